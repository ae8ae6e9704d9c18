import { strict as assert } from 'node:assert';
import { findingsIn, fixed, workspaceOf } from '../../kit/workspace.js';

const measures = ['Rate', 'Reach'].map(
  (name) =>
    `measure ${name} "${name}" { kind: outcome   unit: percent   better: higher   numerator: "n"   denominator: "d"   source: "s"   window: quarter   if-missing: fails }\n`,
);

/** A contract of two providers with the terms. */
function contractOf(terms: string): string {
  return `remit 1

organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
organisation Two "Two" { role: provider   kind: charity }
input Index "Index" { unit: percent   source: "s"   values { 2026/27 onwards: 110% } }
measure Visits "Visits" { kind: activity   unit: visits   better: higher   source: "s"   window: year   if-missing: fails }
${measures.join('')}
contract Terms "Terms" {
  form: "Test"
  commissioners: Payer
  providers: One lead, Two
  term: 1 April 2026 to 31 March 2029
  vat: exempt
  rounding: half-up
${terms}}
`;
}

const fixedPayment = (name: string, lines = ''): string => `  payment ${name} "${name}" {
    mechanism: fixed
    from: Payer
    to: One 70%, Two 30%
    amount: £2,000,000 per year
${lines}    paid: monthly in-arrears
  }
`;

const results = (ranges: string, lines = ''): string => `  payment Results "Results" {
    mechanism: outcome
    from: Payer
    to: One 70%, Two 30%
    pool: £100,000 per year
    pool-is: on-top-of Core
    Rate 100% {
${ranges}    }
${lines}    paid: yearly in-arrears
    settle: yearly within 120 days
  }
`;

const ranges = `      below 34%: nothing
      from 34% to below 38%: 0% rising to 100%
      at least 38%: 100%
`;

const activity = (limit: string): string => `  payment Visiting "Visits" {
    mechanism: activity
    from: Payer
    to: One 70%, Two 30%
    measure: Visits
    price: £40 per visit
    most-paid: ${limit}
    paid: monthly in-arrears
    settle: yearly within 120 days
  }
`;

const remedy = `  remedy Slow "People wait too long" {
    when: Rate below 95%
    each: quarter
    withhold: £5,000
    returned: no
    most-withheld: £20,000 per year
  }
`;

const core = fixedPayment('Core');

describe('what a term leaves open', () => {
  for (const [what, terms, answers] of [
    [
      'who gives way at a limit',
      core + results(ranges, '    most-paid: £80,000 per year\n'),
      ['Add `cut back in proportion`', 'Add `cut back in order`'],
    ],
    [
      'who gives way at a limit by year',
      core + results(ranges, '    most-paid {\n      2026/27 onwards: £80,000\n    }\n'),
      ['Add `cut back in proportion`', 'Add `cut back in order`'],
    ],
    [
      'in which order one sum is cut back',
      core + results(ranges, '    most-paid: £80,000 per year before reductions, cut back in order\n'),
      ['Take out `before reductions`', 'Write `cut back in proportion`'],
    ],
    [
      'who is made up to a floor',
      core + results(ranges, '    most-paid: £80,000 per year, cut back in order\n    least-paid: £5,000 per year\n'),
      ['Write `cut back in proportion`'],
    ],
    [
      'whether a limit for each person comes before reductions',
      core + activity('£900 per person before reductions, cut back in proportion'),
      ['Take out `before reductions`'],
    ],
    [
      'of what a reduction is a percentage',
      core.replace(
        '    paid:',
        '    reduced {\n      combine: added\n      percent-of: whole-pool\n      unless Rate at least 40%: 5%\n    }\n    paid:',
      ),
      ['Write `amount-earned`'],
    ],
    [
      'whether a slope rises or falls',
      core + results(ranges.replace('0% rising to 100%', '100% rising to 40%')),
      ['Write `100% falling to 40%`', 'Write `40% rising to 100%`'],
    ],
    ['what the share of one party is', core.replace('Two 30%', 'Two'), ['Add `30%`']],
    [
      'from where steps are counted',
      core + results('      below 34%: nothing\n      at least 34%: £1,000 for each 1 percentage-point\n'),
      ['Add `above 34%`', 'Add `above 0%`'],
    ],
    [
      'whether nothing is a sum or a percentage',
      `  let Part {\n    on: Rate\n    below 34%: nothing\n    at least 34%: 5%\n  }\n${core}  payment More "More" {\n    mechanism: calculation\n    from: Payer\n    to: One 70%, Two 30%\n    amount: Part × Core\n    paid: yearly in-arrears\n    settle: yearly within 120 days\n  }\n`,
      ['Write `0%`', 'Write `£0`'],
    ],
    [
      'from which payment a remedy holds back',
      core + fixedPayment('Rooms') + remedy,
      ['Add `from: Core`', 'Add `from: Rooms`'],
    ],
  ] as const) {
    it(`has an answer for each way to read it: ${what}`, () => {
      const workspace = workspaceOf({ 'a.remit': contractOf(terms) });
      const before = findingsIn(workspace, 'a.remit');
      const [open, ...others] = before.filter(({ code }) => code === 'R510');
      assert.ok(open, before.map(({ code, message }) => `${code} ${message}`).join('\n'));
      assert.deepEqual(
        others.map(({ message }) => message),
        [],
      );
      assert.deepEqual(
        open.fixes.map(({ title }) => title),
        answers,
      );
      for (const fix of open.fixes) {
        const text = fixed(workspace, 'a.remit', fix);
        const errors = findingsIn(workspaceOf({ 'a.remit': text }), 'a.remit').filter(
          ({ severity, code }) => severity === 'error' && code !== 'R304',
        );
        assert.deepEqual(
          errors.map(({ code, message }) => `${code} ${message}`),
          [],
          `${fix.title}:\n${text}`,
        );
      }
    });
  }

  it('has no answer where nobody can tell what is meant', () => {
    const [open] = findingsIn(
      workspaceOf({ 'a.remit': contractOf(core.replace('One 70%, Two 30%', 'One, Two')) }),
      'a.remit',
    ).filter(({ code }) => code === 'R510');
    assert.match(open.message, /^What is the share of One\?/);
    assert.deepEqual(open.fixes, []);
  });
});

