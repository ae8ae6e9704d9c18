import type { Block, Span } from '../../../../grammar/syntax/tree.js';
import { blockOf, lineOf } from '../../semantics/lines.js';
import { type PlacedText, textsOf } from '../reading.js';
import type { RuleContext, Subject } from '../rule.js';

/** The texts of a declaration as sentences, each at its place in the piece. */

export interface Sentence extends Span, PlacedText {
  /**
   * As written, and exactly as long as its span, so that what is found in it stands at the same place in the piece. What somebody else wrote, or what
   * is not prose, is blanked: quotations, code, the addresses of links, headings, comments.
   */
  readonly words: string;
  /** Whether it binds somebody. */
  readonly binds: boolean;
  /** The sentence after it in the same text. */
  readonly next: string;
}

/** Stands for what is blanked: neither a letter nor a space, so that nothing is read across it. */
const blank = '\uFFFC';

/** What is blanked in a text, in this order: a fence hides the quotes inside it. */
const hidden: readonly RegExp[] = [
  /```[\s\S]*?(?:```|$)/g,
  /<!--[\s\S]*?(?:-->|$)/g,
  /`[^`\n]*`/g,
  /^[ \t]*>.*$/gm,
  /^[ \t]*#{1,6}[ \t].*$/gm,
  /(?<=\])\([^()\n]*\)/g,
  /\bhttps?:\/\/[^\s)]+/g,
  /“[^“”]*”/g,
  /"[^"\n]*(?:\n[^"\n]+)*"/g,
  /‘[^‘\n]{0,300}?’(?!\w)/g,
  /(?<!\w)'(?=\S)(?:[^'\n]|(?<=\w)'(?=\w)){0,300}(?<=\S)'(?!\w)/g,
];

/** Without one of these there is nothing to blank. */
const mayHide = /[`>#“"‘'<]|\]\(|:\/\//;

function blanked(text: string): string {
  if (!mayHide.test(text)) return text;
  let seen = text;
  for (const pattern of hidden) seen = seen.replace(pattern, (part) => part.replace(/[^\n]/g, blank));
  return seen;
}

const listMark = /^[ \t]*(?:[-*+•–]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \t]+/;

/** A full stop after these ends no sentence. */
const shortened =
  /(?:\b(?:e\.g|i\.e|etc|Dr|Mr|Mrs|Ms|Prof|St|No|vs|para|paras|cl|approx|incl|p|pp|s|ss|sch|dept|ext|tel)|\b[A-Z])\.$/;

/** The spans of the sentences of a text: a list item, a row of a table and a paragraph end one too. */
function spansOf(words: string): Span[] {
  const spans: Span[] = [];
  let start = -1;
  const flush = (end: number): void => {
    if (start >= 0) splitParagraph(words, start, end, spans);
    start = -1;
  };
  for (let line = 0; line <= words.length; ) {
    const newline = words.indexOf('\n', line);
    const end = newline < 0 ? words.length : newline;
    const written = words.slice(line, end);
    const mark = listMark.exec(written)?.[0].length ?? 0;
    if (!/[\p{L}\p{N}]/u.test(written)) flush(line);
    else {
      if (mark > 0 || written.trimStart().startsWith('|')) flush(line);
      if (start < 0) start = line + mark;
    }
    line = end + 1;
  }
  flush(words.length);
  return spans;
}

function splitParagraph(words: string, from: number, to: number, spans: Span[]): void {
  let start = from;
  const add = (end: number): void => {
    const written = words.slice(start, end);
    const lead = written.length - written.trimStart().length;
    const trimmed = written.trim();
    if (trimmed) spans.push({ start: start + lead, end: start + lead + trimmed.length });
    start = end;
  };
  const mark = /[|.!?]/g;
  mark.lastIndex = from;
  for (let found = mark.exec(words); found && found.index < to; found = mark.exec(words)) {
    const at = found.index;
    if (found[0] === '|') {
      add(at);
      start = at + 1;
      continue;
    }
    let end = at + 1;
    while (end < to && `.!?)]'"*_${blank}`.includes(words[end])) end++;
    const after = words.slice(end, end + 12);
    if (/^\s+[^\sa-z]/.test(after) && !shortened.test(words.slice(Math.max(from, at - 8), at + 1))) {
      add(end);
      mark.lastIndex = end;
    }
  }
  add(to);
}

