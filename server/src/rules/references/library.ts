import { parse } from '../../../../grammar/syntax/parser.js';
import type { Block } from '../../../../grammar/syntax/tree.js';
import { libraryFiles } from '../../library.generated.js';
import { lineOf, wordAt } from '../../semantics/lines.js';

/** The entries of the library that ships with Remit, for rules that know them whether a file uses the library or not. */

/** How an entry is known; marked by its weakest part where only a part of it, such as its day, is unverified. */
export type Verified = 'official source' | 'secondary source' | 'not verified';

/** The declarations in a library's file that rules read. */
const declarations = /^(?:body|data-set|framework) [^\n]*\{\n(?: [^\n]*\n)*\}/gm;

/** An entry as it stands in its file. */
export interface LibraryEntry {
  readonly text: string;
  /** Its offsets count in `text`. */
  readonly block: Block;
}

/** The bodies, data sets and frameworks in whose text a pattern is found: only those are read, at every call. */
export function libraryEntries(pattern: RegExp): LibraryEntry[] {
  return Object.values(libraryFiles).flatMap((file) =>
    [...file.matchAll(declarations)]
      .filter(([text]) => pattern.test(text))
      .map(([text]) => ({ text, block: parse(text).tree.items[0] as Block })),
  );
}

/** The texts after a key of an entry. */
export function textsOf(block: Block, key: string): string[] {
  return (lineOf(block, key)?.value.phrases ?? []).flatMap(({ parts: [part] }) =>
    part?.kind === 'text' ? [part.value] : [],
  );
}

const verifiedBy: Readonly<Record<string, Verified>> = {
  'official-source': 'official source',
  'secondary-source': 'secondary source',
};

export function verifiedOf(block: Block): Verified {
  return verifiedBy[wordAt(block, 'verified') ?? ''] ?? 'not verified';
}
