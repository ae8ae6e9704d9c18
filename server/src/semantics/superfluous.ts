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
  return ({ start, end }) => end > handAt || reported.some((other) => start < other.end && other.start < end);
}
