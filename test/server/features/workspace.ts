import { positionAt } from '../../../grammar/text/source.js';
import type { FileView, WorkspaceView } from '../../../server/src/semantics/view.js';
import { viewOf } from '../../../server/src/workspace/view.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';
import { read, remitFiles } from '../../kit/samples.js';

/** What the tests of features share: small workspaces, and the examples that ship. */

/** The files of `examples/`, by path. */
export const examples: ReadonlyMap<string, string> = new Map(
  remitFiles('examples').map((path) => [path.slice('examples/'.length), read(path)]),
);

export const library: Readonly<Record<string, string>> = {
  'nhs/sample.remit': 'remit 1\n\ninput Index "An index" {\n  unit: percent\n  source: "x"\n}\n',
};

/** Features need the meaning of a file, not what the rules say of it: those are run where a test is about them. */
export const judgesLater = true;

export interface Opened {
  readonly workspace: Workspace;
  readonly view: WorkspaceView;
  /** The file that the test is about, the one with the mark where there is one. */
  readonly file: FileView;
  readonly offset: number;
}

/** Opens files, of which one may hold the mark `$0`; it is taken out, and its offset told. */
export function open(files: Readonly<Record<string, string>>): Opened {
  const workspace = new Workspace(library, undefined, judgesLater);
  let about = Object.keys(files)[0];
  let offset = -1;
  for (const [name, text] of Object.entries(files)) {
    const mark = text.indexOf('$0');
    if (mark >= 0) [about, offset] = [name, mark];
    workspace.set(uriOf(name), text.replace('$0', ''));
  }
  const view = viewOf(workspace);
  return { workspace, view, file: view.file(uriOf(about)) as FileView, offset };
}

/** Replaces what stands from `start` to `end` in a file that is open. */
export function edit({ workspace }: Opened, file: FileView, start: number, end: number, text: string): void {
  const { source } = file;
  workspace.edit(file.uri, [{ range: { start: positionAt(source, start), end: positionAt(source, end) }, text }]);
}

export function uriOf(name: string): string {
  return `file:///remit/${name}`;
}
