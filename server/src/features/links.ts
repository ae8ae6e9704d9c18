import { textOf } from '../../../grammar/text/source.js';
import type { FileView, WorkspaceView } from '../semantics/view.js';
import { fileName } from './hover/names.js';

/** A path that opens a file. Offsets are those of the file. */
export interface DocumentLink {
  readonly start: number;
  readonly end: number;
  /** The URI to open; that of a library has the scheme `remit-library`, whose text `libraryText` gives. */
  readonly target: string;
  readonly tooltip: string;
}

/** The files and libraries that `use` lines name, where they exist. */
export function documentLinks(view: WorkspaceView, file: FileView): DocumentLink[] {
  return file.uses().flatMap(({ use, piece, target }) => {
    const used = target === undefined ? undefined : view.file(target);
    if (!used) return [];
    const base = file.source.offsets[piece];
    // The quotes of a path are not part of the link.
    const text = file.source.pieces[piece].text;
    const quotes = text[use.start] === '"' && text[use.end - 1] === '"' && use.end - use.start > 2 ? 1 : 0;
    const what = used.shipped ? `Read the library ${fileName(used)}` : `Open ${fileName(used)}`;
    return [{ start: base + use.start + quotes, end: base + use.end - quotes, target: used.uri, tooltip: what }];
  });
}

/** The text of a library that ships with Remit, by its URI. */
export function libraryText(view: WorkspaceView, uri: string): string | undefined {
  const file = view.file(uri);
  return file?.shipped ? textOf(file.source) : undefined;
}
