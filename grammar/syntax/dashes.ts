import { boundsOf, rangeFix } from './calculation.js';
import type { SyntaxFinding } from './findings.js';
import { dashForHyphen } from './hyphens.js';
import type { Line, Part } from './tree.js';

/** Finds the heads of lines that a dash has made a subtraction of: ranges, and words that belong together. */
export function checkDashes(text: string, line: Line, findings: SyntaxFinding[]): void {
  const [head] = line.head;
  if (line.head.length === 1 && isWordsWithDash(head)) {
    findings.push(dashForHyphen(head.start, head.end, textOf(text, head).replace(/\s*[-–—−]\s*/g, '-')));
    return;
  }
  if (line.head.length !== 1 || head.kind !== 'binary' || head.operator !== '-') return;
  // Without spaces it has been reported where the subtraction was put together.
  if (head.right.start - head.left.end <= 1) return;
  const [low, high] = boundsOf(text, head.left, head.right);
  findings.push({
    rule: 'range-form',
    start: head.start,
    end: head.end,
    message: `A range says in words who owns its ends: write \`from ${low} to below ${high}\`.`,
    fix: rangeFix(head.left, head.right),
  });
}

/** `if – missing`: what stands between words is no minus sign. */
function isWordsWithDash(part: Part): boolean {
  return (
    part.kind === 'binary' &&
    part.operator === '-' &&
    part.right.kind === 'word' &&
    (part.left.kind === 'word' || isWordsWithDash(part.left))
  );
}

function textOf(text: string, { start, end }: { start: number; end: number }): string {
  return text.slice(start, end);
}
