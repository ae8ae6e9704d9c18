import type { Block, Line, Quantity, Span, Value } from '../../../../grammar/syntax/tree.js';
import { rowKind, wordOfHead } from '../../semantics/heads.js';
import { blockOf, lineOf, wordAt } from '../../semantics/lines.js';
import { isFactor } from '../../semantics/values/names.js';
import { overlap, periodText, yearAt, yearOf } from '../period.js';
import { one } from '../rational.js';
import {
  alreadyReported,
  atLeastNothing,
  type Builder,
  constant,
  difference,
  has,
  namePart,
  problem,
  product,
  type Site,
  source,
  step,
  sum,
} from './builder.js';
import { alreadyPaid, calculationOf, expressionOf, sumOf } from './calculation.js';
import { conditionOfRow, conditionsIn } from './conditions.js';
import type { Condition, CutGroup, Expression, Step } from './expression.js';
import type { Part } from './model.js';
import { cutForEach } from './per-person.js';
import { constantOf, timePer } from './quantities.js';
import { adding, exchanging, question, takingOut } from './questions.js';
import { inOneYear, valueFor } from './time.js';

/** A limit as it is written. */
export interface Limit {
  readonly amount: Expression;
  readonly place: Span;
  /** How several parties are cut back, where it says so. */
  readonly how?: CutGroup['how'];
  readonly beforeReductions: boolean;
  /** It is for each person, and not for the sum. */
  readonly perPerson: boolean;
  /** For each person: what was paid for the person before counts. */
  readonly countsBefore?: boolean;
}

/** A limit in force in the period: `most-paid`, `most-counted` or `least-paid`. `none` where there is none; undefined where it cannot be read. */
export function limitOf(b: Builder, block: Block, key: string, site: Site): Limit | 'none' | undefined {
  if (!has(block, key)) return 'none';
  const value = valueFor(b, block, key, site.extent);
  if (!value) return undefined;
  const words = value.phrases.map((phrase) => source(b, phrase)).join(', ');
  const place = lineOf(block, key) ?? value;
  const person = perPersonIn(value);
  if (person) return limitForEach(b, block, key, person, words, place, site);
  const notes = { yearly: false };
  const amount = limitAmount(b, value, { ...site, limit: notes });
  if (!amount || (notes.yearly && !inOneYear(b, site.extent, `\`${key}\` per year`, place))) return undefined;
  const sofar =
    notes.yearly && !startsItsYear(b, site) && countsUp(block, key, site) ? alreadyPaid(b, site.term) : undefined;
  if (notes.yearly && !sofar && !fitsItsYear(b, block, key, site)) {
    return problem(
      b,
      place,
      `\`${key}\` is for a whole year, and ${periodText(b.settlement, b.yearStart)} is settled: settle the year.`,
    );
  }
  return {
    amount: sofar ? atLeastNothing(difference(amount, sofar, place)) : amount,
    place: { start: place.start, end: place.end },
    ...howIn(words),
    beforeReductions: isBeforeReductions(words),
    perPerson: false,
  };
}

function howIn(words: string): Pick<Limit, 'how'> {
  if (/cut back in order/.test(words)) return { how: 'order' };
  return /cut back in proportion/.test(words) ? { how: 'proportion' } : {};
}

function isBeforeReductions(words: string): boolean {
  return /before reductions/.test(words);
}

/** `£8,200 per person`, for the whole contract, or `£2,000 per person per year`. */
interface PerPerson {
  readonly amount: Quantity;
  readonly yearly: boolean;
}

function perPersonIn({ phrases: [phrase] }: Value): PerPerson | undefined {
  const [amount, rate] = phrase?.parts ?? [];
  if (amount?.kind !== 'quantity' || amount.per?.count || amount.per?.unit.text !== 'person') return undefined;
  return { amount, yearly: rate?.kind === 'unit' && timePer(rate.per) === 'year' };
}

/** A limit for each person. What was paid for a person before counts: in the whole contract, or in the contract year. */
function limitForEach(
  b: Builder,
  block: Block,
  key: string,
  { amount, yearly }: PerPerson,
  words: string,
  place: Span,
  site: Site,
): Limit | undefined {
  const word = wordOfHead(block.head)?.text;
  if (key !== 'most-paid' || block !== site.block || (word !== 'payment' && word !== 'together'))
    return problem(
      b,
      place,
      'A limit for each person is the `most-paid` of a payment, or of several in a `together`. Write it there.',
    );
  if (isBeforeReductions(words))
    return question(b, place, 'A limit for each person comes after reductions: take out `before reductions`.', [
      takingOut(b, place, 'before reductions'),
    ]);
  const value = constantOf(b, amount, site);
  if (!value) return undefined;
  return {
    amount: value,
    place: { start: place.start, end: place.end },
    ...howIn(words),
    beforeReductions: false,
    perPerson: true,
    countsBefore: yearly ? !startsItsYear(b, site) : isAfterStart(b),
  };
}

