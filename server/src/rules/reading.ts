import type {
  Block,
  Day,
  Line,
  Name,
  Part,
  Quantity,
  Range,
  Span,
  Text,
  Value,
  Year,
} from '../../../grammar/syntax/tree.js';
import { type Context, declaredAs } from '../semantics/context.js';
import { type Days, daysOf } from '../semantics/dates.js';
import { keyOf, readHead } from '../semantics/heads.js';
import { blocksOf, lineOf } from '../semantics/lines.js';
import type { Declared } from '../semantics/names.js';

/** What rules read off declarations: lines, names, texts and dates. */

/** The first part of a value, which is all there is of most. */
export function firstPart(value: Value | undefined): Part | undefined {
  return value?.phrases[0]?.parts[0];
}

/** The word that a line's value is, such as the `outcome` of `kind: outcome`. */
export function wordOf(value: Value | undefined): string | undefined {
  const part = firstPart(value);
  return part?.kind === 'word' ? part.text : undefined;
}

/** All names that a value mentions at the head of its phrases: those of `ShoreCIC lead, CoastGPs`. */
export function namesOf(value: Value | undefined): string[] {
  return (value?.phrases ?? []).flatMap(({ parts: [part] }) => (part?.kind === 'name' ? [part.text] : []));
}

/** What the names of a value stand for, as far as they are known. */
export function declarationsOf(context: Pick<Context, 'scope'>, value: Value | undefined): Declared[] {
  return namesOf(value).flatMap((name) => declaredAs(context, name) ?? []);
}

/** A text, the words of the blocks and the key that it stands under (`needs`, `scope/includes`, `exit/title`), and the block right around it. */
export interface PlacedText {
  readonly text: Text;
  readonly under: string;
  readonly inside: Block;
}

/** Every text in a block. */
export function textsOf(block: Block): PlacedText[] {
  const found: PlacedText[] = [];
  const visit = (inside: Block, path: string): void => {
    const see = (parts: readonly Part[], key: string | undefined): void => {
      for (const part of parts)
        if (part.kind === 'text')
          found.push({ text: part, under: key === undefined ? path : joined(path, key), inside });
    };
    for (const item of inside.items) {
      if (item.kind === 'block') {
        const { word, title } = readHead(item.head);
        const under = joined(path, word?.text ?? '');
        if (title) found.push({ text: title, under: `${under}/title`, inside: item });
        visit(item, under);
      } else if (item.kind === 'line') {
        for (const { parts } of item.value.phrases) see(parts, keyOf(item)?.text ?? '');
      } else see(item.head, undefined);
    }
  };
  visit(block, '');
  return found;
}

function joined(path: string, word: string): string {
  return path ? `${path}/${word}` : word;
}

/** Where a declaration is pointed at: its name, else its first word. */
export function nameSpan(block: Block): Span {
  const { name, word } = readHead(block.head);
  const { start, end } = name ?? word ?? { start: block.start, end: block.open };
  return { start, end };
}

/** The first and the last day of a period written as two dates. */
export function periodOf(value: Value | undefined): { readonly from: Day; readonly to: Day } | undefined {
  const part = firstPart(value);
  return part?.kind === 'span' && part.from.kind === 'day' && part.to.kind === 'day'
    ? { from: part.from, to: part.to }
    : undefined;
}

/** The texts that a line holds: those of `includes: "aged 18 and over", "lives in the borough"`. */
export function textsAt(block: Block, key: string): Text[] {
  return (lineOf(block, key)?.value.phrases ?? []).flatMap(({ parts: [part] }) =>
    part?.kind === 'text' ? [part] : [],
  );
}

/** Where a pattern is found in a text as written, so that it can be pointed at. */
export function findIn(text: Text, pattern: RegExp, source: string): (Span & { readonly found: string }) | undefined {
  const match = pattern.exec(source.slice(text.start, text.end));
  if (!match) return undefined;
  const start = text.start + match.index;
  return { start, end: start + match[0].length, found: match[0] };
}

/** Whether a section says why it has nothing to say. */
export function isNotApplicable(section: Block): boolean {
  return lineOf(section, 'not-applicable') !== undefined;
}

/** Whether a service takes its sections over from another, so that one it lacks may stand there. */
export function takesOver(service: Block): boolean {
  return lineOf(service, 'extends') !== undefined;
}

/** A measure that a service names: as what shows an aim, or as what shows a requirement. */
export interface NamedMeasure {
  readonly declared: Declared;
  /** Where it is named first. */
  readonly at: Name;
}

