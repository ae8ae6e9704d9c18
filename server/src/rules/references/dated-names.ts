import type { Calendar } from '../../../../grammar/syntax/tree.js';
import { doubts } from '../../semantics/confidence.js';
import { daysOf, dayText } from '../../semantics/dates.js';
import { lineOf } from '../../semantics/lines.js';
import type { Hit, Sentence } from '../language/prose.js';
import { hitsIn } from '../language/prose.js';
import { periodOf } from '../reading.js';
import type { Subject } from '../rule.js';
import { type DatedName, datedNames } from './names.js';

/** Where dated names stand in texts, and whether they are right there. */

const escaped = (text: string): string => text.replace(/[.()]/g, '\\$&').replace(/ /g, '\\s+');

/** A year right after a regime or framework belongs to its name, and makes it no piece of history. */
const written = (names: readonly string[], plural: string): string =>
  `(?<![\\w-])(?<at>(?:${[...names]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')})${plural})(?![\\w-]|\\.\\w)`;

/** A verb everywhere but after these words. */
const monitor = /\b(?:by|to|from|with|of)\s+(?<at>Monitor)\b(?!\s+[A-Z]|\s+(?:the|and|progress|performance)\b)/g;

interface Book {
  readonly patterns: readonly RegExp[];
  readonly byText: ReadonlyMap<string, DatedName>;
}

/** At the end of a name. */
const number = /\d+$/;

let book: Book | undefined;

/** Where each name is looked for; made when a text is first read, as the library has to be read for it. */
function bookOfNames(): Book {
  const all = datedNames();
  const inFull = all.flatMap(({ names }) => names).filter((name) => name !== 'Monitor');
  const short = all.flatMap(({ abbreviations = [] }) => abbreviations);
  const isOfAnyCase = (name: string): boolean => name === name.toLowerCase();
  const asWritten = [...inFull.filter((name) => !isOfAnyCase(name)), ...short];
  const unnumbered = asWritten.filter((name) => !number.test(name));
  // Guidelines differ in their numbers alone: they are looked for by what stands before those.
  const stems = new Set(asWritten.filter((name) => number.test(name)).map((name) => name.replace(number, '')));
  const byText = new Map<string, DatedName>();
  for (const entry of all)
    for (const name of [...entry.names, ...(entry.abbreviations ?? [])]) byText.set(name.toLowerCase(), entry);
  return {
    patterns: [
      new RegExp(written(inFull.filter(isOfAnyCase), '(?:s|es)?'), 'gi'),
      new RegExp(written(unnumbered, 's?'), 'g'),
      new RegExp(written([...stems], '\\d+'), 'g'),
      monitor,
    ],
    byText,
  };
}

/** None where only what stands before a number is the same. */
function entryFor(shown: string, byText: Book['byText']): DatedName | undefined {
  const text = shown.toLowerCase();
  return byText.get(text) ?? byText.get(text.replace(/s$/, '')) ?? byText.get(text.replace(/es$/, ''));
}

export interface DatedHit extends Hit {
  readonly entry: DatedName;
}

/** What was found in the sentences read last: several rules ask for the same ones. */
const recent = new Map<Pick<Sentence, 'words' | 'start'>, readonly DatedHit[]>();
const mostRecent = 256;

/** The dated names in a sentence; where one lies in another (`PCT` in `PCT cluster`), the longer. */
export function datedNamesIn(sentence: Pick<Sentence, 'words' | 'start'>): readonly DatedHit[] {
  const known = recent.get(sentence);
  if (known) return known;
  const found = lookIn(sentence);
  recent.set(sentence, found);
  if (recent.size > mostRecent) recent.delete(recent.keys().next().value as Sentence);
  return found;
}

function lookIn(sentence: Pick<Sentence, 'words' | 'start'>): readonly DatedHit[] {
  book ??= bookOfNames();
  const { patterns, byText } = book;
  const hits = patterns
    .flatMap((pattern) => hitsIn(sentence as Sentence, pattern))
    .flatMap((hit): DatedHit[] => {
      const entry = entryFor(hit.shown, byText);
      return entry ? [{ ...hit, entry }] : [];
    });
  if (hits.length === 0) return noHits;
  return hits.filter(
    (hit) =>
      !hits.some(
        (other) =>
          other !== hit &&
          other.start <= hit.start &&
          hit.end <= other.end &&
          other.end - other.start > hit.end - hit.start,
      ),
  );
}

const noHits: readonly DatedHit[] = [];

/** Days since 1970. */
export type DayNumber = number;

export function dayNumberOf(iso: string): DayNumber {
  return Date.parse(iso) / 86_400_000;
}

export function dayInWords(iso: string): string {
  return dayText(dayNumberOf(iso));
}

/**
 * The day from which a declaration holds, by which its names are judged: the first day of a service's period and of a contract's term, the first year
 * in which a measure has a target or an input a value, and the day on which a population was counted. The others have none of their own.
 */
export function startOf({ kind, block }: Subject): DayNumber | undefined {
  switch (kind) {
    case 'service':
    case 'contract': {
      const period = periodOf(lineOf(block, kind === 'service' ? 'period' : 'term')?.value);
      return period && daysOf(period.from)?.first;
    }
    case 'population': {
      const part = lineOf(block, 'size')?.value.phrases[0]?.parts.find(({ kind: of }) => of === 'day');
      return part && daysOf(part as Calendar)?.first;
    }
    case 'measure':
    case 'input': {
      const rows = block.items.flatMap((item) => (item.kind === 'block' ? item.items : [item]));
      const years = rows.flatMap((row) => (row.kind === 'line' && row.head[0]?.kind === 'year' ? [row.head[0]] : []));
      return years[0] && daysOf(years[0])?.first;
    }
    default:
      return undefined;
  }
}

