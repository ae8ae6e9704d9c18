import type { Block, Name, Span, Value } from '../../../../grammar/syntax/tree.js';
import { readHead } from '../../semantics/heads.js';
import { blockOf, lineOf, wordAt } from '../../semantics/lines.js';
import { isFactor } from '../../semantics/values/names.js';
import { isYearly } from '../../semantics/values/sums.js';
import { formatPercent } from '../format.js';
import { covers, overlap, type Period, periodText, yearAt, yearOf } from '../period.js';
import { add, compare, fraction, one, type Rational, whole } from '../rational.js';
import {
  alreadyReported,
  type Builder,
  constant,
  has,
  nothing,
  once,
  problem,
  product,
  type Site,
  step,
} from './builder.js';
import { calculationOf, sumOf } from './calculation.js';
import type { Expression } from './expression.js';
import { earnedOf } from './payments.js';
import { percentageOf } from './quantities.js';
import { question, writing } from './questions.js';
import { datedRows, extentOf, inOneYear, isShadow, periodOfPart, valueFor } from './time.js';
import { firstYearWithValue, variableNamed, withoutValue } from './variables.js';

/** A payment's amount for a period, before pools, remedies and limits: what its name means in a calculation. */
export function amountOfPayment(b: Builder, block: Block, site: Site, place: Name): Expression | undefined {
  // A period of its own, which may be another than the one that is settled.
  const then: Builder = { ...b, settlement: site.extent };
  const applies = extentOf(then, block);
  if (!applies || isShadow(then, block)) return nothing;
  const { first, last } = applies;
  return once(b, b.amounts, `amount ${block.start} ${first} ${last}`, place, () =>
    earnedOf(b, block, { term: readHead(block.head).name?.text ?? '', block, extent: applies, window: site.window }),
  );
}

/**
 * Money for a period as a fixed payment, a plan or a benchmark says it: by its value by year, with `uplift` and `indexed-by`.
 * A table by dates within the period adds up.
 */
export function moneyOver(b: Builder, block: Block, key: string, site: Site): Expression | undefined {
  const line = lineOf(block, key);
  const table = blockOf(block, key);
  if (!line && !table) return alreadyReported(b, block);
  if (table) {
    const rows = datedRows(b, table.items).flatMap((row) => {
      const part = overlap(row.period, site.extent);
      return part ? [{ ...row, part }] : [];
    });
    if (
      rows.length > 1 &&
      addUp(
        rows.map((row) => row.part),
        site.extent,
      )
    ) {
      const parts = rows.map((row) => sumOf(b, row.line.value.phrases[0], { ...site, extent: row.part }));
      const found = parts.filter((part) => part !== undefined);
      return found.length === parts.length ? raisedBy(b, block, { kind: 'sum', of: found }, site, table) : undefined;
    }
  }
  // For how long it is has been asked.
  if (line && isWithoutPeriod(line.value)) return alreadyReported(b, line);
  const value = valueFor(b, block, key, site.extent);
  const amount = value && sumOf(b, value.phrases[0], site);
  return amount && raisedBy(b, block, amount, site, line ?? value);
}

function isWithoutPeriod({ phrases: [phrase, another] }: Value): boolean {
  const [only, more] = phrase?.parts ?? [];
  return !another && !more && only?.kind === 'quantity' && only.form === 'money' && !only.per;
}

function addUp(parts: readonly Period[], whole: Period): boolean {
  const sorted = [...parts].sort((a, b) => a.first - b.first);
  const joined = sorted.every((part, i) => i === 0 || part.first === sorted[i - 1].last + 1);
  return joined && covers({ first: sorted[0].first, last: sorted[sorted.length - 1].last }, whole);
}

/** An amount or a price with `uplift` and `indexed-by` applied, where the block has them. */
export function raisedBy(
  b: Builder,
  block: Block,
  amount: Expression,
  site: Site,
  place: Span,
): Expression | undefined {
  if (!has(block, 'uplift') && !has(block, 'indexed-by')) return amount;
  if (!inOneYear(b, site.extent, 'The uplift or index', place)) return undefined;
  const factors = [upliftOf(b, block, site), indexOf(b, block, site)];
  if (factors.includes(undefined)) return undefined;
  const all = factors.flatMap((found) => found ?? []);
  if (all.length === 0) return amount;
  return step(b, site.term, 'With uplift', product(amount, ...all), place, 'money');
}

