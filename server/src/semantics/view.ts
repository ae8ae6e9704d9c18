import type { Parsed } from '../../../grammar/syntax/parser.js';
import type { Source } from '../../../grammar/text/source.js';
import type { Declared, Reference, Scope } from './names.js';
import type { Outline, Use } from './outline.js';
import type { NameKind } from './schema/shapes.js';

/** A file of the workspace, as the editor's features see it. */
export interface FileView {
  readonly uri: string;
  readonly source: Source;
  /** Whether it is part of the library that ships with Remit, and so is only read. */
  readonly shipped: boolean;
  /** The tree of the piece with this index, and what is wrong in its wording. */
  parsed(piece: number): Parsed;
  outline(piece: number): Outline;
  /** The names that are known to the piece. */
  scope(piece: number): Scope;
  /** The `use` lines of the file, and the files that they name, where those exist. */
  uses(): readonly PlacedUse[];
}

export interface PlacedUse {
  readonly use: Use;
  /** Index of the piece in which the line stands. */
  readonly piece: number;
  readonly target: string | undefined;
}

/** Where something stands: a file, the index of a piece of it, and offsets within the piece. */
export interface Place {
  readonly file: FileView;
  readonly piece: number;
  readonly start: number;
  readonly end: number;
}

/** A library as it ships, of which no more is known than what it declares. */
export type Library = Pick<FileView, 'uri' | 'source' | 'shipped' | 'outline'>;

/** All files that are known, as the editor's features see them. */
export interface WorkspaceView {
  file(uri: string): FileView | undefined;
  files(): Iterable<FileView>;
  /** The libraries with declarations of one of these kinds, to look into: `files` has those that are used. */
  libraries(kinds: readonly NameKind[]): readonly Library[];
  placeOf(declared: Declared): Place | undefined;
  /** Every place that mentions the declaration, in all files; not the declaration itself. */
  referencesTo(declared: Declared): readonly (Place & { readonly reference: Reference })[];
  /** What may be written after `use` in the file: libraries, and other files by their relative path. */
  usable(from: FileView): readonly {
    readonly written: string;
    readonly uri: string;
    /** What a library is about: it is read in full only once it is used. */
    readonly about?: string;
  }[];
}
