import type { Bare, Block, Item, Line, Part, Phrase } from '../../../../grammar/syntax/tree.js';
import { pieceAt } from '../../../../grammar/text/source.js';
import { type Head, keyOf, readHead, rowKind, understood } from '../../semantics/heads.js';
import type { Declared, Scope } from '../../semantics/names.js';
import { file as fileShape, keyNamed } from '../../semantics/schema/schema.js';
import type { BlockShape, KeyShape, RowShape } from '../../semantics/schema/shapes.js';
import type { FileView, WorkspaceView } from '../../semantics/view.js';
import { insideOf } from '../../semantics/walk.js';

/** A block around a place, with what the schema says of it. */
export interface Around {
  readonly block: Block;
  readonly head: Head;
  readonly shape: BlockShape | undefined;
}

/** Where an offset stands. Offsets are those of the piece. */
export interface Place {
  readonly view: WorkspaceView;
  readonly file: FileView;
  readonly piece: number;
  readonly text: string;
  readonly scope: Scope;
  readonly offset: number;
  /** The blocks around it, the outermost first. */
  readonly around: readonly Around[];
  /** The shape of the innermost of them; that of a file at the top level. */
  readonly shape: BlockShape | undefined;
  /** The item in which it stands: for a block's head, that block, which is then not among `around`. */
  readonly item: Block | Line | Bare;
  readonly key?: KeyShape;
  readonly row?: RowShape;
  readonly inHead: boolean;
  /** The phrase of the value, with its index, or the parts of the head. */
  readonly phrase?: Phrase;
  readonly parts: readonly Part[];
  /** From the part of the head or phrase down to the innermost that holds the offset; empty on a colon, a comma or a brace. */
  readonly chain: readonly Part[];
}

/** Where `offset`, counted in the file, stands; undefined between items and in comments. */
export function placeAt(view: WorkspaceView, file: FileView, offset: number): Place | undefined {
  const { source } = file;
  if (source.pieces.length === 0 || offset < 0 || offset > source.length) return undefined;
  const piece = pieceAt(source, offset);
  const within = offset - source.offsets[piece];
  const { tree } = file.parsed(piece);
  if (tree.comments.some((comment) => comment.start <= within && within < comment.end)) return undefined;
  const around: Around[] = [];
  let shape: BlockShape | undefined = fileShape;
  let items: readonly Item[] = tree.items;
  for (;;) {
    const item = items.find((candidate) => candidate.start <= within && within < candidate.end);
    if (!item) return undefined;
    if (item.kind === 'block' && within > item.open) {
      const head = readHead(item.head);
      shape = shape && understood(head, shape)?.shape;
      around.push({ block: item, head, shape });
      items = item.items;
      continue;
    }
    const base = {
      view,
      file,
      piece,
      text: source.pieces[piece].text,
      scope: file.scope(piece),
      offset: within,
      around,
    };
    return { ...base, shape, item, ...standing(item, shape, within) };
  }
}

function standing(
  item: Block | Line | Bare,
  shape: BlockShape | undefined,
  offset: number,
): Pick<Place, 'key' | 'row' | 'inHead' | 'phrase' | 'parts' | 'chain'> {
  const inHead = item.kind !== 'line' || offset <= item.colon;
  const phrase =
    item.kind === 'line' && !inHead
      ? item.value.phrases.find(({ start, end }) => start <= offset && offset < end)
      : undefined;
  const parts = inHead ? item.head : (phrase?.parts ?? []);
  const chain = chainAt(parts, offset);
  if (item.kind !== 'line' || !shape) return { inHead, phrase, parts, chain };
  const word = keyOf(item)?.text;
  const key = word === undefined ? undefined : keyNamed(shape, word);
  const kind = rowKind(item);
  const row = kind && shape.rows.find((candidate) => candidate.head === kind);
  return { inHead, phrase, parts, chain, key, row };
}

function chainAt(parts: readonly Part[], offset: number): Part[] {
  const chain: Part[] = [];
  let inside: readonly (Part | undefined)[] = parts;
  for (;;) {
    const part = inside.find((candidate) => candidate && candidate.start <= offset && offset < candidate.end);
    if (!part) return chain;
    chain.push(part);
    inside = insideOf(part);
  }
}

/** What a name means at the place, where that is clear. */
export function meaningOf(place: { readonly scope: Scope }, name: string): Declared | undefined {
  const found = place.scope.find(name);
  return found && 'one' in found ? found.one : undefined;
}

/** The block that declares something, and the text of its piece. */
export interface Origin {
  readonly declared: Declared;
  readonly file: FileView;
  readonly text: string;
  /** None for a `let` line, which is then `line`. */
  readonly block?: Block;
  readonly line?: Line;
  readonly scope: Scope;
}

/** Where a declaration stands, with its tree. */
export function originOf(view: WorkspaceView, declared: Declared): Origin | undefined {
  const place = view.placeOf(declared);
  if (!place) return undefined;
  const { file, piece } = place;
  const base = { declared, file, text: file.source.pieces[piece].text, scope: file.scope(piece) };
  let items: readonly Item[] = file.parsed(piece).tree.items;
  for (;;) {
    const item = items.find((candidate) => candidate.start <= declared.start && declared.end <= candidate.end);
    if (!item) return undefined;
    if (item.kind === 'line') return { ...base, line: item };
    if (item.kind === 'bare') return undefined;
    if (declared.start < item.open) return { ...base, block: item };
    items = item.items;
  }
}

/** The innermost block around the place with one of these shapes. */
export function aroundOf(place: Place, ...ids: string[]): Around | undefined {
  return [...place.around].reverse().find(({ shape }) => shape && ids.includes(shape.id));
}
