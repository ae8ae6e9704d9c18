import type { Span } from '../../../grammar/syntax/tree.js';
import { editBetween } from '../../../grammar/text/edit.js';
import type { Finding, Related } from '../semantics/finding.js';

/**
 * What was found in a text, at the places where it stands after the text has changed in one stretch: before the change as it was, behind it moved along.
 * What touches the change is left out.
 */
export function inherited(findings: readonly Finding[], before: string, after: string): Finding[] {
  const edit = editBetween(before, after);
  const now = ({ start, end }: Span): Span | undefined => {
    if (end <= edit.start) return { start, end };
    return start >= edit.end ? { start: start + edit.by, end: end + edit.by } : undefined;
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
