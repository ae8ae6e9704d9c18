import { LongSum } from './long-sum.js';
import type { CutGroup } from './model/expression.js';
import {
  add,
  compare,
  divide,
  greater,
  lesser,
  multiply,
  one,
  type Rational,
  subtract,
  total,
  zero,
} from './rational.js';

/** A number for each person, by a key that stands for the person, or for several who are alike. Who is not in it has nothing. */
export type ByPerson = ReadonlyMap<string, Rational>;

/** How many people a key stands for: one, unless it says otherwise. */
export type Alike = ReadonlyMap<string, Rational>;

/** Each person's number, held to the most that one person counts. */
export function eachHeldTo(people: ByPerson, most: Rational | undefined): ByPerson {
  if (!most) return people;
  return new Map([...people].map(([person, value]) => [person, lesser(value, most)]));
}

/** The sum over all people. */
export function totalOver(people: ByPerson, alike: Alike | undefined): Rational {
  let sum = zero;
  for (const [person, value] of people) sum = add(sum, times(value, person, alike));
  return sum;
}

/** Each person's sum of several numbers. */
export function addedUp(all: readonly ByPerson[]): ByPerson {
  if (all.length === 1) return all[0];
  const sums = new Map<string, Rational>();
  for (const people of all)
    for (const [person, value] of people) sums.set(person, add(sums.get(person) ?? zero, value));
  return sums;
}

function times(value: Rational, person: string, alike: Alike | undefined): Rational {
  const many = alike?.get(person);
  return many ? multiply(value, many) : value;
}

/** What a limit for each person leaves. */
export interface HeldForEach {
  /** What is left of each part, over all people. */
  readonly left: readonly Rational[];
  /** How many people have anything. */
  readonly people: Rational;
  /** How many of them would have more without the limit. */
  readonly beyond: Rational;
}

/**
 * Holds what all parts come to for one person to a limit, each person alone.
 *
 * @param parts by part, what each person has of it
 * @param before what each person has of the limit already
 */
export function heldForEach(
  parts: readonly ByPerson[],
  limit: Rational,
  how: CutGroup['how'],
  before: ByPerson | undefined,
  alike: Alike | undefined,
): HeldForEach {
  const left = parts.map(() => new LongSum());
  let [people, beyond] = [zero, zero];
  for (const person of new Set(parts.flatMap((part) => [...part.keys()]))) {
    const own = parts.map((part) => part.get(person) ?? zero);
    const room = greater(zero, subtract(limit, before?.get(person) ?? zero));
    const given = givenUp(own, room, how);
    const many = alike?.get(person) ?? one;
    if (own.some(({ n }) => n !== 0n)) people = add(people, many);
    if (given.some(({ n }) => n !== 0n)) beyond = add(beyond, many);
    for (const [i, amount] of own.entries()) left[i].add(times(subtract(amount, given[i]), person, alike));
  }
  return { left: left.map((sum) => sum.value()), people, beyond };
}

/** How much each part gives way so that all together keep to a limit that is not below nothing. */
export function givenUp(parts: readonly Rational[], limit: Rational, how: CutGroup['how']): readonly Rational[] {
  const sum = total(parts);
  if (compare(sum, limit) <= 0) return parts.map(() => zero);
  let left = subtract(sum, limit);
  if (how === 'proportion') {
    const share = divide(left, sum);
    return parts.map((part) => multiply(part, share));
  }
  return parts.map((part) => {
    const given = lesser(left, greater(zero, part));
    left = subtract(left, given);
    return given;
  });
}
