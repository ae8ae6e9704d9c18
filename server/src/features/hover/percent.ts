import { formatDecimal } from '../../../../grammar/syntax/decimal.js';
import type { Block, Line, Part, Quantity, Share } from '../../../../grammar/syntax/tree.js';
import { readHead } from '../../semantics/heads.js';
import { lineOf, wordAt } from '../../semantics/lines.js';
import type { Declared } from '../../semantics/names.js';
import { keyNamed } from '../../semantics/schema/schema.js';
import type { KeyShape } from '../../semantics/schema/shapes.js';
import { minus, moneyText } from './arithmetic.js';
import { moneyOf, type Setting, type Sum, shareOf, sumsOf, sumsText } from './money.js';
import { aroundOf, meaningOf, originOf, type Place } from './place.js';
import { prose, sentence, written } from './wording.js';

/** The key of the line, or of the table by year in which the line stands. */
export function keyAt(place: Place): KeyShape | undefined {
  if (place.key || !place.shape?.id.startsWith('by-year/')) return place.key;
  const outer = place.around[place.around.length - 2]?.shape;
  return outer && keyNamed(outer, place.shape.id.slice('by-year/'.length));
}

/** What a percentage is a percentage of, which is decided by where it stands; a whole sentence, with the sum where it is known exactly. */
export function percentageIsOf(place: Place, quantity: Quantity): string | undefined {
  const { chain } = place;
  const index = chain.indexOf(quantity);
  const parent = chain[index - 1];
  if (parent?.kind === 'share' && parent.share === quantity) return ofNamed(place, parent);
  if (chain.some((part) => part.kind === 'range') || place.chain[0]?.kind === 'range') return ofRange(place, quantity);
  if (parent && parent.kind !== 'ramp') return plainNumber(quantity);
  if (place.inHead) return place.item.kind === 'block' ? besideName(place, place.item, quantity) : undefined;
  return ofValue(place, quantity);
}

function ofValue(place: Place, quantity: Quantity): string | undefined {
  const shape = place.shape?.id;
  switch (shape) {
    case 'payment/share':
      if (place.row?.head === 'range') return ofMeasuresShare(place, quantity);
      return place.row ? `${shown(quantity)} of the pool, in that year.` : undefined;
    case 'contract/risk-share/gain':
    case 'contract/risk-share/loss':
      if (place.row) return ofGain(place, quantity, shape.endsWith('gain') ? 'gain' : 'loss');
      break;
    case 'contract/pooled-fund/overspend':
    case 'contract/pooled-fund/underspend':
      if (place.row)
        return `${shown(quantity)} of the part of the ${shape.slice(shape.lastIndexOf('/') + 1)} in this range.`;
      break;
    case 'let':
    case 'payment/result':
      return plainNumber(quantity);
  }
  if (place.row?.head === 'unless') return ofReduction(place, quantity);
  const key = keyAt(place);
  switch (key?.value.type) {
    case 'parties':
      return ofPayment(place, quantity);
    case 'percent':
      return key.key === 'minimum-response'
        ? `${shown(quantity)} of those who were asked.`
        : key.key === 'uplift'
          ? `${shown(quantity)} of the amount of the year before, added each year.`
          : undefined;
    case 'rounding-step':
      return `Values are rounded in steps of ${shown(quantity)} before they are compared with anything.`;
    case 'measured':
    case 'comparison':
    case 'span-of-values':
      return ofMeasure(subjectOf(place), place, quantity);
    case 'conditions':
      return undefined;
    default:
      if (place.row) return ofMeasure(subjectOf(place), place, quantity);
      return key ? plainNumber(quantity) : undefined;
  }
}

function shown(quantity: Quantity): string {
  return `${formatDecimal(quantity.value)}%`;
}

function plainNumber(quantity: Quantity): string {
  const number = formatDecimal({ digits: quantity.value.digits, scale: quantity.value.scale + 2 });
  return `In a calculation ${shown(quantity)} is the number ${number}.`;
}

function settingOf(place: Place): Setting {
  const payment = aroundOf(place, 'contract/payment', 'contract/risk-share')?.block;
  const row = place.item.kind === 'line' ? place.item.head[0] : undefined;
  return { view: place.view, scope: place.scope, block: payment, year: row?.kind === 'year' ? row : undefined };
}

