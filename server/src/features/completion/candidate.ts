import type { Words } from '../../semantics/schema/words.js';

export type CompletionKind = 'key' | 'block' | 'declaration' | 'word' | 'name' | 'value' | 'unit' | 'use' | 'sign';

/** A replacement of what stands from `start` to `end`, in offsets of the file. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Something that could stand at the cursor. */
export interface Candidate {
  readonly label: string;
  readonly kind: CompletionKind;
  /** What it is, in a few words beside the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** What is written, where that is not the label. */
  readonly insertText?: string;
  /** Whether `insertText` is a snippet with tab stops. */
  readonly snippet?: boolean;
  /** What is compared with what has been typed, where that is not the label. */
  readonly filterText?: string;
  /** Whether there is more to offer as soon as it is written. */
  readonly retrigger?: boolean;
  readonly additionalEdits?: readonly TextEdit[];
}

/** The fixed words, each with what it means. */
export function fixedWords(words: Words, after = '', detail?: string): Candidate[] {
  return Object.entries(words).map(([label, documentation]) => ({
    label,
    kind: 'word' as const,
    detail,
    documentation: sentence(documentation),
    ...(after ? { insertText: `${label}${after}`, retrigger: true } : {}),
  }));
}

/** A value in which the places marked `…` are still to be filled in: `at least …%`. */
export function template(label: string, part: Partial<Candidate> = {}): Candidate {
  if (!label.includes('…')) return { label, kind: 'value', ...part };
  let stop = 0;
  const insertText = escaped(label).replace(/…/g, () => `$${++stop}`);
  return { label, kind: 'value', insertText, snippet: true, ...part };
}

/** Text as a snippet writes it. */
export function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** One of several texts, as a tab stop of a snippet offers them. */
export function choice(stop: number, texts: readonly string[]): string {
  if (texts.length === 0) return `$${stop}`;
  if (texts.length === 1) return `\${${stop}:${escaped(texts[0])}}`;
  return `\${${stop}|${texts.map((text) => text.replace(/[\\,|$}]/g, '\\$&')).join(',')}|}`;
}

/** What a snippet writes where there are no tab stops: the words that stand at them, or the first of several, to be written over. */
export function withoutStops(snippet: string): string {
  const texts = /\\(.)|\$\d+|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\{\d+\|((?:\\.|[^\\,|])*)(?:\\.|[^\\|])*\|\}/gs;
  return snippet.replace(
    texts,
    (_, sign = '', words = '', first = '') => sign + `${words}${first}`.replace(/\\(.)/gs, '$1'),
  );
}

export function sentence(text: string): string {
  const whole = text[0].toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

/** The candidates without those whose label an earlier one has. */
export function distinct(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ label }) => !seen.has(label) && seen.add(label));
}
