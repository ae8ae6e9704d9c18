/** Does `action` to every item, at most `limit` at a time: a process may have only so many files open. */
export async function inParallel<T>(
  items: readonly T[],
  limit: number,
  action: (item: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      await action(items[index], index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
}

/** Enough to keep the disk busy, and far below what a process may have open. */
export const filesAtOnce = 64;
