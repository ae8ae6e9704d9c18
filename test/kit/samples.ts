import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the repository, with a slash at its end; compiled tests stand three folders below it. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A file by its path in the repository. */
export function read(path: string): string {
  return readFileSync(root + path, 'utf8');
}

/**
 * Examples that are short, and between them have most of the language: those of the first days. What is tried at every cut or at every offset is
 * tried in these; the others are read, laid out and checked as a whole.
 */
export function isTriedEverywhere(path: string): boolean {
  return /(?:^|examples\/)(?:northshire\/[^/]+|stop-smoking\.remit)$/.test(path);
}

/** The paths of all `.remit` files in a folder of the repository and in those below it, in order. */
export function remitFiles(folder: string): string[] {
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.remit'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
}
