import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type Statement, statementOf } from '../../../server/src/payment/statement.js';
import { statementJson, statementMarkdown, statementText } from '../../../server/src/payment/statement-text.js';
import { viewOf } from '../../../server/src/workspace/view.js';
import { firstContract } from '../../kit/contracts.js';
import { periodOf } from '../../kit/settlements.js';
import { folder, workspaceOf } from '../../kit/workspace.js';

const terms = `organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
measure Starts "Starts" { kind: outcome   unit: starts   better: higher   source: "s"   window: year   if-missing: fails }
measure Jobs "Jobs" { kind: outcome   unit: jobs   better: higher   source: "s"   window: quarter   if-missing: fails   can-be: 0 jobs to 500,000 jobs }
measure Spend "Spend" { kind: cost   unit: £   better: lower   source: "s"   window: year   if-missing: fails   each-person-counted-to: £25,000 }
measure Rate "Rate" { kind: outcome   unit: percent   better: higher   source: "s"   window: year   if-missing: fails   minimum-count: 20 people }

contract Terms "Terms" {
  term: 1 April 2026 to 31 March 2031
  rounding: half-up
  payment PaidStarts "S" { mechanism: activity   from: Payer   to: One   measure: Starts   price: £1,000 per start   paid: yearly in-arrears   settle: yearly within 90 days }
  payment PaidJobs "J" { mechanism: activity   from: Payer   to: One   measure: Jobs   price: £3,000 per job   only-if: Rate at least 50%   paid: yearly in-arrears   settle: yearly within 90 days }
  payment Costs "C" { mechanism: calculation   from: Payer   to: One   amount: Spend   paid: yearly in-arrears   settle: yearly within 90 days }
  together ForOne "F" { terms: PaidStarts, PaidJobs   most-paid: £5,000 per person, cut back in proportion }
}
`;

const workspace = workspaceOf({ 'terms.remit': terms });

function settled(csv: string, year: string): ReturnType<typeof statementOf> {
  const { contract, ...piece } = firstContract(viewOf(workspace).file(`${folder}terms.remit`));
  const hash = (inputs: string): string => createHash('sha256').update(inputs).digest('hex');
  const clause = { ...piece, lineAt: () => 1 };
  return statementOf(contract, clause, periodOf(year, contract), csv, hash);
}

function statement(csv: string, year = '2026/27'): Statement {
  const result = settled(csv, year);
  assert.ok(!('doubts' in result), 'doubts' in result ? result.doubts.map(({ message }) => message).join('\n') : '');
  return result;
}

function doubts(csv: string, year = '2026/27'): string[] {
  const result = settled(csv, year);
  assert.ok('doubts' in result, 'it settles');
  return result.doubts.map(({ row, column, message }) => `${row ?? '-'} ${column ?? '-'}: ${message}`);
}

const good = `measure,value,period,person,count
Starts,1,,kx-101,
Starts,1,,kx-102,
Jobs,1,Q1 2026/27,kx-101,
Jobs,1,Q3 2026/27,kx-101,
Jobs,0,Q2 2026/27,,
Jobs,0,Q4 2026/27,,
Spend,"£140,000",,kx-101,
Spend,"£20,000",,kx-103,
Rate,60%,,,40
`;

