import type { Expression, Step } from './expression.js';

/** Whether it is plain that an amount is not below nothing: no difference in it, no negative number, and no value that can be negative. */
export function isNeverNegative(amount: Expression): boolean {
  switch (amount.kind) {
    case 'constant':
      return amount.value.n >= 0n;
    case 'measured': {
      const { known, least } = amount.variable;
      return ((known ?? least)?.n ?? -1n) >= 0n;
    }
    case 'product':
    case 'sum':
    case 'least':
      return amount.of.every(isNeverNegative);
    case 'greatest':
      return amount.of.some(isNeverNegative);
    case 'quotient':
      return isNeverNegative(amount.left) && isNeverNegative(amount.right);
    case 'ramp':
      return isNeverNegative(amount.from) && isNeverNegative(amount.to);
    case 'each':
    case 'when':
      return isNeverNegative(amount.amount);
    case 'table':
      return amount.rows.every(({ result }) => isNeverNegative(result));
    case 'weight':
    // A limit for each person is refused on what may be below nothing.
    case 'person-cut':
      return true;
    case 'bands':
      return amount.bands.every(({ rate }) => isNeverNegative(rate));
    case 'cut':
      return amount.group.parts.every(isNeverNegative);
    case 'step': {
      const known = neverNegative.get(amount) ?? isNeverNegative(amount.of);
      neverNegative.set(amount, known);
      return known;
    }
    default:
      return false;
  }
}

const neverNegative = new WeakMap<Step, boolean>();
