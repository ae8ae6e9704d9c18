import type { Frame } from '../../server/src/rules/rule.js';

/** A block of Remit in a page, with the line on which it starts. */
export interface CodeBlock {
  readonly line: number;
  readonly frame: Frame;
  readonly text: string;
}

/** The blocks of a Markdown page that are marked as `remit`, or as `remit in=payment` where they are a part of something. Throws where there are none. */
export function remitBlocks(page: string): CodeBlock[] {
  const blocks = [...page.matchAll(/^```remit(?: in=(\w+))?\n([\s\S]*?)^```$/gm)].map((match) => ({
    line: page.slice(0, match.index).split('\n').length,
    frame: (match[1] ?? 'file') as Frame,
    text: match[2],
  }));
  if (blocks.length === 0) throw new Error('There is no Remit in the page.');
  return blocks;
}