const calculation = (lines: string): string => `  payment More "More" {
    mechanism: calculation
    from: Payer
    to: One 70%, Two 30%
    amount: £100,000 × Rate
${lines}    paid: yearly in-arrears
    settle: yearly within 120 days
  }
`;

describe('the fixes of what is proved', () => {
  for (const [what, code, terms, titles] of [
    [
      'let either of two ranges begin where the other ends',
      'R511',
      results('      below 34%: nothing\n      from 36% to below 38%: 50%\n      at least 38%: 100%\n'),
      ['Write `from 34% to below 38%`', 'Write `below 36%`'],
    ],
    [
      'give a single value to the range that begins there',
      'R511',
      results('      below 34%: nothing\n      above 34% up to 38%: 50%\n      above 38%: 100%\n'),
      ['Write `from 34% up to 38%`'],
    ],
    [
      'let either of two ranges end where the other begins',
      'R512',
      results('      below 36%: nothing\n      from 34% up to 38%: 50%\n      above 38%: 100%\n'),
      ['Write `from 36% up to 38%`', 'Write `below 34%`'],
    ],
    [
      'part two ranges at a single value',
      'R512',
      results('      below 34%: nothing\n      from 34% up to 38%: 50%\n      at least 38%: 100%\n'),
      ['Write `from 34% to below 38%`'],
    ],
    [
      'say nothing where one range lies inside another',
      'R512',
      results('      at most 100%: nothing\n      from 34% up to 38%: 50%\n'),
      [],
    ],
    [
      'take out a range that nothing reaches',
      'R513',
      results(`${ranges.replace('at least 38%', 'from 38% up to 100%')}      above 100%: 150%\n`),
      ['Take out `above 100%`'],
    ],
    [
      'leave a range that what is agreed may reach another year',
      'R513',
      `  let Part {\n    on: Rate × Index\n    up to 120%: 1%\n    above 120%: 2%\n  }\n${calculation('').replace('Rate', 'Part')}`,
      [],
    ],
    [
      'take out a condition that always holds',
      'R516',
      results(ranges, '    only-if: Reach at most 100%\n'),
      ['Take out `only-if: Reach at most 100%`'],
    ],
    [
      'leave a condition among others, and one that never holds',
      'R516',
      results(ranges, '    only-if: Reach at most 100%, Rate above 100%\n'),
      [],
    ],
    [
      'take out a limit that never matters',
      'R517',
      calculation('    most-paid: £900,000 per year, cut back in proportion\n'),
      ['Take out `most-paid`'],
    ],
    [
      'leave a limit that what is agreed may lower another year',
      'R517',
      calculation('    most-paid: £900,000 × Index, cut back in proportion\n'),
      [],
    ],
    [
      'let the sums of a floor and a limit change places',
      'R518',
      calculation('    most-paid: £30,000 per year, cut back in proportion\n    least-paid: £50,000 per year\n'),
      ['Let the two sums change places'],
    ],
    [
      'hold a payment to its pool',
      'R520',
      results(ranges.replace('at least 38%: 100%', 'at least 38%: 120%')),
      ['Add `most-paid: pool, cut back in proportion`'],
    ],
    [
      'hold a payment to one provider to its pool',
      'R520',
      results(ranges.replace('at least 38%: 100%', 'at least 38%: 120%')).replace('One 70%, Two 30%', 'One'),
      ['Add `most-paid: pool`'],
    ],
    [
      'leave a payment that has a limit already',
      'R520',
      results(
        ranges.replace('at least 38%: 100%', 'at least 38%: 120%'),
        '    most-paid: £110,000 per year, cut back in proportion\n',
      ),
      [],
    ],
  ] as const) {
    it(what, () => {
      const workspace = workspaceOf({ 'a.remit': contractOf(core + terms) });
      const before = findingsIn(workspace, 'a.remit');
      const found = before.filter((finding) => finding.code === code);
      assert.ok(found.length > 0, before.map((finding) => `${finding.code} ${finding.message}`).join('\n'));
      const fixes = found.flatMap((finding) => finding.fixes);
      assert.deepEqual(
        fixes.map(({ title }) => title),
        titles,
      );
      const known = new Set(before.map((finding) => finding.code));
      for (const fix of fixes) {
        const text = fixed(workspace, 'a.remit', fix);
        const after = findingsIn(workspaceOf({ 'a.remit': text }), 'a.remit');
        const shown = after.filter((finding) => finding.code === code || !known.has(finding.code));
        assert.deepEqual(
          shown.map((finding) => `${finding.code} ${finding.message}`),
          [],
          `${fix.title}:\n${text}`,
        );
      }
    });
  }

  it('say all that two ranges claim, and not only where it begins', () => {
    const terms = results('      below 36%: nothing\n      from 34% up to 38%: 50%\n      above 38%: 100%\n');
    const found = findingsIn(workspaceOf({ 'a.remit': contractOf(core + terms) }), 'a.remit');
    assert.deepEqual(
      found.filter(({ code }) => code === 'R512').map(({ message }) => message),
      [
        'Two ranges claim from 34% to below 36%: `below 36%` and `from 34% up to 38%`. Let the one end where the other begins.',
      ],
    );
  });
});
