import type { Finding } from '../semantics/finding.js';

/**
 * What was found in a text, at the places where it stands after the text has changed in one stretch: before the change as it was, behind it moved along.
 * What touches the change is left out.
 */
export function inherited(findings: readonly Finding[], before: string, after: string): Finding[] {
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before.charCodeAt(same) === after.charCodeAt(same)) same++;
  let tail = 0;
  while (
    tail < shorter - same &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  const by = after.length - before.length;
  return findings.flatMap((finding) => {
    if (finding.end <= same) return [withoutFixes(finding, 0)];
    if (finding.start >= before.length - tail) return [withoutFixes(finding, by)];
    return [];
  });
}

/** Its fixes were made for another text. */
function withoutFixes({ fixes: _, ...finding }: Finding, by: number): Finding {
  return { ...finding, start: finding.start + by, end: finding.end + by };
}
