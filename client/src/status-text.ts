// What the status bar says, in words. Apart from VS Code, so that it can be tested without it.

/** What the server tells in `remit/status`; the client makes the same shape when the server cannot tell. */
export interface ServerStatus {
  readonly state: 'working' | 'ready' | 'failed';
  readonly files?: number;
  readonly errors?: number;
  readonly warnings?: number;
  readonly message?: string;
}

export function describe(status: ServerStatus): string {
  return `Remit: ${inWords(status)}`;
}

function inWords({ state, files, errors = 0, warnings = 0, message }: ServerStatus): string {
  if (state === 'failed') return message ? `not checking: ${message}` : 'not checking';
  if (state === 'working') return files ? `checking ${count(files, 'file')}` : 'starting';
  if (files === undefined) return 'ready';
  const parts = [`${count(files, 'file')} checked`];
  if (errors > 0 || warnings === 0) parts.push(errors > 0 ? count(errors, 'error') : 'no errors');
  if (warnings > 0) parts.push(count(warnings, 'warning'));
  return parts.join(', ');
}

function count(n: number, one: string): string {
  return `${n} ${one}${n === 1 ? '' : 's'}`;
}
