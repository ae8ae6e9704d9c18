import { distance } from 'fastest-levenshtein';

/**
 * The candidate that `written` was most likely meant to be: one that differs from it by a slip of the fingers, or of which it is a part; or, among
 * names, one that has a word more or less. Undefined where none is near enough to be worth saying.
 */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
  const wanted = written.toLowerCase();
  let best: string | undefined;
  let bestDistance = mostSlips(written.length) + 0.5;
  for (const candidate of candidates) {
    const steps = candidate === written ? Number.POSITIVE_INFINITY : stepsTo(candidate, written, wanted, bestDistance);
    if (steps < bestDistance || (steps === bestDistance && best !== undefined && candidate < best)) {
      best = candidate;
      bestDistance = steps;
    }
  }
  return best;
}

function stepsTo(candidate: string, written: string, wanted: string, most: number): number {
  const other = candidate.toLowerCase();
  if (other === wanted) return 0;
  const missing = Math.abs(other.length - wanted.length);
  // A slip of one letter is nearer than a part that is left out, and of parts the shortest.
  const asPart = 1.25 + missing / 1000;
  if (hasAllWordsOf(candidate, written) || hasAllWordsOf(written, candidate)) return asPart;
  if (missing > Math.max(most, 6)) return Number.POSITIVE_INFINITY;
  if (isPartOf(wanted, other)) return asPart;
  if (isSwapOf(wanted, other)) return 1;
  return hasOtherWord(candidate, written) ? Number.POSITIVE_INFINITY : distance(wanted, other);
}

/** Whether of two names of as many words one has a word that no slip makes of the other's: `BedSpend` is no slip of `CopdSpend`. */
function hasOtherWord(candidate: string, written: string): boolean {
  const [ones, others] = [wordsOf(candidate), wordsOf(written)];
  return (
    ones.length > 1 &&
    ones.length === others.length &&
    ones.some((one, i) => distance(one, others[i]) > mostSlips(Math.max(one.length, others[i].length)))
  );
}

function wordsOf(name: string): string[] {
  return (name.match(/[A-Z]+[^A-Z]*/g) ?? []).map((word) => word.toLowerCase());
}

/** How many letters of so many can be wrong by a slip. */
function mostSlips(letters: number): number {
  return Math.max(1, Math.floor(letters / 3));
}

function isPartOf(wanted: string, other: string): boolean {
  return wanted.length >= 4 && (other.startsWith(wanted) || other.endsWith(wanted));
}

/** Whether two letters that stand side by side have changed places: one slip, and not two. */
function isSwapOf(wanted: string, other: string): boolean {
  let at = 0;
  while (at < wanted.length && wanted[at] === other[at]) at++;
  const swapped = wanted.slice(0, at) + (wanted[at + 1] ?? '') + (wanted[at] ?? '') + wanted.slice(at + 2);
  return at + 1 < wanted.length && swapped === other;
}

/** Whether a name begins or ends with another, where a new word begins in between: `HbA1cControl` with `HbA1c`. */
function hasAllWordsOf(longer: string, shorter: string): boolean {
  if (shorter.length < 4 || longer.length <= shorter.length) return false;
  const ends = longer.length - shorter.length;
  return (
    (longer.startsWith(shorter) && beginsWord(longer, shorter.length)) ||
    (longer.endsWith(shorter) && beginsWord(longer, ends))
  );
}

function beginsWord(name: string, at: number): boolean {
  return /^[a-z0-9][A-Z]$/.test(name.slice(at - 1, at + 1));
}
