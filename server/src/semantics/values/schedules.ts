import type { Part } from '../../../../grammar/syntax/tree.js';
import { arrearsWords, oftenWords } from '../schema/words.js';
import { isTime } from './quantities.js';

/** How often something happens, in one word. */
export const often: readonly string[] = Object.keys(oftenWords);

/** `quarterly within 30 days`, `every 2 years within 3 months`, `yearly` */
export function isSchedule(parts: readonly Part[]): boolean {
  const [first, second] = parts;
  if (first.kind !== 'word') return false;
  if (first.text === 'every') return isTime(second) && isWithin(parts.slice(2));
  return often.includes(first.text) && isWithin(parts.slice(1));
}

/** How soon: `within 30 days`, or nothing. */
function isWithin([word, time, more]: readonly Part[]): boolean {
  return word === undefined || (word.kind === 'word' && word.text === 'within' && isTime(time) && more === undefined);
}

/** `monthly in-arrears`, `quarterly in-advance`: when money moves says whether it moves before or after. */
export function isPaidWhen(parts: readonly Part[]): boolean {
  const [first, second, more] = parts;
  if (first.kind !== 'word' || !often.includes(first.text) || more) return false;
  return second?.kind === 'word' && Object.hasOwn(arrearsWords, second.text);
}
