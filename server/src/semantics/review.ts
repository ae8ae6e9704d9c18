import { type CalendarDay, dayAfter, numberOf, plusMonths } from './dates.js';

/** How many months before its end a service is reviewed at the latest. */
const reviewMonths = 6;

/**
 * The last day on which a service can be reviewed that runs from the day `begins` to `to`, as days since 1970. The last day belongs to the period: it ends
 * where the day after it begins, so 31 March is six months before 30 September. A service of less than six months only has to be reviewed while it runs.
 */
export function latestReview(begins: number, to: CalendarDay): number {
  const latest = numberOf(plusMonths(dayAfter(to), -reviewMonths)) - 1;
  return latest < begins ? numberOf(to) : latest;
}
