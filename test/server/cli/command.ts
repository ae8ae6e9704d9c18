/** Runs the real command. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const program = fileURLToPath(new URL('../../../server/src/node.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Circumstances {
  /** The current folder. */
  readonly in?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Options for Node itself. */
  readonly node?: readonly string[];
}

/** Runs `remit` with these arguments to its end. */
export function remit(args: readonly string[], around: Circumstances = {}): Promise<Ended> {
  const { PATH, SystemRoot, TEMP } = process.env;
  const inherited = Object.entries({ PATH, SystemRoot, TEMP }).filter(([, value]) => value !== undefined);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...(around.node ?? []), program, ...args], {
      cwd: around.in,
      env: { ...Object.fromEntries(inherited), ...around.env },
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.on('error', () => {}); // A command that does not read its input may end before it is written.
    child.stdin.end(around.input ?? '');
  });
}

/** A file in which nothing is to be found, laid out tidily. */
export const sound = `definition ServiceUser "Service User" {
  "A person who uses the service."
}
`;

const organisation = `
organisation Eastmere "Eastmere Borough Council" {
  role: commissioner
  kind: local-authority
}
`;

/** With a note on line 5: nothing mentions the organisation. */
export const unmentioned = sound + organisation;

/** With an error on line 6, for which there is a fix, and the note. */
export const mistaken = unmentioned.replace('role: commissioner', 'role: comissioner');

/** With a warning and the note on line 5. */
export const doubtful = unmentioned.replace(' "Eastmere Borough Council"', '');
