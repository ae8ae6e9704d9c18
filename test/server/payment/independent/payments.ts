import { contractYear, monthsIn, type Span, shared } from './calendar.js';
import { Exact, none, one } from './exact.js';
import { governed, lessened, limited, paysAtAll } from './governing.js';
import { earnedAt } from './ranges.js';
import { inputOf, judged, lineFor, measuredOf, Open, valueBefore, yearSettled } from './readings.js';
import type {
  Activity,
  Agreement,
  Amount,
  Group,
  Lasting,
  Outcome,
  Payment,
  PoolShare,
  Rate,
  RiskShare,
  Sum,
} from './terms.js';

const twelve = Exact.of(12);

/** What a payment comes to: what each receiver has in the order in which they are written, and what of a pool was not earned. */
export interface Came {
  readonly parts: readonly Exact[];
  readonly unearned: Exact;
}

/** The days of the period on which a term is in force and paid. */
export function inForce(agreement: Agreement, { applies, shadowYear }: Lasting): Span | undefined {
  if (shadowYear === yearSettled(agreement)) return undefined;
  const within = shared(agreement.settled, agreement.term);
  return within && applies ? shared(within, applies) : within;
}

export function paymentNamed({ terms }: Agreement, name: string): Payment {
  const found = terms.find((term): term is Payment => term.is === 'payment' && term.name === name);
  if (!found) throw new Error(`There is no payment ${name}.`);
  return found;
}

/** An amount for the days on which its term is in force. */
export function amountOf(agreement: Agreement, amount: Amount, term: Lasting | undefined): Exact {
  const span = inForce(agreement, term ?? {});
  if (amount.is === 'part') return span ? amount.part.times(comesTo({ ...agreement, settled: span }, amount.of)) : none;
  const months = monthsIn(span);
  if (amount.is === 'by-year') return lineFor(amount.lines, yearSettled(agreement)).times(months).over(twelve);
  const each = { year: 12, quarter: 3, month: 1 }[amount.per];
  return amount.pounds.times(months).over(Exact.of(each));
}

/** What the name of a payment stands for: what it comes to after conditions, scaling and reductions, before pools held back, limits and remedies. */
export function comesTo(agreement: Agreement, name: string): Exact {
  const payment = paymentNamed(agreement, name);
  const span = inForce(agreement, payment);
  return span ? lessenedOf(agreement, payment, span).amount : none;
}

function lessenedOf(agreement: Agreement, payment: Payment, span: Span): { amount: Exact; pool: Exact } {
  const { pays } = payment;
  // A block whose conditions do not hold pays nothing, whatever else is not known.
  if (!paysAtAll(agreement, payment, span))
    return { amount: none, pool: pays.mechanism === 'outcome' ? poolOf(agreement, payment, pays) : none };
  const { earned, whole } =
    pays.mechanism === 'outcome'
      ? earnedOf(agreement, payment, pays, span)
      : { earned: grossOf(agreement, payment, span), whole: none };
  const setting = { span, before: agreement.alreadyPaid.get(payment.name), whole: [whole], parts: [one] };
  return { amount: lessened(agreement, payment, [earned], setting)[0], pool: whole };
}

/** What a payment comes to. */
export function cameOf(agreement: Agreement, payment: Payment): Came {
  const span = inForce(agreement, payment);
  const shares = payment.to.map(({ part }) => part);
  if (!span) return { parts: shares.map(() => none), unearned: none };
  const { amount, pool } = lessenedOf(agreement, payment, span);
  const left = amount.minus(heldBackFrom(agreement, payment.name));
  const parts = limited(
    agreement,
    payment,
    shares.map((part) => left.times(part)),
    { span, before: agreement.alreadyPaid.get(payment.name), parts: shares },
  );
  return { parts, unearned: pool.minus(left).most(none) };
}

/** The pools that are held back from a payment until they are earned. */
function heldBackFrom(agreement: Agreement, name: string): Exact {
  const pools = agreement.terms.flatMap((term) => {
    if (term.is !== 'payment' || term.pays.mechanism !== 'outcome') return [];
    const { poolIs } = term.pays;
    return poolIs.is === 'held-back-from' && poolIs.payment === name ? [poolOf(agreement, term, term.pays)] : [];
  });
  return Exact.sum(pools);
}

/** By what amounts and prices have risen: from the second contract year on, each year on the one before, and by an index from its year on. */
export function risen(agreement: Agreement, { rises, index }: Pick<Payment, 'rises' | 'index'>): Exact {
  const year = yearSettled(agreement);
  const first = yearSettled({ ...agreement, settled: agreement.term });
  let factor = one;
  for (let at = first + 1; rises && at <= year; at++) {
    const by =
      rises.is === 'yearly'
        ? rises.by
        : rises.is === 'by-year'
          ? lineFor(rises.lines, at)
          : inputOf(agreement, rises.input, at);
    factor = factor.times(one.plus(by));
  }
  for (let at = index?.from ?? year + 1; at <= year; at++) factor = factor.times(inputOf(agreement, index!.input, at));
  return factor;
}

