import type { Block, Line, Range, Span } from '../../../../grammar/syntax/tree.js';
import { blockOf, lineOf, wordAt } from '../../semantics/lines.js';
import { isOperand } from '../../semantics/walk.js';
import { moneyOver } from './amounts.js';
import {
  alreadyReported,
  atLeastNothing,
  type Builder,
  difference,
  has,
  namePart,
  nothing,
  problem,
  product,
  type Site,
  source,
  step,
  type Words,
} from './builder.js';
import { boundsOf, expressionOf, wordsOfMeasure } from './calculation.js';
import type { Band, Bounds, Expression, Row, Step, Table } from './expression.js';
import { shownOf } from './expression.js';
import { conditioned, cutBack, lessened, limitOf } from './governing.js';
import type { Part, Side } from './model.js';
import { sharesFit } from './range-shares.js';
import { isRangeInOtherWords, rangeRows, tableOf } from './table.js';
import { variableNamed } from './variables.js';

/** What a risk share comes to: the gain with its parts, and the loss with its own. */
export function sidesOfRiskShare(b: Builder, block: Block, site: Site): Side[] | undefined {
  const measureLine = lineOf(block, 'measure');
  const measure = namePart(measureLine?.value);
  const restName = namePart(lineOf(block, 'rest-with')?.value);
  if (!measureLine || !measure || !restName || !has(block, 'benchmark')) return alreadyReported(b, block);
  const variable = variableNamed(b, measure, { period: site.window, within: site.extent });
  const benchmark = benchmarkOf(b, block, site);
  if (!variable || !benchmark) return undefined;
  if (variable.shown !== 'money')
    return problem(
      b,
      measure,
      `${measure.text} is not measured in money, so nothing says what a gain on it is worth. Use a payment with \`mechanism: calculation\`.`,
    );
  if (variable.better !== 'lower' && variable.better !== 'higher')
    return problem(
      b,
      measure,
      `${measure.text} says neither that lower nor that higher is better, so it is not clear what a gain is.`,
    );
  const actual: Expression = { kind: 'measured', variable };
  const lower = variable.better === 'lower';
  const gain = step(
    b,
    site.term,
    'Gain',
    atLeastNothing(lower ? difference(benchmark, actual, measureLine) : difference(actual, benchmark, measureLine)),
    measureLine,
    'money',
  );
  const loss = step(
    b,
    site.term,
    'Loss',
    atLeastNothing(lower ? difference(actual, benchmark, measureLine) : difference(benchmark, actual, measureLine)),
    measureLine,
    'money',
  );
  const words: Words = {
    ...wordsOfMeasure(b, measure, site),
    benchmark: () => benchmark,
    actual: () => actual,
    gain: () => gain,
    loss: () => loss,
  };
  const sides: (Side | undefined)[] = [];
  for (const [kind, whole] of [
    ['gain', gain],
    ['loss', loss],
  ] as const) {
    const inner = blockOf(block, kind);
    const within: Site = { ...site, words: { ...site.words, ...words } };
    const parts = inner ? partsOf(b, block, inner, whole, benchmark, restName.text, within) : [];
    const ranges = inner && parts && rangesOf(b, inner, whole, benchmark, within);
    sides.push(parts && { kind, whole, parts, payers: [], rest: restName.text, ...(ranges ? { ranges } : {}) });
  }
  const all = sides.filter((side) => side !== undefined);
  return all.length === sides.length ? all : undefined;
}

function benchmarkOf(b: Builder, block: Block, site: Site): Step | undefined {
  const amount = moneyOver(b, block, 'benchmark', site);
  return (
    amount &&
    step(b, site.term, 'Benchmark', amount, lineOf(block, 'benchmark') ?? blockOf(block, 'benchmark') ?? block, 'money')
  );
}

