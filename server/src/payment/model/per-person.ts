import { equals, one, zero } from '../rational.js';
import { type Builder, constant, problem, product, type Site, step } from './builder.js';
import type { Expression, Table, Variable } from './expression.js';
import type { Limit } from './governing.js';
import { variablesIn } from './inside.js';
import type { Part } from './model.js';
import type { PersonGroup, Rate } from './person-cut.js';
import { isNeverNegative } from './sign.js';

/**
 * Holds parts to a limit for each person: each is worked out for every person by what that person adds to its measures, held, and summed.
 *
 * @returns undefined, with a problem, where a part is no sum over people
 */
export function cutForEach(
  b: Builder,
  parts: readonly Part[],
  limit: Limit,
  site: Pick<Site, 'term'>,
): Part[] | undefined {
  const found = parts.map((part) => ratesIn(part.amount));
  const refused = found.find((one): one is Refused => 'why' in one);
  if (refused)
    return problem(
      b,
      limit.place,
      `A limit for each person is for what adds up over people: a price for each one counted. Here ${refused.why}.`,
    );
  const rates = found as Rate[][];
  const measures = [...new Set(rates.flatMap((all) => all.map(({ variable }) => variable)))];
  const countsBefore = limit.countsBefore === true;
  const spread = (): Variable => ({
    kind: 'spread',
    name: site.term,
    previous: false,
    summed: [],
    shown: 'number',
    least: zero,
    most: one,
    forEach: { measures, countsBefore },
  });
  const group: PersonGroup = {
    slot: b.slots++,
    parts: parts.map(({ amount }) => amount),
    rates,
    limit: limit.amount,
    how: limit.how ?? 'proportion',
    term: site.term,
    countsBefore,
    spreads: parts.map(spread),
    spreadOfAll: spread(),
    ...limit.place,
  };
  return parts.map(({ party }, own) => {
    const what = party === '' ? 'After the limit for each person' : `${party}, within the limit for each person`;
    return { party, amount: step(b, site.term, what, { kind: 'person-cut', own, group }, limit.place, 'money') };
  });
}

/** Why an amount is no sum over people: completes "Here …". */
interface Refused {
  readonly why: string;
}

function refused(why: string): Refused {
  return { why };
}

/** An amount as a sum of measures times what one of each is worth. */
function ratesIn(amount: Expression): Rate[] | Refused {
  switch (amount.kind) {
    case 'measured':
      return ofMeasure(amount.variable);
    case 'constant':
      return amount.value.n === 0n ? [] : refused('a part of it is a fixed amount, which belongs to nobody');
    case 'step':
      return ratesIn(amount.of);
    case 'sum':
      return together(amount.of.map(ratesIn));
    case 'product':
      return ofProduct(amount.of);
    case 'quotient': {
      const { left, right, place } = amount;
      if (!isNeverNegative(right)) return refused('it is divided by what may be below nothing');
      return scaled(ratesIn(left), (worth) => ({ kind: 'quotient', left: worth, right, place }));
    }
    case 'difference':
      return amount.right.kind === 'constant' && amount.right.value.n === 0n
        ? ratesIn(amount.left)
        : refused('something is taken off it that belongs to nobody');
    case 'greatest': {
      const [floor, held, ...others] = amount.of;
      const isHeldAtNothing = floor.kind === 'constant' && floor.value.n === 0n && others.length === 0;
      return isHeldAtNothing && !amount.limits ? ratesIn(held) : refused(ownLimit);
    }
    case 'least':
    case 'cut':
      return refused(ownLimit);
    case 'person-cut':
      return refused('it is limited for each person already: keep one of the two limits');
    case 'table':
      return ofTable(amount);
    case 'each': {
      const { beyond, size, side, whole } = amount;
      const fromNothing = side === 'above' && beyond.kind === 'constant' && beyond.value.n === 0n;
      if (!fromNothing) return refused('it is counted from a number that all people reach together');
      const ones = size.kind === 'constant' && equals(size.value, one);
      if (whole && !(ones && amount.on.kind === 'measured' && amount.on.variable.whole))
        return refused('only whole steps of the sum of all people count');
      if (!isNeverNegative(amount.amount)) return refused(belowNothing);
      const counted = scaled(ratesIn(amount.on), (worth) => product(amount.amount, worth));
      if (ones) return counted;
      const place = { start: 0, end: 0 };
      return scaled(counted, (worth) => ({ kind: 'quotient', left: worth, right: size, place }));
    }
    case 'when': {
      const { condition, whenDropped } = amount;
      return scaled(ratesIn(amount.amount), (worth) => ({ kind: 'when', condition, amount: worth, whenDropped }));
    }
    default:
      return refused('it is about the sum of all people');
  }
}

const ownLimit = 'it is held to a limit on the sum first: put that limit into a `together` after this one';
const belowNothing = 'a price may be below nothing';

function ofMeasure(variable: Variable): Rate[] | Refused {
  const { name, kind, addsUp, roundedTo, least } = variable;
  if (kind !== 'measure' || !addsUp) return refused(`${name} does not add up over people`);
  if (roundedTo) return refused(`${name} is rounded, and what one person adds to it is not`);
  if (!least || least.n < 0n) return refused(`${name} can be below nothing`);
  return [{ variable, worth: constant(one) }];
}

function together(all: readonly (Rate[] | Refused)[]): Rate[] | Refused {
  const found: Rate[] = [];
  for (const one of all) {
    if ('why' in one) return one;
    found.push(...one);
  }
  return found;
}

/** One factor is the sum over people; the others say what one is worth. */
function ofProduct(factors: readonly Expression[]): Rate[] | Refused {
  const people = factors.filter(countsPeople);
  if (people.length > 1) return refused('two sums over people are multiplied with one another');
  const [counted] = people;
  if (!counted) {
    const measured = factors.find((factor) => variablesIn([factor]).length > 0) ?? factors[0];
    return ratesIn(measured);
  }
  const others = factors.filter((factor) => factor !== counted);
  if (!others.every(isNeverNegative)) return refused(belowNothing);
  return scaled(ratesIn(counted), (worth) => product(...others, worth));
}

/** Whether a factor is a sum over people, rather than a price or a percentage that may depend on one. */
function countsPeople(factor: Expression): boolean {
  const rates = ratesIn(factor);
  if (!('why' in rates)) return rates.length > 0;
  return factor.kind === 'measured' && factor.variable.addsUp === true;
}

/** A table with one range, which holds every value. */
function ofTable({ rows }: Table): Rate[] | Refused {
  const [row, ...others] = rows;
  const { low, lowIncluded, high } = row.bounds;
  const fromNothing = !low || (low.kind === 'constant' && (low.value.n < 0n || (low.value.n === 0n && lowIncluded)));
  if (others.length > 0 || high || !fromNothing)
    return refused(
      `\`${others.length > 0 && fromNothing ? others[0].text : row.text}\` is about the sum of all people`,
    );
  return ratesIn(row.result);
}

function scaled(rates: Rate[] | Refused, scale: (worth: Expression) => Expression): Rate[] | Refused {
  if ('why' in rates) return rates;
  return rates.map(({ variable, worth }) => ({ variable, worth: scale(worth) }));
}
