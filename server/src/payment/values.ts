import type { Variable } from './model/expression.js';
import type { Period } from './period.js';
import type { Rational } from './rational.js';

/** A value, or word that there is none. */
export type Value = Rational | 'missing';

/** What is known of one measure or input in the settlement period. */
export interface Measurement {
  /** One value for the whole period, or for every window in it. */
  readonly value?: Value;
  /** Values of single windows. */
  readonly windows?: readonly { readonly period: Period; readonly value: Value }[];
  readonly previous?: Value;
  /** How many were counted, and what part of those asked answered, where the measure is not judged below a minimum. */
  readonly count?: Rational;
  readonly response?: Rational;
}

/** What a settlement is worked out from. Percentages are fractions, rates are per one, money is in pounds. */
export interface Values {
  readonly measurements: ReadonlyMap<string, Measurement>;
  /** What was paid under a term before, in the same contract year. */
  readonly alreadyPaid: ReadonlyMap<string, Rational>;
}

/** What the values say of a variable, before its own rounding and minimum; undefined where they say nothing. */
export function givenFor(variable: Variable, values: Values): { readonly parts: readonly Value[] } | undefined {
  if (variable.kind === 'already-paid') {
    const paid = values.alreadyPaid.get(variable.name);
    return paid && { parts: [paid] };
  }
  const known = values.measurements.get(variable.name);
  const single = variable.previous ? known?.previous : known?.value;
  if (known && !variable.previous && known.windows) {
    const wanted = variable.window ? [variable.window] : variable.summed;
    const found = wanted.map((period) => windowFor(known, period) ?? single);
    if (wanted.length > 0) {
      const parts = found.filter((value) => value !== undefined);
      return parts.length === found.length ? { parts } : undefined;
    }
    const distinct = known.windows.map(({ value }) => value);
    if (single === undefined && distinct.length > 0 && distinct.every((value) => same(value, distinct[0])))
      return { parts: [distinct[0]] };
  }
  if (single !== undefined) return { parts: variable.summed.length > 0 ? variable.summed.map(() => single) : [single] };
  return variable.known && { parts: [variable.known] };
}

/** The value of the window that is, or holds, a period. */
function windowFor(known: Measurement, period: Period): Value | undefined {
  return known.windows?.find(({ period: { first, last } }) => first <= period.first && period.last <= last)?.value;
}

function same(a: Value, b: Value): boolean {
  return a === b || (a !== 'missing' && b !== 'missing' && a.n === b.n && a.d === b.d);
}

/** Whether a measure has a value that is judged: neither missing nor below its minimum count or response. */
export function isJudged(variable: Variable, values: Values): boolean {
  const given = givenFor(variable, values);
  if (!given || given.parts.includes('missing')) return false;
  const known = values.measurements.get(variable.name);
  const tooFew =
    variable.minimumCount &&
    known?.count &&
    known.count.n * variable.minimumCount.d < variable.minimumCount.n * known.count.d;
  const tooLittle =
    variable.minimumResponse &&
    known?.response &&
    known.response.n * variable.minimumResponse.d < variable.minimumResponse.n * known.response.d;
  return !tooFew && !tooLittle;
}
