import type { Block, Quantity, Span } from '../../../../grammar/syntax/tree.js';
import { readHead } from '../../semantics/heads.js';
import { blockOf, lineOf } from '../../semantics/lines.js';
import { add, divide, type Rational, zero } from '../rational.js';
import {
  alreadyReported,
  atLeastNothing,
  type Builder,
  constant,
  difference,
  once,
  problem,
  product,
  type Site,
  source,
  step,
  sum,
} from './builder.js';
import { expressionOf, sumOf, wordsOfMeasure } from './calculation.js';
import type { Expression, Step, Variable, Weighed } from './expression.js';
import { betweenLimits, governed, limitOf } from './governing.js';
import { variablesIn } from './inside.js';
import { numberOf, percentageOf } from './quantities.js';
import { tableOf } from './table.js';
import { rowFor, rowsByYear, valueFor } from './time.js';

/** A share of a pool or of a group: a block that begins with a measure's name, or `group`. */
interface Entry {
  readonly block: Block;
  readonly name: string;
  readonly isGroup: boolean;
  readonly share: Rational;
  readonly marks: boolean;
  readonly place: Span;
}

/** The pool of a payment for outcomes in a period, as one step that is read once. */
export function poolOf(b: Builder, block: Block, site: Site): { amount: Expression } | undefined {
  const place = lineOf(block, 'pool') ?? blockOf(block, 'pool');
  if (!place) return alreadyReported(b, block);
  const amount = once(b, b.amounts, `pool ${block.start} ${site.extent.first} ${site.extent.last}`, place, () => {
    const value = valueFor(b, block, 'pool', site.extent);
    const phrase = value?.phrases[0];
    const part = phrase?.parts[0];
    if (!value || !phrase) return undefined;
    const perMark = part?.kind === 'quantity' && /^marks?$/.test(part.per?.unit.text ?? '');
    if (!perMark) {
      const sum = sumOf(b, phrase, site);
      return sum && step(b, site.term, 'Pool', sum, value, 'money');
    }
    const entries = entriesOf(b, block, site);
    if (!entries) return undefined;
    if (!entries.every((entry) => entry.marks))
      return problem(
        b,
        value,
        'A pool with a price per mark needs every share in marks, as in `FluAtRisk 88 marks { … }`.',
      );
    const marks = constant(
      entries.reduce((all, { share }) => add(all, share), zero),
      'number',
      'marks',
    );
    return step(
      b,
      site.term,
      'Pool',
      product(marks, constant(numberOf(part as Quantity), 'money', 'per mark')),
      value,
      'money',
    );
  });
  return amount && { amount };
}

/** What is earned of the pool, all shares together. */
export function outcomeOf(b: Builder, block: Block, site: Site): Expression | undefined {
  const pool = poolOf(b, block, site);
  const entries = entriesOf(b, block, site);
  if (!pool || !entries) return undefined;
  if (entries.length === 0)
    return problem(
      b,
      block,
      'The pool is shared among no measure: add a block for each, as in `HbA1cControl 50% { … }`.',
      true,
    );
  const inner: Site = { ...site, words: { ...site.words, pool: () => pool.amount } };
  const earned = sharesOf(b, entries, pool.amount, inner);
  return earned && step(b, site.term, 'Earned', sum(earned), { start: block.start, end: block.open }, 'money');
}

function sharesOf(b: Builder, entries: readonly Entry[], pool: Expression, site: Site): Expression[] | undefined {
  const weighed: Weighed[] = entries.map((entry) => ({
    name: entry.name,
    share: entry.share,
    measures: measuresOf(b, entry, site),
  }));
  const allMarks = entries.every((entry) => entry.marks);
  if (!allMarks && entries.some((entry) => entry.marks)) {
    const odd = entries.find((entry) => entry.marks) as Entry;
    return problem(
      b,
      odd.place,
      'Some shares are in marks and others in percentages: write all of them in one or the other.',
    );
  }
  const total = entries.reduce((all, { share }) => add(all, share), zero);
  if (total.n <= 0n) return problem(b, entries[0].place, 'The shares come to nothing.');
  const among = allMarks ? weighed.map((one) => ({ ...one, share: divide(one.share, total) })) : weighed;
  const earned = entries.map((entry, own) => {
    const amount = step(
      b,
      site.term,
      `Share of ${entry.name}`,
      product({ kind: 'weight', own, among }, pool),
      entry.place,
      'money',
    );
    return entry.isGroup ? groupOf(b, entry, amount, site) : shareOf(b, entry, amount, site);
  });
  const all = earned.filter((one) => one !== undefined);
  return all.length === earned.length ? all : undefined;
}

