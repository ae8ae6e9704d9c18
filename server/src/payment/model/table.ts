import type { Block, Item, Line, Part, Range, Span } from '../../../../grammar/syntax/tree.js';
import { rowKind } from '../../semantics/heads.js';
import { isPlainNumber } from '../../semantics/values/quantities.js';
import { isSum } from '../../semantics/values/sums.js';
import { isOperand } from '../../semantics/walk.js';
import { compare, divide, type Rational } from '../rational.js';
import {
  alreadyReported,
  atLeastNothing,
  type Builder,
  constant,
  nothing,
  problem,
  product,
  type Site,
  source,
} from './builder.js';
import { boundsOf, calculationOf, expressionOf, saysLessThanNothing, sumOf } from './calculation.js';
import { type Bounds, type Each, type Expression, type Row, shownOf, type Table } from './expression.js';
import { numberOf } from './quantities.js';
import { adding, question, writing } from './questions.js';
import { isNeverNegative } from './sign.js';

/** What the results of a table are. */
export type Results =
  /** A number, such as a rate: `nothing` is refused. */
  | { readonly yields: 'number' }
  /** An amount of money. */
  | { readonly yields: 'money' }
  /** Percentages of a share of a pool, amounts, or marks of which the share has `marks`. */
  | { readonly yields: 'share'; readonly of: Expression; readonly marks?: Rational }
  /** What one party receives of a gain; `of` is the gain. */
  | { readonly yields: 'part'; readonly of: Expression; readonly party: string };

/** The rows of a block whose heads are ranges. */
export function rangeRows(block: Block): Line[] {
  return block.items.filter((item): item is Line => item.kind === 'line' && rowKind(item) === 'range');
}

/** A row whose range is written in other words, which is reported where it stands: `75% or more`, `55%-75%`, `between 55% and 75%`. */
export function isRangeInOtherWords(item: Item): boolean {
  if (item.kind !== 'line') return false;
  const [first, more] = item.head;
  return (
    first?.kind === 'quantity' ||
    first?.kind === 'binary' ||
    (more !== undefined && first?.kind === 'word' && first.text === 'between')
  );
}

/** A table over the values of `on`; undefined, with a problem, where a row cannot be read. */
export function tableOf(
  b: Builder,
  block: Block,
  on: Expression,
  site: Site,
  results: Results,
  boundsFor = boundsOf,
): Table | undefined {
  const rows: Row[] = [];
  let whole = true;
  for (const line of rangeRows(block)) {
    const [head] = line.head;
    const otherwise = head.kind === 'word';
    const bounds = head.kind === 'range' ? boundsFor(b, head, site) : { lowIncluded: false, highIncluded: false };
    const result = bounds && resultOf(b, line, on, bounds, site, results);
    if (!bounds || !result) {
      whole = false;
      continue;
    }
    const text = source(b, { start: line.start, end: line.colon }).trim();
    rows.push({ bounds, otherwise, result, text, start: line.start, end: line.colon });
  }
  const place = { start: block.start, end: block.open };
  if (!whole) return undefined;
  if (block.items.some(isRangeInOtherWords)) return alreadyReported(b, place);
  if (rows.length === 0) return alreadyReported(b, place);
  return { kind: 'table', on, rows, place, term: site.term };
}

function resultOf(
  b: Builder,
  line: Line,
  on: Expression,
  bounds: Bounds,
  site: Site,
  results: Results,
): Expression | undefined {
  const { value } = line;
  if (results.yields === 'part') return partOf(b, line, on, bounds, site, results);
  const [phrase] = value.phrases;
  if (!phrase || value.phrases.length > 1) return alreadyReported(b, line);
  const [part, more] = phrase.parts;
  if (!more && part.kind === 'word' && part.text === 'nothing') {
    if (results.yields !== 'number') return nothing;
    return question(
      b,
      part,
      'This table yields a number for other calculations, and `nothing` is no number: write 0% or £0, whichever is meant.',
      [writing(part, '0%'), writing(part, '£0')],
    );
  }
  if (!more && (part.kind === 'ramp' || part.kind === 'step')) {
    if (results.yields !== 'number' && !paysSums(b, part)) return alreadyReported(b, part);
    const slope = slopeOf(b, part, on, bounds, line.head[0], site);
    return slope && amountOf(b, slope, part, results, false);
  }
  const found = results.yields === 'number' ? calculationOf(b, phrase, site) : sumOf(b, phrase, site);
  if (!found) return undefined;
  if (
    results.yields === 'share' &&
    results.marks &&
    part.kind === 'quantity' &&
    part.unit &&
    /^marks?$/.test(part.unit.text)
  )
    return product(results.of, constant(divide(numberOf(part), results.marks), 'percent'));
  if (results.yields !== 'number' && isPlainNumber(part)) return alreadyReported(b, phrase);
  return amountOf(b, found, phrase, results, saysLessThanNothing(b, phrase));
}

/** Turns a result into an amount: a percentage is one of the share, money is itself. Not below nothing unless it says so. */
function amountOf(
  b: Builder,
  found: Expression,
  place: Span,
  results: Results,
  below: boolean,
): Expression | undefined {
  if (results.yields === 'number') return found;
  const shown = shownOf(found);
  if (results.yields === 'share' && shown === 'percent') return held(product(results.of, found), below);
  if (shown === 'money') return held(found, below);
  return problem(
    b,
    place,
    results.yields === 'share'
      ? `${source(b, place)} is neither an amount of money nor a percentage, so it is not clear what is paid.`
      : `${source(b, place)} is a plain number${shown === 'percent' ? ' or a percentage' : ''}, not an amount of money: say of what it is a part, as in \`… × Core\`.`,
  );
}

