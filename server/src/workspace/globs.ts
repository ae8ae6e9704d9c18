import picomatch from 'picomatch';

/** Whether a path with `/` matches one of some patterns: `*` is anything in a name, `**` any folders, and a folder stands for all in it. */
export function matchesAny(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matcherOf(pattern)(path));
}

/** The folder in which a pattern such as `contracts/*.remit` begins, and the pattern there; undefined for a path that is no pattern. */
export function patternIn(path: string): { readonly folder: string; readonly pattern: string } | undefined {
  const { base, glob, isGlob } = picomatch.scan(path);
  return isGlob ? { folder: base, pattern: glob } : undefined;
}

const matchers = new Map<string, (path: string) => boolean>();

function matcherOf(pattern: string): (path: string) => boolean {
  const known = matchers.get(pattern);
  if (known) return known;
  const plain = pattern.replace(/^\.\//, '').replace(/\/+$/, '');
  // The same on every system: a path of a URI has strokes, whatever the disk has.
  const matches = picomatch([plain, `${plain}/**`], { dot: true, posixSlashes: false, windows: false });
  matchers.set(pattern, matches);
  return matches;
}
