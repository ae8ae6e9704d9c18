/** What became of one text in another: the stretch of the one before that is no longer as it was. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  /** By how much the text after is longer. */
  readonly by: number;
}

/** The shortest stretch outside which both texts are the same; of several that would do, the last. */
export function editBetween(before: string, after: string): Edit {
  const by = after.length - before.length;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = before.length;
  while (end > start && end + by > start && before.charCodeAt(end - 1) === after.charCodeAt(end + by - 1)) end--;
  return { start, end, by };
}
