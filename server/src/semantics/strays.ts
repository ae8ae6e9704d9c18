import { lineOf } from '../../../grammar/syntax/findings.js';
import type { Item } from '../../../grammar/syntax/tree.js';
import type { Finding } from './finding.js';
import { keyOf, rowKind, wordOfHead } from './heads.js';
import { blockNamed, blocks, file, keyNamed } from './schema/schema.js';
import { type BlockShape, withArticle } from './schema/shapes.js';
import { nameOfBlock, type Within } from './within.js';

/** An item that nothing like it can be where it stands, with what there is to say of it alone. */
export interface Stray {
  readonly item: Item;
  readonly finding: Finding;
}

/** So many items in the wrong place one after another have got there together. */
const fewest = 3;

/**
 * Reports the strays of a block. Where several follow each other, it is one mistake: the line that opens their block was lost, or closes too early
 * what they belong to; it has one message, at the first of them.
 */
export function reportStrays(strays: readonly Stray[], items: readonly Item[], within: Within): void {
  for (const run of runsOf(strays, items)) {
    const home = homeOfAll(run, within.shape);
    if (run.length < fewest || (within.shape !== file && !home))
      for (const { finding } of run) within.context.report(finding);
    else within.context.report(together(run, home, within));
  }
}

/** Strays that follow each other; what could stand there too may stand between two of them. */
function runsOf(strays: readonly Stray[], items: readonly Item[]): Stray[][] {
  const runs: Stray[][] = [];
  let last = -1;
  for (const stray of strays) {
    const at = items.indexOf(stray.item, Math.max(last, 0));
    if (runs.length > 0 && at - last <= 2) runs[runs.length - 1].push(stray);
    else runs.push([stray]);
    last = at;
  }
  return runs;
}

/** The kind of block to which all of them can belong. */
function homeOfAll(run: readonly Stray[], within: BlockShape): BlockShape | undefined {
  return [...within.blocks, ...blocks].find(
    (shape) => shape.word !== undefined && shape !== within && run.every(({ item }) => hasPlaceFor(shape, item)),
  );
}

function hasPlaceFor(shape: BlockShape, item: Item): boolean {
  if (item.kind === 'line') {
    const key = keyOf(item);
    const kind = rowKind(item);
    return key ? keyNamed(shape, key.text) !== undefined : shape.rows.some((row) => row.head === kind);
  }
  const word = item.kind === 'block' ? wordOfHead(item.head) : undefined;
  return word !== undefined && (blockNamed(shape, word.text) ?? keyNamed(shape, word.text)) !== undefined;
}

function together(run: readonly Stray[], home: BlockShape | undefined, within: Within): Finding {
  const [{ finding, item }] = run;
  const last = run[run.length - 1].item;
  const written = within.context.text.slice(finding.start, finding.end).trim();
  const shown = `\`${written}${item.kind === 'line' ? ':' : ''}\``;
  const others = `the ${run.length - 1} ${run.every((stray) => stray.item.kind === 'line') ? 'lines' : 'lines and blocks'} after it, up to ${lineOf(last.start)}`;
  const what = home
    ? `They belong to ${withArticle(`\`${home.word}\``, home.word)}: put the line before them that opens it, or put them into one.`
    : 'Put them back into the block that they belong to.';
  return {
    rule: finding.rule,
    start: finding.start,
    end: finding.end,
    message:
      within.shape === file
        ? `${shown} stands in no block, nor do ${others}. ${what}`
        : `${shown} has no place in ${nameOfBlock(within)}, nor have ${others}. ${what}`,
  };
}
