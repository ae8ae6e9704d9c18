import type { Decimal } from '../../../grammar/syntax/decimal.js';
import { financialYear } from '../../../grammar/syntax/literals.js';
import type { Block, Item, Line, Name, Part, Quantity, Value } from '../../../grammar/syntax/tree.js';
import { contractYears } from '../payment/contract-years.js';
import { yearStartOf } from '../payment/model/contract.js';
import { yearAt } from '../payment/period.js';
import { type Context, declaredAs } from '../semantics/context.js';
import { type Days, daysOf } from '../semantics/dates.js';
import { readHead, rowKind } from '../semantics/heads.js';
import { blockOf, blocksOf, lineOf, wordAt } from '../semantics/lines.js';
import type { Declared, Fact } from '../semantics/names.js';
import { eachPartOfItems, eachPartOfValue } from '../semantics/walk.js';
import { declarationsOf, nameSpan, namesOf, periodOf } from './reading.js';

/** What rules read off contracts: terms, parties, shares, years, and what the services that they are for say. */

type Asking = Pick<Context, 'scope' | 'text'>;

/** A payment or a risk share. */
export interface Term {
  readonly word: 'payment' | 'risk-share';
  readonly name: string;
  readonly block: Block;
  /** Of a payment. */
  readonly mechanism?: string;
}

const knownTerms = new WeakMap<Block, readonly Term[]>();

/** The payments and risk shares of a contract, which a score of rules ask for. */
export function termsOf(contract: Block): readonly Term[] {
  const known = knownTerms.get(contract);
  if (known) return known;
  const terms: Term[] = [];
  for (const item of contract.items) {
    if (item.kind !== 'block') continue;
    const { word, name } = readHead(item.head);
    if ((word?.text !== 'payment' && word?.text !== 'risk-share') || !name) continue;
    terms.push({ word: word.text, name: name.text, block: item, mechanism: wordAt(item, 'mechanism') });
  }
  knownTerms.set(contract, terms);
  return terms;
}

/** Whether what a term pays depends on how much is done or how well. */
export function dependsOnResults({ word, mechanism }: Term): boolean {
  return word === 'risk-share' || mechanism === 'outcome' || mechanism === 'activity' || mechanism === 'calculation';
}

/** Whether a block says something under this key, as a line, a table by year or a block of conditions. */
export function says(block: Block, key: string): boolean {
  return lineOf(block, key) !== undefined || blockOf(block, key) !== undefined;
}

/** Whether a block limits what is paid in all: a limit for each person does not, since more people may come. */
export function limitsSum(block: Block): boolean {
  const table = blockOf(block, 'most-paid');
  const lines = [lineOf(block, 'most-paid'), ...(table?.items ?? [])];
  return lines.some((line) => {
    const part = line?.kind === 'line' ? line.value.phrases[0]?.parts[0] : undefined;
    return part !== undefined && !(part.kind === 'quantity' && part.per?.unit.text === 'person');
  });
}

/** Whether the contract limits the term together with others. */
export function isLimitedTogether(contract: Block, term: Term): boolean {
  return blocksOf(contract, 'together').some(
    (together) => limitsSum(together) && namesOf(lineOf(together, 'terms')?.value).includes(term.name),
  );
}

export interface Party {
  readonly name: Name;
  /** In percent. */
  readonly share?: Quantity;
}

/** The parties of a value such as `ShoreCIC 80%, CoastGPs 20%`; none where it is something else. */
export function partiesOf(value: Value | undefined): Party[] {
  return (value?.phrases ?? []).flatMap(({ parts: [name, share] }) => {
    if (name?.kind !== 'name') return [];
    return [{ name, ...(share?.kind === 'quantity' && share.form === 'percent' ? { share } : {}) }];
  });
}

/** The lines of a table whose heads are ranges. */
export function rangeRowsOf(block: Block): Line[] {
  return block.items.filter((item): item is Line => item.kind === 'line' && rowKind(item) === 'range');
}

/** The parties that a side of a risk share names in its ranges. */
export function sharersOf(side: Block | undefined): Party[] {
  return side ? rangeRowsOf(side).flatMap(({ value }) => partiesOf(value)) : [];
}

