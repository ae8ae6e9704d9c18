import type { Block, Item, Line } from '../../../grammar/syntax/tree.js';
import type { Piece } from '../../../grammar/text/source.js';
import { letName, readHead, understood } from '../semantics/heads.js';
import { file as fileShape } from '../semantics/schema/schema.js';
import type { BlockShape, NameKind } from '../semantics/schema/shapes.js';
import type { FileView, Place, WorkspaceView } from '../semantics/view.js';

/** What a symbol is: something declared, a section of a service, a measure's share of a pool, or another block. */
export type SymbolKind = NameKind | 'section' | 'share' | 'block';

/** Something with a name in a file, with what stands inside it. Offsets are those of the file. */
export interface DocumentSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  /** The title, or the share of a pool. */
  readonly detail?: string;
  readonly start: number;
  readonly end: number;
  /** Where its name stands. */
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly children: readonly DocumentSymbol[];
}

/** The declarations of a file and the blocks inside them, as a tree. */
export function documentSymbols(file: FileView): DocumentSymbol[] {
  return file.source.pieces.flatMap((piece, index) => {
    let symbols = known.get(piece);
    if (!symbols) {
      symbols = symbolsIn(file.parsed(index).tree.items, fileShape, piece.text);
      known.set(piece, symbols);
    }
    const offset = file.source.offsets[index];
    return offset === 0 ? symbols : symbols.map((symbol) => moved(symbol, offset));
  });
}

/** The symbols of each piece, counted from its start. */
const known = new WeakMap<Piece, readonly DocumentSymbol[]>();

function moved(symbol: DocumentSymbol, by: number): DocumentSymbol {
  return {
    ...symbol,
    start: symbol.start + by,
    end: symbol.end + by,
    nameStart: symbol.nameStart + by,
    nameEnd: symbol.nameEnd + by,
    children: symbol.children.map((child) => moved(child, by)),
  };
}

/** Deeper blocks are a mistake, and would only cost time. */
const deepest = 20;

function symbolsIn(items: readonly Item[], within: BlockShape | undefined, text: string, depth = 0): DocumentSymbol[] {
  if (depth > deepest) return [];
  return items.flatMap((item) => {
    if (item.kind === 'line') return letSymbol(item) ?? [];
    return item.kind === 'block' ? (blockSymbol(item, within, text, depth) ?? []) : [];
  });
}

function letSymbol(line: Line): DocumentSymbol | undefined {
  const name = letName(line);
  if (!name) return undefined;
  const { start, end } = line;
  return { name: name.text, kind: 'let', start, end, nameStart: name.start, nameEnd: name.end, children: [] };
}

function blockSymbol(
  block: Block,
  within: BlockShape | undefined,
  text: string,
  depth: number,
): DocumentSymbol | undefined {
  const head = readHead(block.head);
  const shape = within && understood(head, within)?.shape;
  const label = head.name ?? head.word;
  if (!label || shape?.id.startsWith('by-year/')) return undefined;
  const kind: SymbolKind =
    shape?.declares ?? (shape?.id === 'payment/share' ? 'share' : within?.id === 'service' ? 'section' : 'block');
  const word = head.word?.text;
  // `expect Results`, `total`: a block that is about another thing is told by its word too.
  const name = kind === 'block' && head.name && word ? `${word} ${head.name.text}` : label.text;
  const detail = head.title?.value.replace(/\s+/g, ' ') || (head.share && text.slice(head.share.start, head.share.end));
  const { start, end } = block;
  return {
    name,
    kind,
    ...(detail ? { detail } : {}),
    start,
    end,
    nameStart: label.start,
    nameEnd: label.end,
    children: symbolsIn(block.items, shape, text, depth + 1),
  };
}

/** A declaration of the workspace that a query found. */
export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: NameKind;
  readonly container?: string;
  readonly place: Place;
}

/** More would not be read by anyone. */
const most = 200;

/**
 * The declarations whose name, or `Contract.Name`, holds the letters of the query in their order: the same name first, then those that begin with
 * it, then those in which it begins a word or stands anywhere, then the rest; the shipped library last.
 */
export function workspaceSymbols(view: WorkspaceView, query: string): WorkspaceSymbol[] {
  const sought = query.trim().toLowerCase();
  const found: { rank: number; symbol: WorkspaceSymbol }[] = [];
  for (const file of view.files()) {
    for (let piece = 0; piece < file.source.pieces.length; piece++) {
      for (const { name, kind, container, start, end } of file.outline(piece).declared) {
        const full = sought.includes('.') && container !== undefined ? `${container}.${name}` : name;
        const rank = rankOf(full, sought);
        if (rank === undefined) continue;
        const symbol = {
          name,
          kind,
          ...(container === undefined ? {} : { container }),
          place: { file, piece, start, end },
        };
        found.push({ rank: rank + (file.shipped ? 10 : 0), symbol });
      }
    }
  }
  found.sort((a, b) => a.rank - b.rank || byName(a.symbol, b.symbol));
  return found.slice(0, most).map(({ symbol }) => symbol);
}

/** The same order on every system: by code units, not by the locale. */
function byName(a: WorkspaceSymbol, b: WorkspaceSymbol): number {
  const [one, other] = [a, b].map(({ name, place }) => `${name}\0${place.file.uri}`);
  return one < other ? -1 : one > other ? 1 : a.place.piece - b.place.piece || a.place.start - b.place.start;
}

function rankOf(name: string, sought: string): number | undefined {
  if (sought === '') return 4;
  const lower = name.toLowerCase();
  const at = lower.indexOf(sought);
  if (at === 0) return lower.length === sought.length ? 0 : 1;
  if (at > 0) return /[A-Z0-9]/.test(name[at]) ? 2 : 3;
  let from = 0;
  for (const letter of sought) {
    const next = lower.indexOf(letter, from);
    if (next < 0) return undefined;
    from = next + 1;
  }
  return 5;
}
