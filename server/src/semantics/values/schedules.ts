import type { Part } from '../../../../grammar/syntax/tree.js';
import { arrearsWords, oftenWords } from '../schema/words.js';
import { isTime } from './quantities.js';

/** How often something happens, in one word. */
export const often: readonly string[] = Object.keys(oftenWords);

/** `quarterly within 30 days`, `every 12 months`, `yearly` */
export function isSchedule(parts: readonly Part[]): boolean {
  const [first, second, third, more] = parts;
  if (first.kind !== 'word' || more) return false;
  if (first.text === 'every') return isTime(second) && third === undefined;
  if (!often.includes(first.text)) return false;
  return second === undefined || (second.kind === 'word' && second.text === 'within' && isTime(third));
}

/** `monthly in-arrears`, `quarterly in-advance`: when money moves says whether it moves before or after. */
export function isPaidWhen(parts: readonly Part[]): boolean {
  const [first, second, more] = parts;
  if (first.kind !== 'word' || !often.includes(first.text) || more) return false;
  return second?.kind === 'word' && Object.hasOwn(arrearsWords, second.text);
}