/** Who is paid by a term, or shares in it. */
export function recipientsOf(term: Term): string[] {
  if (term.word === 'payment') return namesOf(lineOf(term.block, 'to')?.value);
  const sharers = ['gain', 'loss'].flatMap((side) => sharersOf(blockOf(term.block, side)));
  return [...new Set(sharers.map(({ name }) => name.text))];
}

/** Whether a payment goes from no commissioner of the contract, or to none of its providers: a penalty, or money that is passed on. */
export function isNoPriceForService(contract: Block, { word, block }: Term): boolean {
  if (word !== 'payment') return false;
  const parties = (of: Block, key: string): string[] => partiesOf(lineOf(of, key)?.value).map(({ name }) => name.text);
  const isOther = (named: string[], known: string[]): boolean =>
    named.length > 0 && known.length > 0 && !named.some((one) => known.includes(one));
  return (
    isOther(parties(block, 'to'), parties(contract, 'providers')) ||
    isOther(parties(block, 'from'), parties(contract, 'commissioners'))
  );
}

/** A measure's share of a pool: `HbA1cControl 50% { … }`. */
export interface PoolShare {
  readonly name: Name;
  readonly share?: Quantity;
  readonly block: Block;
  /** The shares of the groups around it, the outermost first. */
  readonly within: readonly Quantity[];
}

/** All shares of a pool, those in groups among them. */
export function poolSharesOf(block: Block, within: readonly Quantity[] = []): PoolShare[] {
  return block.items.flatMap((item) => {
    if (item.kind !== 'block') return [];
    const { word, name, share } = readHead(item.head);
    if (word?.text === 'group') return poolSharesOf(item, share ? [...within, share] : within);
    return word || !name ? [] : [{ name, share, block: item, within }];
  });
}

/** The names of what a term pays for: the measures of a pool, what is counted, what is compared with a benchmark. */
export function paidForIn(term: Term): Name[] {
  if (term.mechanism === 'outcome') return poolSharesOf(term.block).map(({ name }) => name);
  const part = lineOf(term.block, 'measure')?.value.phrases[0]?.parts[0];
  return part?.kind === 'name' ? [part] : [];
}

export interface NamedMeasure {
  readonly name: Name;
  readonly declared: Declared;
}

/** The measures among some names, each where it is named first. */
export function measuresAmong(context: Asking, names: readonly Name[]): NamedMeasure[] {
  const found = new Map<string, NamedMeasure>();
  for (const name of names) {
    if (found.has(name.text)) continue;
    const declared = declaredAs(context, name.text);
    if (declared?.kind === 'measure') found.set(name.text, { name, declared });
  }
  return [...found.values()];
}

/** Every name that is mentioned in some items, in order. */
export function mentionsIn(items: readonly Item[]): Name[] {
  const names: Name[] = [];
  eachPartOfItems(items, (part) => {
    if (part.kind === 'name') names.push(part);
  });
  return names;
}

/** The conditions, factors and reductions that govern a block, with what stands in them. */
export function governingItems(block: Block): Item[] {
  const words = new Set(['only-if', 'any-of', 'scaled-by', 'reduced']);
  return block.items.filter(({ head: [first] }) => first?.kind === 'word' && words.has(first.text));
}

/** What a line of another declaration says in one word or text. */
export function wordFact(context: Asking, declared: Declared, key: string): string | undefined {
  return context.scope.fact(declared, key)?.text;
}

/** The services that a contract is for; undefined where it names none, or one that is not known. */
export function servicesOf(context: Asking, contract: Block): Declared[] | undefined {
  const value = lineOf(contract, 'services')?.value;
  const services = declarationsOf(context, value).filter(({ kind }) => kind === 'service');
  return services.length > 0 && services.length === namesOf(value).length ? services : undefined;
}

/** What a service says under a key, or what the specification says that it extends. */
export function sectionOf(context: Asking, service: Declared, key: string): Fact | undefined {
  let current: Declared | undefined = service;
  for (let depth = 0; current && depth < 5; depth++) {
    const fact: Fact | undefined = context.scope.fact(current, key);
    if (fact) return fact;
    const parent: string | undefined = context.scope.fact(current, 'extends')?.text;
    current = parent === undefined ? undefined : declaredAs(context, parent);
  }
  return undefined;
}

/** The measures by which the aims of a service are judged. */
export function measuresOfAims(context: Asking, service: Declared): string[] {
  const aims = sectionOf(context, service, 'aims')?.block;
  return aims ? blocksOf(aims, 'aim').flatMap((aim) => namesOf(lineOf(aim, 'measured-by')?.value)) : [];
}