describe('actuals by person', () => {
  it('add up, and are limited for each person', () => {
    const { terms: told, totals } = statement(good);
    const sums = told.map(({ name, sums: [first] }) => [name, first?.amount]);
    assert.deepEqual(sums, [
      ['PaidStarts', '£1,714.29'],
      ['PaidJobs', '£4,285.71'],
      ['Costs', '£45,000.00'],
      ['ForOne', undefined],
    ]);
    assert.equal(totals.find(({ party }) => party === 'One')?.receives, '£51,000.00');
  });

  it('are told by how many people there are, and never by who they are', () => {
    const made = statement(good);
    assert.deepEqual(
      made.inputs.map(({ name, period, value }) => `${name} ${period}: ${value}`),
      [
        'Starts 2026/27: 2 starts by 2 people',
        'Jobs Q1 2026/27: 1 job by 1 person',
        'Jobs Q3 2026/27: 1 job by 1 person',
        'Jobs Q2 2026/27: 0 jobs',
        'Jobs Q4 2026/27: 0 jobs',
        'Spend 2026/27: £45,000.00 by 2 people',
        'Rate 2026/27: 60%',
      ],
    );
    const formulas = made.terms.flatMap(({ steps }) => steps.map(({ formula }) => formula));
    assert.ok(
      formulas.includes(
        'At the price £2,000.00 of PaidStarts, within £5,000.00 for each person, all terms together: 1 of 2 people would have more, which takes off £285.714286…',
      ),
      formulas.join('\n'),
    );
    for (const show of [statementText, statementMarkdown, statementJson])
      assert.ok(!show(made).includes('kx-'), 'no pseudonym is shown');
  });

  it('are in the fingerprint of the inputs, and come to the same in another order', () => {
    const other = good.replaceAll('kx-101', 'kx-109');
    assert.notEqual(statement(good).inputsHash, statement(other).inputsHash);
    assert.deepEqual(statement(good).totals, statement(other).totals);
    const [header, ...rows] = good.trimEnd().split('\n');
    assert.deepEqual(statement([header, ...rows.reverse()].join('\n')).totals, statement(good).totals);
  });

  it('are doubtful where they can be read in two ways', () => {
    const added = (row: string): string => `${good}${row}\n`;
    const cases: [string, string, string][] = [
      [
        'the same person twice',
        added('Starts,1,,kx-101,'),
        '11 person: Starts has a value of kx-101 for 2026/27 in row 2 already.',
      ],
      [
        'a percentage',
        good.replace('Rate,60%,,,40', 'Rate,60%,,kx-101,'),
        '10 person: Rate does not add up over people, so one person has no value of it. Leave `person` empty.',
      ],
      [
        'a row for all after rows for one',
        added('Starts,5,,,'),
        '11 person: Row 2 has Starts for one person, and this row for all together. Give every row its person, or none.',
      ],
      [
        'a row for one after a row for all',
        added('Jobs,1,Q2 2026/27,kx-102,'),
        '11 person: Row 6 has Jobs for all people together, and this row for one person. Give every row its person, or none.',
      ],
      [
        'nothing known of one person',
        good.replace('Starts,1,,kx-101', 'Starts,missing,,kx-101'),
        '2 value: Leave out the rows of people without a value. Where nothing is known of Starts, write one row with `missing` and no person.',
      ],
      [
        'less than nothing',
        good.replace('"£20,000"', '"-£20,000"'),
        '9 value: What one person adds to Spend cannot be below nothing.',
      ],
      [
        'a count of one person',
        good.replace('Starts,1,,kx-101,', 'Starts,1,,kx-101,30'),
        '2 count: `count` is about all people together, and this row about one.',
      ],
      [
        'a sum that cannot be',
        good.replace('Jobs,1,Q1', 'Jobs,500001,Q1'),
        '4 value: 500,001 jobs in all is above 500,000 jobs, and Jobs cannot be.',
      ],
      [
        'people under a term without such a limit',
        added('already-paid Costs,£5,,kx-101,'),
        '11 person: Costs has no limit for each person that counts what was paid before. Leave `person` empty.',
      ],
      [
        'people before the contract began',
        added('already-paid ForOne,£5,,kx-101,'),
        '11 person: ForOne has no limit for each person that counts what was paid before. Leave `person` empty.',
      ],
    ];
    for (const [about, csv, expected] of cases) assert.equal(doubts(csv)[0], expected, about);
  });

  it('say what was paid before by person or for all, not both', () => {
    const both = `${good.replaceAll('2026/27', '2027/28')}already-paid ForOne,£5,,kx-101,\nalready-paid ForOne,£0,,,\n`;
    assert.match(doubts(both, '2027/28')[0], /^12 person: Row 11 has already-paid ForOne for one person/);
  });

  it('are asked for where only sums are known', () => {
    const quarters = [1, 2, 3, 4].map((quarter) => `Jobs,1,Q${quarter} 2026/27,\n`).join('');
    const sums = `measure,value,period,person\nStarts,2,,\n${quarters}Spend,£5,,\nRate,60%,,\n`;
    assert.deepEqual(doubts(sums), [
      '- -: ForOne has a limit for each person: give Starts and Jobs by person, a row for each, in a column `person` (a number or letters that stand for the person).',
    ]);
    assert.match(doubts(sums.replace('Starts,2,,', 'Starts,2,,a'))[0], /: give Jobs by person/);
  });

  it('come to a sum for thousands of people whose fractions have nothing in common, in whatever order', () => {
    const person = (i: number): string => `Starts,${i % 89},,p${i}\nJobs,${1 + (i % 97)},Q1 2026/27,p${i}\n`;
    const rows = Array.from({ length: 3000 }, (_, i) => person(i)).join('');
    const rest = `Jobs,0,Q2 2026/27,,\nJobs,0,Q3 2026/27,,\nJobs,0,Q4 2026/27,,\nSpend,£0,,,\nRate,60%,,,40\n`;
    const many = (text: string): Statement => statement(`measure,value,period,person,count\n${text}${rest}`);
    const made = many(rows);
    const again = many(rows.trimEnd().split('\n').reverse().join('\n') + '\n');
    assert.deepEqual(made.totals, again.totals);
    // Whoever has two jobs or more has £5,000; the rest have £3,000 for one, and £1,000 for each start up to £5,000.
    const expected = Array.from({ length: 3000 }, (_, i) => Math.min(5000, 1000 * (i % 89) + 3000 * (1 + (i % 97))));
    const all = expected.reduce((a, b) => a + b);
    assert.equal(made.totals.find(({ party }) => party === 'One')?.receives, `£${all.toLocaleString('en-GB')}.00`);
  });

  it('need what was paid for each person before, once there is a before', () => {
    const later = good.replaceAll('2026/27', '2027/28');
    assert.deepEqual(doubts(later, '2027/28'), [
      '- -: ForOne has a limit for each person, and counts what was paid before: add a row `already-paid ForOne` for each person for whom there was, or one with £0 and no person.',
    ]);
    const none = `${later}already-paid ForOne,£0,,,\n`;
    assert.equal(statement(none, '2027/28').totals[0].party, 'One');
    assert.deepEqual(statement(none, '2027/28').totals, statement(good).totals);
    const some = `${later}already-paid ForOne,"£4,000",,kx-101,\nalready-paid ForOne,"£1,000",,kx-999,\n`;
    const made = statement(some, '2027/28');
    assert.equal(made.totals.find(({ party }) => party === 'One')?.receives, '£47,000.00');
    assert.equal(made.inputs.find(({ name }) => name === 'already-paid ForOne')?.value, '£5,000.00 for 2 people');
  });
});
