import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { folderOf, removeFolders } from '../../kit/folders.js';
import { read } from '../../kit/samples.js';
import { program, remit } from './command.js';

const actuals = `measure,value,period
HbA1cControl,65.4%,
Amputations,7.7,
Experience,84%,
FirstAppointment,96%,
AdmissionSpend,"£3,780,000",
`;

const files = {
  ...Object.fromEntries(
    ['partners', 'measures', 'diabetes'].map((name) => [`${name}.remit`, read(`examples/northshire/${name}.remit`)]),
  ),
  'actuals.csv': actuals,
  'rate-card.remit': read('examples/published/innovation-fund.remit'),
  'shared.remit': read('examples/published/shared.remit'),
  'people.csv': `measure,value,person
Behaviour,2,yp-1
LevelOne,1,yp-1
LevelTwo,1,yp-1
Jobs,1,yp-1
${Array.from({ length: 40 }, (_, i) => `Behaviour,1,yp-${i + 2}\nJobs,1,yp-${i + 2}\n`).join('')}`,
  'sums.csv': 'measure,value\nBehaviour,42\nLevelOne,1\nLevelTwo,1\nJobs,41\n',
  'doubtful.csv': actuals.replace('65.4%', '0.654'),
};

describe('remit settle', () => {
  let folder = '';
  before(() => {
    folder = folderOf(files);
  });
  after(removeFolders);
  const settle = (...args: string[]) => remit(['settle', 'diabetes.remit', ...args], { in: folder });

  it('shows the statement, the same to the byte each time', async () => {
    const args = ['--contract', 'DiabetesAgreement', '--year', '2028/29', '--actuals', 'actuals.csv'];
    const [once, again] = await Promise.all([settle(...args), settle(...args)]);
    assert.deepEqual([once.code, once.err], [0, '']);
    assert.match(once.out, /\n {2}ShoreCIC receives £10,434,696.00\n/);
    assert.match(once.out, /Inputs: sha256:[0-9a-f]{64}\n/);
    assert.equal(once.out, again.out);
  });

  it('takes values that a shell hands over', async function () {
    if (process.platform === 'win32') this.skip();
    // What the command has for its input in other tests is no pipe, and cannot be opened by name.
    const piped = `cat actuals.csv | "${process.execPath}" "${program}" settle diabetes.remit --year 2028/29 --actuals /dev/stdin`;
    const out = execFileSync('sh', ['-c', piped], { cwd: folder, encoding: 'utf8' });
    assert.equal(out, (await settle('--year', '2028/29', '--actuals', 'actuals.csv')).out);
  });

  it('shows it for programs and for papers', async () => {
    const args = ['--year', '2028/29', '--actuals', 'actuals.csv', '--format'];
    const [json, markdown] = await Promise.all([settle(...args, 'json'), settle(...args, 'markdown')]);
    assert.equal(JSON.parse(json.out).totals[0].receives, '£10,434,696.00');
    assert.match(markdown.out, /^# Settlement of DiabetesAgreement for 2028\/29\n/);
  });

  it('limits what is paid for each person, and names nobody', async () => {
    const args = ['rate-card.remit', '--year', '2026/27', '--actuals'];
    const [paid, asked] = await Promise.all(
      ['people.csv', 'sums.csv'].map((csv) => remit(['settle', ...args, csv], { in: folder })),
    );
    assert.deepEqual([paid.code, paid.err], [0, '']);
    assert.match(paid.out, /\n {2}WoldCare receives £140,200\.00\n/);
    assert.match(paid.out, / {2}Behaviour: 42 changes by 41 people \(2026\/27, row 2\)\n/);
    assert.match(paid.out, /: 1 of 41 people would have more, which takes off £231\.11/);
    assert.doesNotMatch(paid.out, /yp-/);
    assert.deepEqual([asked.code, asked.out], [1, '']);
    assert.match(
      asked.err,
      /^remit: ForOne has a limit for each person: give Behaviour, LevelOne, LevelTwo and Jobs by person/,
    );
  });

  it('ends with 1 and names the row where something is doubtful', async () => {
    const { code, out, err } = await settle('--year', '2028/29', '--actuals', 'doubtful.csv');
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /^remit: doubtful.csv, row 2, value: `0.654` can be read two ways/);
  });

  it('settles nothing while a line of the contract, or of a file that it uses, is not understood', async () => {
    const misspelt = (name: string, from: string, to: string): string => {
      const text = files[name as keyof typeof files];
      assert.ok(text.includes(from));
      return text.replace(from, to);
    };
    for (const [name, from, to, place] of [
      ['diabetes.remit', 'most-paid: £150,000', 'mots-paid: £150,000', 'diabetes.remit:141: '],
      ['measures.remit', 'reported:', 'reportd:', 'measures.remit:'],
    ] as const) {
      const own = folderOf({ ...files, [name]: misspelt(name, from, to) });
      const args = ['settle', 'diabetes.remit', '--year', '2028/29', '--actuals', 'actuals.csv'];
      const { code, out, err } = await remit(args, { in: own });
      assert.deepEqual([code, out], [1, '']);
      assert.ok(err.startsWith(`remit: ${place}`), err);
      assert.match(err, /Nothing is settled while it is not clear what the contract says/);
    }
  });

  it('ends with 2 where it is asked for what is not there', async () => {
    const wrong: [string[], RegExp][] = [
      [['--year', '2028/29', '--actuals', 'none.csv'], /none\.csv cannot be read\. There is no such file\./],
      [['--year', 'soon', '--actuals', 'actuals.csv'], /`soon` is no year/],
      [['--contract', 'Other', '--year', '2028/29', '--actuals', 'actuals.csv'], /There is no contract Other/],
    ];
    for (const [args, message] of wrong) {
      const { code, err } = await settle(...args);
      assert.equal(code, 2);
      assert.match(err, message);
    }
  });
});
