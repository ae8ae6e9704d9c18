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
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}
