import { nothing } from '../../payment/model/builder.js';
import type { Expression, Step } from '../../payment/model/expression.js';
import type { Part, Side } from '../../payment/model/model.js';
import { isNeverNegative } from '../../payment/model/sign.js';
import { liesWithin } from '../comparison.js';
import { addendsOf, type Extreme, extremeOfSum, gathered } from '../extreme.js';
import { wholeOf } from '../flows.js';
import { roughSum } from '../rough.js';
import type { Budget } from '../search.js';

/** A party's part of a payment, with what is taken off it: the pools of other payments, and what remedies withhold. */
export interface LessenedPart extends Part {
  /** One for each pool and remedy, in the order in which they are taken off. */
  readonly heldBack: readonly Step[];
  /** What it is before. */
  readonly before: Expression;
}

/** The parts of a payment. */
export function lessenedParts({ kind, parts }: Side): LessenedPart[] {
  return kind === 'paid' ? parts.map((part) => ({ ...part, ...underneath(part.amount) })) : [];
}

/** What is held back from an amount, through shares and limits. */
function underneath(amount: Expression): Pick<LessenedPart, 'heldBack' | 'before'> {
  const inner = innerOf(amount).map(underneath);
  const found = inner.find(({ heldBack }) => heldBack.length > 0);
  if (amount.kind !== 'step' || !amount.holdsBack) return found ?? { heldBack: [], before: amount };
  const [{ heldBack, before }] = inner;
  return { heldBack: [...heldBack, amount], before };
}

/** What an amount is of, as far as something may be held back from it. */
function innerOf(amount: Expression): readonly Expression[] {
  switch (amount.kind) {
    case 'step':
      return [amount.holdsBack && amount.of.kind === 'difference' ? amount.of.left : amount.of];
    case 'product':
    case 'sum':
    case 'least':
    case 'greatest':
      return amount.of;
    case 'cut':
      return [amount.group.parts[amount.own]];
    default:
      return [];
  }
}

/** A sum that falls below nothing. */
export interface Shortfall {
  /** Whose part it is; none where it is the whole payment. */
  readonly party?: string;
  readonly least: Extreme;
}

/**
 * How far a payment, or else a party's part of it, can fall below nothing; undefined where it never does. Where that is not decided, `least.found` is not
 * below nothing.
 *
 * @param parts those from which something is taken
 * @param from where only what is held back is asked about, and not what is below nothing before: `held-back`
 */
export function shortfallOf(
  parts: readonly LessenedPart[],
  from: 'held-back' | 'all',
  budget: Budget,
): Shortfall | undefined {
  const amounts = (some: readonly LessenedPart[]): Expression => {
    const sum = wholeOf(some.map(({ amount }) => amount));
    const doubtful = from === 'all' ? [] : some.filter(({ before }) => !isNeverNegative(before));
    return doubtful.length === 0 ? sum : whereNotBelow(doubtful, sum);
  };
  const whole = leastBelow(amounts(parts), budget);
  if (whole && (parts.length < 2 || isBelow(whole))) return { least: whole };
  let open = whole && { least: whole };
  for (const part of parts.length > 1 ? parts : []) {
    const least = leastBelow(amounts([part]), budget);
    if (least && isBelow(least)) return { party: part.party, least };
    if (least) open ??= { least };
  }
  return open;
}

function isBelow({ found, bound, decided }: Extreme): boolean {
  return (found !== undefined && found.n < 0n) || (decided && bound === undefined);
}

/** The least of an amount; undefined where it is known to be nothing or more. */
function leastBelow(amount: Expression, budget: Budget): Extreme | undefined {
  const addends = gathered(addendsOf(amount));
  const rough = roughSum(addends);
  if (rough?.low && rough.low.n >= 0n) return undefined;
  const least = extremeOfSum(addends, 'least', { ...budget });
  return !least || (least.bound && least.bound.n >= 0n) || (least.decided && !isBelow(least)) ? undefined : least;
}

/** An amount where others are not below nothing already. */
function whereNotBelow(others: readonly LessenedPart[], amount: Expression): Expression {
  const bounds = { low: nothing, lowIncluded: true, highIncluded: false };
  const of = others.map(({ before }) => liesWithin(before, bounds));
  return { kind: 'when', condition: { kind: 'all', of }, amount, whenDropped: true };
}
