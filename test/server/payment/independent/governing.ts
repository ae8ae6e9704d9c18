import { contractYear, type Span, shared } from './calendar.js';
import { Exact, none, one } from './exact.js';
import { amountOf } from './payments.js';
import { holds, inputOf, lineFor, Open, yearSettled } from './readings.js';
import type { Agreement, Amount, Condition, Governed, Limit } from './terms.js';

/** A block that is governed: for which time its conditions are judged, what its limits count already, and of what a part of the whole pool is one. */
export interface Setting {
  readonly span: Span;
  /** What was paid under it before in the year, if that is known; 'unknowable' where that does not tell what is left of its limit. */
  readonly before: Exact | 'unknowable' | undefined;
  readonly whole?: readonly Exact[];
  /** By which parts a floor is shared out. */
  readonly parts: readonly Exact[];
}

/** What a block pays, party by party, once its conditions, scaling, reductions and limits have been minded. */
export function governed(agreement: Agreement, block: Governed, amounts: readonly Exact[], setting: Setting): Exact[] {
  return limited(agreement, block, lessened(agreement, block, amounts, setting), setting);
}

/** After conditions, a limit before reductions, scaling and reductions, in this order. */
export function lessened(agreement: Agreement, block: Governed, amounts: readonly Exact[], setting: Setting): Exact[] {
  return reducedBy(
    agreement,
    block,
    limitedBefore(agreement, block, admitted(agreement, block, amounts, setting), setting),
    setting,
  );
}

/** All of it, or nothing where a condition does not hold. */
export function admitted(agreement: Agreement, block: Governed, amounts: readonly Exact[], { span }: Setting): Exact[] {
  return paysAtAll(agreement, block, span) ? [...amounts] : amounts.map(() => none);
}

/** Held to a limit that comes before reductions. */
export function limitedBefore(
  agreement: Agreement,
  { mostPaid }: Governed,
  amounts: readonly Exact[],
  setting: Setting,
): Exact[] {
  if (!mostPaid?.before) return [...amounts];
  return cutBack(amounts, limitLeft(agreement, mostPaid.limit, setting.before), mostPaid.cut);
}

/** Scaled, and then reduced. */
export function reducedBy(agreement: Agreement, block: Governed, amounts: readonly Exact[], setting: Setting): Exact[] {
  const { reduced } = block;
  let left = [...amounts];
  if (amounts.every((amount) => amount.is(none))) return left;
  if (block.scaledBy) {
    const by = inputOf(agreement, block.scaledBy, yearSettled(agreement));
    left = left.map((amount) => amount.times(by));
  }
  if (reduced) {
    const off = reduced.unless
      .filter(({ condition }) => holds(agreement, condition, setting.span) === false)
      .map((one) => one.off);
    const taken =
      reduced.combine === 'added'
        ? Exact.sum(off)
        : one.minus(off.reduce((kept, part) => kept.times(one.minus(part)), one));
    left =
      reduced.of === 'amount-earned'
        ? left.map((amount) => amount.times(one.minus(taken).most(none)))
        : left.map((amount, at) => amount.minus(taken.times(setting.whole![at])).most(none));
  }
  return left;
}

/** Held to the limit that comes last, and then raised to the floor. */
export function limited(agreement: Agreement, block: Governed, amounts: readonly Exact[], setting: Setting): Exact[] {
  const { mostPaid, leastPaid } = block;
  const left =
    mostPaid && !mostPaid.before
      ? cutBack(amounts, limitLeft(agreement, mostPaid.limit, setting.before), mostPaid.cut)
      : [...amounts];
  if (!leastPaid) return left;
  const least = limitOf(agreement, leastPaid);
  const short = least.minus(Exact.sum(left));
  return none.isBelow(short) ? left.map((amount, at) => amount.plus(short.times(setting.parts[at]))) : left;
}

/** Whether all conditions hold, and one of the alternatives does. One that falls away is as if it were not written. */
export function paysAtAll(agreement: Agreement, { onlyIf, anyOf }: Governed, span: Span): boolean {
  const found = (list: readonly Condition[] | undefined): boolean[] =>
    (list ?? []).map((condition) => holds(agreement, condition, span)).filter((each) => each !== 'falls-away');
  const alternatives = found(anyOf);
  return found(onlyIf).every((each) => each) && (alternatives.length === 0 || alternatives.some((each) => each));
}

/** What is left of a limit for the year, once what was paid before is taken off. Only what was paid under a whole term tells it. */
export function limitLeft(agreement: Agreement, limit: Amount, before: Setting['before']): Exact {
  const whole = limitOf(agreement, limit);
  if (before === 'unknowable' || !isLater(agreement)) return whole;
  if (!before) throw new Open('What was paid before is not known.');
  return whole.minus(before).most(none);
}

/** Throws where only a part of the year is settled in which the contract is in force. */
export function wantsWholeYear(agreement: Agreement): void {
  const { settled, term } = agreement;
  const year = shared(contractYear(yearSettled(agreement), agreement.yearStarts), term);
  if (year && (settled.first > year.first || settled.last < year.last)) throw new Open('The year has to be settled.');
}

/** A limit for the whole of the contract year. */
export function limitOf(agreement: Agreement, limit: Amount): Exact {
  const year = yearSettled(agreement);
  if (limit.is === 'per') return limit.pounds;
  if (limit.is === 'by-year') return lineFor(limit.lines, year);
  return amountOf({ ...agreement, settled: contractYear(year, agreement.yearStarts) }, limit, undefined);
}

/** Whether days of the contract year were settled before. */
export function isLater({ settled, term, yearStarts }: Agreement): boolean {
  const year = yearSettled({ settled, yearStarts } as Agreement);
  return settled.first > Math.max(contractYear(year, yearStarts).first, term.first);
}

/** Amounts held to a limit on their sum: each by the same part, or one after the other, the first giving way first. */
export function cutBack(amounts: readonly Exact[], limit: Exact, cut: Limit['cut'] = 'in proportion'): Exact[] {
  const sum = Exact.sum(amounts);
  if (!limit.isBelow(sum)) return [...amounts];
  if (cut === 'in proportion') return amounts.map((amount) => amount.times(limit).over(sum));
  let over = sum.minus(limit);
  return amounts.map((amount) => {
    const gives = amount.least(over);
    over = over.minus(gives);
    return amount.minus(gives);
  });
}