/** The measures that a service names, each once. */
export function measuresOf(service: Block, context: Pick<Context, 'scope' | 'text'>): NamedMeasure[] {
  const found = new Map<Declared, Name>();
  const see = (line: Line | undefined): void => {
    for (const { parts } of line?.value.phrases ?? []) {
      const [name] = parts;
      const declared = name?.kind === 'name' ? declaredAs(context, name.text) : undefined;
      if (declared?.kind === 'measure' && !found.has(declared)) found.set(declared, name as Name);
    }
  };
  for (const section of service.items) {
    if (section.kind !== 'block') continue;
    for (const aim of blocksOf(section, 'aim')) see(lineOf(aim, 'measured-by'));
    for (const requirement of blocksOf(section, 'requirement')) see(lineOf(requirement, 'measure'));
  }
  return [...found].map(([declared, at]) => ({ declared, at }));
}

/** The days that a line such as `applies:` is about; undefined where it names several periods, or none that is readable. */
export function daysOfLine({ value }: Line): Days | undefined {
  const part = firstPart(value);
  if (value.phrases.length !== 1) return undefined;
  if (part?.kind === 'year' || part?.kind === 'quarter' || part?.kind === 'day') return daysOf(part);
  if (part?.kind !== 'span') return undefined;
  const [from, to] = [daysOf(part.from), daysOf(part.to)];
  return from && to && { first: from.first, last: to.last };
}

/** The days of the year that a baseline names, read from its text as others see it: `61.2% in 2024/25`. No tree is needed for that. */
export function baselineYear(baseline: string): Days | undefined {
  const starts = /\bin (\d{4})\/\d\d\b/.exec(baseline)?.[1];
  return starts === undefined
    ? undefined
    : daysOf({ kind: 'year', starts: Number(starts), onwards: false, start: 0, end: 0 });
}

/** The target of a measure for one year: `2026/27: at least 62%`. */
export interface Target {
  readonly line: Line;
  readonly year: Year;
  readonly range: Range;
}

/** The targets in a `targets` block that are for a year and compare with a value, in the order of their years. */
export function targetsOf(block: Block | undefined): Target[] {
  const found = (block?.items ?? []).flatMap((line): Target[] => {
    if (line.kind !== 'line') return [];
    const [year] = line.head;
    const range = firstPart(line.value);
    return year?.kind === 'year' && range?.kind === 'range' ? [{ line, year, range }] : [];
  });
  return found.sort((a, b) => a.year.starts - b.year.starts);
}

/** The one bound of a comparison: the 62% of `at least 62%`, below which it is missed. */
export interface Bound {
  readonly quantity: Quantity;
  /** `low`: a value has to lie above it; `high`: below it. */
  readonly side: 'low' | 'high';
  /** Whether the bound itself still meets the comparison. */
  readonly included: boolean;
}

/** The bound of `at least 62%`; none of a range with two, and none where a name or a calculation stands for it. */
export function boundOf(range: Range): Bound | undefined {
  const { low, high, lowIncluded, highIncluded } = range;
  if (low?.kind === 'quantity' && !high) return { quantity: low, side: 'low', included: lowIncluded };
  if (high?.kind === 'quantity' && !low) return { quantity: high, side: 'high', included: highIncluded };
  return undefined;
}

/** Whether money depends on a measure: then, and as a rule only then, it says what happens when its value is missing. */
export function moneyDependsOn(measure: Block): boolean {
  return lineOf(measure, 'if-missing') !== undefined;
}

/** Adds a block or a line at the end of a block: on lines of its own before the brace that closes it, whatever else stands in the line of the brace. */
export function addAtEnd(block: Block, text: string, source: string): { start: number; end: number; text: string } {
  const outer = /[ \t]*$/.exec(source.slice(0, block.start))?.[0] ?? '';
  const indented = `${outer}  ${text.replaceAll('\n', `\n${outer}  `)}`;
  const at = block.close < 0 ? block.end : block.close;
  const lineStart = source.lastIndexOf('\n', at - 1) + 1;
  if (source.slice(lineStart, at).trim() === '') return { start: lineStart, end: lineStart, text: `${indented}\n` };
  return { start: at, end: at, text: `\n${indented}\n${outer}` };
}

/** Takes out a line, and the rest of the text line in which nothing else stands. */
export function withoutLine({ start, end }: Span, source: string): { start: number; end: number; text: string } {
  const before = source.lastIndexOf('\n', start - 1) + 1;
  const after = source.indexOf('\n', end);
  const isAlone = after >= 0 && source.slice(before, start).trim() === '' && source.slice(end, after).trim() === '';
  return isAlone ? { start: before, end: after + 1, text: '' } : { start, end, text: '' };
}

/** A number in a text, in digits or in words: “one adult in twelve”, “within a week”, “by the next working day”. */
export const numberSaid =
  /\d|\b(?:one in|(?:at least|at most|up to) one|once|one [\w-]+ (?:a|per|each|every)|one (?:(?:working|calendar|clear) )?(?:hour|day|week|month|year)|within an? (?:(?:working|calendar) )?(?:hour|day|week|fortnight|month|year)|(?:the|that) (?:same|next|following) (?:(?:working|calendar) )?day|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|fifteen|twenty|thirty|forty|fifty|hundred|thousand|million|half|thirds?|quarters?|fifths?|tenths?|twice|double|per ?cent)\b/i;
