import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { termUnclear } from '../../../server/src/rules/proofs/term-unclear.js';
import { folderOf, removeFolders } from '../../kit/folders.js';
import { remit } from './command.js';

const slips = `measure Quits "Quits" {
  kind: outcome;
  unit = quits
  better: highr
  targets { 2026/27 onwards: >= 700 quits }
  baseline: 640 quits in 2024/25
  source: "Record, audited"
  window: year
  reported: quarterly within 60 days
}
`;
const mended = slips.replace(';', '').replace(' =', ':').replace('>=', 'at least');

/** A limit on what two providers receive together, which does not say who gives way. */
const asking = termUnclear.bad as string;

describe('remit check --fix', () => {
  after(removeFolders);

  it('makes the fixes that keep the meaning, and tells what is left', async () => {
    const folder = folderOf({ 'a.remit': slips });
    const { code, out, err } = await remit(['check', '--fix'], { in: folder });
    assert.deepEqual([code, err], [1, 'remit: 3 mended in a.remit.\n']);
    assert.match(out, /error R303 .*highr/);
    assert.equal(readFileSync(join(folder, 'a.remit'), 'utf8'), mended);
  });

  it('makes those too that someone has to look at, when asked', async () => {
    const folder = folderOf({ 'a.remit': slips });
    const { code, err } = await remit(['check', '--fix-suggested'], { in: folder });
    assert.deepEqual([code, err], [0, 'remit: 4 mended in a.remit.\n']);
    assert.equal(readFileSync(join(folder, 'a.remit'), 'utf8'), mended.replace('highr', 'higher'));
  });

  it('leaves to a person what has several answers', async () => {
    const folder = folderOf({ 'a.remit': asking });
    const { out } = await remit(['check', '--fix-suggested'], { in: folder });
    assert.match(out, /R510[\s\S]*who gives way/);
    assert.equal(readFileSync(join(folder, 'a.remit'), 'utf8'), asking);
  });

  it('leaves to a person what has to be filled in', async () => {
    const short = 'population P "Adults" { includes: "aged 18 and over" }\nservice S "Care" { population: P }\n';
    const folder = folderOf({ 'a.remit': short });
    const { out } = await remit(['check', '--fix-suggested'], { in: folder });
    assert.match(out, /R304/);
    assert.doesNotMatch(readFileSync(join(folder, 'a.remit'), 'utf8'), /^\s*[\w-]+:\s*$|\{\s*\}/m);
  });

  it('shows with --diff what it would change, changes nothing, and ends with 1 where there is something', async () => {
    const folder = folderOf({ 'a.remit': slips });
    const { code, out, err } = await remit(['check', '--fix', '--diff'], { in: folder });
    assert.deepEqual([code, err], [1, '']);
    assert.match(out, /^--- a\/a\.remit\n\+\+\+ b\/a\.remit\n@@/m);
    assert.match(out, /^- {2}unit = quits\n\+/m);
    assert.equal(readFileSync(join(folder, 'a.remit'), 'utf8'), slips);
  });

  it('shows where a name with a space ends, as programs look for it that make such changes', async () => {
    const { out } = await remit(['check', '--fix', '--diff'], { in: folderOf({ 'a b.remit': slips }) });
    assert.match(out, /^--- a\/a b\.remit\t\n\+\+\+ b\/a b\.remit\t\n@@/m);
  });

  it('says that --diff is about fixes', async () => {
    const { code, err } = await remit(['check', '--diff'], { in: folderOf({ 'a.remit': mended }) });
    assert.equal(code, 2);
    assert.match(err, /--diff needs --fix/);
  });
});

describe('remit rules', () => {
  it('lists every rule with its gravity and its fix', async () => {
    const { code, out } = await remit(['rules']);
    assert.equal(code, 0);
    assert.match(out, /^R112 {2}semicolon +error +safe +A line ends with a semicolon\.$/m);
    assert.match(out, /^R651 {2}measure-without-baseline +warning +- /m);
  });
});