/** Whether the contract ran before the settlement period. */
function isAfterStart(b: Builder): boolean {
  b.asked.compared.push({ first: b.life.first + 1, last: Number.POSITIVE_INFINITY });
  return b.settlement.first > b.life.first;
}

/** Whether what is left of a yearly limit can be told from what was paid under the term before. */
function countsUp(block: Block, key: string, site: Site): boolean {
  if (block !== site.block) return false;
  return key === 'most-paid' || (key === 'most-withheld' && wordAt(block, 'returned') === 'no');
}

/** Whether a yearly limit can be held against the settlement period alone: the whole year, or the first part of it for what counts up. */
function fitsItsYear(b: Builder, block: Block, key: string, site: Site): boolean {
  const year = overlap(yearOf(yearAt(site.extent.first, b.yearStart), b.yearStart), b.longest);
  if (year && b.settlement.first <= year.first && b.settlement.last >= year.last) return true;
  return startsItsYear(b, site) && countsUp(block, key, site);
}

/** Whether the settlement period starts with its contract year, so that nothing was paid in that year before. */
function startsItsYear(b: Builder, site: Site): boolean {
  const year = yearOf(yearAt(site.extent.first, b.yearStart), b.yearStart);
  return b.settlement.first <= Math.max(year.first, b.life.first);
}

function limitAmount(b: Builder, value: Value, site: Site): Expression | undefined {
  const [phrase] = value.phrases;
  const parts = phrase?.parts.filter(
    (part) => !(part.kind === 'word' && ['before', 'after', 'reductions'].includes(part.text)),
  );
  if (!phrase || parts?.length !== 1) return alreadyReported(b, value);
  const [part] = parts;
  if (part.kind === 'quantity' && part.form === 'percent') return alreadyReported(b, part);
  return sumOf(b, { ...phrase, parts }, site);
}

/** What the block makes of an amount: its conditions, `most-paid` where it comes first, `scaled-by`, and reductions. */
export function governed(
  b: Builder,
  block: Block,
  amount: Expression,
  site: Site,
  pool?: Expression,
): Expression | undefined {
  const admitted = conditioned(b, block, amount, site);
  const limit = limitOf(b, block, 'most-paid', site);
  if (!admitted || !limit) return undefined;
  if (limit === 'none' || !limit.beforeReductions) return lessened(b, block, admitted, site, pool);
  if (limit.how === 'order')
    return question(
      b,
      limit.place,
      'Before reductions there is one sum, and no order in which parties could be cut back.',
      [
        takingOut(b, limit.place, 'before reductions'),
        exchanging(b, limit.place, 'cut back in order', 'cut back in proportion'),
      ],
    );
  return lessened(b, block, limited(b, admitted, limit, site), site, pool);
}

/** An amount, or nothing where a condition of the block does not hold. */
export function conditioned(b: Builder, block: Block, amount: Expression, site: Site): Expression | undefined {
  const conditions = conditionsIn(b, block, site);
  return conditions && (conditions.length === 0 ? amount : onlyIf(b, conditions, amount, site, block));
}

/** An amount, scaled and then reduced as the block says. */
export function lessened(
  b: Builder,
  block: Block,
  amount: Expression,
  site: Site,
  pool?: Expression,
): Expression | undefined {
  const scaled = scaledBy(b, block, amount, site);
  return scaled && reduced(b, block, scaled, site, pool);
}

function onlyIf(b: Builder, conditions: readonly Condition[], amount: Expression, site: Site, block: Block): Step {
  const condition: Condition = conditions.length === 1 ? conditions[0] : { kind: 'all', of: conditions };
  const place = lineOf(block, 'only-if') ?? lineOf(block, 'any-of') ?? blockOf(block, 'only-if') ?? block;
  return step(
    b,
    site.term,
    amount.kind === 'step' ? `${amount.what}, with its conditions` : 'With its conditions',
    { kind: 'when', condition, amount, whenDropped: true },
    place,
    'money',
  );
}

/** An amount held to a limit. */
export function limited(b: Builder, amount: Expression, limit: Limit, site: Site): Step {
  return step(
    b,
    site.term,
    'After the limit',
    { kind: 'least', of: [amount, limit.amount], limits: 'most-paid' },
    limit.place,
    'money',
  );
}

