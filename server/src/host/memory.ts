import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Keeps the memory of a process small that waits most of its time. Node lets the space for short-lived objects grow to tens of megabytes while a
 * folder is read, and never gives it back: an editor runs many servers, so this one lets it stay as it is at the start.
 */
export function staySmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Gives back what reading a folder has left behind; takes some tens of milliseconds. */
export function tidyUp(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}
