import type { Block, Line, Name, Part, Value } from '../../../../grammar/syntax/tree.js';
import { blockOf, lineOf } from '../../semantics/lines.js';
import { singular, unitOfValue } from '../../semantics/units.js';
import { isFactor } from '../../semantics/values/names.js';
import { isOperand } from '../../semantics/walk.js';
import { monthsIn } from '../period.js';
import { divide, whole } from '../rational.js';
import { mechanismOf, moneyOver, raisedBy } from './amounts.js';
import {
  alreadyReported,
  atLeastNothing,
  type Builder,
  constant,
  difference,
  has,
  namePart,
  nothing,
  problem,
  product,
  type Site,
  source,
  step,
  sum,
} from './builder.js';
import { calculationOf, expressionOf } from './calculation.js';
import type { Expression } from './expression.js';
import { governed, limitOf } from './governing.js';
import { outcomeOf, poolOf } from './outcome.js';
import { numberOf, timePer } from './quantities.js';
import { tableOf } from './table.js';
import { valueFor } from './time.js';
import { declaredNamed } from './variables.js';

/** What a payment comes to in a period, with its conditions, scaling and reductions, before its limits. */
export function earnedOf(b: Builder, block: Block, site: Site): Expression | undefined {
  const amount = baseOf(b, block, site);
  if (!amount) return undefined;
  const pool = mechanismOf(block) === 'outcome' ? poolOf(b, block, site) : undefined;
  return governed(b, block, amount, site, pool?.amount);
}

function baseOf(b: Builder, block: Block, site: Site): Expression | undefined {
  const counted = has(block, 'most-counted');
  const mechanism = mechanismOf(block);
  if (counted && mechanism !== 'activity') {
    return problem(
      b,
      lineOf(block, 'most-counted') ?? block,
      '`most-counted` limits a gain, a loss or the units of an activity; this payment has none. Is `most-paid` meant?',
    );
  }
  switch (mechanism) {
    case 'fixed': {
      const amount = moneyOver(b, block, 'amount', site);
      return (
        amount &&
        step(b, site.term, 'Amount', amount, lineOf(block, 'amount') ?? blockOf(block, 'amount') ?? block, 'money')
      );
    }
    case 'capitation':
      return capitation(b, block, site);
    case 'activity':
      return activity(b, block, site);
    case 'outcome':
      return outcomeOf(b, block, site);
    case 'calculation':
      return calculated(b, block, site);
    default:
      return alreadyReported(b, block);
  }
}

/**
 * What one person or unit costs, with uplift and index.
 *
 * @param counted one of what is counted, where that is stated: `visit`
 */
function priceOf(b: Builder, block: Block, site: Site, counted?: string): Expression | undefined {
  const value = valueFor(b, block, 'price', site.extent);
  if (!value) return has(block, 'price') ? undefined : alreadyReported(b, block);
  const part = value.phrases[0]?.parts[0];
  const each = part && forEach(part, counted);
  // A price is for each one of something, and of people for a whole year.
  if (!each && part?.kind === 'quantity' && timePer(part.per)) return alreadyReported(b, part);
  const price = each ?? calculationOf(b, value.phrases[0], site);
  const raised = price && raisedBy(b, block, price, site, value);
  return raised && (raised.kind === 'constant' ? constant(raised.value, 'money', raised.unit) : raised);
}

/** `£250 per day` where days are counted: an amount for each one of these, and not for a time that passes. */
function forEach(part: Part, counted: string | undefined): Expression | undefined {
  if (part.kind !== 'quantity' || !timePer(part.per) || !part.per) return undefined;
  const { text } = part.per.unit;
  return singular(text) === counted ? constant(numberOf(part), 'money', `per ${text}`) : undefined;
}

/** One of what a measure or an input counts, in the word of its unit. */
function oneCounted(b: Builder, name: Name): string | undefined {
  const declared = declaredNamed(b, name);
  const words = declared && unitOfValue(b.scope.fact(declared, 'unit')?.value)?.words;
  return words && singular(words);
}

/** The price is for a year: part years go by months. */
function capitation(b: Builder, block: Block, site: Site): Expression | undefined {
  const price = priceOf(b, block, site);
  const line = lineOf(block, 'multiplied-by') ?? lineOf(block, 'population');
  const name = namePart(line?.value);
  if (!line || !name) return alreadyReported(b, block);
  const people = expressionOf(b, name, site);
  const factors: (Expression | undefined)[] = [price, people];
  for (const phrase of lineOf(block, 'adjusted-by')?.value.phrases ?? []) factors.push(factorOf(b, phrase.parts, site));
  const months = monthsIn(site.extent);
  if (months.n !== 12n * months.d) factors.push(constant(divide(months, whole(12))));
  const all = factors.filter((factor) => factor !== undefined);
  return all.length === factors.length
    ? step(b, site.term, 'Price for each person', product(...all), line, 'money')
    : undefined;
}

