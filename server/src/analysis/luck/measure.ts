import type { Quantity } from '../../../../grammar/syntax/tree.js';
import { isInParts, valueOfFact } from '../../payment/model/facts.js';
import { numberOf } from '../../payment/model/quantities.js';
import type { Rational } from '../../payment/rational.js';
import type { Declared, Fact, Scope } from '../../semantics/names.js';
import { singular, type Unit, unitOfQuantity, unitOfValue } from '../../semantics/units.js';
import type { Spread } from './crossing.js';

/** What a measure's declaration says about its chances. Percentages are fractions, rates are per one, money is in pounds. */
export interface MeasureFacts {
  readonly name: string;
  readonly unit: Unit;
  /** Whether it is no count of whole ones, though it has the unit of one: a mean score. */
  readonly isInParts: boolean;
  readonly baseline?: Rational;
  readonly volatility?: Rational;
  /** The population that it names, and how many people that is. */
  readonly population?: string;
  readonly people?: number;
  /** Fewer events, or fewer people, than this are not judged. */
  readonly fewestEvents?: number;
  readonly fewestPeople?: number;
}

/** Reads what a measure says about its chances; undefined where it has no unit. */
export function factsOfMeasure(declared: Declared, scope: Scope): MeasureFacts | undefined {
  const unit = unitOfValue(valueOfFact(scope.fact(declared, 'unit')));
  if (!unit) return undefined;
  const number = (key: string): Rational | undefined => {
    const found = quantityIn(scope.fact(declared, key));
    return found && numberOf(found);
  };
  const named = valueOfFact(scope.fact(declared, 'population'))?.phrases[0]?.parts[0];
  const found = named?.kind === 'name' ? scope.find(named.text) : undefined;
  const population = found && 'one' in found && found.one.kind === 'population' ? found.one : undefined;
  const size = population && quantityIn(scope.fact(population, 'size'));
  const fewest = quantityIn(scope.fact(declared, 'minimum-count'));
  const isOfPeople = fewest && (singular(unitOfQuantity(fewest).words ?? '') === 'person' || unit.base === 'percent');
  return {
    name: declared.name,
    unit,
    isInParts: isInParts((key) => scope.fact(declared, key)),
    baseline: number('baseline'),
    volatility: number('volatility'),
    ...(population && size ? { population: population.name, people: asNumber(size) } : {}),
    ...(fewest ? { [isOfPeople ? 'fewestPeople' : 'fewestEvents']: asNumber(fewest) } : {}),
  };
}

function quantityIn(fact: Fact | undefined): Quantity | undefined {
  const part = valueOfFact(fact)?.phrases[0]?.parts[0];
  return part?.kind === 'quantity' ? part : undefined;
}

/** A count, which is no amount. */
function asNumber(quantity: Quantity): number {
  return Number(quantity.value.digits) / 10 ** quantity.value.scale;
}

/**
 * How a measure varies by chance: by its volatility where it states one; else as its number of people makes it vary. Undefined where neither is
 * known. A count needs no population: how much it varies follows from its size.
 */
export function spreadOf({ unit, isInParts, volatility, people, fewestPeople }: MeasureFacts): Spread | undefined {
  if (volatility) return { kind: 'volatility', deviation: volatility };
  if (unit.base === 'count' && !unit.per) return isInParts ? undefined : { kind: 'count' };
  if (people === undefined || !Number.isInteger(people) || people < 1 || people < (fewestPeople ?? 0)) return undefined;
  if (unit.base === 'percent' && !unit.per) return { kind: 'share', people };
  const isRate = unit.per !== undefined && !/^(?:year|quarter|month|week|day)$/.test(unit.per);
  return isRate && (unit.base === 'count' || unit.base === 'number') ? { kind: 'rate', people } : undefined;
}
