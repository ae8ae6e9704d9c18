import type { Block, Span, Value } from '../../../grammar/syntax/tree.js';
import type { NameKind } from './schema/shapes.js';

/** A name and what it is the name of. Offsets count from the start of the piece that declares it. */
export interface Declared extends Span {
  readonly name: string;
  readonly kind: NameKind;
  /** The name of the declaration that it stands in; none at the top level. */
  readonly container?: string;
  /** What other declarations may need to know of it, by key. A change of these is a change for all that asked. */
  readonly facts: ReadonlyMap<string, Fact>;
}

/** One line or block of a declaration, as others may ask for it. Two facts are the same where their texts are. */
export interface Fact {
  /** As written: the value of a line, or a whole block. */
  readonly text: string;
  /** The value of a line, parsed when it is asked for; its offsets mean nothing. */
  readonly value?: Value;
  /** A block, parsed when it is asked for; its offsets count in `text`. */
  readonly block?: Block;
}

/** A place where a name stands for something declared. */
export interface Reference extends Span {
  readonly name: string;
}

/** What a name means at some place. */
export type Found = { readonly one: Declared } | { readonly several: readonly Declared[] } | undefined;

/** A title as it is compared with what somebody wrote: without quotes, case, and what is told of it in brackets. */
export function plainTitle(title: string): string {
  return title
    .replaceAll('"', '')
    .replace(/\s*\([^()]*\)\s*$/, '')
    .replaceAll('&', ' and ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/^the /, '');
}

/** The names that are known to a piece. Whoever asks is told again when an answer changes. */
export interface Scope {
  find(name: string): Found;
  fact(declared: Declared, key: string): Fact | undefined;
  /** Whether the piece that asks makes this declaration itself. */
  isOwn(declared: Declared): boolean;
  /** All declarations of `name` in the file itself, in the order in which they stand. */
  declaredHere(name: string): readonly Declared[];
  /** The first declaration of `name` at the top level of a file that is used. */
  imported(name: string): Declared | undefined;
  /** Whether the file, or one that it uses, introduces a term: as the title of a declaration, or as an abbreviation that is spelled out. */
  introduces(term: string): boolean;
  /** The one declaration of these kinds with this title, in whatever case; undefined where there is none, or several. */
  titled(title: string, kinds: readonly NameKind[]): Declared | undefined;
  /** Names that could stand for something of these kinds, for suggestions; asking leaves no trace. */
  namesOf(kinds: readonly NameKind[]): readonly string[];
  /** Whether every file that is used has been read: until then an unknown name is not reported. */
  readonly complete: boolean;
}
