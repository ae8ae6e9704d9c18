import type { Block } from '../../grammar/syntax/tree.js';
import { contractsIn } from '../../server/src/payment/model/contract.js';
import type { Scope } from '../../server/src/semantics/names.js';
import type { FileView } from '../../server/src/semantics/view.js';

/** A contract of a file, with the piece in which it stands: offsets count in its text, and names mean what they mean there. */
export interface PlacedContract {
  readonly contract: Block;
  readonly text: string;
  readonly scope: Scope;
  /** The index of the piece in its file. */
  readonly index: number;
}

/** All contracts of a file, in their order. */
export function contractsOf(file: FileView): PlacedContract[] {
  return file.source.pieces.flatMap(({ text }, index) =>
    contractsIn(file.parsed(index).tree.items).map((contract) => ({ contract, text, scope: file.scope(index), index })),
  );
}

/** The first contract of a file. Throws where there is no file, or none in it. */
export function firstContract(file: FileView | undefined): PlacedContract {
  const [first] = file ? contractsOf(file) : [];
  if (!first) throw new Error(file ? 'There is no contract in the file.' : 'There is no file.');
  return first;
}
