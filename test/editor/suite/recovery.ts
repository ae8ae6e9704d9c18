// What happens when the server's process is killed. Only where the server is a process: in the Node extension host.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { equal, matches, ok } from './assertions.js';
import { mistakes, theMistake } from './editing.js';
import { expected } from './expected.js';
import { extension, open, replace, revert, until } from './workspace.js';

export function recovery(): void {
  // Windows has no signal that ends a process as suddenly, and no list of processes to find it in without a download.
  const where = process.platform === 'win32' ? describe.skip : describe;
  where('recovery', () => {
    // Killing it more often than it is started again must come last.
    it('goes on after the server is killed', async () => {
      const { status } = await extension();
      const document = await open('mistake.remit');
      await theMistake(document.uri);
      await killServer();
      await until('a status after the kill', () => expected.status.test(status().text));
      await replace(document, expected.mistake.text, expected.mistake.mended);
      await until('no mistake', () => mistakes(document.uri).length === 0);
      await revert(document);
      await theMistake(document.uri);
    });

    it('gives up on a server that keeps stopping, says so, and starts it again when asked', async () => {
      const { status } = await extension();
      const document = await open('mistake.remit');
      for (let kills = 0; status().state !== 'failed'; kills += 1) {
        ok(kills < 10, 'it gives up in the end');
        await killServer();
        await until('an answer to the kill', () => status().state === 'failed' || serverProcess());
      }
      matches(status().text, /not checking: .*keeps stopping/, 'the status');
      equal(serverProcess(), undefined, 'the server');
      await vscode.commands.executeCommand('remit.restartServer');
      await until('a status after the restart', () => expected.status.test(status().text));
      await theMistake(document.uri);
    });
  });
}

/** Resolves when the process is gone, so that what follows is about the next one. */
async function killServer(): Promise<void> {
  const victim = await until('a server', serverProcess);
  process.kill(victim, 'SIGKILL');
  await until('its end', () => serverProcess() !== victim);
}

interface Process {
  readonly id: number;
  readonly parent: number;
  readonly command: string;
}

/** The server is the child of this extension host that runs `remit.mjs`. */
function serverProcess(): number | undefined {
  return processes().find(({ parent, command }) => parent === process.pid && command.includes('remit.mjs'))?.id;
}

function processes(): Process[] {
  if (process.platform === 'linux')
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? fromProc(name) : []));
  // Whole lines: without `-ww` that of macOS cuts them to the width of a terminal.
  const listed = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return [...listed.matchAll(/^\s*(\d+)\s+(\d+)\s+(.*)$/gm)].map(([, id, parent, command]) => ({
    id: Number(id),
    parent: Number(parent),
    command,
  }));
}

/** Read here rather than through `ps`, which a small Linux does not have. */
function fromProc(id: string): Process[] {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const command = readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return state === 'Z' ? [] : [{ id: Number(id), parent: Number(parent), command }];
  } catch {
    return []; // It ended while we looked.
  }
}
