import { indentAt, lineStartBefore } from '../text/lines.js';
import type { Fix } from './findings.js';

/**
 * The fix that parts two lines which stand on one text line: what stands from `start` to `end` between them goes. In a block that is written on one line
 * they are parted by spaces, elsewhere the second begins a line below the first.
 */
export function parting(text: string, start: number, end: number): Fix {
  const lineStart = lineStartBefore(text, start);
  const isInOneLine = /\{[^{}]*$/.test(text.slice(lineStart, start));
  const indent = text.slice(lineStart, lineStart + indentAt(text, lineStart));
  return isInOneLine
    ? { title: 'Part the two by spaces', edits: [{ start, end, text: '   ' }] }
    : { title: 'Start a new line here', edits: [{ start, end, text: `\n${indent}` }] };
}
