import { lastAtOrBefore } from '../../../grammar/text/lines.js';
import { type Piece, pieceAt } from '../../../grammar/text/source.js';
import type { Scope } from '../semantics/names.js';
import type { NameKind } from '../semantics/schema/shapes.js';
import type { FileView } from '../semantics/view.js';
import { type TokenType, tokenTypes } from './tokens/legend.js';
import { type Mark, marksIn } from './tokens/marks.js';

/** By which type the name of something is shown. */
const typeOfKind: Readonly<Record<NameKind, TokenType>> = {
  organisation: 'class',
  population: 'class',
  measure: 'function',
  input: 'function',
  service: 'namespace',
  contract: 'namespace',
  definition: 'struct',
  indicator: 'function',
  'data-set': 'struct',
  body: 'class',
  framework: 'struct',
  aim: 'struct',
  step: 'struct',
  requirement: 'struct',
  example: 'struct',
  payment: 'interface',
  'risk-share': 'interface',
  'pooled-fund': 'interface',
  remedy: 'interface',
  together: 'interface',
  group: 'interface',
  line: 'struct',
  reserve: 'struct',
  let: 'variable',
};

/**
 * The tokens of a file in the protocol's encoding: five numbers for each, lines and characters counted from the token before. With `within`, those
 * of the pieces that it touches. A piece is read once; after an edit only what is new is read, and only names that mean something else are shown anew.
 */
export function semanticTokens(file: FileView, within?: { readonly start: number; readonly end: number }): Uint32Array {
  const { source } = file;
  const first = within ? pieceAt(source, within.start) : 0;
  const last = within ? pieceAt(source, within.end) : source.pieces.length - 1;
  const typeOf = typesOfNames(file);
  const parts: { data: Uint32Array; line: number; lastLine: number }[] = [];
  let length = 0;
  for (let index = first; index <= last; index++) {
    const encoded = encodedPiece(file, index);
    const data = shownWith(encoded, (name) => typeOf(name, index));
    if (data.length === 0) continue;
    parts.push({ data, line: source.lines[index], lastLine: encoded.lastLine });
    length += data.length;
  }
  const all = new Uint32Array(length);
  let at = 0;
  let line = 0;
  for (const part of parts) {
    all.set(part.data, at);
    all[at] += part.line - line;
    line = part.line + part.lastLine;
    at += part.data.length;
  }
  return all;
}

/** What to change in the encoding `before` to get `after`: one run of numbers for another. */
export function tokensEdit(
  before: Uint32Array,
  after: Uint32Array,
): { readonly start: number; readonly deleteCount: number; readonly data: Uint32Array } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let kept = 0;
  while (kept < shorter - start && before[before.length - 1 - kept] === after[after.length - 1 - kept]) kept++;
  return { start, deleteCount: before.length - start - kept, data: after.subarray(start, after.length - kept) };
}

/** The tokens of a piece, counted from its first line. */
interface Encoded {
  readonly lastLine: number;
  /** The names whose type their meaning decides, and, in pairs, which token shows which of them. */
  readonly names: readonly string[];
  readonly references: Uint32Array;
  /** The data for the types that the names had last; a token of a name that means nothing is left out. */
  data: Uint32Array;
  types: readonly number[];
}

const known = new WeakMap<Piece, Encoded>();

function encodedPiece(file: FileView, index: number): Encoded {
  const piece = file.source.pieces[index];
  const encoded = known.get(piece) ?? encode(piece, marksIn(file.parsed(index).tree, piece.text));
  known.set(piece, encoded);
  return encoded;
}

/** Where a name means nothing that is known, it is shown as a name of something of its own. */
const unknownName = tokenTypes.indexOf('struct');

function encode({ text, lineStarts }: Piece, marks: readonly Mark[]): Encoded {
  const data = new Uint32Array(marks.length * 5);
  const names: string[] = [];
  const references: number[] = [];
  let line = 0;
  let character = 0;
  marks.forEach(({ start, end, type }, index) => {
    const at = lastAtOrBefore(lineStarts, start);
    const column = start - lineStarts[at];
    data[index * 5] = at - line;
    data[index * 5 + 1] = at === line ? column - character : column;
    data[index * 5 + 2] = end - start;
    if (typeof type === 'string') data[index * 5 + 3] = tokenTypes.indexOf(type);
    else if ('declares' in type) {
      data[index * 5 + 3] = tokenTypes.indexOf(typeOfKind[type.declares]);
      data[index * 5 + 4] = 1;
    } else {
      const name = text.slice(start, end);
      let number = names.indexOf(name);
      if (number < 0) number = names.push(name) - 1;
      references.push(index, number);
      data[index * 5 + 3] = unknownName;
    }
    line = at;
    character = column;
  });
  return {
    lastLine: line,
    names,
    references: Uint32Array.from(references),
    data,
    types: names.map(() => unknownName),
  };
}

function shownWith(encoded: Encoded, typeOf: (name: string) => number): Uint32Array {
  const { names, references } = encoded;
  if (names.length === 0) return encoded.data;
  let changed = false;
  const types = names.map((name, i) => {
    const type = typeOf(name);
    changed ||= type !== encoded.types[i];
    return type;
  });
  if (!changed) return encoded.data;
  encoded.data = encoded.data.slice();
  encoded.types = types;
  for (let i = 0; i < references.length; i += 2) encoded.data[references[i] * 5 + 3] = types[references[i + 1]];
  return encoded.data;
}

/** Finds the type of a name in a piece; a name that means the same in the whole file is looked up once. */
function typesOfNames(file: FileView): (name: string, piece: number) => number {
  const everywhere = new Map<string, number>();
  let scopePiece = -1;
  let scope: Scope;
  return (name, piece) => {
    const same = everywhere.get(name);
    if (same !== undefined) return same;
    if (piece !== scopePiece) {
      scope = file.scope(piece);
      scopePiece = piece;
    }
    const found = scope.find(name);
    const kind = found && ('one' in found ? found.one.kind : found.several[0].kind);
    const type = kind ? tokenTypes.indexOf(typeOfKind[kind]) : unknownName;
    if (scope.declaredHere(name).length < 2) everywhere.set(name, type);
    return type;
  };
}
