import { readdirSync } from 'node:fs';
import { parse } from '../../grammar/syntax/parser.js';
import type { Block } from '../../grammar/syntax/tree.js';
import { formatMoney } from '../../server/src/payment/format.js';
import { modelOf, yearStartOf } from '../../server/src/payment/model/contract.js';
import { periodOfPart } from '../../server/src/payment/model/time.js';
import { measuredNumber } from '../../server/src/payment/model/variables.js';
import { type Period, windowsIn } from '../../server/src/payment/period.js';
import { type Rational, whole } from '../../server/src/payment/rational.js';
import { type Settlement, type Sums, settle, type TermSettlement } from '../../server/src/payment/settle.js';
import type { Given, Measurement, Value, Values } from '../../server/src/payment/values.js';
import { viewOf } from '../../server/src/workspace/view.js';
import type { Workspace } from '../../server/src/workspace/workspace.js';
import { firstContract } from './contracts.js';
import { read, root } from './samples.js';
import { folder, workspaceOf } from './workspace.js';

/**
 * The test bed of settlements, which another implementation of the language could run: `test/fixtures/settlements/*.json`. A file has declarations
 * that all its cases share, and cases. Values are written as in Remit.
 */
export interface Bed {
  readonly about: string;
  /** Where the terms are published, if they are. */
  readonly source?: string;
  readonly declarations: readonly string[];
  readonly cases: readonly Case[];
}

export interface Case {
  readonly name: string;
  /** Lines of the contract that take the place of the usual ones, such as `rounding: half-even`. */
  readonly contract?: readonly string[];
  /** The payment terms, in Remit. */
  readonly terms: readonly string[];
  /** The year, or the quarter, that is settled. */
  readonly period: string;
  /** One value for the period, or a list of the values of its windows in order. */
  readonly given?: Readonly<Record<string, string | readonly string[]>>;
  /** How many were counted, where a measure says a minimum. */
  readonly counts?: Readonly<Record<string, string>>;
  /** What is given by person: what each of several people who are alike adds, one where it does not say how many. */
  readonly people?: readonly PeopleAlike[];
  readonly previous?: Readonly<Record<string, string>>;
  readonly alreadyPaid?: Readonly<Record<string, string>>;
  /** By term and party; `total` for all terms. */
  readonly expect?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What is asked instead, where the terms leave something open: by term, a part of the message. */
  readonly asks?: Readonly<Record<string, string>>;
  /** How the sums come about, in words. */
  readonly derivation: string;
}

export interface PeopleAlike {
  readonly alike?: number;
  readonly given: Readonly<Record<string, string | readonly string[]>>;
  /** What was paid for each of them before, under all terms that ask. */
  readonly alreadyPaid?: string;
}

/** What a case can say, and what it has to. */
const keysOfCases: Readonly<Record<keyof Case, 'always' | 'at times'>> = {
  name: 'always',
  contract: 'at times',
  terms: 'always',
  period: 'always',
  given: 'at times',
  counts: 'at times',
  people: 'at times',
  previous: 'at times',
  alreadyPaid: 'at times',
  expect: 'at times',
  asks: 'at times',
  derivation: 'always',
};

/** The files of the test bed by their names. Throws where a case says what nothing reads, or expects nothing: it would pass whatever it comes to. */
export function beds(): [string, Bed][] {
  const names = readdirSync(`${root}test/fixtures/settlements`).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => {
    const bed = JSON.parse(read(`test/fixtures/settlements/${name}`)) as Bed;
    for (const one of bed.cases) {
      const strange = Object.keys(one).filter((key) => !Object.hasOwn(keysOfCases, key));
      const lacking = Object.entries(keysOfCases).filter(
        ([key, when]) => when === 'always' && !Object.hasOwn(one, key),
      );
      const sums = [one.expect, one.asks, ...Object.values(one.expect ?? {})].filter((each) => each !== undefined);
      if (
        strange.length > 0 ||
        lacking.length > 0 ||
        sums.length === 0 ||
        sums.some((each) => Object.keys(each).length === 0)
      )
        throw new Error(
          `${name}, ${one.name}: the case is not whole, or says what nothing reads. ${strange.join(', ')}`,
        );
    }
    return [name, bed];
  });
}

const usual = ['form: "Test"', 'vat: exempt', 'term: 1 April 2026 to 31 March 2031', 'rounding: half-up'];

