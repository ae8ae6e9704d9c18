import systemPath, { basename, dirname, join, type PlatformPath, relative, resolve, sep } from 'node:path';
import { kindOf, listFiles, nearestHolding } from '../host/disk.js';
import { asSpelled } from '../host/spelling.js';
import { nearest } from '../semantics/suggest.js';
import { matchesAny, patternIn } from '../workspace/globs.js';
import { isRemitFile } from '../workspace/paths.js';
import { type Problem, unreadable } from './problems.js';

/** A file that the command was asked to look at. */
export interface ChosenFile {
  /** Where it is on this machine. */
  readonly path: string;
  /** How it is shown: from the current folder, or in full where it lies outside; always with `/`. */
  readonly shown: string;
}

export interface Chosen {
  /** In the order of the paths as they are shown. */
  readonly files: readonly ChosenFile[];
  /** The folders that `use` lines may not leave. */
  readonly roots: readonly string[];
  /** The folders that were named, in full. */
  readonly folders: readonly string[];
  readonly problems: readonly Problem[];
}

/** What marks the top of a workspace, in a folder or above it. */
const marksOfTheTop = ['.git', 'remit.json'];

/**
 * The files that `paths` name, folders searched and patterns followed, as not every shell does; without paths, those of the current folder.
 *
 * @param spelled a path that is there as its disk spells it, which may open it in other capitals too
 */
export async function chosenFiles(
  paths: readonly string[],
  current: string,
  spelled: (path: string, known: readonly string[]) => Promise<string> = asSpelled,
): Promise<Chosen> {
  const files = new Map<string, ChosenFile>();
  const roots = new Set<string>();
  const folders = new Set<string>();
  const problems: Problem[] = [];
  const show = (path: string): string => shownPath(path, current);
  const add = async (path: string): Promise<void> => {
    files.set(path, { path, shown: show(path) });
    roots.add((await nearestHolding(dirname(path), marksOfTheTop)) ?? dirname(path));
  };
  const asked = paths.length > 0 ? paths : ['.'];
  for (const [asWritten, given] of new Map(asked.map((given) => [resolve(current, given), given]))) {
    const kind = await kindOf(asWritten);
    const path = kind === 'missing' ? asWritten : await spelled(asWritten, [current]);
    const shown = show(path);
    const matching = kind === 'missing' ? await filesMatching(given, current) : [];
    if (matching.length > 0) for (const each of matching) await add(each);
    else if (kind === 'missing') problems.push({ kind: 'missing', path: shown, message: await missing(path, show) });
    else if (typeof kind === 'object') problems.push(unreadable(shown, kind.problem));
    else if (kind === 'folder') {
      const found = await listFiles(path, (folder, why) => problems.push(unreadable(show(folder), why)));
      if (found.length === 0) {
        const where = path === current ? 'this folder' : shown;
        problems.push({ kind: 'nothing-there', path: shown, message: `There are no .remit files in ${where}.` });
      }
      folders.add(path);
      for (const each of found) files.set(each, { path: each, shown: show(each) });
      roots.add((await nearestHolding(path, marksOfTheTop)) ?? path);
    } else if (isRemitFile(path)) await add(path);
    else {
      const message = `${shown} is not a Remit file: the name of one ends in .remit.`;
      problems.push({ kind: 'not-remit', path: shown, message });
    }
  }
  return {
    files: [...files.values()].sort((a, b) => byCodeUnits(a.shown, b.shown)),
    roots: [...roots].sort(byCodeUnits),
    folders: [...folders],
    problems: problems.sort((a, b) => byCodeUnits(a.path, b.path)),
  };
}

/**
 * A path as people are shown it, the same on every system: from the current folder, or in full where it lies outside.
 *
 * @param system how paths are written here
 */
export function shownPath(path: string, current: string, system: PlatformPath = systemPath): string {
  const { isAbsolute, relative, sep } = system;
  const way = relative(current, path);
  const inside = way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  const shown = inside ? way || '.' : path;
  if (sep === '/') return shown;
  // Programs do not agree on the case of a disk's letter, and people write a capital.
  return shown.replaceAll(sep, '/').replace(/^[a-z]:/, (disk) => disk.toUpperCase());
}

/** The order of the characters' numbers: the same in every language, unlike the order of a dictionary. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The Remit files that match a path with `*` and the like in it. */
async function filesMatching(given: string, current: string): Promise<string[]> {
  const found = patternIn(withSlashes(given));
  if (!found) return [];
  const folder = folderOf(found.folder, current);
  const files = (await kindOf(folder)) === 'folder' ? await listFiles(folder) : [];
  return files.filter((each) => matchesAny(withSlashes(relative(folder, each)), [found.pattern]));
}

/**
 * The folder in which files that match a pattern are looked for. `C:` alone would be the folder that is current on that disk.
 *
 * @param system how paths are written here
 */
export function folderOf(written: string, current: string, system: PlatformPath = systemPath): string {
  return system.resolve(current, written && `${written}/`);
}

function withSlashes(path: string): string {
  return path.replaceAll(sep, '/');
}

async function missing(path: string, show: (path: string) => string): Promise<string> {
  const folder = dirname(path);
  const around = (await kindOf(folder)) === 'folder' ? await listFiles(folder) : [];
  // All names end alike: only what stands before says whether two are near each other.
  const stemOf = (name: string): string => name.replace(/\.remit$/i, '');
  const names = around.filter((each) => dirname(each) === folder).map((each) => basename(each));
  const stem = nearest(stemOf(basename(path)), names.map(stemOf).sort(byCodeUnits));
  const meant = names.find((name) => stemOf(name) === stem);
  return `There is no file or folder ${show(path)}.${meant ? ` Did you mean ${show(join(folder, meant))}?` : ''}`;
}