/** A bound of a range: of the benchmark in a gain or a loss, else a value of what the table or the condition is about. */
function ofRange(place: Place, quantity: Quantity): string | undefined {
  const id = place.shape?.id;
  if (place.inHead && (id === 'contract/risk-share/gain' || id === 'contract/risk-share/loss')) {
    const block = aroundOf(place, 'contract/risk-share')?.block;
    return withSums(
      `${shown(quantity)} of the benchmark`,
      shares(sumsOf(block, 'benchmark', settingOf(place)), quantity),
    );
  }
  return ofMeasure(subjectOf(place), place, quantity);
}

/** `20% of Core`, `60% of price` */
function ofNamed(place: Place, share: Share): string | undefined {
  const { whole } = share;
  const name = whole.kind === 'per' ? whole.value : whole;
  const label = name.kind === 'name' ? `**${prose(name.text)}**` : prose(written(place.text, whole));
  const setting = settingOf(place);
  const money = moneyOf(whole, setting);
  const sum = moneyOf(share, setting);
  const quarter = quarterly(place, share);
  const of = `${written(place.text, share.share)} of ${quarter ? `the quarter’s ${label}` : label}`;
  if (!money || !sum || sum.value.digits === 0n) return sentence(of);
  const full = `${moneyText(money.value, money.currency)}${money.per ? ` per ${money.per}` : ''}`;
  if (quarter) {
    const part = { ...sum, value: { digits: sum.value.digits * 25n, scale: sum.value.scale + 2 }, per: undefined };
    return `${of} (${full}): ${sumsText([{ money: part }])} for each quarter.`;
  }
  return `${of}, which is ${full}: ${sumsText([{ money: sum }])}.`;
}

/** Whether a remedy withholds this of each quarter's payment. */
function quarterly(place: Place, share: Share): boolean {
  const block = place.around[place.around.length - 1];
  return (
    block?.shape?.id === 'contract/remedy' &&
    place.key?.key === 'withhold' &&
    wordAt(block.block, 'each') === 'quarter' &&
    moneyOf(share, settingOf(place))?.per === 'year'
  );
}

/** The share beside the name of a measure or a group: of the pool, or of the group around it. */
function besideName(place: Place, block: Block, quantity: Quantity): string | undefined {
  const { share, name } = readHead(block.head);
  if (share !== quantity || !name) return undefined;
  const group = aroundOf(place, 'payment/group');
  if (group) return `${shown(quantity)} of what the group **${prose(group.head.name?.text ?? '')}** has of the pool.`;
  const payment = aroundOf(place, 'contract/payment');
  if (!payment) return undefined;
  const of = `${shown(quantity)} of the pool of **${prose(payment.head.name?.text ?? 'this payment')}**`;
  return withSums(of, shares(sumsOf(payment.block, 'pool', settingOf(place)), quantity));
}

/** A result in the table of a measure: of that measure's share of the pool. */
function ofMeasuresShare(place: Place, quantity: Quantity): string {
  const around = aroundOf(place, 'payment/share');
  const payment = aroundOf(place, 'contract/payment');
  const share = around?.head.share;
  const name = prose(around?.head.name?.text ?? 'this measure');
  const of = `${shown(quantity)} of **${name}**’s share of the pool`;
  if (share?.form !== 'percent' || aroundOf(place, 'payment/group')) return sentence(of);
  const sums = shares(shares(sumsOf(payment?.block, 'pool', settingOf(place)), share), quantity);
  return withSums(`${of}, which is ${shown(share)} of it`, sums);
}

