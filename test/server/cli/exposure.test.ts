import assert from 'node:assert/strict';
import { folderOf, removeFolders } from '../../kit/folders.js';
import { read } from '../../kit/samples.js';
import { remit } from './command.js';

const files = {
  ...Object.fromEntries(
    ['partners', 'measures', 'diabetes'].map((name) => [`${name}.remit`, read(`examples/northshire/${name}.remit`)]),
  ),
  'fund.remit': read('examples/pooled-fund.remit'),
  'open.remit': read('examples/northshire/diabetes.remit').replace(', cut back in proportion', ''),
};

describe('remit exposure', () => {
  let folder = '';
  before(() => {
    folder = folderOf(files);
  });
  after(removeFolders);
  const exposure = (...args: string[]) => remit(['exposure', ...args], { in: folder });

  it('shows the least and the most of each party, where they are reached, and what part of the contract they are', async () => {
    const { code, out, err } = await exposure('diabetes.remit', '--year', '2028/29');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^Exposure under DiabetesAgreement\n/);
    // 12,400,000 × 80%, less a twentieth and 35,000 of a loss; with 70% of 992,000 and 105,000 of a gain.
    assert.match(out, /\n {2}ShoreCIC +£9,384,000 to £10,719,400 +65\.2% to 74\.4% of the contract/);
    assert.match(out, /\n {2}NorthshireICB +-£13,542,000 to -£11,720,000 /);
    assert.match(
      out,
      /ShoreCIC and CoastGPs have most, and NorthshireICB has least, with .*HbA1cControl 68%, Experience 84%/,
    );
    assert.match(out, /Percentages of the contract are of the envelope, £14,400,000 a year\.\n$/);
  });

  it('adds the years up', async () => {
    const { out } = await exposure('diabetes.remit', '--format', 'json');
    const report = JSON.parse(out);
    assert.deepEqual(
      report.years.map(({ year }: { year: string }) => year),
      ['2026/27', '2027/28', '2028/29', '2029/30', '2030/31'],
    );
    assert.deepEqual(report.term[0], {
      party: 'ShoreCIC',
      least: '£46,960,000',
      most: '£52,450,400',
      decided: true,
    });
  });

  it('says what nothing bounds, and with what it grows', async () => {
    const { out } = await exposure('fund.remit', '--year', '2026/27', '--format', 'markdown');
    assert.match(out, /\| Larkshire \| no limit \| grows with BedSpend \|/);
  });

  it('leaves out what cannot be worked out, and says so', async () => {
    const { code, out } = await exposure('open.remit', '--year', '2028/29');
    assert.equal(code, 1);
    assert.match(out, /Admissions is left out, because it cannot be worked out: When the limit bites, who gives way\?/);
  });

  it('names the years that there are', async () => {
    const { code, err } = await exposure('diabetes.remit', '--year', '2025/26');
    assert.equal(code, 2);
    const years = '2026/27, 2027/28, 2028/29, 2029/30, 2030/31';
    assert.equal(err, `remit: The contract has no year 2025/26. It has ${years}.\n`);
  });
});
