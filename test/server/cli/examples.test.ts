import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, removeFolders } from '../../kit/folders.js';
import { read, root } from '../../kit/samples.js';
import { remit } from './command.js';

const northshire = Object.fromEntries(
  ['partners', 'measures', 'diabetes'].map((name) => [`${name}.remit`, read(`examples/northshire/${name}.remit`)]),
);

const files = {
  ...northshire,
  'stop-smoking.remit': read('examples/stop-smoking.remit'),
  'unsaid.remit': read('examples/stop-smoking.remit').replace(/^ {4}price: .*\n/m, ''),
  'wrong.remit': read('examples/stop-smoking.remit').replace('£203,840.00', '£203,841.00'),
};

/** What the command says in these cases, in `test/fixtures/generated`; `UPDATE=1` writes it. */
const cases: Readonly<Record<string, readonly string[]>> = {
  'list.txt': ['diabetes.remit'],
  'list.json': ['stop-smoking.remit', '--format', 'json'],
  'list-wrong.txt': ['wrong.remit'],
  'list-unsaid.txt': ['unsaid.remit'],
  'diabetes.txt': ['diabetes.remit', '--generate'],
  'diabetes-2028.txt': ['diabetes.remit', '--generate', '--year', '2028/29', '--contract', 'DiabetesAgreement'],
  'stop-smoking.txt': ['stop-smoking.remit', '--generate'],
};

describe('remit examples', () => {
  let folder = '';
  before(() => {
    folder = folderOf(files);
  });
  after(removeFolders);
  const examples = (...args: readonly string[]) => remit(['examples', ...args], { in: folder });

  for (const [name, args] of Object.entries(cases)) {
    it(`says what is expected of: ${args.join(' ')}`, async () => {
      const { code, out, err } = await examples(...args);
      const said = `${out}${err === '' ? '' : `\n----\n${err}`}`;
      const path = `${root}test/fixtures/generated/${name}`;
      if (process.env.UPDATE) writeFileSync(path, said);
      assert.equal(said, read(`test/fixtures/generated/${name}`));
      assert.equal(code, /wrong|unsaid/.test(name) ? 1 : 0);
    });
  }

  it('adds what is missing to the file, once, and changes nothing else in it', async () => {
    const own = folderOf({ ...northshire, 'windows.remit': files['stop-smoking.remit'].replaceAll('\n', '\r\n') });
    for (const name of ['diabetes.remit', 'windows.remit']) {
      const before = readFileSync(join(own, name), 'utf8');
      const shown = await remit(['examples', name, '--generate'], { in: own });
      const first = await remit(['examples', name, '--generate', '--write'], { in: own });
      const after = readFileSync(join(own, name), 'utf8');
      const again = await remit(['examples', name, '--generate', '--write'], { in: own });
      assert.match(first.out, /: \d+ examples added\n$/);
      assert.equal(again.out, `${name}: 0 examples added\n`);
      assert.equal(readFileSync(join(own, name), 'utf8'), after);
      const lineBreak = name === 'windows.remit' ? '\r\n' : '\n';
      const added = shown.out.replaceAll('\n', lineBreak);
      const at = after.indexOf(added);
      assert.ok(at > 0);
      assert.equal(after.slice(0, at - lineBreak.length) + after.slice(at + added.length), before);
    }
    const checked = await remit(['check', '.'], { in: own });
    assert.deepEqual([checked.code, / error/.test(checked.out)], [0, false]);
  });

  it('ends with 2 where it is asked for what is not there', async () => {
    const wrong: [string[], RegExp][] = [
      [['none.remit'], /none\.remit/],
      [['.'], /is no single file/],
      [['partners.remit'], /There is no contract in this file/],
      [['diabetes.remit', '--contract', 'Other'], /There is no contract Other\. There is DiabetesAgreement\./],
      [['diabetes.remit', '--write'], /go with --generate/],
      [['diabetes.remit', '--generate', '--year', 'soon'], /`soon` is no year/],
    ];
    for (const [args, message] of wrong) {
      const { code, err } = await examples(...args);
      assert.match(err, message);
      assert.equal(code, 2, args.join(' '));
    }
  });

  it('ends with 1 where a contract cannot be worked out in that year', async () => {
    const { code, err } = await examples('diabetes.remit', '--generate', '--year', '2040/41');
    assert.deepEqual(
      [code, err],
      [1, "remit: DiabetesAgreement cannot be worked out. 2040/41 lies outside the contract's term.\n"],
    );
  });
});
