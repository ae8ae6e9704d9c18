// Where things are, and how a build step runs another program.

import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const vsix = join(root, 'remit.vsix');

/** A failure that one line explains: shown without a stack. */
export class Stop extends Error {}

/** Runs `main`, and ends the process with a clear line when it fails. */
export async function run(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    process.exit(1);
  }
}

/** Runs a program that says something only when it fails. */
export function quietly(what, command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26, ...options });
  if (done.status === 0) return done.stdout;
  const said = [done.error?.message, done.stdout, done.stderr].filter(Boolean).join('\n').trim();
  throw new Stop(`${what} failed.\n${said}`);
}

/** An argument as the shell of Windows has to be given it, where spaces would cut it in pieces; elsewhere no shell comes between. */
export function quoted(arg, platform = process.platform) {
  return platform === 'win32' ? `"${arg}"` : arg;
}

/** What to spawn for a program that is a script on Windows, where only a shell runs it and takes one line: command, arguments and options. */
export function scripted(program, args, platform = process.platform) {
  if (platform !== 'win32') return [program, args, {}];
  return [[program, ...args.map((arg) => quoted(arg, platform))].join(' '), [], { shell: true }];
}

/** npm, by the file that runs it now where there is one. */
export function npm(what, args, options = {}) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return quietly(what, process.execPath, [script, ...args], options);
  const [command, line, shell] = scripted('npm', args);
  return quietly(what, command, line, { ...shell, ...options });
}
