import type { Model } from './model/model.js';
import { covers, type Period } from './period.js';

/**
 * Whether a contract's terms come to the same in another year as in the one of a model: whatever was asked about the one year has the same answer for
 * the other, so that reading it again would ask the same and find the same.
 *
 * @param model of a whole contract year, whose terms are all clear
 * @param other another whole year of the same contract
 */
export function isAlike({ asked, period, yearStart }: Model, other: Period): boolean {
  // Years that start within a month begin and end with parts of months, whose lengths differ.
  if (asked.everyYear || yearStart.day !== 1) return false;
  if (asked.byDays && period.last - period.first !== other.last - other.first) return false;
  const [before, otherBefore] = [dayBefore(period), dayBefore(other)];
  return (
    asked.compared.every((days) => standsAlike(days, period, other)) &&
    asked.comparedBefore.every((days) => standsAlike(days, before, otherBefore))
  );
}

function standsAlike(days: Period, one: Period, other: Period): boolean {
  const standing = standingOf(days, one);
  return standing !== 'across' && standing === standingOf(days, other);
}

/** How the days that something is for stand to a year. */
function standingOf(days: Period, year: Period): 'covers' | 'before' | 'after' | 'across' {
  if (covers(days, year)) return 'covers';
  return days.last < year.first ? 'before' : days.first > year.last ? 'after' : 'across';
}

/** The year before, of which a `previous` value is read, is known by its last day. */
function dayBefore({ first }: Period): Period {
  return { first: first - 1, last: first - 1 };
}