/** What a name stands for, by which an amount is multiplied. */
function factorOf(b: Builder, [name, more]: readonly Part[], site: Site): Expression | undefined {
  return name?.kind === 'name' && !more && isFactor(b, name)
    ? expressionOf(b, name, site)
    : alreadyReported(b, name ?? site.block);
}

function activity(b: Builder, block: Block, site: Site): Expression | undefined {
  const line = lineOf(block, 'measure');
  const name = namePart(line?.value);
  if (!line || !name) return alreadyReported(b, block);
  const counted = oneCounted(b, name);
  const price = priceOf(b, block, site, counted);
  const measured = expressionOf(b, name, site);
  const most = limitOf(b, block, 'most-counted', site);
  if (!price || !measured || !most) return undefined;
  const actual: Expression =
    most === 'none'
      ? measured
      : step(
          b,
          site.term,
          `${name.text} that counts`,
          { kind: 'least', of: [measured, most.amount], limits: 'most-counted' },
          most.place,
        );
  if (!has(block, 'plan')) {
    if (has(block, 'fixed')) return problem(b, block, '`fixed:` pays for a plan, and there is no `plan:`.');
    return step(b, site.term, 'At the price', product(actual, price), line, 'money');
  }
  const planValue = valueFor(b, block, 'plan', site.extent);
  const planned = planValue && calculationOf(b, planValue.phrases[0], site);
  if (!planValue || !planned) return undefined;
  const plan = step(b, site.term, 'Plan', planned, planValue);
  const inner: Site = { ...site, words: { ...site.words, price: () => price, plan: () => plan, actual: () => actual } };
  const forPlan = has(block, 'fixed') ? moneyOver(b, block, 'fixed', inner) : product(plan, price);
  const above = marginal(b, block, 'each-above-plan', inner, counted);
  const below = marginal(b, block, 'each-below-plan', inner, counted);
  if (!forPlan || !above || !below) return undefined;
  return sum([
    step(b, site.term, 'For the plan', forPlan, lineOf(block, 'fixed') ?? planValue, 'money'),
    step(
      b,
      site.term,
      'Above the plan',
      product(atLeastNothing(difference(actual, plan, line)), above.rate),
      above.place,
      'money',
    ),
    step(
      b,
      site.term,
      'Below the plan',
      product(atLeastNothing(difference(plan, actual, line)), below.rate),
      below.place,
      'money',
    ),
  ]);
}

/** What one unit more or less is worth, with its sign: `pay` adds, `deduct` takes off. */
function marginal(
  b: Builder,
  block: Block,
  key: string,
  site: Site,
  counted: string | undefined,
): { rate: Expression; place: Value | Line } | undefined {
  const line = lineOf(block, key);
  const [word, amount] = line?.value.phrases[0]?.parts ?? [];
  if (!line || word?.kind !== 'word') return alreadyReported(b, line ?? block);
  if (word.text === 'nothing') return { rate: nothing, place: line };
  const each = amount && forEach(amount, counted);
  const rate = each ?? (amount && isOperand(amount) ? expressionOf(b, amount, site) : alreadyReported(b, line));
  if (!rate) return undefined;
  return { rate: word.text === 'deduct' ? product(constant({ n: -1n, d: 1n }), rate) : rate, place: line };
}

function calculated(b: Builder, block: Block, site: Site): Expression | undefined {
  const result = blockOf(block, 'result');
  if (has(block, 'amount')) {
    const amount = moneyOver(b, block, 'amount', site);
    return amount && step(b, site.term, 'Amount', amount, lineOf(block, 'amount') ?? block, 'money');
  }
  const index = lineOf(block, 'indexed-by');
  if (index)
    return problem(
      b,
      index,
      'An index multiplies an `amount:`, and here the sums stand in ranges: write it where they do, as in `Index × £40,000`.',
    );
  const on = lineOf(block, 'on');
  if (!on || !result) return alreadyReported(b, block);
  const value = calculationOf(b, on.value.phrases[0], site);
  const table =
    value && tableOf(b, result, step(b, site.term, source(b, on.value), value, on), site, { yields: 'money' });
  return table && step(b, site.term, 'Result', table, result, 'money');
}
