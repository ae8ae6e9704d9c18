import type { Block, Line, Name, Operand, Part, Phrase, Range, Span } from '../../../../grammar/syntax/tree.js';
import { readHead } from '../../semantics/heads.js';
import { lineOf } from '../../semantics/lines.js';
import { withArticle } from '../../semantics/schema/shapes.js';
import { numberKinds } from '../../semantics/values/names.js';
import { isSum } from '../../semantics/values/sums.js';
import { isOperand, unbracketed } from '../../semantics/walk.js';
import { covers, overlap, yearAt, yearOf } from '../period.js';
import { rationalOf } from '../rational.js';
import { amountOfPayment } from './amounts.js';
import {
  alreadyReported,
  type Builder,
  constant,
  difference,
  once,
  problem,
  product,
  type Site,
  source,
  step,
  sum,
  type Words,
} from './builder.js';
import type { Bounds, Expression } from './expression.js';
import { valueOfFact } from './facts.js';
import { letIn, paymentsNamed } from './named.js';
import { constantOf, timePer } from './quantities.js';
import { question, takingOut } from './questions.js';
import { tableOf } from './table.js';
import { rowFor, rowsByYear } from './time.js';
import { baselineOf, declaredNamed, targetOf, variableOf, withoutValue } from './variables.js';

/** A phrase that is one calculation, perhaps `previous Spend`. Undefined, with a problem, where it is none. */
export function calculationOf(b: Builder, phrase: Phrase | undefined, site: Site): Expression | undefined {
  if (!phrase) return alreadyReported(b, site.block);
  const [first, second, third] = phrase.parts;
  if (second?.kind === 'name' && !third && first.kind === 'word' && first.text === 'previous')
    return measuredNamed(b, second, site, true);
  if (second || !isOperand(first)) return alreadyReported(b, phrase);
  return expressionOf(b, first, site);
}

/** The same where a sum of money is due: what is for each visit or each week is none. */
export function sumOf(b: Builder, phrase: Phrase | undefined, site: Site): Expression | undefined {
  const part = phrase?.parts[0];
  if (part && isOperand(part) && !isSum(b, part)) return alreadyReported(b, phrase);
  return calculationOf(b, phrase, site);
}

/** A calculation as an expression; undefined, with a problem, where something in it cannot be read. */
export function expressionOf(b: Builder, operand: Operand, site: Site): Expression | undefined {
  switch (operand.kind) {
    case 'quantity':
      return constantOf(b, operand, site);
    case 'name':
      return named(b, operand, site);
    case 'word':
      return wordNamed(b, operand.text, operand, site);
    case 'bracketed':
      return expressionOf(b, operand.inner, site);
    case 'negated': {
      const value = expressionOf(b, operand.value, site);
      return value && product(constant({ n: -1n, d: 1n }), value);
    }
    case 'share':
      return both(b, operand.share, operand.whole, site, (share, whole) => product(share, whole));
    case 'binary':
      return both(b, operand.left, operand.right, site, (left, right) => {
        if (operand.operator === '+') return sum([left, right]);
        if (operand.operator === '-') return difference(left, right, operand);
        return operand.operator === '×' ? product(left, right) : { kind: 'quotient', left, right, place: operand };
      });
    case 'extreme':
      return both(b, operand.first, operand.second, site, (first, second) => ({
        kind: operand.which === 'lesser' ? 'least' : 'greatest',
        of: [first, second],
      }));
    case 'held': {
      const value = expressionOf(b, operand.value, site);
      return both(
        b,
        operand.low,
        operand.high,
        site,
        (low, high) => value && { kind: 'greatest', of: [low, { kind: 'least', of: [value, high] }] },
      );
    }
    case 'per':
      return perUnit(b, operand, site);
    default:
      return alreadyReported(b, operand);
  }
}

function both(
  b: Builder,
  first: Operand,
  second: Operand,
  site: Site,
  join: (first: Expression, second: Expression) => Expression | undefined,
): Expression | undefined {
  const one = expressionOf(b, first, site);
  const other = expressionOf(b, second, site);
  return one && other && join(one, other);
}

