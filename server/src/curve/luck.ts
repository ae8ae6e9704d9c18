import type { Spread } from '../analysis/luck/crossing.js';
import { factsOfMeasure, spreadOf } from '../analysis/luck/measure.js';
import type { Variable } from '../payment/model/expression.js';
import { fraction, greater, lesser, type Rational, toNumber, whole } from '../payment/rational.js';
import type { YearOfContract } from './clause.js';

/** Between which values a measure moves by chance alone, nine years in ten, while the service stays as it was. An estimate, rounded. */
export interface Luck {
  readonly low: Rational;
  readonly high: Rational;
}

/** Nine in ten of a normal distribution lie within so many standard deviations of its mean. */
const nineInTen = 1.645;

/** An estimate is kept to this part of one. */
const millionth = 1_000_000;

/** The chance around the baseline, by a normal approximation; undefined where the measure does not say enough. */
export function luckOf({ scope }: YearOfContract, variable: Variable): Luck | undefined {
  const found = variable.kind === 'measure' ? scope.find(variable.name) : undefined;
  const facts = found && 'one' in found ? factsOfMeasure(found.one, scope) : undefined;
  const spread = facts && spreadOf(facts);
  if (!facts?.baseline || !spread) return undefined;
  const value = toNumber(facts.baseline);
  const deviation = deviationOf(spread, value);
  if (!(deviation > 0)) return undefined;
  const [least, most] = [value - nineInTen * deviation, value + nineInTen * deviation];
  // Of what is counted there are no parts.
  const [low, high] = variable.whole
    ? [whole(Math.floor(least)), whole(Math.ceil(most))]
    : [rounded(least), rounded(most)];
  return {
    low: variable.least ? greater(low, variable.least) : low,
    high: variable.most ? lesser(high, variable.most) : high,
  };
}

/** The standard deviation: of a binomial share, a Poisson rate or count, or as it is stated. Not a number where the value cannot be one. */
function deviationOf(spread: Spread, value: number): number {
  switch (spread.kind) {
    case 'volatility':
      return toNumber(spread.deviation);
    case 'share':
      return Math.sqrt((value * (1 - value)) / spread.people);
    case 'rate':
      return Math.sqrt(value / spread.people);
    case 'count':
      return Math.sqrt(value);
  }
}

function rounded(value: number): Rational {
  return fraction(BigInt(Math.round(value * millionth)), BigInt(millionth));
}
