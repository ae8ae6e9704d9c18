import type { Block } from '../../../grammar/syntax/tree.js';
import type { Variable } from '../payment/model/expression.js';
import { variablesIn } from '../payment/model/inside.js';
import { numberOf } from '../payment/model/quantities.js';
import { add, compare, equals, type Rational, whole, zero } from '../payment/rational.js';
import { lineOf } from '../semantics/lines.js';
import { spaceOfSums } from './box.js';
import type { Amount } from './curve.js';
import { type Addend, addendsOf, type Direction, type Extreme, extremeOfSum, gathered } from './extreme.js';
import { type Flow, flowsOf } from './flows.js';
import { type Interval, pointAt } from './interval.js';
import { exactIn, glanceAt } from './look.js';
import { isConstant } from './polynomial.js';
import { roughSum } from './rough.js';
import type { Greatest, Spots } from './search.js';
import { sumOver } from './sum-over.js';
import type { YearOfContract } from './years.js';

/** What a party can have at the least and at the most: what it receives less what it pays, in pounds. */
export interface Exposure {
  readonly party: string;
  readonly least: Greatest;
  readonly most: Greatest;
}

/** How many looks one question may take. */
const looksPerQuestion = 2000;

/** The least and the most that a sum of flows can come to; undefined where it has no value whatever is measured. */
function exposureTo(flows: readonly Flow[], looks = looksPerQuestion): Pick<Exposure, 'least' | 'most'> | undefined {
  const least = extremeOfAmounts(flows, 'least', looks);
  const most = extremeOfAmounts(flows, 'greatest', looks);
  return least && most && { least, most };
}

/** The least or the greatest that amounts can come to together; undefined where they have no value whatever is measured. */
export function extremeOfAmounts(
  amounts: readonly Amount[],
  direction: Direction,
  looks = looksPerQuestion,
): Extreme | undefined {
  const addends = amounts.flatMap(({ amount, sign }) => addendsOf(amount, whole(sign)));
  return extremeOfSum(addends, direction, { looks });
}

/** Each party's exposure in one year, the parties in the order in which the terms name them. */
export function exposuresIn({ model }: Pick<YearOfContract, 'model'>, looks = looksPerQuestion): Exposure[] {
  const shared: Spots[] = [];
  return [...flowsOf(model)].flatMap(([party, flows]) => {
    const found = exposureTo(flows, looks);
    return found
      ? [{ party, least: sharing(found.least, flows, shared), most: sharing(found.most, flows, shared) }]
      : [];
  });
}

/** What one party pays another receives: where the results that were found for one show the extreme of another too, a reader has fewer to look at. */
function sharing(extreme: Greatest, flows: readonly Flow[], shared: Spots[]): Greatest {
  const { bound, decided } = extreme;
  if (!bound || !decided) return extreme;
  const addends = gathered(flows.flatMap(({ amount, sign }) => addendsOf(amount, whole(sign))));
  const known = shared.find((at) => {
    const sum = sumThroughout(addends, at);
    return sum !== undefined && equals(sum, bound);
  });
  if (known) return { ...extreme, at: known };
  shared.push(extreme.at);
  return extreme;
}

/** What a sum comes to wherever a witness leaves it open; undefined where that is not one number, or where the witness is only approached. */
function sumThroughout(addends: readonly Addend[], at: Spots): Rational | undefined {
  const held = new Map<Variable, Interval>();
  for (const [variable, { value, side, anywhere }] of at) {
    if (!anywhere && side !== 'at') return undefined;
    held.set(variable, anywhere ?? pointAt(value));
  }
  const space = spaceOfSums(variablesIn(addends.map(({ of }) => of)), held);
  const look = glanceAt(space, space.all);
  const exact = exactIn(sumOver(addends, look), look);
  return exact && isConstant(exact) ? exact.constant : undefined;
}

/** What a party can have over several years: the sums of what it can have in each. */
export interface ExposureOverTerm {
  readonly party: string;
  /** Undefined where nothing bounds it. */
  readonly least?: Rational;
  readonly most?: Rational;
  readonly decided: boolean;
}

export function overTerm(years: readonly (readonly Exposure[])[]): ExposureOverTerm[] {
  const parties = [...new Set(years.flatMap((year) => year.map(({ party }) => party)))];
  return parties.map((party) => {
    const all = years.flatMap((year) => year.filter((one) => one.party === party));
    const least = total(all.map((one) => one.least.bound));
    const most = total(all.map((one) => one.most.bound));
    const decided = all.every((one) => one.least.decided && one.most.decided);
    return { party, ...(least ? { least } : {}), ...(most ? { most } : {}), decided };
  });
}

function total(amounts: readonly (Rational | undefined)[]): Rational | undefined {
  return amounts.reduce<Rational | undefined>((sum, amount) => sum && amount && add(sum, amount), zero);
}

/** The most that a contract's commissioners can have to pay in a year, its envelope among other things is held against it. Undefined where nothing bounds it. */
export function mostSpent(
  year: YearOfContract,
  commissioners: ReadonlySet<string>,
  looks = looksPerQuestion,
): Greatest | undefined {
  return extremeOfSum(spentIn(year, commissioners), 'greatest', { looks });
}

/** Whether it is plain at once that a contract's commissioners never have to pay more than a sum in a year. False says nothing. */
export function keepsWithin(year: YearOfContract, commissioners: ReadonlySet<string>, sum: Rational): boolean {
  const most = roughSum(spentIn(year, commissioners))?.high;
  return most !== undefined && compare(most, sum) <= 0;
}

function spentIn({ model }: YearOfContract, commissioners: ReadonlySet<string>): Addend[] {
  return [...flowsOf(model)].flatMap(([party, flows]) =>
    commissioners.has(party) ? flows.flatMap(({ amount, sign }) => addendsOf(amount, whole(-sign))) : [],
  );
}

/** The envelope of a contract, in pounds a year; undefined where it has none, or says it in another way. */
export function envelopeOf(contract: Block): Rational | undefined {
  const part = lineOf(contract, 'envelope')?.value.phrases[0]?.parts[0];
  if (part?.kind !== 'quantity' || !part.currency || !/^years?$/.test(part.per?.unit.text ?? '')) return undefined;
  return numberOf(part);
}
