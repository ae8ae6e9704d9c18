import { URI, Utils } from 'vscode-uri';

/** The scheme of the files that ship with Remit. */
export const libraryScheme = 'remit-library';

export function libraryUri(name: string): string {
  return `${libraryScheme}:/${name}`;
}

/** Whether a file's name, at the end of a path or a URI, says that it is written in Remit: in capitals too, as on the disk and in VS Code. */
export function isRemitFile(path: string): boolean {
  return /\.remit$/i.test(path);
}

/** The files that `isRemitFile` takes, as a pattern for a client that watches them: patterns tell capitals from small letters. */
export const remitFilePattern = '**/*.[rR][eE][mM][iI][tT]';

/** What a `use` line leads to: a file's URI, or why it cannot be followed. */
export type Target = { readonly uri: string } | { readonly problem: 'outside' };

/**
 * Follows a path of a `use` line in the file `from`. A library's name leads to the library; any other path is relative to the file, and has to
 * stay inside one of the `roots` (where there are none: inside the file's own folder).
 */
export function followUse(from: string, path: string, library: boolean, roots: readonly string[]): Target {
  if (library) return { uri: libraryUri(path.endsWith('.remit') ? path : `${path}.remit`) };
  const base = URI.parse(from);
  if (/^(?:[A-Za-z][A-Za-z0-9+.-]*:|[\\/])/.test(path)) return { problem: 'outside' };
  const uri = Utils.resolvePath(Utils.dirname(base), path.replaceAll('\\', '/'));
  const inside = base.scheme === libraryScheme ? [libraryUri('')] : roots.filter((root) => isInside(from, root));
  const allowed = inside.length > 0 ? inside : [Utils.dirname(base).toString()];
  return allowed.some((root) => isInside(uri.toString(), root)) ? { uri: uri.toString() } : { problem: 'outside' };
}

export function isInside(uri: string, root: string): boolean {
  const folder = root.endsWith('/') ? root : `${root}/`;
  return uri.startsWith(folder);
}

/** The path of `to` as a `use` line in `from` would write it; undefined where no relative path leads there. */
export function pathBetween(from: string, to: string): string | undefined {
  const [source, target] = [URI.parse(from), URI.parse(to)];
  if (source.scheme !== target.scheme || source.authority !== target.authority) return undefined;
  const here = Utils.dirname(source)
    .path.split('/')
    .filter((part) => part !== '');
  const there = target.path.split('/').filter((part) => part !== '');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++;
  const up = here.slice(shared).map(() => '..');
  const parts = [...up, ...there.slice(shared)];
  return up.length > 0 ? parts.join('/') : `./${parts.join('/')}`;
}

/** The same URI in one spelling, so that a file has one name. */
export function canonical(uri: string): string {
  return URI.parse(uri).toString();
}
