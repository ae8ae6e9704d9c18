import assert from 'node:assert/strict';
import { fork, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, removeFolders } from '../../kit/folders.js';
import { mistaken, program, remit, sound } from './command.js';

const { version } = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'));

describe('the command remit', () => {
  after(removeFolders);

  it('shows its version and how it is used, as does each command', async () => {
    const commands = [[], ['check'], ['settle'], ['format'], ['explain'], ['lsp']];
    const versions = await Promise.all(commands.map((command) => remit([...command, '--version'])));
    for (const each of versions) assert.deepEqual(each, { code: 0, out: `${version}\n`, err: '' });
    const helps = await Promise.all(commands.map((command) => remit([...command, '--help'])));
    for (const [index, { code, out, err }] of helps.entries()) {
      assert.deepEqual([code, err], [0, '']);
      assert.ok(out.startsWith(`Usage: ${['remit', ...commands[index]].join(' ')} `), out);
      assert.match(out, /\nExamples?:\n {2}remit /);
    }
  });

  it('loads no command to show its version, or a list of all', async () => {
    for (const args of [['--version'], ['--help'], ['chek']]) {
      const folder = folderOf({});
      await remit(args, { env: { NODE_V8_COVERAGE: folder } });
      const loaded = readdirSync(folder).flatMap((name): string[] =>
        JSON.parse(readFileSync(join(folder, name), 'utf8')).result.map(({ url }: { url: string }) => url),
      );
      assert.ok(loaded.some((url) => url.endsWith('/server/src/cli/main.js')));
      assert.deepEqual(
        loaded.filter((url) => /\/server\/src\/cli\/commands\/|\/grammar\//.test(url)),
        [],
      );
    }
  });

  it('lists every command, with what it does', async () => {
    const { out } = await remit(['--help']);
    const list = /\nCommands:\n(.*?)\n\n/s.exec(out)?.[1] ?? '';
    const files = readdirSync(new URL('../../../server/src/cli/commands', import.meta.url)).filter((name) =>
      name.endsWith('.js'),
    );
    const names = [...list.matchAll(/^ {2}(\w+) +\S/gm)].map(([, name]) => name);
    assert.deepEqual([...names].sort(), files.map((name) => name.slice(0, -3)).sort());
  });

  it('ends with 2 when it is used wrongly, and says how to find out', async () => {
    const wrong: [string[], RegExp][] = [
      [[], /^Usage: remit /],
      [['chek'], /unknown command 'chek'\n\(Did you mean check\?\)\n`remit --help`/],
      [['check', '--frmat', 'json'], /unknown option '--frmat'\n\(Did you mean --format\?\)\n`remit check --help`/],
      [['check', '--format', 'xml'], /'xml' is invalid\. Allowed choices are text, json, sarif, github\./],
      [['check', '--fail-level', 'info'], /'info' is invalid\. Allowed choices are error, warning\./],
      [['explain', 'R201', 'R202'], /too many arguments/],
      [['lsp', '--stdio', '--node-ipc'], /cannot be used with/],
    ];
    const ended = await Promise.all(wrong.map(([args]) => remit(args)));
    for (const [index, { code, out, err }] of ended.entries()) {
      assert.deepEqual([code, out], [2, ''], wrong[index][0].join(' '));
      assert.match(err, wrong[index][1]);
    }
  });

  it('ends with 3 when it fails itself, says what to do, and shows where only when asked', async () => {
    const folder = folderOf({ 'a.remit': mistaken });
    const node = ['--import', 'data:text/javascript,JSON.stringify=()=>{throw new Error("out of order")}'];
    const [usual, debug] = await Promise.all(
      ['', '1'].map((REMIT_DEBUG) => remit(['check', '--format', 'json'], { in: folder, env: { REMIT_DEBUG }, node })),
    );
    assert.deepEqual([usual.code, usual.out], [3, '']);
    assert.match(usual.err, /^remit: Something went wrong in Remit itself: out of order\n.*REMIT_DEBUG=1.*\n$/);
    assert.equal(debug.code, 3);
    assert.match(debug.err, /\n {4}at /);
  });

  it('writes all that it has to say before it ends, and minds nobody who stops reading', async () => {
    const folder = folderOf(
      Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.remit`, 'x: y\n'.repeat(100)])),
    );
    const whole = await remit(['check', '--format', 'json'], { in: folder });
    assert.equal(whole.code, 1);
    assert.ok(whole.out.length > 1_000_000, String(whole.out.length));
    assert.equal(JSON.parse(whole.out).summary.files, 40);
    const child = spawn(process.execPath, [program, 'check', '--format', 'json'], { cwd: folder });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.deepEqual([code, err], [1, '']);
  });

  it('says in a line that its output cannot be written, whatever it has found', async function () {
    if (!existsSync('/dev/full')) this.skip();
    const folder = folderOf({ 'a.remit': mistaken, 'b.remit': sound });
    const full = openSync('/dev/full', 'w');
    try {
      for (const args of [['check', 'a.remit'], ['check', 'b.remit', '--format', 'json'], ['rules']]) {
        const child = spawn(process.execPath, [program, ...args], { cwd: folder, stdio: ['ignore', full, 'pipe'] });
        let err = '';
        child.stderr?.on('data', (chunk) => {
          err += chunk;
        });
        const code = await new Promise((resolve) => child.on('close', resolve));
        assert.deepEqual([code, err], [3, 'remit: The output cannot be written. The disk is full.\n']);
      }
    } finally {
      closeSync(full);
    }
  });

  for (const code of ['EPIPE', 'EOF', 'ENOSPC']) {
    it(`takes ${code} for ${code === 'ENOSPC' ? 'a failure' : 'a reader who has left'}`, async () => {
      const failing = `process.stdout._write=(chunk,encoding,done)=>done(Object.assign(new Error("write"),{code:"${code}"}))`;
      const ended = await remit(['--version'], { node: ['--import', `data:text/javascript,${failing}`] });
      const failed = { code: 3, out: '', err: 'remit: The output cannot be written. The disk is full.\n' };
      assert.deepEqual(ended, code === 'ENOSPC' ? failed : { code: 0, out: '', err: '' });
    });
  }
});

describe('remit explain', () => {
  it('explains a finding by its code or its name, in any case', async () => {
    const ended = await Promise.all(
      ['R201', 'r201', 'unknown-name', 'Unknown-Name'].map((code) => remit(['explain', code])),
    );
    for (const each of ended) assert.deepEqual(each, ended[0]);
    assert.equal(ended[0].code, 0);
    assert.match(ended[0].out, /^R201 unknown-name\n\nA name is not known/);
  });

  it('helps with a slip, ends with 2, and lists them all without a code', async () => {
    const [code, other, name, nothing, all] = await Promise.all([
      remit(['explain', 'R2O1']),
      remit(['explain', 'R999']),
      remit(['explain', 'unkown-name']),
      remit(['explain', 'banana']),
      remit(['explain']),
    ]);
    assert.deepEqual(code, { code: 2, out: '', err: 'remit: There is no finding R2O1. Did you mean R201?\n' });
    assert.match(name.err, /Did you mean unknown-name\?/);
    for (const each of [other, nothing]) assert.match(each.err, /`remit explain` lists them all\./);
    assert.match(all.out, /^R101 {2}block-never-closed +A block/);
  });
});

describe('remit lsp', () => {
  it('answers an editor over a channel of Node, however early it asks', async () => {
    const server = fork(program, ['lsp', '--node-ipc', `--clientProcessId=${process.pid}`], { silent: true });
    const answered = new Promise((resolve, reject) => {
      server.on('message', resolve);
      server.on('exit', (code) => reject(new Error(`ended with ${code}`)));
    });
    const params = { processId: process.pid, rootUri: null, capabilities: {} };
    server.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
    const answer = (await answered) as { id: number; result: { capabilities: object } };
    assert.equal(answer.id, 1);
    assert.ok(answer.result.capabilities);
    server.kill();
  });

  const message = (content: object): string => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...content });
    return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
  };
  const params = { processId: null, rootUri: null, capabilities: {} };
  const initialize = message({ id: 1, method: 'initialize', params });

  it('answers over standard input and output unless told otherwise', async () => {
    const input = initialize + message({ id: 2, method: 'shutdown' }) + message({ method: 'exit' });
    const { code, out } = await remit(['lsp'], { input });
    assert.equal(code, 0);
    assert.match(out, /"capabilities":/);
  });

  it('answers what it was asked before its input ended', async () => {
    const asked = { textDocument: { uri: 'file:///a.remit' }, position: { line: 0, character: 0 } };
    const input = initialize + message({ id: 2, method: 'textDocument/hover', params: asked });
    const { code, out, err } = await remit(['lsp'], { input });
    assert.deepEqual([code, err], [1, '']);
    assert.match(out, /"id":2,"result":null/);
  });
});
