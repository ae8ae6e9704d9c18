import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Doubt } from '../../../server/src/payment/actuals.js';
import { readCsv } from '../../../server/src/payment/csv.js';
import { type Statement, statementOf } from '../../../server/src/payment/statement.js';
import { statementJson, statementMarkdown, statementText } from '../../../server/src/payment/statement-text.js';
import { viewOf } from '../../../server/src/workspace/view.js';
import { firstContract } from '../../kit/contracts.js';
import { read } from '../../kit/samples.js';
import { periodOf } from '../../kit/settlements.js';
import { folder, workspaceOf } from '../../kit/workspace.js';

const names = ['partners', 'measures', 'diabetes'];
const files = Object.fromEntries(names.map((name) => [`${name}.remit`, read(`examples/northshire/${name}.remit`)]));
const workspace = workspaceOf(files);
/** The same, with a cost that is added up over the quarters. */
const byQuarter = workspaceOf({
  ...files,
  'measures.remit': files['measures.remit'].replace(/(measure AdmissionSpend [^}]*?window: )year/, '$1quarter'),
});

function settled(csv: string, year = '2028/29', from = workspace): Statement | { readonly doubts: readonly Doubt[] } {
  const file = viewOf(from).file(`${folder}diabetes.remit`);
  assert.ok(file);
  const { contract, text, scope, index } = firstContract(file);
  const firstLine = file.source.lines[index] + 1;
  const lineAt = (offset: number): number => firstLine + text.slice(0, offset).split('\n').length - 1;
  const hash = (inputs: string): string => createHash('sha256').update(inputs).digest('hex').slice(0, 16);
  return statementOf(contract, { text, scope, lineAt }, periodOf(year, contract), csv, hash);
}

function statement(csv: string): Statement {
  const result = settled(csv);
  assert.ok(!('doubts' in result), 'doubts' in result ? result.doubts.map(({ message }) => message).join('\n') : '');
  return result;
}

function doubts(csv: string): string[] {
  const result = settled(csv);
  assert.ok('doubts' in result);
  return result.doubts.map(({ row, column, message }) => `${row ?? '-'} ${column ?? '-'}: ${message}`);
}

const good = `measure,value,period
HbA1cControl,65.4%,2028/29
Amputations,7.7,2028/29
Experience,84,2028/29
FirstAppointment,96%,Q1 2028/29
FirstAppointment,94.9%,Q2 2028/29
FirstAppointment,95%,Q3 2028/29
FirstAppointment,97%,Q4 2028/29
AdmissionSpend,"£3,780,000",
`;

