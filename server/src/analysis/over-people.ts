import { evaluate, isObstacle, runOf } from '../payment/evaluate.js';
import { constant, nothing, product, sum } from '../payment/model/builder.js';
import type { CutGroup, Expression, Variable } from '../payment/model/expression.js';
import { variablesIn } from '../payment/model/inside.js';
import { type PersonCut, type PersonGroup, spreadOf, unlimitedOf } from '../payment/model/person-cut.js';
import { add, multiply, one, type Rational, whole, zero } from '../payment/rational.js';

/**
 * A limit for each person, where only the sums over all people are known. What it leaves lies between two ends: all of it may fall on as few people as
 * can be, and it may be spread so that nobody reaches the limit. Between them it is straight in a `spread` from 0 to 1.
 */
export interface OverPeople {
  readonly spread: Variable;
  /** What is left where it falls on as few people as can be: never less. */
  readonly least: Expression;
  /** What is left where nobody reaches the limit: never more. */
  readonly most: Expression;
}

/** The two ends for a part, or for all parts together. */
export function overPeople(expression: PersonCut): OverPeople {
  const { own, group } = expression;
  const { least, leastOfAll } = endsOf(group);
  return {
    spread: spreadOf(expression),
    least: own === 'all' ? leastOfAll : least[own],
    most: unlimitedOf(expression),
  };
}

interface Ends {
  readonly least: readonly Expression[];
  readonly leastOfAll: Expression;
}

const ends = new WeakMap<PersonGroup, Ends>();

function endsOf(group: PersonGroup): Ends {
  const known = ends.get(group) ?? workedOut(group);
  ends.set(group, known);
  return known;
}

/**
 * No way to share sums among people takes more off a part, or off all of them, than if all of it fell on one person: what people are beyond the limit
 * together is at most what one would be who had everything, and in each order of cutting back the same holds of what is left for a part. Where a
 * measure says what each person counts to, nobody can have more than `mostForOne`, and each keeps at least the limit's share of that.
 */
function workedOut(group: PersonGroup): Ends {
  const { parts, limit, how, countsBefore, term, start, end } = group;
  // Everybody may have had all of it before.
  if (countsBefore) return { least: parts.map(() => nothing), leastOfAll: nothing };
  const most = mostForOne(group);
  const whole = sum(parts);
  const kept: Expression | undefined =
    most && most.n > 0n
      ? product(whole, {
          kind: 'least',
          of: [constant(one), { kind: 'quotient', left: limit, right: constant(most), place: group }],
        })
      : undefined;
  const atLeast: Expression = kept ? { kind: 'greatest', of: [limit, kept] } : limit;
  const cut: CutGroup = {
    slot: group.slot,
    parts,
    limit: how === 'proportion' || parts.length === 1 ? atLeast : limit,
    how,
    term,
    start,
    end,
  };
  return {
    least: parts.map((_, own) => ({ kind: 'cut', own, group: cut })),
    leastOfAll: { kind: 'least', of: [whole, atLeast] },
  };
}

/** The most that one person could bring without the limit, in pounds; undefined where nothing ends what one person counts, or a price is not fixed. */
export function mostForOne({ rates }: PersonGroup): Rational | undefined {
  let most = zero;
  for (const { variable, worth } of rates.flat()) {
    const [price, each] = [fixedPrice(worth), variable.eachPersonTo];
    if (!price || !each) return undefined;
    most = add(most, multiply(price, multiply(each, whole(Math.max(variable.summed.length, 1)))));
  }
  return most;
}

function fixedPrice(worth: Expression): Rational | undefined {
  if (variablesIn([worth]).length > 0) return undefined;
  const price = evaluate(worth, runOf(0, { measurements: new Map(), alreadyPaid: new Map() }));
  return isObstacle(price) ? undefined : price;
}
