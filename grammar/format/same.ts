/** The places of a tree: they change with every space. */
const places: ReadonlySet<string> = new Set(['start', 'end', 'open', 'close', 'colon', 'comments']);

/** Whether two trees (or parts of trees) say the same, wherever in their texts they say it. Comments say nothing. */
export function isSameTree(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((entry, i) => isSameTree(entry, b[i]));
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key in left) {
    if (!places.has(key) && !isSameTree(left[key], right[key])) return false;
  }
  for (const key in right) {
    if (!(key in left) && right[key] !== undefined) return false;
  }
  return true;
}
