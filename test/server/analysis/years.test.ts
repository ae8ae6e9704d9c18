import { strict as assert } from 'node:assert';
import { fingerprintOf } from '../../../server/src/analysis/fingerprint.js';
import { readingYears, type YearOfContract, yearsOf } from '../../../server/src/analysis/years.js';
import { toTheEnd } from '../../../server/src/semantics/pausing.js';
import { viewOf } from '../../../server/src/workspace/view.js';
import { contractsOf } from '../../kit/contracts.js';
import { read, remitFiles } from '../../kit/samples.js';
import { beds, textOfCase } from '../../kit/settlements.js';
import { folder, workspaceOf } from '../../kit/workspace.js';

interface Reading {
  readonly contract: string;
  readonly each: readonly YearOfContract[];
  readonly shared: readonly YearOfContract[];
}

/** The years of every contract in some files, each read by itself, and with those that are alike read once. */
function readings(files: Readonly<Record<string, string>>): Reading[] {
  const view = viewOf(workspaceOf(files, {}, true));
  return Object.keys(files).flatMap((name) => {
    const file = view.file(folder + name);
    return (file ? contractsOf(file) : []).map(({ contract, text, scope }) => ({
      contract: name,
      each: yearsOf(contract, text, scope),
      shared: toTheEnd(readingYears(contract, text, scope, true)),
    }));
  });
}

/** What the terms of a year say, in a form that can be compared. */
function saidIn({ label, model }: YearOfContract): string {
  const terms = model.terms.map(
    (term) => `${term.name} ${term.status} ${term.problems.map(({ message }) => message)} ${fingerprintOf(term)}`,
  );
  return [label, ...terms].join('\n');
}

function isAsRead({ each, shared }: Reading): void {
  assert.ok(each.length > 0);
  assert.deepEqual(shared.map(saidIn), each.map(saidIn));
}

describe('contract years that share their terms', () => {
  it('say what they say by themselves, in every example', () => {
    const paths = remitFiles('examples');
    const all = readings(Object.fromEntries(paths.map((path) => [path, read(path)])));
    assert.ok(all.length > 10);
    all.forEach(isAsRead);
  });

  it('say what they say by themselves, in every case of the test bed', () => {
    const files = beds().flatMap(([name, bed]) =>
      bed.cases.map((one, i) => [`${name}-${i}.remit`, textOfCase(bed, one)] as const),
    );
    const all = readings(Object.fromEntries(files));
    assert.equal(all.length, files.length);
    all.forEach(isAsRead);
  });

  const years = (terms: string): string[] => {
    const text = `remit 1
organisation Payer "Payer" { role: commissioner   kind: integrated-care-board }
organisation One "One" { role: provider   kind: charity }
measure Rate "Rate" { kind: outcome   unit: percent   better: higher   numerator: "n"   denominator: "d"   source: "s"   window: year   if-missing: fails   targets { 2026/27: at least 60%   2027/28 onwards: at least 65% } }
input List "List" { unit: people   source: "s"   values { 2026/27 to 2028/29: 9,000 people   2029/30 onwards: 9,500 people } }
input Bench "Benchmark" { unit: £   source: "s"   values { 2025/26: £9m   2026/27 to 2028/29: £10m   2029/30 onwards: £11m } }
contract Deal "Deal" {
  commissioners: Payer
  providers: One
  term: 1 April 2026 to 31 March 2031
  vat: exempt
  rounding: half-up
  payment Pay "Pay" {
    from: Payer
    to: One
    paid: yearly in-arrears
    settle: yearly within 90 days
${terms}
  }
}
`;
    const [reading] = readings({ 'deal.remit': text });
    isAsRead(reading);
    assert.deepEqual(
      reading.each.flatMap(({ model }) => model.terms.flatMap(({ problems }) => problems)),
      [],
    );
    const { shared } = reading;
    return shared.map(({ model, label }) => shared.find((other) => other.model.terms === model.terms)?.label ?? label);
  };

  const cases: readonly [name: string, terms: string, expected: string][] = [
    ['are all alike where nothing is said by year', 'mechanism: fixed\namount: £1m per year', '26 26 26 26 26'],
    [
      'follow a table by year',
      'mechanism: fixed\namount { 2026/27: £1m per year   2027/28 onwards: £2m per year }',
      '26 27 27 27 27',
    ],
    [
      'are read one by one under an uplift',
      'mechanism: fixed\namount: £1m per year\nuplift: 2% per year',
      '26 27 28 29 30',
    ],
    ['follow their number of days', 'mechanism: fixed\namount: £1,000 per day', '26 27 26 26 26'],
    ['follow where the term applies', 'mechanism: fixed\namount: £1m per year\napplies: 2028/29', '26 26 28 29 29'],
    ['follow shadow years', 'mechanism: fixed\namount: £1m per year\nshadow-year: 2026/27', '26 27 27 27 27'],
    [
      'follow the values of an input',
      'mechanism: capitation\nprice: £120 per person\nmultiplied-by: List',
      '26 26 26 29 29',
    ],
    ['follow the values of the year before', 'mechanism: calculation\namount: previous Bench', '26 27 27 27 30'],
    [
      'follow the targets of a measure',
      'mechanism: fixed\namount: £1m per year\nonly-if: Rate meets target',
      '26 27 27 27 27',
    ],
  ];
  for (const [name, terms, expected] of cases)
    it(name, () => {
      const found = years(terms.replace(/^/gm, '    ')).map((label) => label.slice(2, 4));
      assert.equal(found.join(' '), expected);
    });
});