/** The last day of a service or contract. */
export function endOf({ kind, block }: Subject): DayNumber | undefined {
  if (kind !== 'service' && kind !== 'contract') return undefined;
  const period = periodOf(lineOf(block, kind === 'service' ? 'period' : 'term')?.value);
  return period && daysOf(period.to)?.last;
}

const tellsOfThePast =
  /\b(?:formerly|former|previous|previously|predecessors?|inherited|legacy|abolished|abolition|replaced|replaces|superseded|supersedes|succeeded|dissolved|disbanded|took over|taken over|used to|no longer|known as|in the past|historic(?:al|ally)?|at the time|once)\b/i;
const pastTense =
  /\b(?:was|were|had|did|commissioned|published|found|reported|estimated|showed|introduced|launched|reviewed|identified|recommended|agreed|established|set up|began|closed|decided|asked|designed|developed|paid|led|ran|carried out|conducted)\b/i;
const presentTense =
  /\b(?:is|are|has|have|will|must|shall|should|may|can|does|do|be|remains?|provides?|requires?|reports?|works?|meets?|holds?|expects?)\b/i;
const didIt =
  /^(?:['’]s)?\s+(?:(?:and|jointly|then)\s+)?(?:commissioned|published|found|reported|estimated|showed|introduced|launched|reviewed|identified|recommended|agreed|established|began|closed|decided|designed|developed)\b/i;
const doneBy =
  /(?<!\b(?:is|are|be|being|been)\s+(?:\w+ly\s+)?)\b(?:commissioned|published|produced|issued|developed|written|carried out|conducted|led|funded|undertaken|designed|established)\s+(?:\w+\s+)?by\s+(?:the\s+)?(?:NHS\s+)?(?:[A-Z][\w-]+\s+){0,3}$/;

/** How far around a name its time is looked for: longer sentences are lists. */
const reach = 300;

/** Whether a name is told as history: a year in which it was right, a word that says so, a sentence in the past, or a citation. */
export function isHistory(sentence: Sentence, { start, end, entry }: DatedHit): boolean {
  const from = start - sentence.start;
  const before = sentence.words.slice(Math.max(0, from - reach), from);
  const to = end - sentence.start;
  const after = sentence.words
    .slice(to, to + reach)
    .replace(/^\s*\(?(?:19|20)\d\d\)?/, (year) => (entry.kind === 'body' ? year : ''));
  // The year of an act is no year in which anything happened.
  const around = `${before} ${after}`.replace(/\b(Act|Regulations|Order|Code)\s+(?:19|20)\d\d/g, '$1');
  const lastYear = Number(entry.wrongFrom.slice(0, 4));
  if ([...around.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].some(([year]) => Number(year) <= lastYear)) return true;
  if (tellsOfThePast.test(around) || didIt.test(after) || doneBy.test(before)) return true;
  return pastTense.test(around) && !presentTense.test(around);
}

/** What a body has published keeps the name of its publisher. */
export function isPublisher(sentence: Sentence, { end }: DatedHit): boolean {
  return /^(?:['’]s?)?\s+(?!(?:an?|its|their|every|each)\s)(?:\w+\s+){0,3}?(?:guidance|guidelines?|guides?|toolkits?|reports?(?!\s+to)|publications?|framework|standards?|specifications?|polic(?:y|ies)|handbook|programme|contract|profiles?|tool)\b/i.test(
    sentence.words.slice(end - sentence.start),
  );
}

/** Where documents are named rather than bodies spoken of. */
export function isCitation({ under }: Sentence): boolean {
  return /(?:^|\/)(?:evidence|follows|form)$/.test(under);
}

/** What a message adds when it rests on more than official sources. */
export function confidence({ verified }: Pick<DatedName, 'verified'>): string {
  switch (verified) {
    case 'official source':
      return '';
    case 'secondary source':
      return doubts.secondHand;
    case 'not verified':
      return doubts.unverified;
  }
}

/** What to write for a name, in the number and with the capitals in which it is written; undefined where that depends on what it is used for. */
export function replacementFor({ shown, entry }: DatedHit): string | undefined {
  const { replaceWith, abbreviations = [] } = entry;
  if (!replaceWith) return undefined;
  const isShort = abbreviations.some((short) => shown === short || shown === `${short}s`);
  const text = isShort ? replaceWith.abbreviation : replaceWith.name;
  if (text === undefined) return undefined;
  const isProper = text !== text.toLowerCase() && !isShort;
  const plural =
    !isProper && /s$/.test(shown) && !abbreviations.includes(shown) && text !== 'NHS England' ? `${text}s` : text;
  if (isShort || isProper) return plural;
  const words = shown.split(' ');
  if (words.every((word) => /^[A-Z]/.test(word))) return plural.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
  return /^[A-Z]/.test(shown) ? plural[0].toUpperCase() + plural.slice(1) : plural;
}

/** The edit that puts another name in the place of one, and its article right. */
export function replacing(
  sentence: Sentence,
  hit: DatedHit,
  text: string,
): { start: number; end: number; text: string } {
  const before = sentence.words.slice(0, hit.start - sentence.start);
  const article = /\b(a|an|A|An)(\s+)$/.exec(before);
  if (!article) return { start: hit.start, end: hit.end, text };
  const vowel = /^(?:[aeiouAEIO]|NHS|[FHLMNRSX][A-Z])/.test(text);
  const first = article[1][0];
  return {
    start: hit.start - article[0].length,
    end: hit.end,
    text: `${first}${vowel ? 'n' : ''}${article[2]}${text}`,
  };
}
