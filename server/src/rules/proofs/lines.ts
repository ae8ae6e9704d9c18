import type { Fix } from '../../../../grammar/syntax/findings.js';
import type { Block, Line } from '../../../../grammar/syntax/tree.js';
import { lineStartBefore } from '../../../../grammar/text/lines.js';
import { withoutLine } from '../reading.js';
import { blocksAround } from './contract.js';

/** The line of a contract that begins at a place; undefined where none does. */
export function lineAt(contract: Block, start: number): Line | undefined {
  const [block = contract] = blocksAround(contract, { start, end: start });
  return block.items.find((item): item is Line => item.kind === 'line' && item.start === start);
}

/** The fix that takes out a line, known to readers by some of its words. */
export function takingOut(line: Line, words: string, text: string): Fix {
  return { title: `Take out \`${words}\``, edits: [withoutLine(line, text)] };
}

/** The fix that writes a line above another one of the same block. */
export function addingBefore({ start }: Line, line: string, text: string): Fix {
  const indent = text.slice(lineStartBefore(text, start), start);
  return { title: `Add \`${line}\``, edits: [{ start, end: start, text: `${line}\n${indent}` }] };
}
