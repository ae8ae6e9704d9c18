import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Completion, complete } from '../../../server/src/features/completion.js';
import type { FileView } from '../../../server/src/semantics/view.js';
import { viewOf } from '../../../server/src/workspace/view.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';
import { judgesLater } from './workspace.js';

const root = join(import.meta.dirname, '../../../..');
const folder = 'file:///remit/';

/** Every example file by its path. */
export const examples: Readonly<Record<string, string>> = readAll(join(root, 'examples'), '');

const library = readAll(join(root, 'library'), '');

function readAll(directory: string, prefix: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (statSync(path).isDirectory()) Object.assign(found, readAll(path, `${prefix}${name}/`));
    else if (name.endsWith('.remit')) found[prefix + name] = readFileSync(path, 'utf8');
  }
  return found;
}

/** A workspace of these files. */
export function workspaceOf(files: Readonly<Record<string, string>>): Workspace {
  const workspace = new Workspace(library, undefined, judgesLater);
  workspace.setRoots([folder]);
  for (const [name, text] of Object.entries(files)) workspace.set(folder + name, text);
  return workspace;
}

export function fileOf(workspace: Workspace, name: string): FileView {
  return viewOf(workspace).file(folder + name) as FileView;
}

export function setFile(workspace: Workspace, name: string, text: string): void {
  workspace.set(folder + name, text);
}

/**
 * What is offered at `$0`. A line `--- name.remit` begins a file of that name; what stands before the first is `main.remit`.
 */
export function offeredIn(marked: string): Offered {
  const files: Record<string, string> = {};
  let name = 'main.remit';
  for (const line of marked.split('\n')) {
    const next = /^--- (\S+)$/.exec(line);
    if (next) name = next[1];
    else files[name] = files[name] === undefined ? line : `${files[name]}\n${line}`;
  }
  const [marking] = Object.keys(files).filter((file) => files[file].includes('$0'));
  const offset = files[marking].indexOf('$0');
  files[marking] = files[marking].replace('$0', '');
  const workspace = workspaceOf(files);
  return { text: files[marking], offset, offered: offeredAt(workspace, marking, offset) };
}

export interface Offered {
  readonly text: string;
  readonly offset: number;
  readonly offered: readonly Completion[];
}

export function offeredAt(workspace: Workspace, name: string, offset: number): Completion[] {
  return complete(viewOf(workspace), fileOf(workspace, name), offset);
}

/** The text once `one` has been chosen; tab stops are left out, what they hold stays. */
export function chosen({ text }: Offered, one: Completion): string {
  const written = one.snippet ? plain(one.insertText) : one.insertText;
  const edits = [{ ...one.replace, text: written }, ...(one.additionalEdits ?? [])].sort((a, b) => b.start - a.start);
  return edits.reduce((whole, { start, end, text: fresh }) => whole.slice(0, start) + fresh + whole.slice(end), text);
}

/** A snippet as it stands before anything is filled in: of several choices the first. */
export function plain(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^|\\])*)\|\}/g, (_, all: string) => all.split(/(?<!\\),/)[0])
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/\$\{\d+\}|\$\d+/g, '')
    .replace(/\\([\\$},|])/g, '$1');
}