/** `5% of Core per year`: what stands before it, for the whole contract year. */
function perUnit(b: Builder, operand: Operand & { kind: 'per' }, site: Site): Expression | undefined {
  const time = timePer(operand.per);
  if (time === 'year') {
    const year = yearOf(yearAt(site.extent.first, b.yearStart), b.yearStart);
    if (site.limit) site.limit.yearly = true;
    else if (!covers(b.settlement, overlap(year, b.longest) ?? year)) return inPartOfYear(b, operand);
    return expressionOf(b, operand.value, {
      ...site,
      extent: year,
      window: covers(b.settlement, year) ? undefined : year,
    });
  }
  if (time !== undefined && site.limit)
    return problem(b, operand, `A limit per ${time} needs the sums of each ${time}: write the limit per year.`);
  if (time !== undefined) return expressionOf(b, operand.value, site);
  return problem(
    b,
    operand,
    `What \`per ${operand.per.unit.text}\` means behind a calculation is not clear: multiply by the number of ${operand.per.unit.text} instead.`,
  );
}

/**
 * A limit of a year says what is left of it in a part of the year. An amount does not say which part of it falls there: what `5% of Core per year`
 * would take of half a year is 5% of what Core comes to in that half, or half of what it comes to in the year.
 */
function inPartOfYear(b: Builder, operand: Operand & { kind: 'per' }): undefined {
  const value = b.text.slice(operand.value.start, operand.value.end);
  return question(
    b,
    operand,
    `What is \`${value} per year\` in a part of a year? Without \`per year\`, ${value} is what it comes to in the part that is settled.`,
    [takingOut(b, operand, 'per year')],
  );
}

function named(b: Builder, name: Name, site: Site): Expression | undefined {
  const bare = name.text.slice(name.text.lastIndexOf('.') + 1);
  const inContract = bare === name.text || name.text === `${readHead(b.contract.head).name?.text}.${bare}`;
  if (inContract) {
    const own = letIn(site.block, bare);
    if (own) return letOf(b, own, bare, site, site.block);
    const shared = letIn(b.contract, bare);
    if (shared) return letOf(b, shared, bare, site, b.contract);
    const [payment] = paymentsNamed(b.contract, bare);
    if (payment) {
      const { siteReads } = b.named;
      const amount = amountOfPayment(b, payment, site, name);
      // A payment means the same wherever it is named.
      b.named.siteReads = siteReads;
      return amount && step(b, site.term, bare, amount, name, 'money');
    }
  }
  return measuredNamed(b, name, site, false);
}

function measuredNamed(b: Builder, name: Name, site: Site, previous: boolean): Expression | undefined {
  const declared = declaredNamed(b, name);
  if (!declared) return undefined;
  if (declared.kind === 'population' && !previous) {
    const size = valueOfFact(b.scope.fact(declared, 'size'))?.phrases[0]?.parts[0];
    if (size?.kind === 'quantity') return constant(rationalOf(size.value), 'number', size.unit?.text);
    return problem(b, name, `The population ${name.text} says no size: add \`size:\` with its date.`);
  }
  if (declared.kind !== 'measure' && declared.kind !== 'input') {
    // What can never be a number has been reported as such, and what stands in this contract and was not found is a block that is misspelt.
    const isKnown = !numberKinds.includes(declared.kind) || declared.container === readHead(b.contract.head).name?.text;
    return problem(
      b,
      name,
      `${name.text} is ${withArticle(declared.kind)}, and stands for no number in a calculation. Give the calculation that is meant a name with \`let\`.`,
      isKnown,
    );
  }
  const variable = variableOf(b, declared, name, { previous, period: site.window, within: site.extent });
  if (!variable || !site.past) return variable && { kind: 'measured', variable };
  if (variable.known) return constant(variable.known, variable.shown);
  return withoutValue(b, name, site.extent);
}

/** The number that a `let` line or table yields, read once for each period, and for each place where it means something else. */
function letOf(b: Builder, found: Line | Block, name: string, site: Site, owner: Block): Expression | undefined {
  const { named: readings } = b;
  const key = `let ${found.start} ${site.extent.first} ${site.extent.last} ${site.window?.first ?? ''} ${site.limit ? 'limit' : ''}`;
  const here = `${key} ${site.term} ${numberOfWords(b, site.words)}`;
  const place = found.kind === 'line' ? found.head[1] : found;
  const isBySite = readings.bySite.has(key);
  const value = once(b, b.lets, isBySite ? here : key, place, () => {
    const before = readings.siteReads;
    const limit = site.limit && { yearly: false };
    const read = numberOfLet(b, found, name, { ...site, block: owner, limit });
    if (readings.siteReads > before) readings.bySite.add(key);
    if (limit?.yearly) readings.yearly.add(key);
    return read;
  });
  if (readings.bySite.has(key)) {
    const first = isBySite ? undefined : b.lets.get(key);
    if (first) b.lets.set(here, first);
    readings.siteReads++;
  }
  if (site.limit && readings.yearly.has(key)) site.limit.yearly = true;
  return value;
}