function grossOf(agreement: Agreement, payment: Payment, span: Span): Exact {
  const { pays } = payment;
  const rise = risen(agreement, payment);
  if (pays.mechanism === 'fixed') return amountOf(agreement, pays.amount, payment).times(rise);
  if (pays.mechanism === 'capitation') {
    const people =
      'input' in pays.people
        ? inputOf(agreement, pays.people.input, yearSettled(agreement))
        : Exact.of(pays.people.population);
    const by = pays.adjustedBy ? inputOf(agreement, pays.adjustedBy, yearSettled(agreement)) : one;
    return pays.price.times(people).times(by).times(monthsIn(span)).over(twelve).times(rise);
  }
  if (pays.mechanism === 'activity') return activityOf(agreement, payment, pays, span, rise);
  if (pays.mechanism === 'outcome') throw new Error('What a pool earns is worked out share by share.');
  const worth = (sum: Sum): Exact => sumOf(agreement, payment, sum, span);
  const { amount, table } = pays;
  if (!table) return worth(amount!).times(rise);
  const chosen = measuredOf(agreement, table.measure, span).isBelow(table.bound) ? table.below : table.from;
  const found = worth(chosen);
  return chosen.is === 'pounds' ? found : found.most(none);
}

function activityOf(
  agreement: Agreement,
  payment: Payment,
  { measure, price, mostCounted, plan }: Activity,
  span: Span,
  rise: Exact,
): Exact {
  const seen = measuredOf(agreement, measure, span);
  const counted = mostCounted ? seen.least(mostCounted) : seen;
  if (!plan) return counted.times(price).times(rise);
  const planned = plan.perYear.times(monthsIn(span)).over(twelve);
  const priced = price.times(rise);
  // A rate of its own stays as it is written.
  const rate = (one: Rate): Exact =>
    one.is === 'nothing' ? none : one.is === 'part' ? one.part.times(priced) : one.pounds;
  const fixed = plan.fixed ? amountOf(agreement, plan.fixed, payment).times(rise) : planned.times(priced);
  const above = counted.minus(planned).most(none).times(rate(plan.above));
  const below = planned.minus(counted).most(none).times(rate(plan.below));
  return fixed.plus(above).minus(below);
}

/** What a calculation comes to: money in pounds, percentages as parts of one. */
function sumOf(agreement: Agreement, payment: Payment, sum: Sum, span: Span): Exact {
  const worth = (inner: Sum): Exact => sumOf(agreement, payment, inner, span);
  switch (sum.is) {
    case 'pounds':
      return sum.pounds;
    case 'number':
      return sum.part;
    case 'measure':
      return measuredOf(agreement, sum.name, span);
    case 'input':
      return inputOf(agreement, sum.name, yearSettled(agreement));
    case 'previous':
      return valueBefore(agreement, sum.name);
    case 'payment':
      return comesTo({ ...agreement, settled: span }, sum.name);
    case 'already-paid': {
      const paid = agreement.alreadyPaid.get(payment.name);
      if (!paid) throw new Open('What was paid before is not known.');
      return paid;
    }
    case 'let':
      return worth(sum.value);
    case 'held':
      return worth(sum.what).most(sum.least).least(sum.most);
    case 'part-of':
      return sum.part.times(worth(sum.of));
    default: {
      const [left, right] = [worth(sum.left), worth(sum.right)];
      if (sum.is === '+') return left.plus(right);
      if (sum.is === '-') return left.minus(right);
      if (sum.is === '×') return left.times(right);
      if (sum.is === 'lesser') return left.least(right);
      if (sum.is === 'greater') return left.most(right);
      if (right.is(none)) throw new Open('Nothing can be divided by 0.');
      return left.over(right);
    }
  }
}

/** The pool for the days on which its payment is in force; in marks, all of its marks. */
function poolOf(agreement: Agreement, payment: Payment, { pool, parts }: Outcome): Exact {
  if (!inForce(agreement, payment)) return none;
  if (pool.is === 'per-mark') return Exact.sum(parts.map(({ weight }) => weight)).times(pool.pounds);
  return amountOf(agreement, pool, payment);
}

function earnedOf(
  agreement: Agreement,
  payment: Payment,
  outcome: Outcome,
  span: Span,
): { earned: Exact; whole: Exact } {
  const whole = poolOf(agreement, payment, outcome);
  return { earned: earnedAmong(agreement, outcome.parts, whole, span), whole };
}

/** What shares earn of an amount that is theirs by their weights. What falls away leaves its weight to the others. */
function earnedAmong(agreement: Agreement, parts: readonly (PoolShare | Group)[], amount: Exact, span: Span): Exact {
  const staying = parts.filter((part) => !fallsAway(agreement, part, span));
  const all = Exact.sum(parts.map(({ weight }) => weight));
  const weights = Exact.sum(staying.map(({ weight }) => weight));
  const earned = staying.map((part) => {
    const own = amount.times(all.is(none) ? none : part.weight.over(weights));
    const gross =
      part.is === 'group' ? earnedAmong(agreement, part.shares, own, span) : shareEarned(agreement, part, own, span);
    return governed(agreement, part, [gross], { span, before: 'unknowable', whole: [own], parts: [one] })[0];
  });
  return Exact.sum(earned);
}

function fallsAway(agreement: Agreement, part: PoolShare | Group, span: Span): boolean {
  return part.is === 'group'
    ? part.shares.every((share) => fallsAway(agreement, share, span))
    : judged(agreement, part.measure, span) === 'falls-away';
}

function shareEarned(agreement: Agreement, share: PoolShare, own: Exact, span: Span): Exact {
  const value = judged(agreement, share.measure, span);
  return value instanceof Exact ? earnedAt(share.ranges, value, own, share.weight) : none;
}

/** The benchmark of a share of gains and losses, risen by its index. */
export function benchmarkOf(agreement: Agreement, share: RiskShare): Exact {
  return amountOf(agreement, share.benchmark, share).times(risen(agreement, share));
}

/** The contract year that is settled, or that of which a part is. */
export function wholeYear(agreement: Agreement): Span {
  return contractYear(yearSettled(agreement), agreement.yearStarts);
}
