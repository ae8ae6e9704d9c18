import type { Block } from '../../../grammar/syntax/tree.js';
import type { Context, Due, Inside } from './context.js';
import { readHead } from './heads.js';
import { file } from './schema/schema.js';
import type { BlockShape } from './schema/shapes.js';
import type { Stray } from './strays.js';

/** Where the items being checked stand. */
export interface Within {
  readonly shape: BlockShape;
  readonly context: Context;
  readonly block?: Block;
  /** Where the block itself stands; none at the top of a file. */
  readonly outer?: Within;
  /** The unit in which the ranges and values of the block are due. */
  readonly due?: Due;
  /** How the payment comes about, for keys that belong to some mechanisms only; empty where it is not known. */
  readonly mechanism?: string;
  /** What was found in the block that cannot stand there. */
  readonly strays: Stray[];
  /** Of a declaration, what decides whether its blocks are looked into. */
  readonly inside?: Inside;
}

/** Whether the payment's mechanism allows a key, a row or a block. One that is not known allows all. */
export function allowedHere(shape: { readonly when?: readonly string[] }, within: Pick<Within, 'mechanism'>): boolean {
  return !shape.when || !within.mechanism || shape.when.includes(within.mechanism);
}

/** How a message calls the block, in the middle of a sentence: `the measure QuitRate`, `gain`. */
export function nameOfBlock(within: Within): string {
  const { block, shape } = within;
  if (!block) return shape === file ? 'the top of a file' : 'this block';
  const { word, name } = readHead(block.head);
  if (name) return `${word ? `the ${shape.word ?? word.text} ` : ''}${name.text}`;
  return `\`${shape.word ?? word?.text ?? 'this block'}\``;
}
