import { amountAt, type Curve, type Piece, valueOn } from '../analysis/curve.js';
import { isPoint } from '../analysis/interval.js';
import { compare, equals, greater, lesser, type Rational } from '../payment/rational.js';
import { listed } from '../semantics/listed.js';
import type { Said } from './holding.js';
import type { Picture } from './picture.js';
import { inUnit, pounds } from './unit.js';

/** More stretches than this are not told one by one. */
const mostTold = 5;

/** `Payment for outcomes (Outcomes) by HbA1cControl, 2028/29` */
export function titleOf({ term, mover, year }: Picture): string {
  return `${term.title === term.name ? term.name : `${term.title} (${term.name})`} by ${mover.name}, ${year}`;
}

/** Whose money the heights are. */
export function whoseOf({ term, party, contract }: Picture): string {
  if (term.kind === 'remedy')
    return `What ${party ? `is held back from ${party}` : 'is held back in all'} under ${contract}`;
  if (party !== undefined) return `What ${party} receives less what it pays under this term of ${contract}`;
  return term.kind === 'payment'
    ? `What is paid in all under ${contract}`
    : `What is received in all less what is paid in, under ${contract}`;
}

/** What the picture shows, in a sentence. */
export function sentenceOf(picture: Picture): string {
  const { term, year, party, mover } = picture;
  const subject = `${party === undefined ? '' : `For ${party}, `}${term.name} in ${year}, as ${mover.name} moves:`;
  return `${subject} ${courseOf(picture)}.`;
}

function courseOf(picture: Picture): string {
  const { curve, variable, currency, low, high } = picture;
  const shown = curve.pieces.filter(({ over }) => isShown(over, low, high));
  const told = shown.filter((piece) => !isPoint(piece.over) || standsAlone(piece, shown));
  const value = (at: Rational): string => inUnit(at, variable, currency);
  const money = (amount: Rational): string => pounds(amount, currency);
  if (told.some(({ line }) => !line) || told.length > mostTold) {
    const [least, most] = heightsOf(picture);
    return `between ${money(least)} and ${money(most)}${told.some(({ hole }) => hole) ? ', with values for which no amount is said' : ''}`;
  }
  const parts = told.map(({ over, line }, i) => {
    if (!line) return '';
    const [from, to] = [
      over.low && i > 0 ? over.low : undefined,
      over.high && i < told.length - 1 ? over.high : undefined,
    ];
    if (isPoint(over)) return `${money(valueOn(line, over.low as Rational))} at ${value(over.low as Rational)}`;
    if (line.slope.n === 0n) {
      const amount = money(line.constant);
      if (!from && !to) return `${amount} at every value`;
      return `${amount} ${from ? (to ? `from ${value(from)} to ${value(to)}` : `from ${value(from)} on`) : `up to ${value(to as Rational)}`}`;
    }
    const [start, end] = [from ?? low, to ?? high];
    const verb = line.slope.n > 0n ? 'rising' : 'falling';
    return `${verb} from ${money(valueOn(line, start))} at ${value(start)} to ${money(valueOn(line, end))} at ${value(end)}`;
  });
  return parts.join('; ');
}

function isShown(over: Piece['over'], low: Rational, high: Rational): boolean {
  return (!over.low || compare(over.low, high) < 0) && (!over.high || compare(over.high, low) > 0);
}

/** Whether the amount at a single value is that of neither of its neighbours. */
function standsAlone(piece: Piece, all: readonly Piece[]): boolean {
  const at = piece.over.low as Rational;
  const own = piece.line && valueOn(piece.line, at);
  const i = all.indexOf(piece);
  return [all[i - 1], all[i + 1]].every((next) => !next?.line || !own || !equals(valueOn(next.line, at), own));
}

/** The least and the greatest height of what is drawn. */
export function heightsOf(picture: Pick<Picture, 'curve' | 'low' | 'high'>): [Rational, Rational] {
  const all = endHeights(picture);
  return [all.reduce(lesser), all.reduce(greater)];
}

function endHeights({
  curve,
  low,
  high,
}: {
  readonly curve: Curve;
  readonly low: Rational;
  readonly high: Rational;
}): Rational[] {
  const found: Rational[] = [];
  for (const { over, line, range } of curve.pieces) {
    if (
      !isShown(over, low, high) &&
      !(isPoint(over) && over.low && compare(over.low, low) >= 0 && compare(over.low, high) <= 0)
    )
      continue;
    const [from, to] = [
      over.low && compare(over.low, low) > 0 ? over.low : low,
      over.high && compare(over.high, high) < 0 ? over.high : high,
    ];
    if (line) found.push(valueOn(line, from), valueOn(line, to));
    else for (const end of [range?.low, range?.high]) if (end) found.push(end);
  }
  return found.length > 0 ? found : [{ n: 0n, d: 1n }];
}

/** All that has to be known to read the picture rightly, a sentence each. */
export function notesOf(picture: Picture): string[] {
  const { variable, mover, currency, curve, luck, examples, low, high, term } = picture;
  const notes: string[] = [];
  const held = picture.held.filter(({ said }) => said.why !== 'nobody-at-limit');
  const limits = picture.held.filter(({ said }) => said.why === 'nobody-at-limit').map(({ name }) => name);
  notes.push(
    held.length === 0
      ? `Nothing else that is measured matters${term.kind === 'remedy' ? '' : ' here'}.`
      : `Held: ${held.map(({ name, variable: other, said }) => `${name} at ${inUnit(said.value, other, currency)} (${whyOf(said)})`).join('; ')}.`,
  );
  if (limits.length > 0)
    notes.push(
      `It is taken that nobody reaches the limit for each person in ${listed(limits)}: the fewer people it falls on, the less is paid.`,
    );
  if (mover.variables.length > 1)
    notes.push(`${mover.name} is taken to be the same in all ${mover.variables.length} of its windows.`);
  if (variable.roundedTo)
    notes.push(`It is rounded to ${inUnit(variable.roundedTo, variable, currency)} before it counts.`);
  if (luck)
    notes.push(
      `By chance alone, with the service as it was, ${mover.name} lies between ${inUnit(luck.low, variable, currency)} and ${inUnit(luck.high, variable, currency)} nine years in ten.`,
    );
  if (examples.length > 0 && held.length > 0)
    notes.push('Examples stand where their own values of all measures put them.');
  if (!curve.exact)
    notes.push('Where it bends, the values that are shown are exact, and what lies between them nearly so.');
  if (heightsOf({ curve, low, high })[0].n < 0n) notes.push(`Below ${pounds({ n: 0n, d: 1n }, currency)} is paid.`);
  return notes;
}

function whyOf({ why, example }: Said): string {
  switch (why) {
    case 'nobody-at-limit':
      return 'nobody reaches it';
    case 'target':
      return 'its target';
    case 'baseline':
      return 'its baseline';
    case 'example':
      return `as in the example ${example}`;
    case 'given':
      return 'as asked';
    case 'middle':
      return 'half-way between its least and its greatest value';
    case 'nothing':
      return 'no target, baseline or example says more';
  }
}

/** What the curve comes to at a value, in words. */
export function amountText(picture: Picture, value: Rational): string {
  const amount = amountAt(picture.curve, value);
  return amount ? pounds(amount, picture.currency) : 'not said';
}