/** The whole text of a case: its declarations, and a contract around its terms. */
export function textOfCase(bed: Bed, one: Case): string {
  const own = one.contract ?? [];
  const keys = new Set(own.map((line) => line.slice(0, line.indexOf(':'))));
  const lines = [...usual.filter((line) => !keys.has(line.slice(0, line.indexOf(':')))), ...own, ...one.terms];
  return `${bed.declarations.join('\n')}\n\ncontract Terms "Terms" {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}

export interface Modelled {
  readonly workspace: Workspace;
  readonly contract: Block;
  readonly text: string;
  model(period: Period): ReturnType<typeof modelOf>;
}

/** The contract of a text, in a workspace of one file. */
export function contractOf(text: string): Modelled {
  const workspace = workspaceOf({ 'terms.remit': text }, {}, true);
  const { contract, text: piece, scope } = firstContract(viewOf(workspace).file(`${folder}terms.remit`));
  return { workspace, contract, text: piece, model: (period) => modelOf(contract, piece, scope, period) };
}

/** What a value written in Remit stands for. */
export function valueIn(text: string): Value {
  if (text === 'missing') return 'missing';
  const item = parse(`value: ${text}`).tree.items[0];
  const part = item.kind === 'line' ? item.value.phrases[0].parts[0] : undefined;
  const value = part && measuredNumber(part);
  if (!value) throw new Error(`${text} is no value.`);
  return value;
}

export function periodOf(text: string, contract: Block): Period {
  const item = parse(`period: ${text}`).tree.items[0];
  const period = periodOfPart(item.kind === 'line' ? item.value.phrases[0].parts[0] : undefined, yearStartOf(contract));
  if (!period) throw new Error(`${text} is no period.`);
  return period;
}

/** What people are given, by measure and window, and what was paid for each before. */
function peopleOf(one: Case, windowsFor: (given: readonly string[]) => readonly Period[]) {
  const measurements = new Map<string, Measurement>();
  const paid = new Map<string, Rational>();
  const alike = new Map<string, Rational>();
  const put = (known: Given | undefined, person: string, value: Rational): Given => {
    const people = known !== undefined && known !== 'missing' && 'people' in known ? known.people : new Map();
    return { people: new Map([...people, [person, value]]) };
  };
  for (const [i, { alike: many = 1, given, alreadyPaid }] of (one.people ?? []).entries()) {
    const person = `p${i}`;
    alike.set(person, whole(many));
    if (alreadyPaid) paid.set(person, valueIn(alreadyPaid) as Rational);
    for (const [name, value] of Object.entries(given)) {
      const known = measurements.get(name) ?? {};
      if (typeof value === 'string')
        measurements.set(name, { ...known, value: put(known.value, person, valueIn(value) as Rational) });
      else {
        const windows = windowsFor(value).map((period, at) => ({
          period,
          value: put(known.windows?.[at].value, person, valueIn(value[at]) as Rational),
        }));
        measurements.set(name, { ...known, windows });
      }
    }
  }
  return { measurements, paid, alike };
}

function valuesOf(one: Case, period: Period, contract: Block): Values {
  const windowsFor = (given: readonly string[]): readonly Period[] =>
    windowsIn(period, given.length > 4 ? 'month' : 'quarter', yearStartOf(contract));
  const people = peopleOf(one, windowsFor);
  const { measurements } = people;
  for (const [name, given] of Object.entries(one.given ?? {})) {
    if (typeof given === 'string') measurements.set(name, { value: valueIn(given) });
    else {
      const windows = windowsFor(given);
      measurements.set(name, { windows: given.map((value, i) => ({ period: windows[i], value: valueIn(value) })) });
    }
  }
  for (const [name, value] of Object.entries(one.previous ?? {}))
    measurements.set(name, { ...measurements.get(name), previous: valueIn(value) });
  for (const [name, count] of Object.entries(one.counts ?? {}))
    measurements.set(name, { ...measurements.get(name), count: valueIn(count) as Rational });
  const paid = Object.entries(one.alreadyPaid ?? {}).map(
    ([term, value]) => [term, valueIn(value) as Rational] as const,
  );
  const names = one.terms.flatMap((line) => /^(?:payment|together) (\w+)/.exec(line)?.[1] ?? []);
  return {
    measurements,
    alreadyPaid: new Map(paid),
    alike: people.alike,
    ...(people.paid.size > 0 ? { alreadyPaidFor: new Map(names.map((name) => [name, people.paid])) } : {}),
  };
}

/** A case, settled. */
export function runCase(bed: Bed, one: Case): Settlement {
  const { contract, model } = contractOf(textOfCase(bed, one));
  const period = periodOf(one.period, contract);
  const built = model(period);
  if ('problems' in built) throw new Error(built.problems.map(({ message }) => message).join('\n'));
  return settle(built, valuesOf(one, period, contract));
}

/** What a party has under a term, as it is written in an expectation. */
export function outcome(settlement: Settlement, term: string, party: string, verb: keyof Sums): string {
  if (term === 'total') {
    const net = settlement.totals.get(party) ?? { n: 0n, d: 1n };
    return `${verb} ${formatMoney(verb === 'pays' ? { n: -net.n, d: net.d } : net)}`;
  }
  const sums = termOf(settlement, term)?.parties.find((one) => one.party === party)?.rounded;
  return `${verb} ${formatMoney(sums?.[verb] ?? { n: 0n, d: 1n })}`;
}

export function termOf(settlement: Settlement, name: string): TermSettlement | undefined {
  return settlement.terms.find(({ term }) => term.name === name);
}
