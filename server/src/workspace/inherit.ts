import type { Span } from '../../../grammar/syntax/tree.js';
import type { Finding, Related } from '../semantics/finding.js';

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
  const now = ({ start, end }: Span): Span | undefined => {
    if (end <= same) return { start, end };
    return start >= before.length - tail ? { start: start + by, end: end + by } : undefined;
  };
  // Its fixes were made for another text.
  return findings.flatMap(({ fixes: _, related, ...finding }) => {
    const place = now(finding);
    if (!place) return [];
    return [{ ...finding, ...place, ...(related ? { related: related.flatMap((one) => relatedNow(one, now)) } : {}) }];
  });
}

/** Another place that belongs to a finding, where it stands now; none where it was in the same text and has changed. */
function relatedNow(related: Related, now: (span: Span) => Span | undefined): Related[] {
  if ('declared' in related) return [related];
  const beside = now(related.beside);
  return beside ? [{ ...related, beside }] : [];
}
