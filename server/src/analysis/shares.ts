import type { Bounds, Condition, CutGroup, Expression } from '../payment/model/expression.js';
import type { PersonGroup, Rate } from '../payment/model/person-cut.js';
import { divide, equals, multiply, one, type Rational, total } from '../payment/rational.js';
import { constantIn } from './constants.js';

/** The number with which one amount multiplied is another, whatever is measured: any where both are nothing, undefined where there is none. */
type Ratio = Rational | 'any' | undefined;

const known = new WeakMap<CutGroup | PersonGroup, readonly Rational[] | 'none'>();

/**
 * The share of each part in all parts of a group, where it is the same whatever is measured, as where providers share each gain in one proportion. What
 * is cut back in proportion, for each person or in all, is then the same share of what all come to together.
 */
export function sharesOf(group: CutGroup | PersonGroup): readonly Rational[] | undefined {
  const found = known.get(group) ?? read(group) ?? 'none';
  known.set(group, found);
  return found === 'none' ? undefined : found;
}

function read(group: CutGroup | PersonGroup): Rational[] | undefined {
  if (group.how !== 'proportion') return undefined;
  const ratios: Rational[] = [];
  for (const own of group.parts.keys()) {
    const ratio =
      'rates' in group ? ratioOfRates(group.rates[0], group.rates[own]) : ratioOf(group.parts[0], group.parts[own]);
    if (!ratio || ratio === 'any' || ratio.n <= 0n) return undefined;
    ratios.push(ratio);
  }
  const all = total(ratios);
  return ratios.map((ratio) => divide(ratio, all));
}

/** What the second is of the first for every person, whoever has what: not only for all people together. */
function ratioOfRates(a: readonly Rate[], b: readonly Rate[]): Ratio {
  if (a.length !== b.length || a.some(({ variable }, i) => variable !== b[i].variable)) return undefined;
  return common(a.map(({ worth }, i) => ratioOf(worth, b[i].worth)));
}

/** What the second is of the first, by what they are made of. */
function ratioOf(a: Expression, b: Expression): Ratio {
  if (a === b) return one;
  if (a.kind === 'step') return ratioOf(a.of, b);
  if (b.kind === 'step') return ratioOf(a, b.of);
  const [first, second] = [constantIn(a), constantIn(b)];
  if (first && second) return first.n === 0n ? (second.n === 0n ? 'any' : undefined) : divide(second, first);
  switch (a.kind) {
    case 'measured':
      return b.kind === 'measured' && a.variable === b.variable ? one : undefined;
    case 'sum':
    case 'least':
    case 'greatest':
      return b.kind === a.kind ? common(pairs(a.of, b.of)) : undefined;
    case 'difference':
      return b.kind === 'difference' ? common(pairs([a.left, a.right], [b.left, b.right])) : undefined;
    case 'product': {
      if (b.kind !== 'product') return undefined;
      const ratios = pairs(a.of, b.of);
      if (ratios.includes(undefined)) return undefined;
      return ratios.includes('any') ? 'any' : (ratios as Rational[]).reduce(multiply, one);
    }
    case 'bands': {
      if (b.kind !== 'bands' || !isSame(a.on, b.on) || a.bands.length !== b.bands.length) return undefined;
      const alike = a.bands.every(({ low, high }, i) => isSame(low, b.bands[i].low) && isSame(high, b.bands[i].high));
      return alike ? common(a.bands.map(({ rate }, i) => ratioOf(rate, b.bands[i].rate))) : undefined;
    }
    case 'table': {
      if (b.kind !== 'table' || !isSame(a.on, b.on) || a.rows.length !== b.rows.length) return undefined;
      const alike = a.rows.every(
        ({ otherwise, bounds }, i) => otherwise === b.rows[i].otherwise && sameBounds(bounds, b.rows[i].bounds),
      );
      return alike ? common(a.rows.map(({ result }, i) => ratioOf(result, b.rows[i].result))) : undefined;
    }
    case 'ramp': {
      if (b.kind !== 'ramp' || !isSame(a.on, b.on) || !isSame(a.low, b.low) || !isSame(a.high, b.high))
        return undefined;
      return common(pairs([a.from, a.to], [b.from, b.to]));
    }
    case 'when':
      return b.kind === 'when' && sameCondition(a.condition, b.condition) ? ratioOf(a.amount, b.amount) : undefined;
    default:
      return undefined;
  }
}

function pairs(a: readonly Expression[], b: readonly Expression[]): Ratio[] {
  return a.length === b.length ? a.map((one, i) => ratioOf(one, b[i])) : [undefined];
}

/** The one ratio of all; of the lesser or the greater of several too, where it is above nothing. */
function common(ratios: readonly Ratio[]): Ratio {
  const stated = ratios.filter((ratio) => ratio !== 'any');
  const [first] = stated;
  if (stated.length === 0) return 'any';
  return first && first.n > 0n && stated.every((ratio) => ratio && equals(ratio, first)) ? first : undefined;
}

function isSame(a: Expression | undefined, b: Expression | undefined): boolean {
  if (!a || !b) return a === b;
  const ratio = ratioOf(a, b);
  return ratio === 'any' || (ratio !== undefined && equals(ratio, one));
}

function sameBounds(a: Bounds, b: Bounds): boolean {
  const included = a.lowIncluded === b.lowIncluded && a.highIncluded === b.highIncluded;
  return included && isSame(a.low, b.low) && isSame(a.high, b.high);
}

function sameCondition(a: Condition, b: Condition): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case 'compare':
      return b.kind === 'compare' && isSame(a.on, b.on) && sameBounds(a.bounds, b.bounds);
    case 'judged':
      return b.kind === 'judged' && a.variable === b.variable;
    case 'not':
      return b.kind === 'not' && sameCondition(a.of, b.of);
    default:
      return (
        b.kind === a.kind && a.of.length === b.of.length && a.of.every((inner, i) => sameCondition(inner, b.of[i]))
      );
  }
}