function scaledBy(b: Builder, block: Block, amount: Expression, site: Site): Expression | undefined {
  const line = lineOf(block, 'scaled-by');
  if (!line) return amount;
  const name = namePart(line.value);
  const factor = name && isFactor(b, name) ? expressionOf(b, name, site) : alreadyReported(b, line);
  return factor && step(b, site.term, `Scaled by ${source(b, line.value)}`, product(amount, factor), line, 'money');
}

function reduced(
  b: Builder,
  block: Block,
  amount: Expression,
  site: Site,
  pool: Expression | undefined,
): Expression | undefined {
  const inner = blockOf(block, 'reduced');
  if (!inner) return amount;
  const combine = wordAt(inner, 'combine');
  const of = wordAt(inner, 'percent-of');
  if (!combine || !of) return alreadyReported(b, inner);
  const place = { start: inner.start, end: inner.open };
  if (of === 'whole-pool' && !pool)
    return question(b, place, 'Only a payment for outcomes has a pool: write `percent-of: amount-earned`.', [
      exchanging(b, lineOf(inner, 'percent-of') ?? place, 'whole-pool', 'amount-earned'),
    ]);
  const rates: Expression[] = [];
  let whole = true;
  for (const item of inner.items) {
    if (item.kind !== 'line' || rowKind(item) !== 'unless') continue;
    const rate = reductionOf(b, item, site);
    if (rate) rates.push(rate);
    else whole = false;
  }
  if (!whole) return undefined;
  const taken =
    combine === 'added'
      ? sum(rates)
      : difference(constant(one, 'percent'), product(...rates.map((rate) => rest(rate, place))), place);
  const rate = step(
    b,
    site.term,
    `Reductions, ${combine}`,
    rates.length === 0 ? constant({ n: 0n, d: 1n }, 'percent') : taken,
    place,
    'percent',
  );
  const left =
    of === 'amount-earned' || !pool
      ? product(amount, atLeastNothing(rest(rate, place)))
      : atLeastNothing(difference(amount, product(rate, pool), place));
  return step(b, site.term, 'After reductions', left, place, 'money');
}

function rest(rate: Expression, place: Span): Expression {
  return difference(constant(one, 'percent'), rate, place);
}

function reductionOf(b: Builder, line: Line, site: Site): Expression | undefined {
  const condition = conditionOfRow(b, line, site);
  const rate = calculationOf(b, line.value.phrases[0], site);
  return (
    condition && rate && { kind: 'when', condition: { kind: 'not', of: condition }, amount: rate, whenDropped: false }
  );
}

/** An amount with the limits that one sum can have: not above `most-paid`, then not below `least-paid`. */
export function betweenLimits(b: Builder, block: Block, amount: Expression, site: Site): Expression | undefined {
  const most = limitOf(b, block, 'most-paid', site);
  const least = limitOf(b, block, 'least-paid', site);
  if (!most || !least) return undefined;
  const capped = most === 'none' || most.beforeReductions ? amount : limited(b, amount, most, site);
  return least === 'none' ? capped : raised(b, capped, least, site);
}

/** An amount that is not below a floor. */
export function raised(b: Builder, amount: Expression, least: Limit, site: Site): Step {
  return step(
    b,
    site.term,
    'At the least',
    { kind: 'greatest', of: [amount, least.amount], limits: 'least-paid' },
    least.place,
    'money',
  );
}

/** Parts cut back together to a limit; each party's part keeps its place in the order. */
export function cutBack(
  b: Builder,
  parts: readonly Part[],
  limit: Limit,
  site: Pick<Site, 'term'>,
): Part[] | undefined {
  if (parts.length > 1 && !limit.how) {
    return question(
      b,
      limit.place,
      'When the limit bites, who gives way? Add `cut back in proportion`, or `cut back in order`, which cuts back first who is written first.',
      [adding(limit.place, 'cut back in proportion', ', '), adding(limit.place, 'cut back in order', ', ')],
    );
  }
  if (limit.perPerson) return cutForEach(b, parts, limit, site);
  const group: CutGroup = {
    slot: b.slots++,
    parts: parts.map((part) => part.amount),
    limit: limit.amount,
    how: limit.how ?? 'proportion',
    term: site.term,
    ...limit.place,
  };
  return parts.map(({ party }, own) => ({
    party,
    amount: step(b, site.term, `${party}, within the limit`, { kind: 'cut', own, group }, limit.place, 'money'),
  }));
}
