import type { Variable } from './model/expression.js';
import { type Alike, addedUp, type ByPerson, eachHeldTo, totalOver } from './people.js';
import type { Period } from './period.js';
import { compare, lesser, type Rational, total, zero } from './rational.js';

/** A value, or word that there is none. */
export type Value = Rational | 'missing';

/** A value as it is given: for all together, or by person. */
export type Given = Value | { readonly people: ByPerson };

/** How many were counted, and what part of those asked answered, where a measure is not judged below a minimum. */
export interface Counted {
  readonly count?: Rational;
  readonly response?: Rational;
}

/** What is known of one measure or input in the settlement period. */
export interface Measurement extends Counted {
  /** One value for the whole period, or for every window in it. */
  readonly value?: Given;
  /** Values of single windows. */
  readonly windows?: readonly Windowed[];
  readonly previous?: Given;
}

/** What is known of one window. */
export interface Windowed extends Counted {
  readonly period: Period;
  readonly value: Given;
}

/** What a settlement is worked out from. Percentages are fractions, rates are per one, money is in pounds. */
export interface Values {
  readonly measurements: ReadonlyMap<string, Measurement>;
  /** What was paid under a term before: in the same contract year, or in the whole contract where the term's limit is for all of it. */
  readonly alreadyPaid: ReadonlyMap<string, Rational>;
  /** The same by person, for a term with a limit for each person. */
  readonly alreadyPaidFor?: ReadonlyMap<string, ByPerson>;
  /** Keys that stand for several people who are alike. */
  readonly alike?: Alike;
  /** Where values are not given by person, it is taken that nobody reaches a limit for each person: for what is shown, never for what is paid. */
  readonly nobodyAtLimit?: boolean;
}

/** What the values say of a variable, before its own rounding and minimum; undefined where they say nothing. */
export function givenFor(variable: Variable, values: Values): { readonly parts: readonly Value[] } | undefined {
  if (variable.kind === 'already-paid') {
    const paid = values.alreadyPaid.get(variable.name);
    return paid && { parts: [paid] };
  }
  const found = foundFor(variable, values);
  return found && { parts: found.map((given) => asValue(given, variable, values)) };
}

/** The values that stand for a variable: one, or one for each window. */
function foundFor(variable: Variable, values: Values): readonly Given[] | undefined {
  const known = values.measurements.get(variable.name);
  const single = variable.previous ? known?.previous : known?.value;
  if (known && !variable.previous && known.windows) {
    const wanted = variable.window ? [variable.window] : variable.summed;
    const found = wanted.map((period) => joined(windowFor(known, period)?.value, single));
    if (wanted.length > 0) {
      const parts = found.filter((value) => value !== undefined);
      return parts.length === found.length ? parts : undefined;
    }
    const distinct = known.windows.map(({ value }) => value);
    if (single === undefined && distinct.length > 0 && distinct.every((value) => same(value, distinct[0])))
      return [distinct[0]];
  }
  // What was before is one value: that of the period before, whatever the windows of the one that is settled.
  if (single !== undefined)
    return variable.summed.length > 0 && !variable.previous ? variable.summed.map(() => single) : [single];
  return variable.known && [variable.known];
}

/** Of the windows in which a variable is given, or is due, those for which the values say nothing. */
export function windowsWithout(variable: Variable, values: Values): readonly Period[] {
  const known = variable.previous ? undefined : values.measurements.get(variable.name);
  const wanted = variable.window ? [variable.window] : variable.summed;
  return wanted.filter((period) => !known || joined(windowFor(known, period)?.value, known.value) === undefined);
}

/** What stands for a window: its own value; the one for every window for people whose values are not given by window. */
function joined(own: Given | undefined, every: Given | undefined): Given | undefined {
  if (own === undefined || every === undefined) return own ?? every;
  const both = isByPerson(own) && isByPerson(every);
  return both ? { people: new Map([...every.people, ...own.people]) } : own;
}

function isByPerson(given: Given): given is Exclude<Given, Value> {
  return given !== 'missing' && 'people' in given;
}

/** The window that is, or holds, a period. */
function windowFor(known: Measurement, period: Period): Windowed | undefined {
  return known.windows?.find(({ period: { first, last } }) => first <= period.first && period.last <= last);
}

