import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, removeFolders } from '../../kit/folders.js';
import { read, root } from '../../kit/samples.js';
import { remit } from './command.js';

const files: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['partners', 'measures', 'diabetes'].map((name) => [`${name}.remit`, read(`examples/northshire/${name}.remit`)]),
  ),
  'fund.remit': read('examples/pooled-fund.remit'),
  'rate-card.remit': read('examples/published/innovation-fund.remit'),
  'shared.remit': read('examples/published/shared.remit'),
  'help.remit': read('examples/home-care.remit'),
};

/** Pictures and tables that have been looked at: a name, and what is asked. `UPDATE=1` writes what comes out now: look at it in a browser, light and dark. */
const shown: readonly (readonly [string, ...string[]])[] = [
  ['ramp.svg', 'diabetes.remit', '--term', 'Outcomes', '--measure', 'HbA1cControl'],
  ['rate.svg', 'diabetes.remit', '--term', 'Outcomes', '--measure', 'Amputations', '--party', 'CoastGPs'],
  ['bands-and-limits.svg', 'diabetes.remit', '--term', 'Admissions', '--measure', 'AdmissionSpend'],
  ['jump.svg', 'diabetes.remit', '--term', 'Admissions', '--measure', 'HbA1cControl'],
  ['remedy.svg', 'diabetes.remit', '--term', 'LateAppointments'],
  ['straight-to-a-limit.svg', 'help.remit', '--term', 'Start'],
  ['fund.svg', 'fund.remit', '--term', 'HomeFund', '--measure', 'ReablementSpend'],
  ['outcomes.csv', 'diabetes.remit', '--term', 'Outcomes'],
  ['outcomes.txt', 'diabetes.remit', '--term', 'Outcomes'],
  ['admissions.md', 'diabetes.remit', '--term', 'Admissions'],
  ['held.txt', 'diabetes.remit', '--term', 'Outcomes', '--measure', 'Experience', '--at', 'HbA1cControl: 68%'],
];

const formats: Readonly<Record<string, string>> = { svg: 'svg', csv: 'csv', txt: 'text', md: 'markdown' };

describe('remit curve', () => {
  let folder = '';
  before(() => {
    folder = folderOf(files);
  });
  after(removeFolders);
  const curve = (...args: string[]) => remit(['curve', ...args], { in: folder });

  it('says that nobody is taken to reach a limit for each person', async () => {
    const { code, out } = await curve('rate-card.remit', '--term', 'PaidJobs', '--measure', 'Jobs');
    assert.equal(code, 0);
    assert.match(
      out,
      /\nIt is taken that nobody reaches the limit for each person in ForOne: the fewer people it falls on, the less is paid\.\n/,
    );
  });

  for (const [name, ...args] of shown) {
    it(`shows ${args.slice(2).join(' ')} as in ${name}`, async () => {
      const { code, out, err } = await curve(...args, '--format', formats[name.split('.')[1]]);
      assert.deepEqual([code, err], [0, '']);
      const path = `${root}test/fixtures/curves/${name}`;
      if (process.env.UPDATE) {
        mkdirSync(`${root}test/fixtures/curves`, { recursive: true });
        writeFileSync(path, out);
      }
      assert.equal(out, readFileSync(path, 'utf8'));
    });
  }

  it('writes to a file where it is asked to', async () => {
    const { code, out } = await curve(
      'diabetes.remit',
      '--term',
      'LateAppointments',
      '--format',
      'svg',
      '-o',
      'late.svg',
    );
    assert.deepEqual([code, out], [0, '']);
    assert.match(readFileSync(join(folder, 'late.svg'), 'utf8'), /^<svg xmlns/);
    const lost = await curve('diabetes.remit', '--term', 'LateAppointments', '-o', 'nowhere/late.txt');
    assert.equal(lost.code, 1);
    assert.match(lost.err, /^remit: nowhere\/late\.txt cannot be written\. /);
    assert.ok(!existsSync(join(folder, 'nowhere')));
  });

  const wrong: readonly (readonly [RegExp, ...string[]])[] = [
    [
      /DiabetesAgreement has no term Outcome\. There is Core, Outcomes, Admissions, LateAppointments\./,
      '--term',
      'Outcome',
    ],
    [
      /Outcomes does not depend on FirstAppointment\. It depends on HbA1cControl, /,
      '--term',
      'Outcomes',
      '--measure',
      'FirstAppointment',
    ],
    [/Outcomes does not depend on Waits\. /, '--term', 'Outcomes', '--at', 'Waits: 3'],
    [/`82 days` is not in the unit of Experience/, '--term', 'Outcomes', '--at', 'Experience: 82 days'],
    [/820% is above 100%, and Experience cannot be/, '--term', 'Outcomes', '--at', 'Experience: 820%'],
    [/`0\.82` can be read two ways/, '--term', 'Outcomes', '--at', 'Experience: 0.82'],
    [/Two values are given for Experience/, '--term', 'Outcomes', '--at', 'Experience: 82%', '--at', 'Experience: 83%'],
    [/HbA1cControl is what moves/, '--term', 'Outcomes', '--measure', 'HbA1cControl', '--at', 'HbA1cControl: 70%'],
    [
      /`Experience` is no value of a measure: write it as "Experience: 82%"/,
      '--term',
      'Outcomes',
      '--at',
      'Experience',
    ],
    [
      /Acute is no party to Outcomes\. There is ShoreCIC, CoastGPs, NorthshireICB\./,
      '--term',
      'Outcomes',
      '--party',
      'Acute',
    ],
    [/`soon` is no year: write it as 2028\/29\./, '--term', 'Outcomes', '--year', 'soon'],
    [/2040\/41 lies outside the contract's term\./, '--term', 'Outcomes', '--year', '2040/41'],
    [/Admissions is measured and reported in 2026\/27, and not paid\./, '--term', 'Admissions', '--year', '2026/27'],
    [
      /A picture shows one measure: say which, as in `--measure HbA1cControl`\./,
      '--term',
      'Outcomes',
      '--format',
      'svg',
    ],
    [/There is no contract Other\./, '--term', 'Outcomes', '--contract', 'Other'],
  ];
  for (const [message, ...args] of wrong) {
    it(`ends with 2 for ${args.join(' ')}`, async () => {
      const { code, out, err } = await curve('diabetes.remit', ...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
    });
  }

  it('ends with 1 and names the line where a term leaves something open', async () => {
    const open = folderOf({
      ...files,
      'diabetes.remit': files['diabetes.remit'].replace(', cut back in proportion', ''),
    });
    const { code, err } = await remit(['curve', 'diabetes.remit', '--term', 'Admissions'], { in: open });
    assert.equal(code, 1);
    assert.match(err, /^remit: Line \d+: When the limit bites, who gives way\?/);
  });
});
