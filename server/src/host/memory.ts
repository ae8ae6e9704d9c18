import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Keeps the memory of a process small that waits most of its time: an editor runs many servers. Node lets garbage lie until the heap is several times as
 * large as what is in use; here it is collected early. The space for what is new stays as small as it begins: reading a long file would widen it, and
 * what lies there longer becomes garbage that is costly to find, together a quarter of the process. What is new is collected by one thread alone: there
 * is little of it at a time, and several threads on busy processors wait for each other longer than they save.
 */
export function staySmall(): void {
  setFlagsFromString('--optimize-for-size');
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--no-parallel-scavenge');
}

/** Gives back what reading and judging a folder has left behind; takes some tens of milliseconds. */
export function tidyUp(): void {
  collector()();
}

/**
 * Collects what is new and no longer needed; takes about a millisecond. Where it is done while nobody waits, the next key finds the space empty, and is
 * not made to wait for it.
 */
export function tidyNew(): void {
  collector()({ type: 'minor' });
}

type Collect = (options?: { readonly type: 'minor' }) => void;

let found: Collect | undefined;

/** Node shows its collector only to those who ask for it; an engine that has none to show is left alone. */
function collector(): Collect {
  if (!found) {
    setFlagsFromString('--expose-gc');
    const shown: unknown = runInNewContext('globalThis.gc');
    found = typeof shown === 'function' ? (shown as Collect) : () => {};
  }
  return found;
}