function same(a: Given, b: Given): boolean {
  return a === b || (isNumber(a) && isNumber(b) && a.n === b.n && a.d === b.d);
}

/** Whether a value is there, and is one for all together. */
export function isNumber(given: Given): given is Rational {
  return given !== 'missing' && !isByPerson(given);
}

/** A value of all together: of one that is given by person, the sum of what counts of each. */
function asValue(given: Given, { eachPersonTo }: Variable, { alike }: Values): Value {
  if (given === 'missing' || isNumber(given)) return given;
  return totalOver(eachHeldTo(given.people, eachPersonTo), alike);
}

/** What counts of each person in a measure, over all its windows; undefined where it is not given by person, and is not nothing either. */
export function peopleFor(variable: Variable, values: Values): ByPerson | undefined {
  if (variable.ifMissing === 'last-value' && !variable.previous && !isJudged(variable, values))
    return peopleFor({ ...variable, previous: true, window: undefined }, values);
  const parts = foundFor(variable, values)?.map((given): ByPerson | undefined => {
    if (given === 'missing') return new Map();
    if (isNumber(given)) return given.n === 0n ? new Map() : undefined;
    return eachHeldTo(given.people, variable.eachPersonTo);
  });
  const found = parts?.filter((part) => part !== undefined);
  return found && found.length === parts?.length ? addedUp(found) : undefined;
}

/** What was paid under a term for each person before; undefined where the values do not say. */
export function paidBeforeFor(term: string, values: Values): ByPerson | undefined {
  const known = values.alreadyPaidFor?.get(term);
  return known ?? (values.alreadyPaid.get(term)?.n === zero.n ? new Map() : undefined);
}

/** What is not known of a `spread`: the measures that are not given by person, and whether it is what was paid before. */
export interface Unspread {
  readonly measures: readonly string[];
  readonly before: boolean;
}

/** What has to be known of each person, and is not; undefined where all of it is. */
export function unspread(variable: Variable, values: Values): Unspread | undefined {
  const { forEach, name } = variable;
  if (!forEach || values.nobodyAtLimit) return undefined;
  const measures = forEach.measures.filter(
    (measure) => givenFor(measure, values) !== undefined && peopleFor(measure, values) === undefined,
  );
  const before = forEach.countsBefore && paidBeforeFor(name, values) === undefined;
  return measures.length > 0 || before
    ? { measures: [...new Set(measures.map((measure) => measure.name))], before }
    : undefined;
}

/** Whether a measure has a value that is judged: neither missing nor below its minimum count or response. */
export function isJudged(variable: Variable, values: Values): boolean {
  return unjudged(variable, values) === undefined;
}

/** What keeps a measure from being judged. */
export type Unjudged =
  | 'missing'
  | {
      readonly of: keyof Counted;
      readonly is: Rational /** The least with which it is judged. */;
      readonly due: Rational;
    };

/** Why a measure has no value that is judged; undefined where it has one. */
export function unjudged(variable: Variable, values: Values): Unjudged | undefined {
  const given = givenFor(variable, values);
  if (!given || given.parts.includes('missing')) return 'missing';
  // How many were counted, and how many answered, is said of the period that is settled, and not of the one before.
  if (variable.previous) return undefined;
  const { minimumCount, minimumResponse } = variable;
  const known = values.measurements.get(variable.name);
  if (!known || !(minimumCount || minimumResponse)) return undefined;
  const { count, response } = countedFor(variable, known);
  if (minimumCount && count && compare(count, minimumCount) < 0) return { of: 'count', is: count, due: minimumCount };
  return minimumResponse && response && compare(response, minimumResponse) < 0
    ? { of: 'response', is: response, due: minimumResponse }
    : undefined;
}

/** How many were counted and answered: in the variable's own window; else in the period, whose windows add up, and answered as the least of them did. */
function countedFor({ window }: Variable, known: Measurement): Counted {
  const own = window && windowFor(known, window);
  if (own && (own.count || own.response)) return own;
  if (window || known.count || known.response) return known;
  const counts = known.windows?.flatMap(({ count }) => count ?? []) ?? [];
  const responses = known.windows?.flatMap(({ response }) => response ?? []) ?? [];
  return {
    ...(counts.length > 0 ? { count: total(counts) } : {}),
    ...(responses.length > 0 ? { response: responses.reduce(lesser) } : {}),
  };
}
