import type { SyntaxFinding } from '../../../grammar/syntax/findings.js';
import { lineStartBefore } from '../../../grammar/text/lines.js';
import type { Finding } from './finding.js';

/**
 * Whether a finding would be a second message about one mistake: where the wording has been reported already, and where the hand is still at work,
 * in the last line of a piece whose blocks are open.
 */
export function superfluous(text: string, wording: readonly SyntaxFinding[]): (finding: Finding) => boolean {
  if (wording.length === 0) return () => false;
  const reported = wording.filter(({ rule }) => rule !== 'block-never-closed');
  const isCut = wording.some(({ rule, fix }) => rule === 'block-never-closed' && fix?.edits[0].start === text.length);
  const handAt = isCut ? lineStartBefore(text, text.length) : text.length;
  return (finding) =>
    finding.end > handAt ||
    reported.some((other) => finding.start < other.end && other.start < finding.end && !isOutweighed(other, finding));
}

/** What is left to say of the wording where a finding of the meaning says all that is wrong in its place. */
export function notOutweighed(
  wording: readonly SyntaxFinding[],
  findings: readonly Finding[] = [],
): readonly SyntaxFinding[] {
  const weighty = findings.filter(({ outweighs }) => outweighs);
  return weighty.length === 0
    ? wording
    : wording.filter((other) => !weighty.some((finding) => isOutweighed(other, finding)));
}

function isOutweighed({ rule, start, end }: SyntaxFinding, finding: Finding): boolean {
  return finding.outweighs?.has(rule) === true && start < finding.end && finding.start < end;
}