function groupOf(b: Builder, entry: Entry, amount: Step, site: Site): Expression | undefined {
  const entries = entriesOf(b, entry.block, site);
  const earned = entries && sharesOf(b, entries, amount, site);
  const result =
    earned &&
    governed(
      b,
      entry.block,
      step(b, site.term, `Earned by ${entry.name}`, sum(earned), entry.place, 'money'),
      site,
      amount,
    );
  return result && betweenLimits(b, entry.block, result, site);
}

function shareOf(b: Builder, entry: Entry, amount: Step, site: Site): Expression | undefined {
  const { block, name, share, marks, place } = entry;
  const measure = readHead(block.head).name;
  if (!measure) return alreadyReported(b, block);
  const inner: Site = { ...site, words: { ...site.words, ...wordsOfMeasure(b, measure, site) } };
  const measured = expressionOf(b, measure, inner);
  const most = limitOf(b, block, 'most-counted', inner);
  if (!measured || !most) return undefined;
  const on: Expression =
    most === 'none' ? measured : { kind: 'least', of: [measured, most.amount], limits: 'most-counted' };
  const table = tableOf(b, block, on, inner, { yields: 'share', of: amount, ...(marks ? { marks: share } : {}) });
  if (!table) return undefined;
  const variable = measured.kind === 'measured' ? measured.variable : undefined;
  const judged: Expression = variable
    ? { kind: 'when', condition: { kind: 'judged', variable }, amount: table, whenDropped: false }
    : table;
  const earned = step(b, site.term, `Earned by ${name}`, judged, place, 'money');
  const result = governed(b, block, earned, inner, amount);
  return result && betweenLimits(b, block, result, inner);
}

/** The shares that stand directly in a block. Undefined, with a problem, where one says no share. */
function entriesOf(b: Builder, block: Block, site: Site): Entry[] | undefined {
  const entries: (Entry | undefined)[] = [];
  for (const item of block.items) {
    if (item.kind !== 'block') continue;
    const head = readHead(item.head);
    const isGroup = head.word?.text === 'group';
    if (!head.name || (head.word && !isGroup)) continue;
    entries.push(entryOf(b, item, head.name.text, isGroup, head.share, site));
  }
  const all = entries.filter((entry) => entry !== undefined);
  return all.length === entries.length ? all : undefined;
}

function entryOf(
  b: Builder,
  block: Block,
  name: string,
  isGroup: boolean,
  inHead: Quantity | undefined,
  site: Site,
): Entry | undefined {
  const place = { start: block.start, end: block.open };
  const entry = (quantity: Quantity): Entry | undefined => {
    const percentage = percentageOf(quantity);
    const marks = /^marks?$/.test(quantity.unit?.text ?? '');
    if (percentage === undefined && !marks)
      return problem(b, quantity, `${source(b, quantity)} is no share: write a percentage or marks.`);
    return { block, name, isGroup, share: percentage ?? numberOf(quantity), marks, place };
  };
  if (inHead) return entry(inHead);
  if (rowsByYear(block.items, b.yearStart).length === 0) return alreadyReported(b, place);
  const part = rowFor(b, block, site.extent, place)?.value.phrases[0]?.parts[0];
  return part?.kind === 'quantity' ? entry(part) : part && alreadyReported(b, place);
}

/** The measures on whose being judged a share depends. */
function measuresOf(b: Builder, entry: Entry, site: Site): Variable[] {
  const outer = b.problems;
  const own = entry.isGroup
    ? (entriesOf(b, entry.block, site) ?? []).flatMap((inner) => measuresOf(b, inner, site))
    : ownMeasure(b, entry, site);
  // Problems are noted where the share itself is read.
  b.problems = outer;
  return own;
}

function ownMeasure(b: Builder, entry: Entry, site: Site): Variable[] {
  const name = readHead(entry.block.head).name;
  b.problems = [];
  const on = name && expressionOf(b, name, site);
  return on ? variablesIn([on]) : [];
}

/** What of the pool is not earned. */
export function unearned(b: Builder, pool: Expression, earned: Expression, site: Site, place: Span): Expression {
  return step(b, site.term, 'Not earned', atLeastNothing(difference(pool, earned, place)), place, 'money');
}
