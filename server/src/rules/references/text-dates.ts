import { daysIn } from '../../../../grammar/syntax/literals.js';
import { type Hit, hitsIn, type Sentence } from '../language/prose.js';

/** Dates as people write them in texts. */
export interface TextDate extends Hit {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** `Monday`, where one is written before it. */
  readonly weekday?: string;
  /** Days since 1970; undefined where there is no such day. */
  readonly number?: number;
}

export const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const shortMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const written =
  /(?<at>(?:\b(?<weekday>Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday),?\s+(?:the\s+)?)?(?<![\d/.-])(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?,?\s+(?<year>(?:19|20)\d\d))(?!\d)/g;

export function datesIn(sentence: Sentence): TextDate[] {
  return hitsIn(sentence, written).map((hit) => {
    const groups = hit.match.groups as Record<string, string | undefined>;
    const [year, day] = [Number(groups.year), Number(groups.day)];
    const month = shortMonths.indexOf((groups.month as string).slice(0, 3).toLowerCase()) + 1;
    const exists = day >= 1 && day <= daysIn(year, month);
    return {
      ...hit,
      year,
      month,
      day,
      weekday: groups.weekday,
      number: exists ? Date.UTC(year, month - 1, day) / 86_400_000 : undefined,
    };
  });
}
