import type { Block, Quantity, Span } from '../../../grammar/syntax/tree.js';
import { readHead } from '../semantics/heads.js';
import { blockOf, blocksOf, lineOf } from '../semantics/lines.js';
import { type GivenValues, givenIn } from './example-values.js';
import { yearStartOf } from './model/contract.js';
import { numberOf } from './model/quantities.js';
import { periodOfPart } from './model/time.js';
import type { Period, YearStart } from './period.js';
import type { Rational } from './rational.js';
import type { Sums } from './settle.js';
import type { Values } from './values.js';

/** An `example` block, read. */
export interface Example extends GivenValues {
  readonly name: string;
  readonly block: Block;
  readonly period: Period;
  /** Where the period is said. */
  readonly periodPlace: Span;
  readonly given: Block | undefined;
  readonly alreadyPaid: Rational | undefined;
  readonly expects: readonly Expect[];
}

export interface Expect {
  /** A term's name, or `total`. */
  readonly of: string;
  readonly place: Span;
  readonly rows: readonly ExpectedSum[];
}

export interface ExpectedSum {
  readonly party: string;
  readonly verb: keyof Sums;
  readonly amount: Rational;
  /** Where the amount stands. */
  readonly place: Quantity;
}

/** The examples of a contract. Those that do not say which period they are about are left out: another check reports them. */
export function examplesIn(contract: Block): Example[] {
  const from = yearStartOf(contract);
  return blocksOf(contract, 'example').flatMap((block) => {
    const example = readExample(block, from);
    return example ? [example] : [];
  });
}

function readExample(block: Block, from: YearStart): Example | undefined {
  const line = lineOf(block, 'year') ?? lineOf(block, 'period');
  const period = periodOfPart(line?.value.phrases[0]?.parts[0], from);
  if (!line || !period || !Number.isFinite(period.last)) return undefined;
  const given = blockOf(block, 'given');
  const paid = lineOf(block, 'already-paid')?.value.phrases[0]?.parts[0];
  return {
    name: readHead(block.head).name?.text ?? '',
    block,
    period,
    periodPlace: line.value,
    given,
    ...givenIn(given, blockOf(block, 'previous'), from),
    alreadyPaid: paid?.kind === 'quantity' ? numberOf(paid) : undefined,
    expects: blocksOf(block, 'expect').map(readExpect),
  };
}

function readExpect(block: Block): Expect {
  const head = readHead(block.head);
  const name = head.name ?? head.otherWord;
  const rows: ExpectedSum[] = [];
  for (const item of block.items) {
    const party = item.head[0];
    if (item.kind !== 'line' || party?.kind !== 'name') continue;
    for (const { parts } of item.value.phrases) {
      const [verb, amount] = parts;
      if (verb?.kind !== 'word' || !isVerb(verb.text) || amount?.kind !== 'quantity') continue;
      rows.push({ party: party.text, verb: verb.text, amount: numberOf(amount), place: amount });
    }
  }
  return { of: name?.text ?? '', place: { start: block.start, end: (name ?? block.head[0]).end }, rows };
}

function isVerb(word: string): word is keyof Sums {
  return word === 'receives' || word === 'pays' || word === 'keeps' || word === 'bears';
}

/** The values of an example; what was paid already counts for whichever term asks. */
export function valuesOf(example: Example, terms: readonly string[]): Values {
  const { alreadyPaid, paidBefore, alike } = example;
  return {
    measurements: example.measurements,
    alreadyPaid: new Map(alreadyPaid ? terms.map((term) => [term, alreadyPaid]) : []),
    ...(paidBefore ? { alreadyPaidFor: new Map(terms.map((term) => [term, paidBefore])) } : {}),
    alike,
  };
}