const known = new WeakMap<Block, readonly Sentence[]>();

/** All sentences of a declaration, its own title first; titles and short texts are sentences too. */
export function sentencesOf({ block, head }: Subject, { text }: Pick<RuleContext, 'text'>): readonly Sentence[] {
  const read = known.get(block);
  if (read) return read;
  const placed = textsOf(block);
  if (head.title) placed.unshift({ text: head.title, under: 'title', inside: block });
  const sentences: Sentence[] = [];
  for (const place of placed) {
    const { under, inside } = place;
    const from = place.text.start + (place.text.long ? 3 : 1);
    const words = blanked(text.slice(from, place.text.end).replace(/"{1,3}$/, ''));
    const spans = spansOf(words);
    const binds = isBinding(place);
    const said = (span: Span | undefined): string => (span ? words.slice(span.start, span.end) : '');
    for (let i = 0; i < spans.length; i++) {
      const [start, end] = [from + spans[i].start, from + spans[i].end];
      // Written out: made from `place` by spreading, sentences would take longer than all that is looked for in them.
      sentences.push({
        text: place.text,
        under,
        inside,
        binds,
        start,
        end,
        words: said(spans[i]),
        next: said(spans[i + 1]),
      });
    }
  }
  known.set(block, sentences);
  return sentences;
}

/** A match of a pattern in a sentence, at its place in the piece. */
export interface Hit extends Span {
  readonly match: RegExpMatchArray;
  /** As written, with its spaces made single. */
  readonly shown: string;
}

const noHits: Hit[] = [];

/** Where a pattern (with the flag `g`) matches in a sentence. A group named `at` is the part that is pointed at. */
export function hitsIn({ words, start }: Sentence, pattern: RegExp): Hit[] {
  // Nearly always there is none, and to look for one is ten times as fast as to ask for all.
  if (words.search(pattern) < 0) return noHits;
  return [...words.matchAll(pattern)].map((match) => {
    const at = match.groups?.at ?? match[0];
    const from = start + (match.index as number) + match[0].indexOf(at);
    return { match, start: from, end: from + at.length, shown: at.replace(/\s+/g, ' ') };
  });
}

const binding =
  /^(?:requirements|access|exit|standards|pathway|locations|reporting|involvement|equality)(?:$|\/)|^scope(?:$|\/includes$)|^remedy\/action$/;

/** Whether a text binds somebody: it is not a need, an aim, evidence, the name of a document or of a party, or a reason why a section is empty. */
function isBinding({ under }: PlacedText): boolean {
  if (/(?:^|\/)(?:not-applicable|follows|breakdown)$/.test(under)) return false;
  if (/title$/.test(under)) return /^(?:requirements\/requirement|pathway\/step)\/title$/.test(under);
  return binding.test(under);
}

/** Whether what a text asks for has a number beside it: a requirement's measure and threshold, a step's limit, the time in which people are answered. */
export function isMeasuredBeside({ inside, under }: PlacedText, service: Block): boolean {
  if (under.startsWith('requirements/requirement'))
    return hasLineOrBlock(inside, 'measure') && hasLineOrBlock(inside, 'threshold');
  if (under.startsWith('pathway/step')) return hasLineOrBlock(inside, 'within');
  if (under.startsWith('access')) return hasLineOrBlock(blockOf(service, 'access') ?? inside, 'response-time');
  return false;
}

function hasLineOrBlock(block: Block, word: string): boolean {
  return lineOf(block, word) !== undefined || blockOf(block, word) !== undefined;
}

/** Calls `see` for every match of a pattern in the sentences that bind somebody. */
export function eachBindingHit(
  subject: Subject,
  context: RuleContext,
  pattern: RegExp,
  see: (hit: Hit, sentence: Sentence) => void,
): void {
  for (const sentence of sentencesOf(subject, context)) {
    if (sentence.binds) for (const hit of hitsIn(sentence, pattern)) see(hit, sentence);
  }
}

/** The kinds of declaration that stand at the top level, which together hold every text of a file. */
export const topLevel = [
  'organisation',
  'population',
  'measure',
  'input',
  'service',
  'contract',
  'definition',
] as const;
