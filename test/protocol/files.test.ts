import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { folderOf, removeFolders } from '../kit/folders.js';
import { JudgedServer, serverIsBuilt, uriOf } from './server.js';

/** Something in each of these is wrong, so that findings show whether the server knows it. */
const broken = 'measure Broken {\n';
const misspelt = '{ "ruels": {} }\n';

describe('the files that the server knows', function () {
  this.timeout(60_000);
  let folder: string;
  let outside: string;
  let server: JudgedServer;

  before(function () {
    if (!serverIsBuilt()) this.skip();
  });
  beforeEach(async () => {
    folder = folderOf({});
    outside = folderOf({});
    server = new JudgedServer({ cwd: folder });
    await server.initialize(uriOf(folder));
    await server.request('remit/settled', null);
  });
  afterEach(async () => {
    await server.stop();
    removeFolders();
    assert.deepEqual(server.problems, []);
  });

  const write = (...path: string[]): string => {
    const text = path.pop() as string;
    writeFileSync(join(...path), text);
    return uriOf(join(...path));
  };
  /** Whether anything is told of a file when nothing more is to come. */
  const tells = async (uri: string): Promise<boolean> => {
    await server.request('remit/settled', null);
    return (server.latestDiagnostics(uri)?.diagnostics.length ?? 0) > 0;
  };
  const settle = (uri: string, accept: (count: number) => boolean): Promise<unknown> =>
    server.nextDiagnostics(uri, ({ diagnostics }) => accept(diagnostics.length), 10_000);
  const none = (count: number): boolean => count === 0;
  const some = (count: number): boolean => count > 0;
  const close = (uri: string): void => server.notify('textDocument/didClose', { textDocument: { uri } });
  const changeFolders = (added: string[], removed: string[]): void => {
    const named = (path: string) => ({ uri: uriOf(path), name: path });
    const event = { added: added.map(named), removed: removed.map(named) };
    server.notify('workspace/didChangeWorkspaceFolders', { event });
  };

  /** Whether the client tells the server when something at a path is made (1), changed (2) or deleted (4). */
  const isWatched = (path: string, kind: 1 | 2 | 4): boolean =>
    server.watched.some((watcher) => ((watcher.kind ?? 7) & kind) !== 0 && picomatch(watcher.globPattern)(path));

  for (const name of ['terms.remit', 'TERMS.REMIT', 'remit.json'])
    it(`are watched and read again as they change: ${name}`, async () => {
      assert.ok(isWatched(`contracts/${name}`, 1) && isWatched(`contracts/${name}`, 2));
      const uri = write(folder, name, name.endsWith('json') ? misspelt : broken);
      const told = settle(uri, some);
      server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 }] });
      assert.ok(await told);
    });

  for (const [name, good] of [
    ['terms.remit', ''],
    ['remit.json', '{}'],
  ])
    it(`are no longer those that are removed after they were open: ${name}`, async () => {
      const uri = write(folder, name, name.endsWith('json') ? misspelt : broken);
      server.open(uri, good);
      await server.settledDiagnostics(uri, 1);
      const told = settle(uri, some);
      close(uri);
      assert.ok(await told);
      const cleared = settle(uri, none);
      rmSync(join(folder, name));
      server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 3 }] });
      assert.ok(await cleared);
    });

  it('are no longer those of a folder that is deleted, of which the client names no files', async () => {
    assert.ok(isWatched('contracts', 4) && !isWatched('contracts', 1));
    mkdirSync(join(folder, 'contracts'), { recursive: true });
    const uri = write(join(folder, 'contracts'), 'terms.remit', broken);
    const told = settle(uri, some);
    server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 }] });
    assert.ok(await told);
    const cleared = settle(uri, none);
    rmSync(join(folder, 'contracts'), { recursive: true });
    server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(join(folder, 'contracts')), type: 3 }] });
    assert.ok(await cleared);
  });

  it('are no longer those that stand in no folder, once they are closed', async () => {
    const uri = uriOf(join(outside, 'terms.remit'));
    write(outside, 'terms.remit', broken);
    server.open(uri, broken);
    assert.ok(await tells(uri));
    const cleared = settle(uri, none);
    close(uri);
    assert.ok(await cleared);
  });

  it('are still those that an open file uses, and are read again by a file that uses them later', async () => {
    const used = write(outside, 'used.remit', broken);
    const uses = 'use "./used.remit"\n';
    const [first, second] = [write(outside, 'first.remit', uses), write(outside, 'second.remit', uses)];
    const told = settle(used, some);
    server.open(first, uses);
    assert.ok(await told);
    server.open(used, broken);
    close(used);
    assert.ok(await tells(used), 'an open file uses it');
    const cleared = settle(used, none);
    close(first);
    assert.ok(await cleared);
    const again = settle(used, some);
    server.open(second, uses);
    assert.ok(await again);
    const { diagnostics } = await server.settledDiagnostics(second, 1);
    assert.deepEqual(
      diagnostics.filter(({ code }) => code === 'R211'),
      [],
    );
  });

  it('are no longer the settings of a folder that has left, and are again when it comes back', async () => {
    const other = join(outside, 'other');
    mkdirSync(other);
    const base = write(other, 'base.json', misspelt);
    const settings = write(other, 'remit.json', '{ "extends": "./base.json", "ruels": {} }\n');
    for (const visit of ['first', 'second']) {
      const told = [base, settings].map((uri) => settle(uri, some));
      changeFolders([other], []);
      assert.deepEqual((await Promise.all(told)).map(Boolean), [true, true], `the ${visit} time`);
      const cleared = [base, settings].map((uri) => settle(uri, none));
      changeFolders([], [other]);
      assert.deepEqual((await Promise.all(cleared)).map(Boolean), [true, true], `the ${visit} time`);
    }
  });

  it('are no longer the settings on which no others build', async () => {
    const base = write(folder, 'base.json', misspelt);
    const settings = write(folder, 'remit.json', '{ "extends": "./base.json" }\n');
    const change = (): void =>
      server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: settings, type: 2 }] });
    const told = settle(base, some);
    change();
    assert.ok(await told);
    const cleared = settle(base, none);
    write(folder, 'remit.json', '{}\n');
    change();
    assert.ok(await cleared);
  });
});
