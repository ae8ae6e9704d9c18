import { lineEndAfter, lineStartBefore } from '../text/lines.js';
import type { SyntaxFinding } from './findings.js';

/** What a fix makes of a range whose words do not say who owns its ends. */
const written = /^(from|over) (\S.*?) (to below|up to) (\S.*)$/;

/** What says who owns an end, in other words than Remit has for it: that is not for others to decide. */
const saysIt =
  /[<>≤≥]|\b(?:less|fewer|lower|more|higher|below|under|above|over|least|most|including|inclusive|not|up)\b/i;

/**
 * Has the fix of a range that does not say who owns its ends follow the ranges beside it: where the one before is `62% or less` and the one behind it
 * `more than 66%`, what is left between them is `over 62% up to 66%`, and nothing else is what the author meant.
 */
export function followNeighbours(text: string, findings: SyntaxFinding[]): void {
  for (const [i, finding] of findings.entries()) {
    if (finding.rule !== 'range-form' && finding.rule !== 'boundary-unclear') continue;
    const range = rangeIn(text, finding);
    const [, first, low, last, high] = written.exec(range?.fixed ?? '') ?? [];
    const isOver = /^over\s/.test(text.slice(range?.start, range?.end));
    if (!range || high === undefined || saysIt.test(text.slice(range.start, range.end).slice(isOver ? 4 : 0))) continue;
    const begins = hasIts(text, range.start, low) ? 'over' : first;
    const isLeft = leavesIt(text, range.end, high);
    // What begins above one value ends with another, unless the next range has that.
    const ends = isLeft || (isOver && !takesIt(text, range.end, high)) ? 'up to' : last;
    if (begins === first && ends === last) continue;
    const right = `${begins} ${low} ${ends} ${high}`;
    findings[i] = {
      ...finding,
      message:
        begins !== first || isLeft
          ? `A range says in words who owns its ends. The ranges beside it leave \`${right}\` to it: write that.`
          : finding.message,
      fix: { title: `Write \`${right}\``, edits: [{ start: range.start, end: range.end, text: right }] },
    };
  }
}

/** The head that a finding is about, with what its fix would make of it; undefined where it begins no line. */
function rangeIn(text: string, { start, fix }: SyntaxFinding) {
  if (!fix) return undefined;
  const lineStart = lineStartBefore(text, start);
  const lineEnd = lineEndAfter(text, start);
  const colon = text.slice(0, lineEnd).indexOf(':', start);
  const from = lineStart + text.slice(lineStart).search(/\S/);
  if (colon < 0 || fix.edits.some((edit) => edit.start < from || edit.end > colon)) return undefined;
  let fixed = text.slice(from, colon);
  for (const edit of [...fix.edits].sort((a, b) => b.start - a.start))
    fixed = fixed.slice(0, edit.start - from) + edit.text + fixed.slice(edit.end - from);
  const end = from + text.slice(from, colon).trimEnd().length;
  return { start: from, end, fixed: fixed.trim() };
}

/** Whether the range in the line before has its upper end, which is this value. */
function hasIts(text: string, at: number, value: string): boolean {
  const before = text.slice(0, lineStartBefore(text, at)).trimEnd();
  const head = headOf(before.slice(lineStartBefore(before, before.length)));
  const end = escaped(value);
  return (
    new RegExp(`(?:\\bat most|\\bup to|\\b(?:no|not) (?:more|higher|greater|later) than|≤|<=|=<)\\s*${end}$`).test(
      head,
    ) || new RegExp(`^${end}\\s+(?:or|and) (?:less|below|under|lower|fewer)$`).test(head)
  );
}

/** Whether the range in the line behind begins above this value. */
function leavesIt(text: string, at: number, value: string): boolean {
  return beginsBehind('above|over|(?:more|greater|higher|later) than|>', text, at, value);
}

/** Whether the range in the line behind begins with this value. */
function takesIt(text: string, at: number, value: string): boolean {
  return beginsBehind('from|at least|≥|>=', text, at, value);
}

function beginsBehind(words: string, text: string, at: number, value: string): boolean {
  const behind = text.slice(lineEndAfter(text, at)).trimStart();
  const head = headOf(behind.slice(0, lineEndAfter(behind, 0)));
  return new RegExp(`^(?:${words})\\s*${escaped(value)}(?![\\d.,%]*\\d)`).test(head);
}

function headOf(line: string): string {
  return line.split(':', 1)[0].trim();
}

function escaped(value: string): string {
  return value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}
