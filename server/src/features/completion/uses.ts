import type { Comment } from '../../../../grammar/syntax/tree.js';
import { lineEndAfter } from '../../../../grammar/text/lines.js';
import type { FileView, WorkspaceView } from '../../semantics/view.js';
import type { Candidate, TextEdit } from './candidate.js';
import type { Place } from './place.js';

/** How each other file is written after `use`, by the file that is written in; undefined for one that no path leads to. */
const paths = new WeakMap<FileView, ReadonlyMap<string, string | undefined>>();

function pathTo(view: WorkspaceView, from: FileView, uri: string): string | undefined {
  const known = paths.get(from);
  if (known?.has(uri)) return known.get(uri);
  const fresh = new Map<string, string | undefined>();
  for (const file of view.files()) fresh.set(file.uri, undefined);
  for (const usable of view.usable(from)) fresh.set(usable.uri, usable.written);
  paths.set(from, fresh);
  return fresh.get(uri);
}

/** Makes the edit by which the declarations of a file become known: a line after the last `use` or `remit` line. */
export function useEdits(view: WorkspaceView, file: FileView): (uri: string) => TextEdit | undefined {
  const { piece, end } = lastDirective(file);
  const base = file.source.offsets[piece];
  const { text } = file.source.pieces[piece];
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const at = end === 0 ? base : base + lineEndAfter(text, end);
  const gap = /^\s*[\r\n]/.test(text) ? '' : newline;
  return (uri) => {
    const written = pathTo(view, file, uri);
    if (written === undefined) return undefined;
    const line = `use ${written}`;
    return { start: at, end: at, text: end === 0 ? line + newline + gap : newline + line };
  };
}

/** Where the last `use` line ends, or the `remit` line where there is none; 0 where there is neither. */
function lastDirective(file: FileView): { piece: number; end: number } {
  const uses = file.uses();
  if (uses.length > 0) {
    const { piece, use } = uses[uses.length - 1];
    return { piece, end: use.line.end };
  }
  const first = file.parsed(0).tree.items[0];
  const isRemit = first?.kind === 'bare' && first.head[0]?.kind === 'word' && first.head[0].text === 'remit';
  return { piece: 0, end: isRemit ? first.end : 0 };
}

/** What may stand after `use`: libraries, and the other files of the workspace, without those that are used already. */
export function usable(place: Place): Candidate[] {
  const { view, file } = place;
  const used = new Set(file.uses().flatMap(({ target }) => (target === undefined ? [] : [target])));
  const all = view.usable(file).filter(({ uri }) => !used.has(uri));
  return all.map(({ written, uri, about }) => {
    const target = view.file(uri);
    const isFile = written.startsWith('"');
    return {
      label: written,
      kind: 'use' as const,
      detail: isFile ? 'file' : 'library',
      documentation: about ?? (target && describeFile(target)),
    };
  });
}

/** The first comment, with those that follow it line by line. */
function firstComment(comments: readonly Comment[], text: string): string {
  const lines: string[] = [];
  for (let i = 0; i < comments.length; i++) {
    if (i > 0 && /\S|\n\s*\n/.test(text.slice(comments[i - 1].end, comments[i].start))) break;
    lines.push(comments[i].text.replace(/^\/[/*]+\s*|\s*\*\/$/g, ''));
  }
  return lines.join(' ');
}

/** What a file is about: its first comment, else the kinds of what it declares. */
function describeFile(file: FileView): string | undefined {
  for (let piece = 0; piece < Math.min(file.source.pieces.length, 2); piece++) {
    const said = firstComment(file.parsed(piece).tree.comments, file.source.pieces[piece].text);
    if (said) return said;
  }
  const names: string[] = [];
  for (let piece = 0; piece < file.source.pieces.length && names.length < 8; piece++) {
    const declared = file.outline(piece).declared[0];
    if (declared) names.push(declared.name);
  }
  return names.length > 0 ? `Declares ${names.join(', ')}${names.length === 8 ? ' and more' : ''}.` : undefined;
}
