import { rangeFix } from './calculation.js';
import type { SyntaxFinding } from './findings.js';
import { dashForHyphen } from './hyphens.js';
import type { Line, Part } from './tree.js';

/** Finds ranges and comparisons that are written in other words, or as a subtraction, and so are not read as ranges. */
export function checkRangeForms(text: string, line: Line, findings: SyntaxFinding[]): void {
  const [head] = line.head;
  if (line.head.length === 1 && isWordsWithDash(head)) {
    findings.push(dashForHyphen(head.start, head.end, textOf(text, head).replace(/\s*[-–—−]\s*/g, '-')));
    return;
  }
  if (line.head.length === 1 && head.kind === 'binary' && head.operator === '-' && head.left.end < head.right.start) {
    // Without spaces it has been reported where the subtraction was put together.
    if (head.right.start - head.left.end > 1) {
      findings.push({
        rule: 'range-form',
        start: head.start,
        end: head.end,
        message: `A range says in words who owns its ends: write \`from ${textOf(text, head.left)} to below ${textOf(text, head.right)}\`.`,
        fix: rangeFix(head.left, head.right),
      });
    }
    return;
  }
  checkParts(text, line.head, findings);
  for (const phrase of line.value.phrases) checkParts(text, phrase.parts, findings);
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

function checkParts(text: string, parts: readonly Part[], findings: SyntaxFinding[]): void {
  for (let i = 0; i + 2 < parts.length; i++) {
    const [first, second, third, fourth] = parts.slice(i, i + 4);
    if (
      first.kind === 'quantity' &&
      isWord(second, 'or') &&
      third.kind === 'word' &&
      /^(?:more|less|fewer|higher|lower|greater)$/.test(third.text)
    ) {
      const written = `${/more|higher|greater/.test(third.text) ? 'at least' : 'at most'} ${textOf(text, first)}`;
      const place = { start: first.start, end: third.end };
      findings.push({
        rule: 'comparison-form',
        ...place,
        message: `Comparisons have fixed words in Remit: write \`${written}\` for \`${textOf(text, place)}\`.`,
        fix: { title: `Write \`${written}\``, edits: [{ ...place, text: written }] },
      });
    } else if (isWord(first, 'between') && isWord(third, 'and') && fourth) {
      const [low, high] = [textOf(text, second), textOf(text, fourth)];
      findings.push({
        rule: 'boundary-unclear',
        start: first.start,
        end: fourth.end,
        message: `Does the range include ${high} or stop just before it? Write \`from ${low} to below ${high}\` or \`from ${low} up to ${high}\`.`,
        fix: {
          title: `Stop just before ${high}`,
          edits: [{ start: first.start, end: fourth.end, text: `from ${low} to below ${high}` }],
        },
      });
    }
  }
}

function isWord(part: Part, word: string): boolean {
  return part.kind === 'word' && part.text === word;
}

function textOf(text: string, { start, end }: { start: number; end: number }): string {
  return text.slice(start, end);
}
