import { setTimeout as sleep } from 'node:timers/promises';

/** What Windows answers where another program has a file open. */
const held: readonly (string | undefined)[] = ['EPERM', 'EACCES', 'EBUSY'];

/** How long, in milliseconds, a file is waited for, at first and each time that it is still held: somewhat more than a second in all. */
const waits = [10, 20, 40, 80, 160, 320, 640];

/**
 * Does what may be refused for a moment: on Windows no file takes the place of one at which another program looks, as a virus scanner does after every
 * change. What is still refused in the end is thrown.
 */
export async function whenFree(
  action: () => Promise<void>,
  wait: (milliseconds: number) => Promise<unknown> = sleep,
): Promise<void> {
  for (const milliseconds of waits) {
    try {
      return await action();
    } catch (error) {
      if (!held.includes(codeOf(error))) throw error;
      await wait(milliseconds);
    }
  }
  return action();
}

/** Whether there is nothing at the path that was asked for. */
export function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/** Why the disk did not do what it was asked, in a commissioner's words. */
export function whyNot(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'It is not there.';
    case 'EACCES':
    case 'EPERM':
      return 'You are not allowed to open it.';
    case 'EBUSY':
      return 'Another program has it open. Close it there and try again.';
    case 'EROFS':
      return 'It is on a disk that cannot be written.';
    case 'ENOSPC':
      return 'The disk is full.';
    case 'ELOOP':
      return 'It is a link that leads back to itself.';
    case 'EISDIR':
      return 'It is a folder.';
    case 'EMFILE':
    case 'ENFILE':
      return 'Too many files are open. Close some programs and try again.';
    default:
      return `It cannot be opened (${codeOf(error) ?? (error as Error).message}).`;
  }
}
