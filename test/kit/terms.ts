import { Workspace } from '../../server/src/workspace/workspace.js';
import { findingsOf, type PlacedFinding } from '../../server/src/workspace/findings.js';
import type { FileState } from '../../server/src/workspace/file.js';
import { read } from './samples.js';

/** A workspace of files by their names, and what is found in one of them. */
export function workspaceOf(files: Readonly<Record<string, string>>): Workspace {
  const workspace = new Workspace();
  workspace.setRoots(['file:///w']);
  for (const [name, text] of Object.entries(files)) workspace.set(`file:///w/${name}`, text);
  return workspace;
}

/** The findings of one rule family in a file: codes that begin with `code`. */
export function found(workspace: Workspace, name: string, code = ''): PlacedFinding[] {
  const file = workspace.file(`file:///w/${name}`) as FileState;
  return findingsOf(workspace, file).filter((finding) => finding.code.startsWith(code));
}

/** The files of a folder of the repository, by their names in it. */
export function folderFiles(folder: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, read(`${folder}/${name}`)]));
}
