import { strict as assert } from 'node:assert';
import { exposureReport } from '../../../server/src/analysis/exposure-report.js';
import { generateExamples } from '../../../server/src/payment/generate/generate.js';
import { viewOf } from '../../../server/src/workspace/view.js';
import { firstContract } from '../../kit/contracts.js';
import { findingsIn, folder, workspaceOf } from '../../kit/workspace.js';

interface Terms {
  /** Further lines of both measures. */
  readonly measures?: string;
  readonly limit: string;
  readonly more?: string;
  readonly mechanism?: 'activity' | 'outcome';
}

/** A contract that pays for starts and jobs, with a limit on both together. */
function text({ measures = '', limit, more = '', mechanism = 'activity' }: Terms): string {
  const measure = (name: string, unit: string): string =>
    `measure ${name} "${name}" { kind: outcome   unit: ${unit}   better: higher   source: "s"   window: year   if-missing: fails   ${measures.replaceAll('UNIT', unit)} }\n`;
  const start = `payment PaidStarts "S" { mechanism: activity   from: Payer   to: One   measure: Starts   price: £1,000 per start   paid: yearly in-arrears   settle: yearly within 90 days }`;
  const jobs =
    mechanism === 'activity'
      ? `payment PaidJobs "J" { mechanism: activity   from: Payer   to: One   measure: Jobs   price: £3,000 per job   paid: yearly in-arrears   settle: yearly within 90 days }`
      : `payment PaidJobs "J" { mechanism: outcome   from: Payer   to: One   pool: £90,000 per year   pool-is: on-top-of PaidStarts\n Jobs 100% { at least 0 jobs: £3,000 for each 1 job }\n paid: yearly in-arrears   settle: yearly within 90 days }`;
  return `organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
${measure('Starts', 'starts')}${measure('Jobs', 'jobs')}
contract Terms "Terms" {
  form: "f"
  commissioners: Payer
  providers: One
  term: 1 April 2026 to 31 March 2028
  vat: exempt
  rounding: half-up
  ${start}
  ${jobs}
  together ForOne "F" { terms: PaidStarts, PaidJobs   most-paid: ${limit}, cut back in proportion }
  ${more}
}
`;
}

function pieceOf(of: Terms) {
  const { contract, ...piece } = firstContract(
    viewOf(workspaceOf({ 'terms.remit': text(of) })).file(`${folder}terms.remit`),
  );
  return { contract, piece };
}

/** What the provider can have in a year, at the least and at the most, with where. */
function exposure(of: Terms, year = '2026/27'): Record<'least' | 'most', string> {
  const { contract, piece } = pieceOf(of);
  const found = exposureReport(contract, piece, year)?.years[0].parties.find(({ party }) => party === 'One');
  assert.ok(found);
  const said = ({ amount, at }: { amount: string; at: readonly string[] }): string =>
    `${amount}: ${[...at].sort().join(', ')}`;
  return { least: said(found.least), most: said(found.most) };
}

function messages(of: Terms, code: string): string[] {
  return findingsIn(workspaceOf({ 'terms.remit': text(of) }), 'terms.remit')
    .filter((finding) => finding.code === code)
    .map(({ message }) => message);
}

const some = 'can-be: 4 UNIT to 10 UNIT';
const forOne = '£5,000 per person';

describe('limits for each person in proofs', () => {
  it('lie between all on one person and nobody at the limit', () => {
    assert.deepEqual(exposure({ measures: some, limit: forOne }), {
      least: '£5,000: all of it on one person under ForOne',
      most: '£40,000: Jobs 10 jobs, Starts 10 starts, nobody at the limit of ForOne',
    });
  });

  it('are tighter where a measure says what each person counts to', () => {
    // One person can bring £1,000 and £3,000, of which £2,000 is paid: half of £16,000 is left.
    assert.deepEqual(exposure({ measures: `${some} each-person-counted-to: 1 UNIT`, limit: '£2,000 per person' }), {
      least: '£8,000: Jobs 4 jobs, Starts 4 starts, all of it on as few people as can be under ForOne',
      most: '£40,000: Jobs 10 jobs, Starts 10 starts, nobody at the limit of ForOne',
    });
  });

  it('may have been used up before, once there is a before', () => {
    assert.equal(
      exposure({ measures: some, limit: forOne }, '2027/28').least,
      '£0: everybody at the limit of ForOne before',
    );
    assert.match(exposure({ measures: some, limit: `${forOne} per year` }, '2027/28').least, /^£5,000: /);
  });

  it('keep within a limit on the sum that follows', () => {
    const more =
      'together Sum "S" { terms: PaidStarts, PaidJobs   most-paid: £12,000 per year, cut back in proportion }';
    const { least, most } = exposure({ measures: some, limit: forOne, more });
    assert.match(least, /^£5,000: /);
    assert.match(most, /^£12,000: /);
  });
});

describe('the rules about limits for each person', () => {
  it('say where nobody can bring as much', () => {
    const counted = 'each-person-counted-to: 1 UNIT';
    assert.deepEqual(messages({ measures: counted, limit: '£4,500 per person per year' }, 'R517'), [
      '`most-paid` can never matter: nobody brings more than £4,000. Mend its sum, or take it out.',
    ]);
    assert.deepEqual(messages({ measures: counted, limit: '£4,000 per person per year' }, 'R517'), []);
    // Over both years one person can bring more.
    assert.deepEqual(messages({ measures: counted, limit: '£4,500 per person' }, 'R517'), []);
  });

  it('never say that one always decides: it may be spread over more people', () => {
    assert.deepEqual(messages({ measures: 'can-be: 40 UNIT to 50 UNIT', limit: '£100 per person' }, 'R517'), []);
  });

  it('ask for a limit on the sum as well', () => {
    assert.match(
      messages({ limit: forOne, mechanism: 'outcome' }, 'R519')[0],
      /^Nothing limits what PaidJobs pays: it grows with Jobs without end\. Its limit for each person does not say how many people come/,
    );
    assert.equal(messages({ limit: forOne }, 'R740').length, 2);
    const more =
      'together Sum "S" { terms: PaidStarts, PaidJobs   most-paid: £12,000 per year, cut back in proportion }';
    assert.deepEqual(messages({ limit: forOne, more, mechanism: 'outcome' }, 'R519'), []);
    assert.deepEqual(messages({ limit: forOne, more }, 'R740'), []);
  });
});

describe('examples at every threshold', () => {
  it('leave out what is limited for each person, and say why', () => {
    const { contract, piece } = pieceOf({ limit: forOne });
    const made = generateExamples(contract, piece);
    assert.ok(!('problem' in made));
    assert.deepEqual(made.examples, []);
    assert.deepEqual(
      made.leftOut.map(({ title }) => title),
      ['PaidStarts', 'PaidJobs'],
    );
    assert.match(made.leftOut[0].reason, /^The limit for each person in ForOne depends on who has what/);
  });
});
