import type { Block } from '../../../grammar/syntax/tree.js';
import { lastAtOrBefore } from '../../../grammar/text/lines.js';
import { contractsIn } from '../payment/model/contract.js';
import { readHead } from '../semantics/heads.js';
import type { Scope } from '../semantics/names.js';
import type { FileView } from '../semantics/view.js';

/** A contract of a file, with what its payment terms are read from. */
export interface PlacedContract {
  readonly name: string;
  readonly title: string;
  /** Its offsets count in the piece. */
  readonly block: Block;
  /** The index of the piece in which it stands, and the offset in the file at which that starts. */
  readonly index: number;
  readonly offset: number;
  readonly text: string;
  readonly scope: Scope;
  /** The line of the file, from 1, in which an offset of the piece stands. */
  lineAt(offset: number): number;
}

/** The contracts of a file, in the order in which they stand. */
export function contractsOf(file: FileView): PlacedContract[] {
  const { pieces, offsets, lines } = file.source;
  return pieces.flatMap((piece, index) => {
    if (!file.outline(index).declared.some(({ kind }) => kind === 'contract')) return [];
    return contractsIn(file.parsed(index).tree.items).map((block) => {
      const head = readHead(block.head);
      return {
        name: head.name?.text ?? '',
        title: head.title?.value ?? '',
        block,
        index,
        offset: offsets[index],
        text: piece.text,
        scope: file.scope(index),
        lineAt: (offset) => lines[index] + lastAtOrBefore(piece.lineStarts, offset) + 1,
      };
    });
  });
}
