import { distance } from 'fastest-levenshtein';

/**
 * The candidate that `written` was most likely meant to be: one that differs from it by a slip of the fingers, or that it begins or is part of.
 * Undefined where none is near enough to be worth saying.
 */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
  const wanted = written.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(written.length / 3)) + 0.5;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    if (candidate === written || Math.abs(other.length - wanted.length) > Math.max(bestDistance, 6)) continue;
    const steps = other === wanted ? 0 : isPartOf(wanted, other) ? 1.25 : distance(wanted, other);
    if (steps < bestDistance || (steps === bestDistance && best !== undefined && candidate < best)) {
      best = candidate;
      bestDistance = steps;
    }
  }
  return best;
}

function isPartOf(wanted: string, other: string): boolean {
  return wanted.length >= 4 && (other.startsWith(wanted) || other.endsWith(wanted));
}