/** Beside a party in a gain or a loss: of the part in this band, or of the whole. */
function ofGain(place: Place, quantity: Quantity, side: 'gain' | 'loss'): string {
  const around = place.around[place.around.length - 1];
  const paidOn = wordAt(around.block, 'paid-on');
  const line = place.item as Line;
  const range = line.head[0];
  const band = prose(written(place.text, { start: line.start, end: line.colon }));
  if (paidOn?.startsWith('whole'))
    return `${shown(quantity)} of the whole ${side}, from the first pound, where it lies ${band} of the benchmark.`;
  if (paidOn === undefined)
    return `${shown(quantity)} of the ${side}: \`paid-on:\` has to say of the part in each band, or of the whole.`;
  const of = `${shown(quantity)} of the part of the ${side} that lies ${band} of the benchmark`;
  if (range?.kind !== 'range' || range.low?.kind !== 'quantity' || range.high?.kind !== 'quantity') return sentence(of);
  const width = { ...range.high, value: minus(range.high.value, range.low.value) };
  const benchmark = sumsOf(aroundOf(place, 'contract/risk-share')?.block, 'benchmark', settingOf(place));
  const most = sumsText(shares(shares(benchmark, width), quantity));
  return `${of}${most ? `: at most ${most}, before any limit` : ''}.`;
}

function ofReduction(place: Place, quantity: Quantity): string {
  const block = place.around[place.around.length - 1]?.block;
  const of = block && wordAt(block, 'percent-of');
  const what =
    of === 'whole-pool'
      ? 'the whole pool, earned or not,'
      : of === 'amount-earned'
        ? 'what was earned'
        : 'what `percent-of:` names';
  return `${shown(quantity)} of ${what} is taken off unless the condition holds.`;
}

function ofPayment(place: Place, quantity: Quantity): string {
  const around = aroundOf(place, 'contract/payment');
  const party = place.phrase?.parts[0];
  const who = party?.kind === 'name' ? ` for **${prose(party.text)}**` : '';
  const of = `${shown(quantity)} of the payment${around?.head.name ? ` **${prose(around.head.name.text)}**` : ''}${who}`;
  const isFixed = around && wordAt(around.block, 'mechanism') === 'fixed';
  if (!isFixed || !around.head.name) return sentence(of);
  return withSums(of, shares(plainSums(place, around.block), quantity));
}

function plainSums(place: Place, block: Block): readonly Sum[] {
  if (lineOf(block, 'uplift') || lineOf(block, 'indexed-by')) return [];
  return sumsOf(block, 'amount', settingOf(place));
}

/** A value of a percentage measure: of what stands below its line. */
function ofMeasure(subject: Declared | undefined, place: Place, quantity: Quantity): string | undefined {
  if (!subject) return undefined;
  const origin = originOf(place.view, subject);
  const denominator = lineOf(origin?.block, 'denominator')?.value.phrases[0]?.parts[0];
  const value = `A value of **${prose(subject.name)}**`;
  if (denominator?.kind !== 'text') return `${value}.`;
  return `${value}: ${shown(quantity)} of “${prose(denominator.value)}”.`;
}

/** The measure or input that a value, a range or a condition is about. */
export function subjectOf(place: Place): Declared | undefined {
  const named = (part: Part | undefined): Declared | undefined =>
    part?.kind === 'name' ? meaningOf(place, part.text) : undefined;
  const condition = place.parts.find((part) => part.kind === 'name');
  if (place.row?.head === 'unless' && place.inHead) return named(condition);
  const key = keyAt(place);
  if (!place.inHead && key?.value.type === 'conditions') return named(condition);
  if (!place.inHead && place.row?.head === 'name' && place.item.kind === 'line') return named(place.item.head[0]);
  const of = key && 'of' in key.value ? key.value.of : undefined;
  for (const { block, head, shape } of [...place.around].reverse()) {
    if (of !== undefined && lineOf(block, of)) return named(lineOf(block, of)?.value.phrases[0]?.parts[0]);
    if (shape?.id === 'payment/share' || shape?.id === 'measure' || shape?.id === 'input') return named(head.name);
    const on = shape?.id === 'let' || shape?.id === 'contract/payment' ? lineOf(block, 'on') : undefined;
    if (on && place.inHead) return named(on.value.phrases[0]?.parts[0]);
  }
  return undefined;
}

function shares(sums: readonly Sum[], share: Quantity): Sum[] {
  return sums.map((sum) => ({ ...sum, money: shareOf(sum.money, share.value) }));
}

function withSums(of: string, sums: readonly Sum[]): string {
  const text = sumsText(sums);
  return sentence(text ? `${of}: ${text}` : of);
}
