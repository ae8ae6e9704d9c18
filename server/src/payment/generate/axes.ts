import { singular } from '../../semantics/units.js';
import { currencySign, formatNumber } from '../format.js';
import type { Variable } from '../model/expression.js';
import type { Model } from '../model/model.js';
import type { Period } from '../period.js';
import { divide, floor, fraction, multiply, nearest, type Rational, whole } from '../rational.js';
import { variablesOfTerm } from '../settle.js';
import type { Measurement, Values } from '../values.js';
import { isYesOrNo, writtenScale } from '../words.js';
import { workable } from './kinks.js';

/** One thing that an example gives: a measure or an input, its value in the period before, or what was paid already. Its values are whole numbers of `step`. */
export interface Axis {
  readonly key: string;
  readonly variable: Variable;
  readonly step: Rational;
  /** What says how long a step is. */
  readonly stepFrom: 'rounded-to' | 'decimals';
  readonly least?: bigint;
  readonly most?: bigint;
  /** The value that it has while others change. */
  readonly base: bigint;
  readonly baseFrom: BaseFrom;
  /** Windows whose values add up to the period's; none where one value stands for all. */
  readonly windows: readonly Period[];
}

export type BaseFrom = 'target' | 'baseline' | 'assumed';

/** Values of all axes, in their steps. */
export type Point = ReadonlyMap<string, bigint>;

/** The variables of a model that the file does not settle, by the key of their axis. */
export function freeVariables(model: Model): Map<string, Variable> {
  const free = new Map<string, Variable>();
  for (const term of workable(model))
    for (const variable of variablesOfTerm(term)) {
      if (variable.known !== undefined) continue;
      const key = keyOf(variable);
      const known = free.get(key);
      // The whole period says more than one of its windows.
      if (!known || (known.window && !variable.window)) free.set(key, variable);
    }
  return free;
}

/** What was paid already is one value for all terms that ask. */
export function keyOf(variable: Variable): string {
  if (variable.kind === 'already-paid') return 'already-paid';
  return `${variable.previous ? 'previous ' : ''}${variable.name}`;
}

export function valueAt({ step }: Axis, steps: bigint): Rational {
  return multiply(step, whole(steps));
}

/** The nearest step of a value, within what it can be. */
export function stepsOf(axis: Pick<Axis, 'step' | 'least' | 'most'>, value: Rational): bigint {
  return within(axis, nearest(divide(value, axis.step), 'half-up'));
}

export function within({ least, most }: Pick<Axis, 'least' | 'most'>, steps: bigint): bigint {
  if (least !== undefined && steps < least) return least;
  return most !== undefined && steps > most ? most : steps;
}

/** The ends of a range in steps: the first and the last that lie in it. */
export function endsIn(step: Rational, least: Rational | undefined, most: Rational | undefined) {
  return {
    ...(least ? { least: -floor(divide({ n: -least.n, d: least.d }, step)) } : {}),
    ...(most ? { most: floor(divide(most, step)) } : {}),
  };
}

/** What an example with these values stands for. */
export function valuesAt(axes: readonly Axis[], point: Point, terms: readonly string[]): Values {
  const measurements = new Map<string, Measurement>();
  let alreadyPaid: Rational | undefined;
  for (const axis of axes) {
    const steps = point.get(axis.key) ?? axis.base;
    const { variable } = axis;
    const value = valueAt(axis, steps);
    if (variable.kind === 'already-paid') alreadyPaid = value;
    else {
      const own: Measurement = variable.previous
        ? { previous: value }
        : axis.windows.length > 0
          ? { windows: shared(axis, steps).map((part, i) => ({ period: axis.windows[i], value: valueAt(axis, part) })) }
          : { value };
      measurements.set(variable.name, { ...measurements.get(variable.name), ...own });
    }
  }
  const paid = alreadyPaid;
  return { measurements, alreadyPaid: new Map(paid ? terms.map((term) => [term, paid]) : []) };
}

/** A sum over windows, shared as evenly as steps allow: the first windows have one more. */
export function shared({ windows }: Axis, steps: bigint): bigint[] {
  const count = BigInt(windows.length);
  const each = steps / count;
  return windows.map((_, i) => (BigInt(i) < steps - each * count ? each + 1n : each));
}

/** A value as it is written in a contract of this currency: `63%`, `£4,116,000`, `8.4 per 10,000 people`, `1 plan`. */
export function written(axis: Axis, steps: bigint, currency: string): string {
  const { variable } = axis;
  if (isYesOrNo(variable)) return steps === 0n ? 'no' : 'yes';
  const number = multiply(valueAt(axis, steps), writtenScale(variable));
  if (variable.shown === 'money') {
    const per = /per .*/.exec(variable.unit ?? '')?.[0];
    return `${currencySign(currency)}${withPennies(formatNumber(number))}${per ? ` ${per}` : ''}`;
  }
  if (variable.shown === 'percent' && variable.unit === undefined) return `${formatNumber(number)}%`;
  const words = variable.unit === 'a plain number' ? '' : (variable.unit ?? '');
  const isOne = number.n === number.d && !/(?:^|\s)per /.test(words);
  return `${formatNumber(number)}${words ? ` ${isOne ? singular(words) : words}` : ''}`;
}

function withPennies(text: string): string {
  return /\.\d$/.test(text) ? `${text}0` : text;
}

/** Decimal places that a value is written with; none counted beyond six, which nobody measures. */
export function placesOf(value: Rational, variable: Variable): number {
  const number = multiply(value, writtenScale(variable));
  for (let places = 0; places <= mostPlaces; places++) if (10n ** BigInt(places) % number.d === 0n) return places;
  return 0;
}

const mostPlaces = 6;

/** One in the last of so many decimal places. */
export function stepOfPlaces(places: number, variable: Variable): Rational {
  return divide(fraction(1n, 10n ** BigInt(places)), writtenScale(variable));
}
