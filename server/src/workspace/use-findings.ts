import type { Finding, RuleName } from '../semantics/finding.js';
import type { Use } from '../semantics/outline.js';
import { nearest } from '../semantics/suggest.js';
import type { FileState, FollowedUse } from './file.js';
import { pathBetween } from './paths.js';
import type { Workspace } from './workspace.js';

/** What is wrong with a line that uses another file; offsets count in the piece in which it stands. */
export function useFindings(workspace: Workspace, file: FileState, followed: FollowedUse): Finding[] {
  const { use, state, target } = followed;
  const { start, end } = use;
  const report = (rule: RuleName, message: string, fixes?: Finding['fixes']): Finding[] => [
    { rule, start, end, message, fixes },
  ];
  if (state.wording.some((other) => start < other.end && other.start < end)) return [];
  if (!('uri' in target)) {
    const message = `A file can use only files of its own workspace, and ${use.path} leaves it. Write a path that starts with \`./\`.`;
    return report('file-outside-workspace', message);
  }
  const used = workspace.file(target.uri);
  if (!used) {
    if (workspace.isAwaited(target.uri)) return [];
    const what = use.library ? 'library' : 'file';
    const known = use.library ? librariesText(workspace) : ' The path is relative to this file.';
    const meant = meantUse(workspace, file, use);
    return report(
      'file-not-found',
      `There is no ${what} ${use.path}.${meant ? ` Is \`${meant}\` meant?` : known}`,
      meant ? [{ title: `Write \`${meant}\``, edits: [{ start, end, text: meant }] }] : undefined,
    );
  }
  const line = { start: use.line.start, end: use.line.end, text: '' };
  const takeOut = [{ title: 'Take out the line', edits: [line] }];
  if (used === file)
    return report('use-circle', 'A file knows its own names without using itself. Take out this line.', takeOut);
  const first = file.uses.find((other) => 'uri' in other.target && other.target.uri === used.uri);
  if (first !== followed) return report('listed-twice', `${use.path} is used already. Take out this line.`, takeOut);
  const circle = circleThrough(workspace, file, used);
  if (circle) {
    const way = circle.map((uri) => uri.slice(uri.lastIndexOf('/') + 1)).join(' uses ');
    return report(
      'use-circle',
      `Files cannot use each other in a circle: ${way}. Put what both need into a third file.`,
    );
  }
  if (!isMentioned(file, used)) {
    return report('unused-use', `Nothing of ${use.path} is mentioned in this file.`, takeOut);
  }
  return [];
}

function librariesText(workspace: Workspace): string {
  const libraries = workspace.libraries.names();
  return libraries.length === 0 ? '' : ` The libraries are: ${libraries.join(', ')}.`;
}

/** What the `use` line was most likely meant to name: a library with a name like it, or the file of that name wherever it is. */
function meantUse(workspace: Workspace, file: FileState, use: Use): string | undefined {
  if (use.library) {
    const library = nearest(use.path, workspace.libraries.names());
    if (library) return library;
  }
  const name = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.remit$/, '');
  const others = [...workspace.files()]
    .filter((other) => other !== file && !other.shipped)
    .sort((a, b) => (a.uri < b.uri ? -1 : 1));
  const same = others.find((other) => name(other.uri) === name(use.path));
  const meant = same
    ? name(same.uri)
    : nearest(
        name(use.path),
        others.map((other) => name(other.uri)),
      );
  const found = others.find((other) => name(other.uri) === meant);
  const path = found && pathBetween(file.uri, found.uri);
  return path && `"${path}"`;
}

function isMentioned(file: FileState, used: FileState): boolean {
  for (const name of used.names.keys()) if (file.mentions.has(name) && !file.names.has(name)) return true;
  return false;
}

/** The way from `file` by `used` back to `file`, where there is one. */
function circleThrough(workspace: Workspace, file: FileState, used: FileState): string[] | undefined {
  const seen = new Set<string>();
  const follow = (from: FileState, way: readonly string[]): string[] | undefined => {
    if (from === file) return [...way, from.uri];
    if (seen.has(from.uri)) return undefined;
    seen.add(from.uri);
    for (const { target } of from.uses) {
      const next = 'uri' in target ? workspace.file(target.uri) : undefined;
      const found = next && follow(next, [...way, from.uri]);
      if (found) return found;
    }
    return undefined;
  };
  return follow(used, [file.uri]);
}
