import assert from 'node:assert/strict';
import { folderOf, removeFolders } from '../../kit/folders.js';
import { read } from '../../kit/samples.js';
import { remit } from './command.js';

const files = {
  ...Object.fromEntries(
    ['partners', 'measures', 'diabetes'].map((name) => [`${name}.remit`, read(`examples/northshire/${name}.remit`)]),
  ),
  'hopeful.txt': '// What the provider hopes for.\nFirstAppointment: 95% give or take 2%\nHbA1cControl: 64% to 68%\n',
  'rate-card.remit': read('examples/published/innovation-fund.remit'),
  'shared.remit': read('examples/published/shared.remit'),
  'outcomes.txt':
    'Behaviour: 40 changes by chance\nLevelOne: 20 awards by chance\nLevelTwo: 20 awards by chance\nJobs: 20 jobs by chance\n',
  'wrong.txt': 'FirstAppointment 95%\n',
};

describe('remit simulate', () => {
  let folder = '';
  before(() => {
    folder = folderOf(files);
  });
  after(removeFolders);
  const simulate = (...args: string[]) =>
    remit(['simulate', 'diabetes.remit', '--runs', '2,000', ...args], { in: folder });
  const prompt = ['--draw', 'FirstAppointment: 95% give or take 2%'];

  it('says that nobody is taken to reach a limit for each person', async () => {
    const args = ['simulate', 'rate-card.remit', '--year', '2027/28', '--runs', '100', '--draws', 'outcomes.txt'];
    const { code, out, err } = await remit(args, { in: folder });
    assert.deepEqual([code, err], [0, '']);
    assert.match(
      out,
      /\n {2}ForOne: its limit for each person is left out, as if nobody reached it: people are not drawn/,
    );
  });

  it('shows what chance does, the same to the byte each time, and no progress where nobody watches', async () => {
    const args = ['--contract', 'DiabetesAgreement', '--year', '2028/29', ...prompt];
    const [once, again, other] = await Promise.all([
      simulate(...args),
      simulate(...args),
      simulate(...args, '--seed', '2'),
    ]);
    assert.deepEqual([once.code, once.err], [0, '']);
    assert.match(once.out, /^Simulation of DiabetesAgreement for 2028\/29\n2,000 times the year, seed 1\.\n/);
    assert.match(once.out, /\n {2}HbA1cControl: 61\.2% \(its baseline\) of 48,200 people \(AdultsT2D\), by chance/);
    assert.match(once.out, /\n {2}without results +£9,920,000\.00 +£2,480,000\.00 +-£12,400,000\.00\n/);
    assert.match(once.out, /Admissions: `most-paid: £150,000 per year, cut back in proportion` \(line \d+\)/);
    assert.equal(once.out, again.out);
    assert.notEqual(once.out, other.out);
  });

  it('gives the figures that it has always given for a seed', async () => {
    const { out } = await simulate('--year', '2028/29', ...prompt, '--format', 'json');
    const { formatVersion, runs, seed, parties } = JSON.parse(out);
    assert.deepEqual([formatVersion, runs, seed], [1, 2000, 1]);
    assert.deepEqual(
      parties.map((party: { party: string; net: { mean: string } }) => `${party.party} ${party.net.mean}`),
      ['ShoreCIC £9,765,826.28', 'CoastGPs £2,446,430.09', 'NorthshireICB -£12,212,256.37'],
    );
  });

  it('takes what is stated from a file, and what is stated beside it first', async () => {
    const args = ['--year', '2028/29', '--draws', 'hopeful.txt', '--draw', 'HbA1cControl: 66%', '--format', 'markdown'];
    const { code, out, err } = await simulate(...args);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^# Simulation of DiabetesAgreement for 2028\/29\n/);
    assert.match(out, /\n\| HbA1cControl \| always 66% \|\n/);
    assert.match(out, /\n\| FirstAppointment \| 95% give or take 2% \(normal/);
  });

  it('simulates all years of the contract together where none is named', async () => {
    const { code, out } = await simulate('--runs', '200', ...prompt);
    assert.equal(code, 0);
    assert.match(out, /^Simulation of DiabetesAgreement for 2026\/27 to 2030\/31\n200 times the 5 years together/);
    assert.match(out, /\n {2}without results +£49,600,000\.00/);
  });

  it('ends with 1 and asks for what is not known', async () => {
    const { code, out, err } = await simulate('--year', '2028/29');
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /^remit: FirstAppointment has 88\.5% as its baseline, and nothing says how it varies\. State it/);
  });

  it('ends with 2 where it is used wrongly', async () => {
    const wrong: [string[], RegExp][] = [
      [['--year', 'soon'], /`soon` is no year: write it as 2028\/29\./],
      [['--contract', 'Other'], /There is no contract Other\. There is DiabetesAgreement\./],
      [['--draws', 'none.txt'], /none\.txt cannot be read\. There is no such file\./],
      [['--draws', 'wrong.txt'], /wrong\.txt, line 1: `FirstAppointment 95%` names no measure/],
      [['--draw', '95%'], /`95%` names no measure/],
      [['--runs', '0'], /Write a whole number from 1 to 10000000\./],
      [['--seed', 'x'], /Write a whole number from 0/],
    ];
    for (const [args, message] of wrong) {
      const { code, err } = await simulate(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, message);
    }
  });
});
