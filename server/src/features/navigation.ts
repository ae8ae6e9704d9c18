import { pieceAt } from '../../../grammar/text/source.js';
import type { Declared } from '../semantics/names.js';
import type { FileView, Place, WorkspaceView } from '../semantics/view.js';

/** A stretch of a file, in offsets of the file. */
export interface FileSpan {
  readonly file: FileView;
  readonly start: number;
  readonly end: number;
}

/** A name at some place, and what it means there. */
export interface NameAt extends FileSpan {
  readonly declared: Declared;
  /** Whether this is the place that declares it. */
  readonly declares: boolean;
}

/** The name at an offset of a file, where one stands and it is clear what it means. */
export function nameAt(view: WorkspaceView, file: FileView, offset: number): NameAt | undefined {
  const piece = pieceAt(file.source, offset);
  // At the very start of a piece the cursor may still touch a name that ends the piece before; a line break parts them, so it does not.
  const base = file.source.offsets[piece];
  const at = offset - base;
  const outline = file.outline(piece);
  const declared = outline.declared.find(({ start, end }) => start <= at && at <= end);
  if (declared) return { file, declared, declares: true, start: base + declared.start, end: base + declared.end };
  const reference = outline.references.find(({ start, end }) => start <= at && at <= end);
  const found = reference && file.scope(piece).find(reference.name);
  if (!reference || !found || !('one' in found) || !view.placeOf(found.one)) return undefined;
  const { start, end } = reference;
  return { file, declared: found.one, declares: false, start: base + start, end: base + end };
}

/** Where what stands at the offset is declared: a name's declaration, or the file that a `use` line names. */
export function definitionAt(view: WorkspaceView, file: FileView, offset: number): FileSpan | undefined {
  const name = nameAt(view, file, offset);
  if (name) return declarationOf(view, name.declared);
  const use = file.uses().find(({ use, piece }) => {
    const base = file.source.offsets[piece];
    return base + use.start <= offset && offset <= base + use.end;
  });
  const target = use?.target === undefined ? undefined : view.file(use.target);
  return target && { file: target, start: 0, end: 0 };
}

export function declarationOf(view: WorkspaceView, declared: Declared): FileSpan | undefined {
  const place = view.placeOf(declared);
  return place && spanOf(place);
}

/** A place within a piece, in offsets of the file. */
export function spanOf({ file, piece, start, end }: Place): FileSpan {
  const base = file.source.offsets[piece];
  return { file, start: base + start, end: base + end };
}

/** Every place that mentions what stands at the offset, in all files. */
export function referencesAt(
  view: WorkspaceView,
  file: FileView,
  offset: number,
  withDeclaration: boolean,
): FileSpan[] {
  const name = nameAt(view, file, offset);
  if (!name) return [];
  const mentions = view.referencesTo(name.declared).map(spanOf);
  const declaration = withDeclaration ? declarationOf(view, name.declared) : undefined;
  return declaration ? [declaration, ...mentions] : mentions;
}
