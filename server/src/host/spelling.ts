import { readdir } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';

/**
 * A path as the disk spells it: where nothing has exactly its name, with the capitals of what has that name but for capitals. Some disks open one for
 * the other, and others do not: a file that uses another by a wrong name would be sound on one machine and not on the next.
 *
 * @param known paths whose folders are taken as they are spelled, as those of the file that was asked for
 */
export async function asSpelled(
  path: string,
  known: readonly string[],
  namesIn: (folder: string) => Promise<readonly string[]> = readdir,
): Promise<string> {
  const folder = dirname(path);
  if (folder === path || known.some((one) => one === path || one.startsWith(path + sep))) return path;
  const above = await asSpelled(folder, known, namesIn);
  const names = await namesIn(above).catch(() => []);
  return join(above, nameAmong(names, basename(path)));
}

function nameAmong(names: readonly string[], name: string): string {
  // A disk may keep an accent as a character of its own: that is the same name, and nobody sees a difference.
  if (names.some((one) => one.normalize() === name.normalize())) return name;
  const meant = name.toLowerCase();
  return names.filter((one) => one.toLowerCase() === meant).sort()[0] ?? name;
}
