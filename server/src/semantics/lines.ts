import type { Block, Line, Part, Value } from '../../../grammar/syntax/tree.js';
import { keyOf, wordOfHead } from './heads.js';

/** What stands directly in a block, by the word with which it begins. */

/** The first line with this key; none where there is no block. */
export function lineOf(block: Block | undefined, key: string): Line | undefined {
  return block?.items.find((item): item is Line => item.kind === 'line' && keyOf(item)?.text === key);
}

export function linesOf(block: Block, key: string): Line[] {
  return block.items.filter((item): item is Line => item.kind === 'line' && keyOf(item)?.text === key);
}

/** The first block that begins with this word; none where there is no block around it. */
export function blockOf(block: Block | undefined, word: string): Block | undefined {
  return block?.items.find((item): item is Block => item.kind === 'block' && wordOfHead(item.head)?.text === word);
}

export function blocksOf(block: Block, word: string): Block[] {
  return block.items.filter((item): item is Block => item.kind === 'block' && wordOfHead(item.head)?.text === word);
}

/** The word that a line with this key is, or begins with, such as the mechanism of a payment. */
export function wordAt(block: Block, key: string): string | undefined {
  const part = lineOf(block, key)?.value.phrases[0]?.parts[0];
  return part?.kind === 'word' ? part.text : undefined;
}

/** The only part of a value that has one phrase of one part. */
export function onlyPart(value: Value | undefined): Part | undefined {
  return value?.phrases.length === 1 && value.phrases[0].parts.length === 1 ? value.phrases[0].parts[0] : undefined;
}