/** The parties' parts of a gain or a loss, with what governs and limits them. */
function partsOf(
  b: Builder,
  block: Block,
  side: Block,
  whole: Step,
  benchmark: Step,
  rest: string,
  site: Site,
): Part[] | undefined {
  const inner: Site = { ...site, block };
  const counted = countedOf(b, [side, block], whole, inner);
  if (!counted) return undefined;
  if (!rangeRows(side).every((row) => sharesFit(b, row, false))) return undefined;
  const paidOn = wordAt(side, 'paid-on');
  // What falls to who keeps the rest is kept: nobody receives or pays it, so that no limit counts it.
  const parties = partiesIn(side).filter((party) => party !== rest);
  const split: (Part | undefined)[] = parties.map((party) => {
    const amount =
      paidOn === 'part-in-each-band'
        ? bandsOf(b, side, party, counted, benchmark, inner)
        : paidOn === 'whole-gain' || paidOn === 'whole-loss'
          ? wholeOf(b, side, party, counted, benchmark, inner)
          : alreadyReported(b, side);
    const own = amount && step(b, site.term, party, amount, { start: side.start, end: side.open }, 'money');
    return own && { party, amount: own };
  });
  const parts = split.filter((part) => part !== undefined);
  if (parts.length !== split.length) return undefined;
  const holders = [side, block];
  const floor = holders.find((holder) => has(holder, 'least-paid'));
  if (floor)
    return problem(
      b,
      lineOf(floor, 'least-paid') ?? floor,
      'A gain or loss share has no floor: nothing says who receives it when there is nothing to share. Give the floor to a payment.',
    );
  const admitted = eachPart(parts, (amount) =>
    throughAll(holders, amount, (at, own) => conditioned(b, at, own, inner)),
  );
  const first = admitted && cutByAll(b, holders, admitted, true, inner);
  const left =
    first && eachPart(first, (amount) => throughAll(holders, amount, (at, own) => lessened(b, at, own, inner)));
  return left && cutByAll(b, holders, left, false, inner);
}

function eachPart(parts: readonly Part[], change: (amount: Expression) => Expression | undefined): Part[] | undefined {
  const changed = parts.flatMap(({ party, amount }) => {
    const result = change(amount);
    return result ? [{ party, amount: result }] : [];
  });
  return changed.length === parts.length ? changed : undefined;
}

function throughAll(
  holders: readonly Block[],
  amount: Expression,
  change: (holder: Block, amount: Expression) => Expression | undefined,
): Expression | undefined {
  return holders.reduce<Expression | undefined>((before, holder) => before && change(holder, before), amount);
}

/** Holds the parts within the limits of the side and of the whole term, those that come before reductions or those after. */
function cutByAll(
  b: Builder,
  holders: readonly Block[],
  parts: Part[],
  beforeReductions: boolean,
  site: Site,
): Part[] | undefined {
  let held: Part[] | undefined = parts;
  for (const holder of holders) {
    const limit = limitOf(b, holder, 'most-paid', site);
    if (!limit || !held) return undefined;
    if (limit !== 'none' && limit.beforeReductions === beforeReductions && held.length > 0)
      held = cutBack(b, held, limit, site);
  }
  return held;
}

function countedOf(b: Builder, holders: readonly Block[], whole: Step, site: Site): Expression | undefined {
  let counted: Expression = whole;
  for (const holder of holders) {
    const most = limitOf(b, holder, 'most-counted', site);
    if (!most) return undefined;
    if (most !== 'none')
      counted = step(
        b,
        site.term,
        `${whole.what} that counts`,
        { kind: 'least', of: [counted, most.amount], limits: 'most-counted' },
        most.place,
        'money',
      );
  }
  return counted;
}

/** The parties that the ranges name, in the order in which they are written first. */
function partiesIn(side: Block): string[] {
  const parties = new Set<string>();
  for (const row of rangeRows(side))
    for (const { parts } of row.value.phrases) if (parts[0]?.kind === 'name') parties.add(parts[0].text);
  return [...parties];
}

function isUnshared(row: Line): boolean {
  return row.value.phrases.length === 1 && row.value.phrases[0].parts[0]?.kind === 'word';
}

/** A bound in pounds: percentages are of the benchmark. */
function boundInPounds(b: Builder, bound: Expression, benchmark: Step, place: Span): Expression | undefined {
  const shown = shownOf(bound);
  if (shown === 'money') return bound;
  if (bound.kind === 'constant' && bound.value.n === 0n) return nothing;
  if (shown === 'percent') return product(bound, benchmark);
  return problem(b, place, 'The ranges of a gain or a loss are percentages of the benchmark, or money.');
}