function numberOfWords({ named: { words } }: Builder, own: Words | undefined): number {
  const number = words.get(own) ?? words.size;
  words.set(own, number);
  return number;
}

function numberOfLet(b: Builder, found: Line | Block, name: string, site: Site): Expression | undefined {
  if (found.kind === 'line') {
    const value = calculationOf(b, found.value.phrases[0], site);
    return value && step(b, site.term, name, value, found);
  }
  const place = { start: found.start, end: found.open };
  if (!lineOf(found, 'on') && rowsByYear(found.items, b.yearStart).length > 0) {
    const row = rowFor(b, found, site.extent, place);
    const value = row && calculationOf(b, row.value.phrases[0], site);
    return row && value && step(b, site.term, name, value, row);
  }
  const on = lineOf(found, 'on');
  if (!on) return problem(b, place, `${name} is a table, and does not say what its ranges are about: add \`on:\`.`);
  const value = calculationOf(b, on.value.phrases[0], site);
  const table = value && tableOf(b, found, value, site, { yields: 'number' });
  return table && step(b, site.term, name, table, place);
}

function wordNamed(b: Builder, word: string, place: Span, site: Site): Expression | undefined {
  if (word === 'yes' || word === 'no') return constant({ n: word === 'yes' ? 1n : 0n, d: 1n });
  if (word === 'nothing') return constant({ n: 0n, d: 1n }, 'money');
  // Where no such word is known the answer is of this place too.
  b.named.siteReads++;
  if (word === 'already-paid') return alreadyPaid(b, site.term);
  if (site.words && Object.hasOwn(site.words, word)) return site.words[word]();
  return problem(b, place, `\`${word}\` stands for no number here.`, true);
}

/** What was paid under a term before in its contract year. */
export function alreadyPaid(b: Builder, term: string): Expression {
  const key = `already-paid ${term}`;
  const known = b.variables.get(key);
  const variable = known ?? {
    kind: 'already-paid' as const,
    name: term,
    previous: false,
    summed: [],
    shown: 'money' as const,
  };
  if (!known) b.variables.set(key, variable);
  return { kind: 'measured', variable };
}

/** The ends of a range; undefined, with a problem, where one cannot be read. */
export function boundsOf(b: Builder, range: Range, site: Site): Bounds | undefined {
  const low = range.low && expressionOf(b, unbracketed(range.low), site);
  const high = range.high && (range.high === range.low ? low : expressionOf(b, unbracketed(range.high), site));
  if ((range.low && !low) || (range.high && !high)) return undefined;
  return { low, lowIncluded: range.lowIncluded, high, highIncluded: range.highIncluded };
}

/** The target of a measure in the period, as the ends of a range. */
export function targetBounds(
  b: Builder,
  name: Name,
  site: Site,
  place: Span,
): { bounds: Bounds; part: Part } | undefined {
  const declared = declaredNamed(b, name);
  if (!declared) return undefined;
  const part = targetOf(b, declared, site.extent, place);
  if (part?.kind === 'word') {
    const wanted = constant({ n: part.text === 'yes' ? 1n : 0n, d: 1n });
    return { part, bounds: { low: wanted, lowIncluded: true, high: wanted, highIncluded: true } };
  }
  if (part?.kind !== 'range') return part && alreadyReported(b, place);
  const bounds = boundsOf(b, part, site);
  return bounds && { part, bounds };
}

/** The words of a measure's own facts: `target` is the value that its target names, `baseline` what it was before. */
export function wordsOfMeasure(b: Builder, name: Name, site: Site): Words {
  const declared = b.scope.find(name.text);
  if (!declared || !('one' in declared) || declared.one.kind !== 'measure') return {};
  const { one } = declared;
  return {
    target: () => {
      const found = targetBounds(b, name, site, name);
      return found && (found.bounds.low ?? found.bounds.high);
    },
    baseline: () => {
      const baseline = baselineOf(b, one);
      return baseline ? constantOf(b, baseline, site) : problem(b, name, `${name.text} says no baseline.`);
    },
  };
}

/** Whether an amount is written as less than nothing: `-£500`. */
export function saysLessThanNothing(b: Builder, phrase: { readonly start: number; readonly end: number }): boolean {
  return /^[-–−]/.test(source(b, phrase).trim());
}
