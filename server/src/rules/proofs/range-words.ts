import type { Fix } from '../../../../grammar/syntax/findings.js';
import type { Row } from '../../payment/model/expression.js';

/** An end of a range, as written, and whether it belongs to the range. */
interface End {
  readonly at: string;
  readonly included: boolean;
}

interface Ends {
  readonly low?: End;
  readonly high?: End;
}

/** The ends of a range as written: `from 34% to below 38%`, `at least 38%`; undefined for words that have none, or are one value. */
function endsOf({ text, otherwise }: Row): Ends | undefined {
  if (otherwise) return undefined;
  const found =
    /^(?:(?<low>from|at least|above|over) (?<start>.+?))??(?:(?:^| )(?<high>to below|below|up to|at most|to) (?<end>.+))?$/.exec(
      text,
    );
  const { low, start, high, end } = found?.groups ?? {};
  if (!low && !high) return undefined;
  return {
    ...(low ? { low: { at: start, included: low === 'from' || low === 'at least' } } : {}),
    ...(high ? { high: { at: end, included: high === 'up to' || high === 'at most' || high === 'to' } } : {}),
  };
}

function written({ low, high }: Ends): string {
  if (low && high)
    return `${low.included ? 'from' : 'above'} ${low.at} ${high.included ? 'up to' : 'to below'} ${high.at}`;
  if (low) return `${low.included ? 'at least' : 'above'} ${low.at}`;
  return high ? `${high.included ? 'at most' : 'below'} ${high.at}` : '';
}

/** The change of a word by which a range takes one of its ends, or gives it up; undefined where it has no such end or does so already. */
export function owning(row: Row, side: 'low' | 'high', included: boolean): Fix | undefined {
  const ends = endsOf(row);
  const end = ends?.[side];
  if (!end || end.included === included) return undefined;
  return rewriting(row, { ...ends, [side]: { ...end, included } });
}

/**
 * The changes by which one of two neighbours begins where the other ends, so that every value between them lies in just one of the two.
 *
 * @param before the range with the lower values
 * @returns one for each of the two ranges; none where their words cannot be changed so
 */
export function meeting(before: Row, after: Row): Fix[] {
  const [first, second] = [endsOf(before), endsOf(after)];
  if (!first?.high || !second?.low) return [];
  const { high } = first;
  const { low } = second;
  return [
    rewriting(after, { ...second, low: { at: high.at, included: !high.included } }),
    rewriting(before, { ...first, high: { at: low.at, included: !low.included } }),
  ];
}

function rewriting({ start, end }: Row, ends: Ends): Fix {
  const text = written(ends);
  return { title: `Write \`${text}\``, edits: [{ start, end, text }] };
}
