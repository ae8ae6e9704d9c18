import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { folderOf, removeFolders } from '../../kit/folders.js';
import { root } from '../../kit/samples.js';
import { doubtful, mistaken, remit, sound } from './command.js';

const options = ['check', '--baseline', 'known.json', '--fail-level', 'warning'];

describe('remit check --baseline', () => {
  after(removeFolders);

  it('fails for what is new, wherever the old has moved to', async () => {
    const folder = folderOf({ 'a.remit': mistaken });
    const written = await remit([...options, '--write-baseline'], { in: folder });
    assert.equal(written.code, 0);
    assert.match(written.out, /nothing new found/);
    writeFileSync(join(folder, 'a.remit'), `\n// Two lines more.\n${mistaken}`);
    const moved = await remit(options, { in: folder });
    assert.deepEqual([moved.code, moved.out], [0, '1 file, nothing new found\n']);
    assert.match(moved.err, /stand in known\.json/);
    writeFileSync(join(folder, 'b.remit'), doubtful);
    const more = await remit(options, { in: folder });
    assert.equal(more.code, 1);
    assert.match(more.out, /^b\.remit/);
  });

  it('takes out what was put right, so that it cannot come back unseen', async () => {
    const folder = folderOf({ 'a.remit': mistaken });
    await remit([...options, '--write-baseline'], { in: folder });
    writeFileSync(join(folder, 'a.remit'), sound);
    const mended = await remit(options, { in: folder });
    assert.equal(mended.code, 0);
    assert.match(mended.err, /gone, and taken out/);
    assert.deepEqual(JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')).findings, []);
    writeFileSync(join(folder, 'a.remit'), mistaken);
    assert.equal((await remit(options, { in: folder })).code, 1);
  });

  it('takes out what went with its file, and what was put right in the settings', async () => {
    const settings = join(folderOf({ 'a.remit': mistaken, 'b.remit': doubtful }), 'remit.json');
    const folder = dirname(settings);
    writeFileSync(settings, '{ "rules": { "title-mising": "off" } }');
    await remit([...options, '--write-baseline'], { in: folder });
    const paths = (): string[] => [
      ...new Set(
        (JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')).findings as { path: string }[]).map(
          ({ path }) => path,
        ),
      ),
    ];
    assert.deepEqual(paths(), ['a.remit', 'b.remit', 'remit.json']);
    rmSync(join(folder, 'b.remit'));
    writeFileSync(settings, '{}');
    const { code, err } = await remit([...options, 'a.remit'], { in: folder });
    assert.equal(code, 0);
    assert.match(err, /3 findings of known\.json are gone, and taken out of it/);
    assert.deepEqual(paths(), ['a.remit']);
  });

  it('keeps what it knows of files that were not looked at', async () => {
    const folder = folderOf({ 'a.remit': mistaken, 'b.remit': doubtful });
    await remit([...options, '--write-baseline'], { in: folder });
    const before = readFileSync(join(folder, 'known.json'), 'utf8');
    assert.equal((await remit([...options, 'a.remit'], { in: folder })).code, 0);
    assert.equal(readFileSync(join(folder, 'known.json'), 'utf8'), before);
  });

  it('keeps what rules about all files found, where only a part was looked at', async () => {
    const settings = '{ "rules": { "service-in-no-contract": "error" } }';
    const examples = ['as-published/joint-pain.remit', 'stop-smoking.remit'];
    const files = examples.map((name) => [basename(name), readFileSync(`${root}examples/${name}`, 'utf8')]);
    const allowing = `// remit-allow service-in-no-contract: agreed by the board\n${sound}`;
    const folder = folderOf({ ...Object.fromEntries(files), 'allowing.remit': allowing, 'remit.json': settings });
    await remit([...options, '--write-baseline'], { in: folder });
    const before = readFileSync(join(folder, 'known.json'), 'utf8');
    for (const rule of ['service-in-no-contract', 'allow-unused'])
      assert.ok(before.includes(`"rule": "${rule}"`), rule);
    for (const part of ['joint-pain.remit', 'allowing.remit']) {
      const { code, err } = await remit([...options, part], { in: folder });
      assert.equal(code, 0);
      assert.doesNotMatch(err, /gone/);
      assert.equal(readFileSync(join(folder, 'known.json'), 'utf8'), before);
    }
    assert.equal((await remit(options, { in: folder })).code, 0);
    writeFileSync(join(folder, 'allowing.remit'), sound);
    assert.match((await remit(options, { in: folder })).err, /1 finding of known\.json is gone/);
  });

  it('says what is wrong with the file', async () => {
    const folder = folderOf({ 'a.remit': sound, 'other.json': '{}' });
    for (const [args, said] of [
      [['check', '--baseline', 'known.json'], /known\.json cannot be read/],
      [['check', '--baseline', 'other.json'], /other\.json is no baseline/],
      [['check', '--write-baseline'], /--write-baseline needs --baseline/],
    ] as const) {
      const { code, err } = await remit(args, { in: folder });
      assert.equal(code, 2);
      assert.match(err, said);
    }
  });

  it('obeys remit.json beside it', async () => {
    const folder = folderOf({ 'a.remit': doubtful, 'remit.json': '{ "rules": { "title-missing": "off" } }' });
    assert.equal((await remit(['check', '--fail-level', 'warning'], { in: folder })).code, 0);
    writeFileSync(join(folder, 'remit.json'), '{ "rules": { "title-mising": "off" } }');
    const misspelt = await remit(['check', '--fail-level', 'warning'], { in: folder });
    assert.equal(misspelt.code, 1);
    assert.match(misspelt.out, /remit\.json:1:14 {2}warning R912 .*title-missing/);
  });
});
