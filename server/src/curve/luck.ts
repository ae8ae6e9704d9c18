import type { Variable } from '../payment/model/expression.js';
import { valueOfFact } from '../payment/model/facts.js';
import { numberOf } from '../payment/model/quantities.js';
import { fraction, greater, lesser, type Rational, toNumber } from '../payment/rational.js';
import type { Declared, Fact } from '../semantics/names.js';
import type { YearOfContract } from './clause.js';
import { baselineOf } from './holding.js';

/** Between which values a measure moves by chance alone, nine years in ten, while the service stays as it was. An estimate, rounded. */
export interface Luck {
  readonly low: Rational;
  readonly high: Rational;
}

/** Nine in ten of a normal distribution lie within so many standard deviations of its mean. */
const nineInTen = 1.645;

/** An estimate is kept to this part of one. */
const millionth = 1_000_000;

/**
 * The chance around the baseline: by `volatility` where the measure says it; else, for a percentage and a rate, by how many people are counted
 * (binomial and Poisson, by their normal approximation); undefined where neither is known.
 */
export function luckOf(year: YearOfContract, variable: Variable): Luck | undefined {
  const baseline = baselineOf(year, variable);
  const found = year.scope.find(variable.name);
  if (!baseline || !found || !('one' in found)) return undefined;
  const value = toNumber(baseline.value);
  const deviation =
    numberIn(year.scope.fact(found.one, 'volatility')) ?? deviationAmong(peopleOf(year, found.one), value, variable);
  if (!deviation) return undefined;
  const [low, high] = [value - nineInTen * deviation, value + nineInTen * deviation].map(rounded);
  return {
    low: variable.least ? greater(low, variable.least) : low,
    high: variable.most ? lesser(high, variable.most) : high,
  };
}

function deviationAmong(people: number | undefined, value: number, { shown, unit }: Variable): number | undefined {
  if (!people || value < 0) return undefined;
  if (shown === 'percent') return value > 1 ? undefined : Math.sqrt((value * (1 - value)) / people);
  return /(?:^|\s)per [\d,]+ /.test(unit ?? '') ? Math.sqrt(value / people) : undefined;
}

/** How many people the population of a measure has. */
function peopleOf({ scope }: YearOfContract, measure: Declared): number | undefined {
  const part = valueOfFact(scope.fact(measure, 'population'))?.phrases[0]?.parts[0];
  const population = part?.kind === 'name' ? scope.find(part.text) : undefined;
  return population && 'one' in population ? numberIn(scope.fact(population.one, 'size')) : undefined;
}

function numberIn(fact: Fact | undefined): number | undefined {
  const part = valueOfFact(fact)?.phrases[0]?.parts[0];
  return part?.kind === 'quantity' ? toNumber(numberOf(part)) : undefined;
}

function rounded(value: number): Rational {
  return fraction(BigInt(Math.round(value * millionth)), BigInt(millionth));
}