describe('the settlement of a contract from actuals', () => {
  it('comes to the sums of the worked example', () => {
    const { totals, inputs } = statement(good);
    assert.deepEqual(totals, [
      { party: 'ShoreCIC', receives: '£10,434,696.00' },
      { party: 'CoastGPs', receives: '£2,700,584.00' },
      { party: 'NorthshireICB', pays: '£13,135,280.00' },
    ]);
    assert.deepEqual(inputs[1], { row: 3, name: 'Amputations', period: '2028/29', value: '7.7 per 10,000 people' });
  });

  it('is the same, byte for byte, when it is made again, whatever ends the lines', () => {
    for (const show of [statementText, statementMarkdown, statementJson])
      assert.equal(show(statement(good)), show(statement(good.replaceAll('\n', '\r\n'))));
  });

  it('shows every step with its line', () => {
    const text = statementText(statement(good));
    assert.match(text, /Gain: Benchmark £4,200,000.00 - AdmissionSpend £3,780,000.00 = £420,000.00 \(line \d+\)/);
    assert.match(text, /→ NorthshireICB keeps £270,000.00/);
    const source = read('examples/northshire/diabetes.remit').split('\n');
    const line = Number(/Benchmark = £4,200,000.00 \(line (\d+)\)/.exec(text)?.[1]);
    assert.match(source[line - 1], /benchmark: £4.2m per year/);
  });

  it('asks for what is missing, and settles nothing', () => {
    assert.deepEqual(doubts(good.replace(/Experience.*\n/, '').replace(/.*Q3.*\n/, '')), [
      '- -: FirstAppointment has no value for Q3 2028/29: Core and LateAppointments need it.',
      '- -: Experience has no value: Outcomes and Admissions need it.',
    ]);
    assert.equal(
      doubts(good.replace(/FirstAppointment.*\n/g, ''))[0],
      '- -: FirstAppointment has no value for Q1 to Q4 2028/29: Core and LateAppointments need it.',
    );
  });

  it('asks for the quarters that a sum over them lacks', () => {
    const quarters = ['Q4', 'Q2'].map((quarter) => `AdmissionSpend,"£945,000",${quarter} 2028/29\n`);
    const result = settled(good.replace(/AdmissionSpend.*\n/, quarters.join('')), '2028/29', byQuarter);
    assert.ok('doubts' in result);
    assert.deepEqual(
      result.doubts.map(({ message }) => message),
      ['AdmissionSpend has no value for Q1 and Q3 2028/29: Admissions needs it.'],
    );
  });

  it('asks for one value where parts of the year have different ones', () => {
    const quarters = [84, 80, 82, 82].map((value, i) => `Experience,${value}%,Q${i + 1} 2028/29\n`);
    assert.deepEqual(doubts(good.replace(/Experience.*\n/, quarters.join(''))), [
      '- -: Experience has different values for parts of 2028/29, and Outcomes and Admissions need one for all of it: add a row for 2028/29.',
    ]);
  });

  it('takes no part of the year for all of it, and adds nothing up that is measured by the year', () => {
    assert.deepEqual(doubts(good.replace(/Experience.*\n/, 'Experience,84%,Q1 2028/29\nExperience,84%,May 2028\n')), [
      '4 period: Experience has values for Q1 2028/29 and May 2028, and one for all of 2028/29 is due: write a row for 2028/29.',
    ]);
    const quarters = [1, 2, 3, 4].map((quarter) => `AdmissionSpend,"£945,000",Q${quarter} 2028/29\n`);
    assert.deepEqual(doubts(good.replace(/AdmissionSpend.*\n/, quarters.join(''))), [
      '9 period: AdmissionSpend has values for Q1 to Q4 2028/29, and one for all of 2028/29 is due: write a row for 2028/29.',
    ]);
  });

  it('says one thing of a table without the columns that it needs', () => {
    assert.deepEqual(doubts('Measure\nExperience\n').length, 1);
    assert.deepEqual(doubts('').length, 1);
  });

  it('judges each window by how many were counted in it, in whatever order the rows stand', () => {
    const late = workspaceOf({
      'diabetes.remit': `organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
measure Seen "Seen" { kind: outcome   unit: percent   better: higher   source: "s"   window: quarter   if-missing: fails   minimum-count: 20 people }
contract Terms "Terms" {
  term: 1 April 2026 to 31 March 2031
  rounding: half-up
  payment Core "C" { mechanism: fixed   from: Payer   to: One   amount: £400 per year   paid: yearly in-arrears   settle: yearly within 90 days }
  remedy Late "L" { when: Seen below 95%   withhold: 10% of Core   each: quarter   returned: no   most-withheld: £100 per year }
}
`,
    });
    const rows = [
      'Seen,96%,Q1 2028/29,40',
      'Seen,96%,Q2 2028/29,5',
      'Seen,96%,Q3 2028/29,40',
      'Seen,96%,Q4 2028/29,20',
    ];
    for (const ordered of [rows, [...rows].reverse(), [rows[1], rows[0], rows[2], rows[3]]]) {
      const result = settled(`measure,value,period,count\n${ordered.join('\n')}\n`, '2028/29', late);
      assert.ok(!('doubts' in result));
      assert.deepEqual(result.totals, [
        { party: 'One', receives: '£390.00' },
        { party: 'Payer', pays: '£390.00' },
      ]);
    }
  });

  it('asks for the last value where it has to stand in', () => {
    assert.deepEqual(doubts(good.replace('65.4%', 'missing')), [
      '- -: HbA1cControl is missing, and its last value stands then: Outcomes and Admissions need it. Add a row with its value for the period before.',
    ]);
  });

  it('names what is doubtful by its row and column', () => {
    const cases: [string, string, string][] = [
      ['65.4%', '0.654', '2 value: `0.654` can be read two ways: as 0.654% or as 65.4%. Write it with its %.'],
      ['65.4%', '165.4%', '2 value: 165.4% is above 100%, and HbA1cControl cannot be.'],
      ['65.4%', '', '2 value: HbA1cControl has no value. If there is none, write `missing`.'],
      ['65.4%', '£65', '2 value: `£65` is not in the unit of HbA1cControl: write for example `65.4%`.'],
      ['HbA1cControl', 'HbA1c', '2 measure: No measure or input is called HbA1c. Is HbA1cControl meant?'],
      [
        'HbA1cControl',
        'HbA1cControlRate',
        '2 measure: No measure or input is called HbA1cControlRate. Is HbA1cControl meant?',
      ],
      ['HbA1cControl', 'HbA1Control', '2 measure: No measure or input is called HbA1Control. Is HbA1cControl meant?'],
      [
        '65.4%',
        'yes',
        '2 value: `yes` is no value for HbA1cControl: write it as in Remit, such as `65.4%`, or `missing`.',
      ],
      [
        '"£3,780,000"',
        '€3.78m',
        '9 value: `€3.78m` is not in the unit of AdmissionSpend: write for example `£3,780,000`.',
      ],
      [
        '"£3,780,000",',
        '£3,780,000',
        '9 -: This row goes on behind the last column, with `000`. Put a value with commas in quotation marks, as in `"£3,780,000"`.',
      ],
      [
        '84,2028/29',
        '84,"2028/29',
        '4 -: The quotation marks of this row do not pair, so it cannot be told where its values end.',
      ],
      ['value,period', 'value,value', '1 value: Two columns are called `value`.'],
      ['Q2', 'Q1', '6 value: FirstAppointment has a value for Q1 2028/29 in row 5 already.'],
      ['Q2 2028/29', 'FY28-29', '6 period: `FY28-29` is no period: write `2028/29`.'],
      [
        'Experience',
        'people who say they are supported to MANAGE their diabetes',
        '4 measure: A name stands here, not a title: write `Experience`.',
      ],
      ['Q2 2028/29', 'Summer', '6 period: `Summer` is no period: write `2028/29`, `Q2 2028/29` or `2028-05`.'],
      [
        '97%,Q4 2028/29',
        '97%,2030/31',
        '8 period: 2030/31 is neither in 2028/29, which is settled, nor the year before.',
      ],
    ];
    for (const [old, wrong, expected] of cases) assert.equal(doubts(good.replace(old, wrong))[0], expected);
  });

  it('asks how many were counted, and how many answered, where that cannot be read', () => {
    const judged = (count: string, response: string): string =>
      `measure,value,count,response\nExperience,84,${count},${response}\n`;
    const cases: [string, string, string][] = [
      [
        'about 40',
        '60%',
        '2 count: `about 40` is no value for count: write it as in Remit, such as `7.7 people`, or `missing`.',
      ],
      ['40%', '60%', '2 count: `40%` is not in the unit of count: write for example `7.7 people`.'],
      ['40', '0.6', '2 response: `0.6` can be read two ways: as 0.6% or as 60%. Write it with its %.'],
      ['40', '160%', '2 response: 160% is above 100%, and response cannot be.'],
      ['missing', '60%', '2 count: Leave `count` empty where it is not known.'],
    ];
    for (const [count, response, expected] of cases) assert.equal(doubts(judged(count, response))[0], expected);
    assert.match(doubts(judged('40 people', '60'))[0], /^- -: /);
  });

  it('takes one sum of what was paid before, in money', () => {
    const paid = (...rows: string[]): string => `${good}${rows.map((row) => `already-paid Core,${row}\n`).join('')}`;
    const cases: [string, string][] = [
      [paid('5%,'), '10 value: `5%` is not in the unit of already-paid Core: write for example `£3,780,000`.'],
      [paid('missing,'), '10 value: What was paid before has to be known. If it was nothing, write £0.'],
      [
        paid('£100,Q1 2028/29', '£120,Q2 2028/29'),
        '11 value: already-paid Core has a value in row 10 already. Give one row with the sum of both.',
      ],
    ];
    for (const [csv, expected] of cases) assert.equal(doubts(csv)[0], expected);
  });

  it('asks whether the figure of a year is that of each quarter or their sum', () => {
    const ofYear = settled(good, '2028/29', byQuarter);
    assert.ok('doubts' in ofYear);
    assert.deepEqual(
      ofYear.doubts.map(({ row, column, message }) => `${row} ${column}: ${message}`),
      [
        '9 period: AdmissionSpend is added up over shorter times, so £3,780,000.00 for 2028/29 can be read two ways: as the figure of each or as their sum. Give a row for each, as for Q1 2028/29.',
      ],
    );
    const quarters = ['Q1', 'Q2', 'Q3', 'Q4'].map((quarter) => `AdmissionSpend,"£945,000",${quarter} 2028/29\n`);
    const ofQuarters = settled(good.replace(/AdmissionSpend.*\n/, quarters.join('')), '2028/29', byQuarter);
    assert.ok(!('doubts' in ofQuarters), JSON.stringify(ofQuarters));
    assert.equal(ofQuarters.totals[0].receives, '£10,434,696.00');
  });

  it('asks so whichever terms want the figure of each, beside its sum or alone', () => {
    const jobs = (terms: string): string => `organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
measure Jobs "Jobs" { kind: outcome   unit: jobs   better: higher   window: quarter   if-missing: fails }
contract Terms "Terms" {
  term: 1 April 2026 to 31 March 2031
  rounding: half-up
${terms}
  payment Core "C" { mechanism: fixed   from: Payer   to: One   amount: £100,000 per year   paid: yearly in-arrears }
  remedy Few "F" { when: Jobs below 5 jobs   action: "x"   withhold: 1% of Core   each: quarter   returned: no   most-withheld: 5% of Core per year }
}
`;
    const paid =
      'payment Paid "P" { mechanism: activity   from: Payer   to: One   measure: Jobs   price: £3,000 per job   paid: yearly in-arrears   settle: yearly within 90 days }';
    for (const terms of [paid, '']) {
      const from = workspaceOf({ 'diabetes.remit': jobs(terms) });
      const result = settled('measure,value,period\nJobs,40,2026/27\n', '2026/27', from);
      assert.ok('doubts' in result, terms);
      assert.match(
        result.doubts[0].message,
        /^Jobs is added up over shorter times, so 40 jobs for 2026\/27 can be read/,
      );
    }
  });

  it('takes the last value where a measure is missing and says so', () => {
    const csv = `${good.replace('65.4%', 'missing')}HbA1cControl,65.4%,2027/28\n`;
    assert.equal(statement(csv).totals[0].receives, '£10,434,696.00');
  });

  it('says which measures nobody asked for', () => {
    const result = settled(good.replaceAll('2028/29', '2026/27'), '2026/27');
    assert.ok(!('doubts' in result), JSON.stringify(result));
    assert.deepEqual(result.unused, ['AdmissionSpend']);
  });
});

describe('tables as spreadsheets write them', () => {
  it('are read with quotes, other separators, blank rows and a byte order mark', () => {
    assert.deepEqual(readCsv('\ufeffMeasure;value\r\n"A ""b"";c";1\r\n\r\nD;\r\n'), {
      header: ['measure', 'value'],
      rows: [
        { row: 2, cells: { measure: 'A "b";c', value: '1' }, surplus: [] },
        { row: 4, cells: { measure: 'D', value: '' }, surplus: [] },
      ],
    });
  });

  it('keep what stands behind the last column apart, and leave out columns that are empty', () => {
    assert.deepEqual(readCsv('measure,value,,\nA,1,,\nB,£1,000\n'), {
      header: ['measure', 'value'],
      rows: [
        { row: 2, cells: { measure: 'A', value: '1' }, surplus: [] },
        { row: 3, cells: { measure: 'B', value: '£1' }, surplus: ['000'] },
      ],
    });
  });

  it('say in which row quotation marks do not pair', () => {
    assert.equal(readCsv('measure,value\nA,1\nB,"2\nC,3\n').unpaired, 3);
  });
});
