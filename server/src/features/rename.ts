import type { Declared } from '../semantics/names.js';
import { withArticle } from '../semantics/schema/shapes.js';
import type { FileView, Place, WorkspaceView } from '../semantics/view.js';
import { declarationOf, type FileSpan, nameAt, spanOf } from './navigation.js';

/** A change of a file's text, in offsets of the file. */
export interface FileEdit extends FileSpan {
  readonly text: string;
}

/** Why something cannot be done, in words for the author. */
export interface Refusal {
  readonly refused: string;
}

const namePattern = /^[A-ZÀ-ÖØ-Þ][A-Za-z0-9À-ÖØ-öø-ÿ]*(?:-[A-Za-z0-9À-ÖØ-öø-ÿ]+)*$/;

/** The name at the offset that could be renamed, or why it cannot be. */
export function prepareRename(view: WorkspaceView, file: FileView, offset: number): FileSpan | Refusal {
  const name = nameAt(view, file, offset);
  if (!name) return { refused: 'Put the cursor on a name to rename it.' };
  if (declarationOf(view, name.declared)?.file.shipped) {
    return { refused: `${name.declared.name} belongs to a library that ships with Remit, and keeps its name.` };
  }
  return name.declares ? name : ownPart(name, name.declared);
}

/** The edits that give what stands at the offset another name wherever it is mentioned, or why that cannot be. */
export function rename(view: WorkspaceView, file: FileView, offset: number, newName: string): FileEdit[] | Refusal {
  const prepared = prepareRename(view, file, offset);
  if ('refused' in prepared) return prepared;
  const { declared } = nameAt(view, file, offset) as { declared: Declared };
  if (!namePattern.test(newName)) {
    return {
      refused: `A name is one word of letters and digits that starts with a capital: ${newName || 'this'} is not one.`,
    };
  }
  if (newName === declared.name) return [];
  const declaration = view.placeOf(declared) as Place;
  const mentions = view.referencesTo(declared).map(({ file: other, piece, reference }) => {
    const base = other.source.offsets[piece];
    const place = { file: other, start: base + reference.start, end: base + reference.end };
    return { ...ownPart(place, declared), piece };
  });
  for (const { file: other, piece } of [declaration, ...mentions]) {
    const found = other.scope(piece).find(newName);
    const named = !found ? [] : 'one' in found ? [found.one] : found.several;
    const taken = named.find((one) => sharesPlace(one, declared));
    if (taken) return { refused: `${newName} is the name of something else already: ${withArticle(taken.kind)}.` };
  }
  return [spanOf(declaration), ...mentions, ...prefixes(view, declared)].map(({ file: other, start, end }) => ({
    file: other,
    start,
    end,
    text: newName,
  }));
}

/** Two things may have one name only inside two different declarations. */
function sharesPlace(taken: Declared, declared: Declared): boolean {
  return taken.container === declared.container || taken.container === undefined || declared.container === undefined;
}

/** Of `Contract.Core` the part after the dot, where that is the name of `declared`. */
function ownPart<T extends FileSpan>(place: T, declared: Declared): T {
  return place.end - place.start === declared.name.length
    ? place
    : { ...place, start: place.end - declared.name.length };
}

/** Where a declaration's name stands before the dot, as in `Contract.Core`. */
function prefixes(view: WorkspaceView, declared: Declared): FileSpan[] {
  const place = view.placeOf(declared);
  if (!place || declared.container !== undefined) return [];
  const inner = place.file.outline(place.piece).declared.filter((other) => other.container === declared.name);
  return inner.flatMap((other) =>
    view
      .referencesTo(other)
      .filter(({ reference }) => reference.name === `${declared.name}.${other.name}`)
      .map(({ file, piece, start }) => {
        const base = file.source.offsets[piece];
        return { file, start: base + start, end: base + start + declared.name.length };
      }),
  );
}
