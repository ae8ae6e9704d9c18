import type { Block } from '../../../../grammar/syntax/tree.js';
import { lineOf, wordAt } from '../../semantics/lines.js';
import type { Origin } from './place.js';
import { prose, sentence, written } from './wording.js';

/** What the sentences about a declaration are made of. */

/** Reads values of the block as they are written. */
export interface Reader {
  readonly block: Block;
  readonly has: (key: string) => boolean;
  /** As Markdown; undefined where nothing stands there. */
  readonly value: (key: string) => string | undefined;
  /** The first text after a key, without its quotes. */
  readonly text: (key: string) => string | undefined;
}

export function readerOf({ text }: Pick<Origin, 'text'>, block: Block): Reader {
  const value = (key: string): string | undefined => {
    const line = lineOf(block, key);
    const shown = line && written(text, line.value);
    return shown ? prose(shown) : undefined;
  };
  const textOf = (key: string): string | undefined => {
    const part = lineOf(block, key)?.value.phrases[0]?.parts[0];
    return part?.kind === 'text' ? prose(part.value) : value(key);
  };
  return { block, has: (key) => value(key) !== undefined, value, text: textOf };
}

/** One after another, without those that there are not; undefined where there are none. */
export function sentences(said: readonly (string | undefined)[]): string | undefined {
  const whole = said.filter((part) => part !== undefined && part !== '').map((part) => sentence(part as string));
  return whole.length > 0 ? whole.join(' ') : undefined;
}

/** Which way is better, by the word after `better:`. */
export const better: ReadonlyMap<string, string> = new Map([
  ['higher', 'higher is better'],
  ['lower', 'lower is better'],
  ['neither', 'neither higher nor lower is better'],
]);

/** `in percent`, `per 10,000 people` */
export function unitPhrase(unit: string): string {
  return /^per\b/.test(unit) ? unit : `in ${unit}`;
}

const verifiedBy: ReadonlyMap<string, string> = new Map([
  ['official-source', 'verified in an official source'],
  ['secondary-source', 'known from a secondary source only'],
  ['no', 'not verified'],
]);

/** Where an entry is known from, and whether that has been verified. */
export function sourceOf({ block, has, text }: Reader): string | undefined {
  if (!has('source')) return undefined;
  const how = verifiedBy.get(wordAt(block, 'verified') ?? '');
  return `Source: ${text('source')}${how ? ` (${how})` : ''}`;
}
