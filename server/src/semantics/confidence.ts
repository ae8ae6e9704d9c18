import type { Declared, Scope } from './names.js';

/** What a message adds when it rests on what is not verified in an official source. */
export const doubts = {
  unverified: ' (This entry has not been verified: check it.)',
  secondHand: ' (Known from a secondary source: check it.)',
} as const;

/** What a message adds that rests on what these entries say, by the least certain of them; empty where all are verified, or do not say how they are known. */
export function confidenceIn(scope: Scope, entries: readonly Declared[]): string {
  const known = new Set(entries.map((entry) => scope.fact(entry, 'verified')?.text.trim()));
  if (known.has('no')) return doubts.unverified;
  return known.has('secondary-source') ? doubts.secondHand : '';
}
