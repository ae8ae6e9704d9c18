import { strict as assert } from 'node:assert';
import { type StatedTerm, statementOf } from '../../../server/src/payment/statement.js';
import { viewOf } from '../../../server/src/workspace/view.js';
import { firstContract } from '../../kit/contracts.js';
import { beds, contractOf, periodOf, textOfCase } from '../../kit/settlements.js';
import { folder } from '../../kit/workspace.js';

/** The statement of 2028/29 for terms beside the declarations of a file of the test bed, and more declarations. */
function stated(bed: string, terms: readonly string[], rows: readonly string[], declared: readonly string[] = []) {
  const found = beds().find(([name]) => name === `${bed}.json`)?.[1];
  assert.ok(found);
  const declarations = [...found.declarations, ...declared];
  const text = textOfCase({ ...found, declarations }, { ...found.cases[0], contract: [], terms });
  const clause = firstContract(viewOf(contractOf(text).workspace).file(`${folder}terms.remit`));
  const csv = ['measure,value,period,response', ...rows].join('\n');
  const place = { text: clause.text, scope: clause.scope, lineAt: () => 1 };
  const statement = statementOf(clause.contract, place, periodOf('2028/29', clause.contract), csv, () => '');
  assert.ok(!('doubts' in statement), JSON.stringify(statement));
  return statement;
}

const formulas = ({ steps }: StatedTerm): string[] => steps.map(({ what, formula }) => `${what}: ${formula}`);

const base = [
  'payment Base "Base" {',
  '  mechanism: fixed',
  '  from: Payer',
  '  to: One',
  '  paid: yearly in-arrears',
  '  settle: yearly within 90 days',
  '  amount: £1.2m per year',
  '}',
];

const remedy = (...lines: readonly string[]): string[] => [...base, 'remedy Late "Late" {', ...lines, '}'];

const late = 'when: Seen below 95%';
const withheld = ['withhold: 10% of Base', 'each: quarter', 'returned: when-met', 'most-withheld: 5% of Base per year'];
const seen = ['Seen,90%,Q1 2028/29,', 'Seen,96%,Q2 2028/29,', 'Seen,97%,Q3 2028/29,', 'Seen,98%,Q4 2028/29,'];

describe('a statement says why', () => {
  it('a remedy without money applies, with what is due, or does not', () => {
    const { terms, unused } = stated('remedy', remedy(late, 'action: "A plan"'), seen);
    assert.deepEqual(unused, []);
    assert.deepEqual(
      terms[1].follows.map(({ text }) => text),
      [
        'Q1 2028/29: applies, because this holds: Seen below 95% (Q1 2028/29: Seen 90%). Due: A plan',
        'Q2 2028/29: does not apply, because this does not hold: Seen below 95% (Q2 2028/29: Seen 96%)',
        'Q3 2028/29: does not apply, because this does not hold: Seen below 95% (Q3 2028/29: Seen 97%)',
        'Q4 2028/29: does not apply, because this does not hold: Seen below 95% (Q4 2028/29: Seen 98%)',
      ],
    );
  });

  it('nobody knows whether a remedy without money applies, and settles the rest', () => {
    const { terms, totals } = stated('remedy', remedy('when: Rate meets target', 'action: "A plan"'), []);
    assert.deepEqual(
      terms[1].follows.map(({ text }) => text),
      ['2028/29: it is not known whether it applies: Rate has no value.'],
    );
    assert.deepEqual(totals[0], { party: 'One', receives: '£1,200,000.00' });
  });

  it('something is due beside money, only where a remedy applies', () => {
    const { terms } = stated('remedy', remedy(late, ...withheld, 'action: "A plan"'), seen);
    assert.equal(terms[1].follows.length, 1);
  });

  it('money was held back, and returned', () => {
    const steps = formulas(stated('remedy', remedy(late, ...withheld), seen).terms[1]);
    assert.deepEqual(
      steps.filter((step) => step.startsWith('Q1')),
      [
        'Q1 2028/29: 10% × Base £300,000.00, because this holds: Seen below 95% (Q1 2028/29: Seen 90%)',
        'Q1 2028/29, unless returned: Q1 2028/29 £30,000.00 is returned, because this does not hold: Seen below 95% (Q2 2028/29: Seen 96%)',
      ],
    );
    // Where nothing was held back, nothing is told of returning it.
    assert.ok(!steps.some((step) => step.startsWith('Q2 2028/29, unless returned')));
  });

  it('a measure is not judged, and others have its share', () => {
    const dialog =
      'measure Dialog "Dialog" { kind: outcome   unit: percent   better: higher   numerator: "n"   denominator: "d"   source: "s"   window: year   if-missing: excluded   minimum-response: 40% }';
    const pool = [
      ...base,
      'payment Results "Results" {',
      'mechanism: outcome',
      'from: Payer',
      'to: One',
      'paid: yearly in-arrears',
      'settle: yearly within 90 days',
      'pool: £1,000 per year',
      'pool-is: on-top-of Base',
      'Rate 40% { below 60%: nothing   at least 60%: 100% }',
      'Other 35% { below 60%: nothing   at least 60%: 100%   only-if: Rate meets target }',
      'Dialog 25% { below 60%: nothing   at least 60%: 100% }',
      '}',
    ].flatMap((line) => line.replaceAll('   ', '\n').split('\n'));
    const rows = ['Rate,61%,,', 'Other,70%,,', 'Dialog,70%,,39%'];
    const steps = formulas(stated('outcome', pool, rows, [dialog]).terms[1]);
    for (const step of [
      'Share of Rate: 53.333333…% × Pool £1,000.00: its 40% of the 75% that is left, as Dialog (25%) is not judged',
      'Earned by Other, with its conditions: nothing, because this does not hold: Rate meets target (Rate 61%, against at least 65%)',
      'Earned by Dialog: nothing, because Dialog is not judged: its response of 39% is below 40%',
    ])
      assert.ok(steps.includes(step), steps.join('\n'));
  });

  it('nothing comes back from what is unspent: it is carried forward', () => {
    const fund = [
      'pooled-fund Fund "Fund" {',
      'host: Payer',
      'contributes { Payer: £1m per year }',
      'line Line { budget: £1m per year   actual: Spend   risk: shared }',
      'overspend {',
      'paid-on: part-in-each-band',
      'above £0: Payer 100%',
      '}',
      'underspend {',
      'paid-on: part-in-each-band',
      'above £0: carried-forward',
      '}',
      'settle: yearly within 90 days',
      '}',
    ];
    const { steps } = stated('remedy', fund, ['Spend,£0.9m,,']).terms[0];
    const [carried] = steps.filter(({ what }) => what === 'Carried forward');
    assert.equal(carried?.amount, '£100,000.00');
  });
});
