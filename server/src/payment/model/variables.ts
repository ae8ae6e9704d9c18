import type { Name, Part, Quantity, Range, Span, Value } from '../../../../grammar/syntax/tree.js';
import type { Declared, Fact } from '../../semantics/names.js';
import { addsUp, type Unit, unitOfValue, unitText } from '../../semantics/units.js';
import { covers, overlap, type Period, periodText, type Window, windowsIn, yearOf } from '../period.js';
import { fraction, one, type Rational, zero } from '../rational.js';
import { alreadyReported, type Builder, problem } from './builder.js';
import type { Variable } from './expression.js';
import { isInParts, rowsOfFact, valueOfFact } from './facts.js';
import { numberOf, shownOfUnit } from './quantities.js';
import { datedRows, rowsByYear } from './time.js';

/** Which value of a measure is meant. */
export interface Which {
  readonly previous?: boolean;
  /** The period for which it is meant; the whole settlement period where there is none. */
  readonly period?: Period;
  /** The days on which the term is in force that asks: of what adds up, only windows with such a day count. */
  readonly within?: Period;
}

/** What a measure or an input is measured as, as a variable; a problem where the name means neither. */
export function variableNamed(b: Builder, name: Name, which: Which = {}): Variable | undefined {
  const declared = declaredNamed(b, name);
  if (!declared) return undefined;
  if (declared.kind !== 'measure' && declared.kind !== 'input')
    return problem(b, name, `${name.text} is a ${declared.kind}; a measure or an input is due here.`, true);
  return variableOf(b, declared, name, which);
}

/** An input has no value in the file for a year before the one that is settled, by which an amount is multiplied. */
export function withoutValue(b: Builder, name: Name, year: Period): undefined {
  const label = periodText(year, b.yearStart);
  return problem(b, name, `${name.text} says no value for ${label}, by which the amount is multiplied.`);
}

/** The first of the years `from` to `last` for which the file gives a value of an input; undefined where it gives none. */
export function firstYearWithValue(b: Builder, name: Name, from: number, last: number): Period | undefined {
  const found = b.scope.find(name.text);
  const values = found && 'one' in found ? b.scope.fact(found.one, 'values') : undefined;
  for (let year = from; values && year <= last; year++) {
    const period = yearOf(year, b.yearStart);
    if (inputValue(b, values, period, false) !== undefined) return period;
  }
  return undefined;
}

/** What a name stands for outside of the contract; a problem, which another check reports, where that is not known. */
export function declaredNamed(b: Builder, name: Name): Declared | undefined {
  const found = b.scope.find(name.text);
  if (found && 'one' in found) return found.one;
  return alreadyReported(b, name);
}

export function variableOf(b: Builder, declared: Declared, place: Span, which: Which): Variable | undefined {
  const fact = (key: string): Fact | undefined => b.scope.fact(declared, key);
  const period = which.period ?? b.settlement;
  const own = covers(period, b.settlement);
  const unit = unitOfValue(valueOfFact(fact('unit')));
  if (!unit) return alreadyReported(b, place);
  const window = wordOfFact(fact('window'));
  const sub = window === 'month' || window === 'quarter' ? windowsIn(period, window as Window, b.yearStart) : [];
  const inForce = sub.filter((one) => !which.within || overlap(one, which.within));
  const isSummed = addsUp(unit, wordOfFact(fact('kind')));
  const summed = isSummed && sub.length > 1 ? inForce : [];
  const days = `${own ? '' : period.first + '-' + period.last} ${summed.map(({ first }) => first).join(' ')}`;
  const key = `${declared.kind} ${declared.name} ${which.previous ? 'previous' : ''} ${days}`;
  const known = b.variables.get(key);
  if (known) return known;
  const canBe = valueOfFact(fact('can-be'));
  const [least, most] = canBe ? spanOf(canBe) : [undefined, undefined];
  const ifMissing = wordOfFact(fact('if-missing'));
  const better = wordOfFact(fact('better'));
  const values = declared.kind === 'input' ? fact('values') : undefined;
  const rounding = valueOfFact(fact('rounded-to'));
  const roundedTo = rounding && roundingStep(rounding);
  const eachPersonTo = numberOfFact(fact('each-person-counted-to'));
  const variable: Variable = {
    kind: declared.kind as 'measure' | 'input',
    name: declared.name,
    previous: which.previous === true,
    ...(own ? {} : { window: period }),
    summed,
    ...(isSummed ? { addsUp: true } : {}),
    ...(eachPersonTo ? { eachPersonTo } : {}),
    shown: shownOfUnit(unit),
    ...(unit.base === 'percent' || (unit.base === 'money' && !unit.per) ? {} : { unit: unitText(unit) }),
    ...(better ? { better: better as Variable['better'] } : {}),
    ...(isWhole(unit, fact) ? { whole: true } : {}),
    ...(roundedTo ? { roundedTo } : {}),
    ...(ifMissing ? { ifMissing: ifMissing as Variable['ifMissing'] } : {}),
    minimumCount: numberOfFact(fact('minimum-count')),
    minimumResponse: numberOfFact(fact('minimum-response')),
    least: least ?? (canBe || (unit.base === 'percent' && declared.kind === 'input') ? undefined : zero),
    most: most ?? (!canBe && endsAtOne(unit.base, declared.kind) ? one : undefined),
    known: values && inputValue(b, values, period, which.previous === true),
  };
  b.variables.set(key, variable);
  return variable;
}

