import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the repository, with a slash at its end; compiled tests stand three folders below it. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A file by its path in the repository. */
export function read(path: string): string {
  return readFileSync(root + path, 'utf8');
}

/**
 * How far apart the offsets are at which a slow thing is tried in an example: at each in those that between them have most of the language, here and
 * there in the others. What is quick is tried everywhere.
 */
export function strideIn(path: string): number {
  return /(?:^|examples\/)(?:northshire\/[^/]+|stop-smoking\.remit)$/.test(path) ? 1 : 29;
}

/** The paths of all `.remit` files in a folder of the repository and in those below it, in order. Throws where there are none: no test is to pass by that. */
export function remitFiles(folder: string): string[] {
  const names = readdirSync(root + folder, { recursive: true, encoding: 'utf8' });
  const paths = names
    .filter((name) => name.endsWith('.remit'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
  if (paths.length === 0) throw new Error(`There are no .remit files in ${folder}.`);
  return paths.sort();
}
