/** Several values for a key. Most keys have one, which stands alone: a set of one is many times as large. */
export class MultiMap<K, V extends object> {
  private readonly values = new Map<K, V | Set<V>>();

  /** The values of a key, in the order in which they came. */
  get(key: K): Iterable<V> {
    const known = this.values.get(key);
    if (known === undefined) return [];
    return known instanceof Set ? known : [known];
  }

  has(key: K): boolean {
    return this.values.has(key);
  }

  /** The keys that have a value. */
  keys(): Iterable<K> {
    return this.values.keys();
  }

  add(key: K, value: V): void {
    const known = this.values.get(key);
    if (known === undefined) this.values.set(key, value);
    else if (known instanceof Set) known.add(value);
    else if (known !== value) this.values.set(key, new Set([known, value]));
  }

  delete(key: K, value: V): void {
    const known = this.values.get(key);
    if (known === value || (known instanceof Set && known.delete(value) && known.size === 0)) this.values.delete(key);
  }
}

/** Counts one more, or one less; what is down to none is taken out. */
export function count<K>(counts: Map<K, number>, key: K, by: 1 | -1): void {
  const after = (counts.get(key) ?? 0) + by;
  if (after > 0) counts.set(key, after);
  else counts.delete(key);
}