function isWhole({ base, per }: Unit, fact: (key: string) => Fact | undefined): boolean {
  return base === 'yes-or-no' || (base === 'count' && per === undefined && !isInParts(fact));
}

/** A part of all is at most all of it; a percentage that is agreed or published, such as an index, may be more. */
function endsAtOne(base: string, kind: Declared['kind']): boolean {
  return base === 'yes-or-no' || (base === 'percent' && kind === 'measure');
}

/** The word of a fact of one word, or its first word. */
function wordOfFact(fact: Fact | undefined): string | undefined {
  const part = valueOfFact(fact)?.phrases[0]?.parts[0];
  return part?.kind === 'word' ? part.text : undefined;
}

function numberOfFact(fact: Fact | undefined): Rational | undefined {
  const part = valueOfFact(fact)?.phrases[0]?.parts[0];
  return part?.kind === 'quantity' ? numberOf(part) : undefined;
}

/** Nobody rounds to more decimal places. */
const mostPlaces = 12n;

/** `0.1%`, or `1 decimal place`: the step to which values are rounded; undefined where it is none, as `0%`. */
function roundingStep(value: Value): Rational | undefined {
  const [first, second] = value.phrases[0]?.parts ?? [];
  if (first?.kind !== 'quantity') return undefined;
  const words = `${first.unit?.text ?? ''} ${second?.kind === 'word' ? second.text : ''}`;
  const step = numberOf(first);
  if (!/decimal|place/.test(words)) return step.n > 0n ? step : undefined;
  const places = first.value.digits;
  return places < 0n || places > mostPlaces ? undefined : fraction(1n, 10n ** places);
}

function spanOf(value: Value): [Rational | undefined, Rational | undefined] {
  const parts = value.phrases[0]?.parts ?? [];
  const [first, , last] = parts;
  if (first?.kind === 'range') return [boundOf(first, 'low'), boundOf(first, 'high')];
  const lowest = first?.kind === 'quantity' ? first : undefined;
  const highest = last?.kind === 'quantity' ? last : undefined;
  // `0 to 20 per 1,000 people` says the rate once.
  const scale = lowest && highest && !lowest.per && highest.per ? { ...lowest, per: highest.per } : lowest;
  return [scale && numberOf(scale), highest && numberOf(highest)];
}

function boundOf(range: Range, end: 'low' | 'high'): Rational | undefined {
  const bound = range[end];
  return bound?.kind === 'quantity' ? numberOf(bound) : undefined;
}

/** What the file says an input is in a period, or on the last day before it: the one line that is for it. */
function inputValue(b: Builder, values: Fact, period: Period, previous: boolean): Rational | undefined {
  const wanted = previous ? { first: period.first - 1, last: period.first - 1 } : period;
  const rows = rowsByYear(rowsOfFact(values), b.yearStart);
  for (const row of rows) (previous ? b.asked.comparedBefore : b.asked.compared).push(row.period);
  const found = rows.filter((row) => covers(row.period, wanted));
  const part = found.length === 1 ? found[0].line.value.phrases[0]?.parts[0] : undefined;
  return part && measuredNumber(part);
}

/** The number that a measured value stands for: a quantity, or yes and no as 1 and 0. */
export function measuredNumber(part: Part): Rational | undefined {
  if (part.kind === 'word') return part.text === 'yes' ? fraction(1n, 1n) : part.text === 'no' ? zero : undefined;
  return part.kind === 'quantity' ? numberOf(part) : undefined;
}

/** The target of a measure that is in force in a period, as it was written: a range, or yes and no. */
export function targetOf(b: Builder, declared: Declared, period: Period, place: Span): Part | undefined {
  const targets = b.scope.fact(declared, 'targets');
  if (!targets) return alreadyReported(b, place);
  const rows = datedRows(b, rowsOfFact(targets)).filter((row) => covers(row.period, period));
  if (rows.length === 1) return rows[0].line.value.phrases[0]?.parts[0];
  const label = periodText(period, b.yearStart);
  return problem(
    b,
    place,
    rows.length === 0
      ? `${declared.name} has no target for ${label}: add one to its \`targets\`.`
      : `${declared.name} has ${rows.length} targets for ${label}: let one of them end before it.`,
  );
}

/** The baseline of a measure. */
export function baselineOf(b: Builder, declared: Declared): Quantity | undefined {
  const part = valueOfFact(b.scope.fact(declared, 'baseline'))?.phrases[0]?.parts[0];
  return part?.kind === 'quantity' ? part : undefined;
}