/** One factor for each contract year since the first in which an uplift came into force. */
function upliftOf(b: Builder, block: Block, site: Site): Expression[] | undefined {
  const line = lineOf(block, 'uplift');
  const table = blockOf(block, 'uplift');
  if (!line && !table) return [];
  if (['amount', 'price', 'fixed'].some((key) => blockOf(block, key)))
    return problem(
      b,
      line ?? (table as Block),
      'With an amount for each year an uplift would count twice: take out the one or the other.',
    );
  b.asked.everyYear = true;
  const factors: Expression[] = [];
  const firstYear = yearAt(b.life.first, b.yearStart);
  const settled = yearAt(site.extent.first, b.yearStart);
  for (let year = firstYear + 1; year <= settled; year++) {
    const period = yearOf(year, b.yearStart);
    const value = line?.value ?? valueFor(b, block, 'uplift', period);
    const part = value?.phrases[0]?.parts[0];
    if (part?.kind === 'quantity' && !isYearly(part)) return alreadyReported(b, part);
    const literal = part && percentageOf(part.kind === 'quantity' ? part : undefined);
    if (literal) factors.push(grown(literal));
    else {
      const then: Site = year === settled ? site : { ...site, extent: period, window: period, past: true };
      const rate = value && calculationOf(b, value.phrases[0], then);
      if (!rate) return undefined;
      factors.push({ kind: 'sum', of: [constant(one, 'percent'), rate] });
    }
  }
  return factors;
}

function grown(rate: Rational): Expression {
  return constant(add(one, rate), 'percent');
}

/** An index below this is taken for a rise that was written instead of a factor. */
const half = fraction(1n, 2n);
/** Above this it is taken for points: no price doubles in a year. */
const double = whole(2);

/** `indexed-by: PriceIndex from 2027/28`: the input's value of each year from then on, multiplied. */
function indexOf(b: Builder, block: Block, site: Site): Expression[] | undefined {
  const line = lineOf(block, 'indexed-by');
  if (!line) return [];
  const [name, from] = line.value.phrases[0]?.parts ?? [];
  if (name?.kind !== 'name' || !isFactor(b, name)) return alreadyReported(b, line);
  const start = from?.kind === 'range' ? periodOfPart(from.low, b.yearStart)?.first : b.life.first;
  if (start === undefined) return alreadyReported(b, line);
  b.asked.everyYear = true;
  const factors: Expression[] = [];
  const settled = yearAt(site.extent.first, b.yearStart);
  for (let year = yearAt(start, b.yearStart); year <= settled; year++) {
    const period = yearOf(year, b.yearStart);
    const variable = variableNamed(b, name, year === settled ? {} : { period });
    if (!variable) return undefined;
    if (year !== settled && variable.known === undefined)
      return factors.length === 0 ? indexedTooEarly(b, name, line.value, year) : withoutValue(b, name, period);
    if (variable.known && compare(variable.known, half) < 0) {
      const value = formatPercent(variable.known);
      return problem(
        b,
        line,
        `${name.text} is ${value} in ${periodText(period, b.yearStart)}, and multiplying by it would leave almost nothing. For a rise of ${value} the input says ${formatPercent(add(one, variable.known))}, or write \`uplift:\`.`,
      );
    }
    if (variable.known && compare(variable.known, double) > 0)
      return problem(
        b,
        line,
        `${name.text} is ${formatPercent(variable.known)} in ${periodText(period, b.yearStart)}, and multiplying by it would more than double what is indexed. Write it in percent of the year before, as 103% for a rise of 3%.`,
      );
    factors.push(
      year === settled ? { kind: 'measured', variable } : constant(variable.known as Rational, variable.shown),
    );
  }
  return factors;
}

/** An index that has no value yet for the year from which it is to count. */
function indexedTooEarly(b: Builder, name: Name, value: Value, year: number): undefined {
  const first = firstYearWithValue(b, name, year + 1, yearAt(b.life.last, b.yearStart));
  if (!first) return withoutValue(b, name, yearOf(year, b.yearStart));
  const [missing, label] = [yearOf(year, b.yearStart), first].map((period) => periodText(period, b.yearStart));
  const written = `${name.text} from ${label}`;
  return question(
    b,
    name,
    `${name.text} says no value for ${missing}, by which the amount is multiplied. Its first is for ${label}: write \`indexed-by: ${written}\`.`,
    [writing(value, written)],
  );
}

/** The mechanism of a payment. */
export function mechanismOf(block: Block): string | undefined {
  return wordAt(block, 'mechanism');
}