function held(amount: Expression, below: boolean): Expression {
  return below || isNeverNegative(amount) ? amount : atLeastNothing(amount);
}

type Slope = Extract<Part, { kind: 'ramp' | 'step' }>;

function paysSums(b: Builder, slope: Slope): boolean {
  return (slope.kind === 'ramp' ? [slope.from, slope.to] : [slope.amount]).every((paid) => isSum(b, paid));
}

function slopeOf(
  b: Builder,
  slope: Slope,
  on: Expression,
  bounds: Bounds,
  range: Part,
  site: Site,
): Expression | undefined {
  if (slope.kind === 'ramp') {
    const from = expressionOf(b, slope.from, site);
    const to = expressionOf(b, slope.to, site);
    if (!from || !to) return undefined;
    if (!bounds.low || !bounds.high) {
      return problem(
        b,
        slope,
        `\`${slope.direction} to\` runs straight between the two ends of a range, and this range has only one. Write \`from … to below …\` before it.`,
      );
    }
    if (goesOtherwise(slope, from, to)) {
      const { direction } = slope;
      const [first, last] = [source(b, slope.from), source(b, slope.to)];
      const other = direction === 'rising' ? 'falling' : 'rising';
      return question(
        b,
        slope,
        `\`${source(b, slope)}\` goes ${other === 'rising' ? 'up' : 'down'}. Is \`${other}\` meant, or do the two numbers stand in the wrong order?`,
        [writing(slope, `${first} ${other} to ${last}`), writing(slope, `${last} ${direction} to ${first}`)],
      );
    }
    return { kind: 'ramp', on, low: bounds.low, high: bounds.high, from, to };
  }
  const amount = expressionOf(b, slope.amount, site);
  const size = expressionOf(b, slope.step, site);
  if (!amount || !size) return undefined;
  const beyond = slope.beyond ? beyondOf(b, slope.beyond, site) : fromTheStart(b, slope, bounds, range);
  const { whole, start, end } = slope;
  return beyond && { kind: 'each', amount, size, on, ...beyond, whole, start, end };
}

/** Whether the two numbers of a slope contradict the word between them. */
function goesOtherwise({ direction }: Extract<Slope, { kind: 'ramp' }>, from: Expression, to: Expression): boolean {
  if (from.kind !== 'constant' || to.kind !== 'constant') return false;
  const order = compare(to.value, from.value);
  return direction === 'rising' ? order < 0 : order > 0;
}

function beyondOf(b: Builder, range: Range, site: Site): Pick<Each, 'beyond' | 'side'> | undefined {
  const side = range.words === 'above' || range.words === 'over' || range.words === 'at least' ? 'above' : 'below';
  const bound = side === 'above' ? range.low : range.high;
  if (!bound || (range.low && range.high))
    return problem(b, range, 'Say from where the steps are counted: `above 68%` or `below 68%`.');
  const beyond = expressionOf(b, bound, site);
  return beyond && { beyond, side };
}

/** `68%`, `£1.2m`, `640 quits`: all that is said of the number, behind the sign of a currency. */
const startsWithNumber = /^(?<sign>[£€$]?)\d[\d,.]*[mkb]?(?![\w.])/;

/** Steps that do not say from where they are counted: from 0, if the range starts there. */
function fromTheStart(b: Builder, slope: Span, bounds: Bounds, range: Part): Pick<Each, 'beyond' | 'side'> | undefined {
  const starts = bounds.low === undefined || (bounds.low.kind === 'constant' && bounds.low.value.n === 0n);
  if (starts) return { beyond: constant({ n: 0n, d: 1n }), side: 'above' };
  const low = range.kind === 'range' && range.low && source(b, range.low);
  return question(
    b,
    slope,
    'From where are the steps counted: from 0, or from where the range starts? Add for example `above 68%`.',
    low && startsWithNumber.test(low)
      ? [adding(slope, `above ${low}`, ' '), adding(slope, `above ${low.replace(startsWithNumber, '$<sign>0')}`, ' ')]
      : [],
  );
}

/** What one party has of a gain in a row such as `ShoreCIC 35%, CoastGPs 15%`. */
function partOf(
  b: Builder,
  { head, value }: Line,
  on: Expression,
  bounds: Bounds,
  site: Site,
  results: Extract<Results, { yields: 'part' }>,
): Expression | undefined {
  for (const phrase of value.phrases) {
    const [name, share] = phrase.parts;
    if (name?.kind !== 'name' || name.text !== results.party) continue;
    if (!share) return alreadyReported(b, phrase);
    if (share.kind === 'ramp' || share.kind === 'step') {
      const slope = slopeOf(b, share, on, bounds, head[0], site);
      return slope && (shownOf(slope) === 'money' ? slope : product(results.of, slope));
    }
    const found = isOperand(share) ? expressionOf(b, share, site) : alreadyReported(b, share);
    return found && (shownOf(found) === 'money' ? found : product(results.of, found));
  }
  return nothing;
}
