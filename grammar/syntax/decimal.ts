/** A decimal number exactly as written: `digits` × 10^-`scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Reads digits with commas and at most one point; says nothing of whether the commas are in the right places. */
export function decimalOf(text: string): Decimal {
  const plain = text.replaceAll(',', '');
  const point = plain.indexOf('.');
  if (point < 0) return { digits: BigInt(plain), scale: 0 };
  return { digits: BigInt(plain.slice(0, point) + plain.slice(point + 1)), scale: plain.length - point - 1 };
}

/** `value` × 10^`power`, power ≥ 0. */
export function scaledUp(value: Decimal, power: number): Decimal {
  if (power <= value.scale) return { digits: value.digits, scale: value.scale - power };
  return { digits: value.digits * 10n ** BigInt(power - value.scale), scale: 0 };
}

export function negated(value: Decimal): Decimal {
  return { digits: -value.digits, scale: value.scale };
}

/** Negative, 0 or positive, as a - b is. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const left = a.digits * 10n ** BigInt(scale - a.scale);
  const right = b.digits * 10n ** BigInt(scale - b.scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** With commas in groups of three and without needless zeros at the end: `12,400,000`, `7.5`. */
export function formatDecimal(value: Decimal): string {
  const sign = value.digits < 0n ? '-' : '';
  const digits = (value.digits < 0n ? -value.digits : value.digits).toString().padStart(value.scale + 1, '0');
  const whole = digits.slice(0, digits.length - value.scale);
  const fraction = digits.slice(digits.length - value.scale).replace(/0+$/, '');
  return `${sign}${inGroups(whole)}${fraction ? `.${fraction}` : ''}`;
}

/** The digits of a whole number, with commas between groups of three: `12400000` is `12,400,000`. */
export function inGroups(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
