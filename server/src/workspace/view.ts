import { parse } from '../../../grammar/syntax/parser.js';
import { landmarks } from '../../../grammar/syntax/vocabulary.js';
import { sourceOf } from '../../../grammar/text/source.js';
import type { Declared, Reference } from '../semantics/names.js';
import { outlineOf } from '../semantics/outline.js';
import type { FileView, Library, Place, WorkspaceView } from '../semantics/view.js';
import { type FileState, namesFor, parsedPiece } from './file.js';
import { libraryUri, pathBetween } from './paths.js';
import { scopeOf } from './scope.js';
import type { Workspace } from './workspace.js';

/** The workspace as the editor's features see it. */
export function viewOf(workspace: Workspace): WorkspaceView {
  const view: WorkspaceView = {
    file: (uri) => {
      const file = workspace.file(uri);
      return file && viewOfFile(workspace, file);
    },
    *files() {
      for (const file of workspace.files()) yield viewOfFile(workspace, file);
    },
    libraries: (kinds) => {
      const declares = new RegExp(`^(?:${kinds.join('|')}) `, 'm');
      return workspace.libraries
        .names()
        .filter((name) => declares.test(workspace.libraries.text(name)))
        .map((name) => lookedInto(libraryUri(`${name}.remit`), workspace.libraries.text(name)));
    },
    placeOf: (declared) => placeOf(workspace, declared),
    referencesTo: (declared) => referencesTo(workspace, declared),
    usable: (from) => {
      const libraries = workspace.libraries.names().map((written) => ({
        written,
        uri: libraryUri(`${written}.remit`),
        about: workspace.libraries.about(written),
      }));
      const files = [...workspace.files()].flatMap(({ uri, shipped }) => {
        const path = shipped || uri === from.uri ? undefined : pathBetween(from.uri, uri);
        return path === undefined ? [] : [{ written: `"${path}"`, uri }];
      });
      return [...libraries, ...files];
    },
  };
  return view;
}

const views = new WeakMap<FileState, FileView>();

function viewOfFile(workspace: Workspace, file: FileState): FileView {
  const known = views.get(file);
  if (known) return known;
  const view: FileView = {
    uri: file.uri,
    shipped: file.shipped,
    get source() {
      return file.source;
    },
    parsed: (piece) => parsedPiece(file.pieces[piece].piece),
    outline: (piece) => file.pieces[piece].outline,
    scope: (piece) => scopeOf(file, file.pieces[piece], workspace, new Set()),
    uses: () =>
      file.uses.map(({ use, state, target }) => ({
        use,
        piece: state.index,
        target: 'uri' in target && workspace.file(target.uri) ? target.uri : undefined,
      })),
  };
  views.set(file, view);
  return view;
}

/** The libraries that have been looked into, by their texts: those never change. */
const looked = new Map<string, Library>();

/** What a library declares. It does not become a file of the workspace by being looked into: that it does when it is used. */
function lookedInto(uri: string, text: string): Library {
  const known = looked.get(text);
  if (known) return known;
  const source = sourceOf(text, landmarks);
  const outlines = source.pieces.map((piece) => outlineOf(parse(piece.text).tree, piece.text));
  const library: Library = { uri, source, shipped: true, outline: (piece) => outlines[piece] };
  looked.set(text, library);
  return library;
}

function placeOf(workspace: Workspace, declared: Declared): Place | undefined {
  const owner = workspace.ownerOf(declared);
  if (!owner) return undefined;
  return { file: viewOfFile(workspace, owner.file), piece: owner.index, start: declared.start, end: declared.end };
}

function referencesTo(workspace: Workspace, declared: Declared): (Place & { reference: Reference })[] {
  const owner = workspace.ownerOf(declared);
  if (!owner) return [];
  const names = namesFor(declared);
  const found: (Place & { reference: Reference })[] = [];
  // A file that uses itself is among those that use it.
  for (const file of new Set([owner.file, ...workspace.usersOf(owner.file.uri)])) {
    if (!names.some((name) => file.mentions.has(name))) continue;
    file.pieces.forEach((state, piece) => {
      for (const reference of state.outline.references) {
        if (!names.includes(reference.name)) continue;
        const meant = scopeOf(file, state, workspace, new Set()).find(reference.name);
        if (meant && 'one' in meant && meant.one === declared) {
          const { start, end } = reference;
          found.push({ file: viewOfFile(workspace, file), piece, start, end, reference });
        }
      }
    });
  }
  return found;
}
