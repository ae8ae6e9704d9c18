import type { Fix } from '../../../../grammar/syntax/findings.js';
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

/** A word, with what stands behind it; texts are passed over. */
const words = /"[^"]*"|\s(?<key>[a-z][a-z-]*)\s+(?<rest>\S.*)$/gs;

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
  words.lastIndex = 0;
  for (let match = words.exec(written); match; match = words.exec(written)) {
    const { key, rest } = match.groups ?? {};
    if (key === undefined) continue;
    const beside = keyBeside(key);
    const before = written.slice(0, match.index);
    const own = beside && valueIn(before);
    if (own && fits(own)) return told(context, value.start + before.length, key, rest, beside);
    words.lastIndex = match.index + 1 + key.length;
  }
  return undefined;
}

function valueIn(text: string): Value | undefined {
  const [item] = parse(`key: ${text}`).tree.items;
  return item?.kind === 'line' ? item.value : undefined;
}

function told(context: Context, at: number, key: string, rest: string, beside: 'due' | 'said'): LineInside {
  const line = `${key}: ${rest}`;
  if (beside === 'said')
    return {
      key,
      message: `\`${key}\` is a line of its own here, and the block has one already: take it out of this line.`,
    };
  const lineStart = lineStartBefore(context.text, at);
  const indent = context.text.slice(lineStart, lineStart + indentAt(context.text, lineStart));
  const end = at + (/^\s+/.exec(context.text.slice(at))?.[0].length ?? 0) + key.length;
  return {
    key,
    message: `\`${key}\` is a line of its own here: write \`${line}\` below.`,
    fixes: [{ title: `Write \`${line}\` below`, edits: [{ start: at, end, text: `\n${indent}${key}:` }] }],
  };
}