export interface Required {
  readonly name: string | undefined;
  readonly measure: string | undefined;
  readonly consequences: readonly string[];
  /** Its offsets count in `text`. */
  readonly block: Block;
  readonly text: string;
}

/** The requirements of a service. */
export function requirementsOf(context: Asking, service: Declared): Required[] {
  const section = sectionOf(context, service, 'requirements');
  if (!section?.block) return [];
  return blocksOf(section.block, 'requirement').map((block) => ({
    name: readHead(block.head).name?.text,
    measure: namesOf(lineOf(block, 'measure')?.value)[0],
    consequences: namesOf(lineOf(block, 'consequence')?.value),
    block,
    text: section.text,
  }));
}

/** The first and the last day of a contract. */
export function termOf(contract: Block): Days | undefined {
  return daysOfPeriod(lineOf(contract, 'term')?.value);
}

export function daysOfPeriod(value: Value | undefined): Days | undefined {
  const period = periodOf(value);
  const [from, to] = period ? [daysOf(period.from), daysOf(period.to)] : [];
  return from && to && from.first <= to.last ? { first: from.first, last: to.last } : undefined;
}

/** How many whole months a period has; a day too few counts as no month. */
export function monthsOf(value: Value | undefined): number | undefined {
  const period = periodOf(value);
  if (!period) return undefined;
  const next = new Date(Date.UTC(period.to.year, period.to.month - 1, period.to.day + 1));
  const count = (next.getUTCFullYear() - period.from.year) * 12 + next.getUTCMonth() + 1 - period.from.month;
  return next.getUTCDate() < period.from.day ? count - 1 : count;
}

/** A contract year, and the calendar year in which it starts. */
export interface ContractYear extends Days {
  readonly starts: number;
  /** `2026/27` */
  readonly text: string;
}

/** The contract years that a contract's term touches; undefined where its dates are not readable. */
export function yearsOf(contract: Block): ContractYear[] | undefined {
  const from = yearStartOf(contract);
  const years = contractYears(contract).map((year) => {
    const starts = yearAt(year.first, from);
    return { starts, text: financialYear(starts), first: year.first, last: year.last };
  });
  return years.length > 0 ? years : undefined;
}

/** Whether a year, a quarter or a period touches a year of the contract; undefined where it is not readable. */
export function touches(part: Part | undefined, year: ContractYear): boolean | undefined {
  if (part?.kind === 'year') return part.starts === year.starts || (part.onwards && part.starts <= year.starts);
  if (part?.kind === 'quarter') return part.starts === year.starts;
  if (part?.kind !== 'span') return undefined;
  if (part.from.kind === 'year' && part.to.kind === 'year')
    return part.from.starts <= year.starts && year.starts <= part.to.starts;
  const [from, to] = [daysOf(part.from), daysOf(part.to)];
  return from && to && from.first <= year.last && year.first <= to.last;
}

/** Whether a term applies in a year: where it has no `applies:`, in all; undefined where that is not readable. */
export function appliesIn(term: Term, year: ContractYear): boolean | undefined {
  const line = lineOf(term.block, 'applies');
  if (!line) return true;
  const answers = line.value.phrases.map(({ parts: [part] }) => touches(part, year));
  return answers.includes(true) || (answers.includes(undefined) ? undefined : false);
}

/** Exact. */
export function sumOf(numbers: readonly Decimal[]): Decimal {
  const scale = Math.max(0, ...numbers.map((number) => number.scale));
  const digits = numbers.reduce((sum, number) => sum + number.digits * 10n ** BigInt(scale - number.scale), 0n);
  return { digits, scale };
}

/** Where a key's value stands, else where the block is pointed at. */
export function placeOf(block: Block, key: string): { start: number; end: number } {
  const value = lineOf(block, key)?.value;
  return value && value.phrases.length > 0 ? { start: value.start, end: value.end } : nameSpan(block);
}

/** Whether a value names anything for which `is` holds. */
export function mentions(value: Value | undefined, is: (name: string) => boolean): boolean {
  let found = false;
  if (value)
    eachPartOfValue(value, (part) => {
      if (part.kind === 'name' && is(part.text)) found = true;
    });
  return found;
}