/** All ranges of a side, for those who ask whether they cover every gain or loss once. */
function rangesOf(b: Builder, side: Block, whole: Step, benchmark: Step, site: Site): Table | undefined {
  if (side.items.some(isRangeInOtherWords)) return undefined;
  const rows: Row[] = [];
  for (const line of rangeRows(side)) {
    const [head] = line.head;
    const text = source(b, { start: line.start, end: line.colon }).trim();
    const found = head.kind === 'range' ? boundsOf(b, head, site) : { lowIncluded: false, highIncluded: false };
    const low = found?.low && boundInPounds(b, found.low, benchmark, head);
    const high = found?.high && boundInPounds(b, found.high, benchmark, head);
    if (!found || (found.low && !low) || (found.high && !high)) return undefined;
    const { lowIncluded, highIncluded } = found;
    const bounds: Bounds = { ...(low ? { low } : {}), lowIncluded, ...(high ? { high } : {}), highIncluded };
    const otherwise = head.kind !== 'range';
    rows.push({ bounds, otherwise, result: nothing, text, start: line.start, end: line.colon });
  }
  const place = { start: side.start, end: side.open };
  return rows.length === 0 ? undefined : { kind: 'table', on: whole, rows, place, term: site.term };
}

function bandsOf(
  b: Builder,
  side: Block,
  party: string,
  on: Expression,
  benchmark: Step,
  site: Site,
): Expression | undefined {
  const bands: Band[] = [];
  let whole = true;
  for (const row of rangeRows(side)) {
    if (isUnshared(row)) continue;
    const band = bandOf(b, row, party, benchmark, site);
    if (band) bands.push(...band);
    else whole = false;
  }
  return whole ? { kind: 'bands', on, bands } : undefined;
}

function bandOf(b: Builder, row: Line, party: string, benchmark: Step, site: Site): Band[] | undefined {
  const [head] = row.head;
  if (head.kind !== 'range')
    return problem(b, row, '`otherwise` is no band of its own: say from where to where it runs.');
  const bounds = boundsOf(b, head, site);
  if (!bounds) return undefined;
  const low = bounds.low ? boundInPounds(b, bounds.low, benchmark, head) : nothing;
  const high = bounds.high && boundInPounds(b, bounds.high, benchmark, head);
  if (!low || (bounds.high && !high)) return undefined;
  for (const { parts } of row.value.phrases) {
    const [name, share] = parts;
    if (name?.kind !== 'name' || name.text !== party) continue;
    if (!share) return alreadyReported(b, name);
    if (!isOperand(share))
      return problem(
        b,
        share,
        'With `part-in-each-band` a share is the same in all of its band: `rising` and `falling` go with `whole-gain`.',
      );
    const rate = expressionOf(b, share, site);
    if (!rate) return undefined;
    if (shownOf(rate) === 'money')
      return problem(
        b,
        share,
        'With `part-in-each-band` a band shares a percentage of what lies in it, not an amount.',
      );
    return [{ low, ...(high ? { high } : {}), rate, text: source(b, head), start: row.start, end: row.colon }];
  }
  return [];
}

/** The whole gain by the range in which it falls: `on` of the table is the gain as a part of the benchmark, or in pounds. */
function wholeOf(
  b: Builder,
  side: Block,
  party: string,
  counted: Expression,
  benchmark: Step,
  site: Site,
): Expression | undefined {
  const inMoney = rangeRows(side).some(({ head: [head] }) => head.kind === 'range' && saysMoney(b, head, site));
  const on: Expression = inMoney ? counted : { kind: 'quotient', left: counted, right: benchmark, place: side };
  const bounds = (inner: Builder, range: Range, at: Site): Bounds | undefined => {
    const found = boundsOf(inner, range, at);
    if (!found || !inMoney) return found;
    const low = found.low && boundInPounds(inner, found.low, benchmark, range);
    const high = found.high && boundInPounds(inner, found.high, benchmark, range);
    return (found.low && !low) || (found.high && !high) ? undefined : { ...found, low, high };
  };
  const table = tableOf(b, side, on, site, { yields: 'part', of: counted, party }, bounds);
  // The ranges cover every gain above nothing; without one nothing is shared.
  return (
    table && {
      kind: 'when',
      condition: {
        kind: 'compare',
        on: counted,
        measures: [],
        bounds: { low: nothing, lowIncluded: false, highIncluded: false },
        text: `there is a ${readWhole(side)}`,
        term: site.term,
        whenMissing: false,
        start: side.start,
        end: side.open,
      },
      amount: table,
      whenDropped: false,
    }
  );
}

function readWhole(side: Block): string {
  const [word] = side.head;
  return word.kind === 'word' ? word.text : 'gain';
}

function saysMoney(b: Builder, range: Range, site: Site): boolean {
  const problems = b.problems;
  b.problems = [];
  const bounds = boundsOf(b, range, site);
  b.problems = problems;
  return [bounds?.low, bounds?.high].some((bound) => bound !== undefined && shownOf(bound) === 'money');
}
