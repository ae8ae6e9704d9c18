import type { PrintedLexeme } from './lexemes.js';
import { reindented } from './long-text.js';

/** The width that lines keep to where they can. */
export const widest = 120;

/** Where a run of lexemes is printed. */
export interface Place {
  /** The column at which it starts. */
  readonly column: number;
  /** The column at which a line goes on that is too long. */
  readonly hang: number;
  /** The column at which the lines of a long text start. */
  readonly textColumn: number;
  /** The column that no line should pass. */
  readonly widest: number;
}

/** What has been printed so far. */
interface Written {
  text: string;
  column: number;
  /** Nothing stands in the line yet that the next lexeme must keep away from. */
  fresh: boolean;
}

/**
 * Prints lexemes, from `place.column` on: in one line where they fit, else with as many in each line as fit, broken after commas and, where what
 * stands between two commas is too long by itself, after operators. `source` is the text they come from.
 */
export function wrapped(source: string, lexemes: readonly PrintedLexeme[], place: Place): string {
  const written: Written = { text: '', column: place.column, fresh: true };
  for (const segment of segmentsOf(lexemes, 'after-comma')) {
    if (!fits(written, segment, place.widest)) {
      if (written.text !== '') breakLine(written, place.hang);
      for (const part of segmentsOf(segment, 'after-operator')) {
        if (part[0] !== segment[0] && !fits(written, part, place.widest)) breakLine(written, place.hang);
        append(written, part, source, place);
      }
    } else append(written, segment, source, place);
  }
  return written.text;
}

/** The lexemes in one line, however long it gets. */
export function joined(lexemes: readonly PrintedLexeme[]): string {
  let text = '';
  for (const lexeme of lexemes) text += text === '' || lexeme.tight ? lexeme.text : ` ${lexeme.text}`;
  return text;
}

/** The lexemes in runs that end where a line may be broken; comments behind such a place belong to what stands before it. */
function segmentsOf(lexemes: readonly PrintedLexeme[], after: PrintedLexeme['mayBreak']): (readonly PrintedLexeme[])[] {
  if (!lexemes.some((lexeme) => lexeme.mayBreak === after)) return lexemes.length > 0 ? [lexemes] : [];
  const segments: PrintedLexeme[][] = [[]];
  let ended = false;
  for (const lexeme of lexemes) {
    if (ended && !isComment(lexeme)) {
      segments.push([]);
      ended = false;
    }
    segments[segments.length - 1].push(lexeme);
    if (lexeme.mayBreak === after) ended = true;
  }
  return segments;
}

/** Whether the lexemes fit into the line, up to the first line break in them. */
function fits(written: Written, lexemes: readonly PrintedLexeme[], widest: number): boolean {
  let width = written.column;
  let fresh = written.fresh;
  for (const { text, kind, tight } of lexemes) {
    if (kind === 'line-comment') break;
    if (!fresh && !tight) width++;
    fresh = false;
    const lineBreak = kind === 'token' ? -1 : text.indexOf('\n');
    width += lineBreak < 0 ? text.length : lineBreak;
    if (lineBreak >= 0) break;
  }
  return width <= widest;
}

function append(written: Written, lexemes: readonly PrintedLexeme[], source: string, place: Place): void {
  for (const lexeme of lexemes) {
    const hasOwnLine = isComment(lexeme) && startsItsLine(source, lexeme.start);
    if (hasOwnLine) breakLine(written, place.hang);
    if (!written.fresh && !lexeme.tight) write(written, lexeme.kind === 'line-comment' ? '  ' : ' ');
    write(written, lexeme.kind === 'long-text' ? reindented(lexeme.text, place.textColumn) : lexeme.text);
    written.fresh = false;
    if (lexeme.kind === 'line-comment' || (hasOwnLine && endsItsLine(source, lexeme.end)))
      breakLine(written, place.hang);
  }
}

function write(written: Written, text: string): void {
  written.text += text;
  const lastBreak = text.lastIndexOf('\n');
  written.column = lastBreak < 0 ? written.column + text.length : text.length - lastBreak - 1;
}

function breakLine(written: Written, hang: number): void {
  if (written.fresh) return;
  written.text += `\n${' '.repeat(hang)}`;
  written.column = hang;
  written.fresh = true;
}

export function isComment(lexeme: PrintedLexeme): boolean {
  return lexeme.kind === 'line-comment' || lexeme.kind === 'block-comment';
}

function startsItsLine(source: string, start: number): boolean {
  let i = start;
  while (i > 0 && /[^\S\n]/.test(source[i - 1])) i--;
  return i === 0 || source[i - 1] === '\n';
}

function endsItsLine(source: string, end: number): boolean {
  let i = end;
  while (i < source.length && /[^\S\n]/.test(source[i])) i++;
  return i === source.length || source[i] === '\n';
}
