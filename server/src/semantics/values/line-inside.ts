import { type Fix, shortened } from '../../../../grammar/syntax/findings.js';
import { parse } from '../../../../grammar/syntax/parser.js';
import type { Span, Value } from '../../../../grammar/syntax/tree.js';
import { indentAt, lineStartBefore } from '../../../../grammar/text/lines.js';
import { type Context, source } from '../context.js';

/** A line that was written into the value of the one before it: the `from Core` of `withhold: £500 from Core`. */
export interface LineInside {
  readonly key: string;
  readonly message: string;
  readonly fixes?: readonly Fix[];
}

/** Whether a word is a key of the block that is not in it yet, or one that is; undefined where it is none. */
export type KeyBeside = (word: string) => 'due' | 'said' | undefined;

/** A word that is not the first, and not the last; texts are passed over. */
const words = /"[^"]*"|\s(?<key>[a-z][a-z-]*)(?=\s)/g;

/** How many keys are tried: what stands before each is read once more. */
const mostTried = 4;

/**
 * The line that a value holds besides its own, where what stands before it fits by itself.
 *
 * @param fits whether a value has the form that is due
 */
export function lineInside(
  context: Context,
  value: Span,
  keyBeside: KeyBeside,
  fits: (value: Value) => boolean,
): LineInside | undefined {
  const written = source(context, value);
  let tried = 0;
  for (const { index, groups } of written.matchAll(words)) {
    const key = groups?.key;
    const beside = key === undefined ? undefined : keyBeside(key);
    if (key === undefined || !beside) continue;
    const before = written.slice(0, index).replace(/[\s,;]+$/, '');
    const own = valueIn(before);
    const rest = written.slice(index + 1 + key.length).trim();
    if (own && fits(own)) return told(context, value.start + before.length, value.start + index, key, rest, beside);
    if (++tried === mostTried) return undefined;
  }
  return undefined;
}

function valueIn(text: string): Value | undefined {
  const [item] = parse(`key: ${text}`).tree.items;
  return item?.kind === 'line' ? item.value : undefined;
}

function told(
  context: Context,
  from: number,
  at: number,
  key: string,
  rest: string,
  beside: 'due' | 'said',
): LineInside {
  const line = `${key}: ${shortened(rest.replace(/\s+/g, ' '))}`;
  if (beside === 'said')
    return {
      key,
      message: `\`${key}\` is a line of its own here, and the block has one already: take it out of this line.`,
    };
  const lineStart = lineStartBefore(context.text, from);
  const indent = context.text.slice(lineStart, lineStart + indentAt(context.text, lineStart));
  const end = at + 1 + key.length;
  return {
    key,
    message: `\`${key}\` is a line of its own here: write \`${line}\` below.`,
    fixes: [{ title: `Write \`${line}\` below`, edits: [{ start: from, end, text: `\n${indent}${key}:` }] }],
  };
}
