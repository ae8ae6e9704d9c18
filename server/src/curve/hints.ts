import type { Block, Line, Span } from '../../../grammar/syntax/tree.js';
import { constantIn } from '../analysis/constants.js';
import type { Expression, Step } from '../payment/model/expression.js';
import { eachInside } from '../payment/model/inside.js';
import type { Model } from '../payment/model/model.js';
import { numberOf } from '../payment/model/quantities.js';
import { periodText } from '../payment/period.js';
import { equals, type Rational } from '../payment/rational.js';
import { readHead } from '../semantics/heads.js';
import type { KnownContract } from './known.js';
import { pounds } from './unit.js';

/** The pounds behind something that is written as a part of something else. */
export interface PoundsHint {
  /** Behind what, in the piece. */
  readonly offset: number;
  /** By year of the contract, in their order; years for which it does not count are left out. */
  readonly amounts: readonly AmountOfYear[];
}

interface AmountOfYear {
  readonly year: string;
  readonly text: string;
  /** Whether the file says the same amount there. */
  readonly written: boolean;
}

/** The hints of a contract: where the amount is the same whatever is measured, and not written there already. */
export function poundsBehind(contract: KnownContract): readonly PoundsHint[] {
  return contract.once('pounds behind', () => {
    const found = new Map<number, AmountOfYear[]>();
    for (const period of contract.years) {
      const year = contract.year(period);
      if (!year) continue;
      const stated = statedIn(year.model);
      const label = periodText(period, year.yearStart);
      for (const block of contract.contract.items) {
        if (block.kind !== 'block') continue;
        const term = readHead(block.head).name?.text;
        if (term === undefined || !year.model.terms.some(({ name }) => name === term)) continue;
        eachPlace(block, (place) => {
          const amount = place.amountIn(stated, term);
          if (!amount) return;
          const known = found.get(place.offset);
          const one = { year: label, text: pounds(amount, year.model.currency), written: place.says(amount) };
          if (known) known.push(one);
          else found.set(place.offset, [one]);
        });
      }
    }
    return [...found]
      .filter(([, amounts]) => amounts.some(({ written }) => !written))
      .map(([offset, amounts]) => ({ offset, amounts }))
      .sort((a, b) => a.offset - b.offset);
  });
}

/**
 * The amount, where it is the same in all years; else that of the first and that of the last. Where these are the same, as in a contract that begins
 * and ends within a year, that of most years. Years for which the file says the amount itself are not told again.
 */
export function hintText({ amounts }: PoundsHint): string {
  const untold = amounts.filter(({ written }) => !written);
  const [first, last] = [untold[0], untold[untold.length - 1]];
  if (untold.every(({ text }) => text === first.text))
    return untold.length === amounts.length
      ? first.text
      : `${first.text} in ${untold.map(({ year }) => year).join(', ')}`;
  if (first.text !== last.text) return `${first.text} in ${first.year} … ${last.text} in ${last.year}`;
  const count = (text: string): number => untold.filter((one) => one.text === text).length;
  return `${untold.reduce((best, one) => (count(one.text) > count(best.text) ? one : best)).text} in most years`;
}

/** An amount that is the same whatever is measured, with the place that says it. */
interface Stated extends Span {
  readonly term: string;
  readonly what: string;
  readonly amount: Rational;
}

function statedIn(model: Model): readonly Stated[] {
  const found: Stated[] = [];
  const note = (place: Span & { readonly term: string }, what: string, of: Expression): void => {
    const amount = constantIn(of);
    if (amount) found.push({ start: place.start, end: place.end, term: place.term, what, amount });
  };
  const amounts = model.terms.flatMap(({ sides }) =>
    sides.flatMap(({ parts, whole }) => [...parts.map(({ amount }) => amount), ...(whole ? [whole] : [])]),
  );
  eachInside(amounts, (expression) => {
    if (expression.kind === 'cut') note(expression.group, 'limit', expression.group.limit);
    if (expression.kind === 'step') noteStep(expression, note);
  });
  return found;
}

function noteStep(step: Step, note: (place: Step, what: string, of: Expression) => void): void {
  if (step.shown !== 'money') return;
  const { of } = step;
  if (of.kind === 'when') note(step, step.what, of.amount);
  else if (of.kind === 'least' || of.kind === 'greatest') {
    // The limit is what is written there, not what is left within it.
    const limit = of.of[of.of.length - 1];
    note(step, 'limit', limit);
  } else note(step, step.what, of);
}

interface Place {
  readonly offset: number;
  amountIn(stated: readonly Stated[], term: string): Rational | undefined;
  /** Whether this is the amount that is written there. */
  says(amount: Rational): boolean;
}

/** Every place of a term behind which pounds could be told. */
function eachPlace(block: Block, see: (place: Place) => void): void {
  const { share, name } = readHead(block.head);
  if (share && name)
    see({
      offset: share.end,
      amountIn: (stated, term) =>
        only(stated, (one) => one.term === term && one.start === block.start && one.what === `Share of ${name.text}`),
      says: () => false,
    });
  for (const item of block.items) {
    if (item.kind === 'block') eachPlace(item, see);
    if (item.kind === 'line') eachPlaceOfLine(item, see);
  }
}

function eachPlaceOfLine(line: Line, see: (place: Place) => void): void {
  const { phrases } = line.value;
  for (const { parts } of phrases) {
    const [name, share] = parts;
    if (name?.kind !== 'name' || share?.kind !== 'quantity' || share.form !== 'percent') continue;
    see({
      offset: share.end,
      amountIn: (stated, term) => only(stated, (one) => one.term === term && isAt(one, line) && one.what === name.text),
      says: () => false,
    });
  }
  const [phrase] = phrases;
  const part = phrase?.parts[0];
  if (!part || part.kind === 'name' || part.kind === 'text') return;
  see({
    offset: part.end,
    amountIn(stated, term) {
      const own = stated.filter((one) => one.term === term && isAt(one, line));
      return (
        only(own, ({ what }) => what === 'limit') ??
        only(own, ({ what }) => what === 'With uplift') ??
        only(own, () => true)
      );
    },
    says: (amount) => part.kind === 'quantity' && part.form === 'money' && equals(numberOf(part), amount),
  });
}

function isAt({ start, end }: Span, line: Line): boolean {
  return (start === line.start && end === line.end) || (start === line.value.start && end === line.value.end);
}

/** The one amount of those that fit; undefined where there are none, or several. */
function only(stated: readonly Stated[], fits: (one: Stated) => boolean): Rational | undefined {
  const [first, ...others] = stated.filter(fits);
  return first && others.every(({ amount }) => equals(amount, first.amount)) ? first.amount : undefined;
}
