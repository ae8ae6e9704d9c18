import { type Span, shared, windowsOf } from './calendar.js';
import { Exact, none } from './exact.js';
import { isLater, limitOf, wantsWholeYear } from './governing.js';
import { comesTo, inForce, wholeYear } from './payments.js';
import { missed, Open, yearSettled } from './readings.js';
import type { Agreement, Remedy } from './terms.js';

/** What stays withheld under a remedy, once what is returned has been returned and the limit is kept. */
export function withheldOf(agreement: Agreement, remedy: Remedy): Exact {
  const span = inForce(agreement, remedy);
  if (!span) return none;
  const months = { month: 1, quarter: 3, year: 12 }[remedy.each] as 1 | 3 | 12;
  const windows = windowsOf(yearSettled(agreement), agreement.yearStarts, months).filter((window) =>
    shared(window, span),
  );
  const everyDay = inForce({ ...agreement, settled: wholeYear(agreement) }, remedy)!;
  if (remedy.returned === 'when-met' && (everyDay.first < span.first || span.last < everyDay.last))
    throw new Open('It may be returned on other days of the year.');
  for (const window of windows) {
    const { first, last } = shared(window, everyDay)!;
    if (first < span.first || span.last < last) throw new Open('A part of a window is settled.');
  }
  let stays = none;
  for (const window of windows) {
    const found = missed(agreement, remedy.when, window);
    if (found === true) stays = stays.plus(forWindow(agreement, remedy, shared(window, span)!));
    else if (found === false && remedy.returned === 'when-met') stays = none;
  }
  if (!remedy.mostWithheld) return stays;
  if (remedy.returned === 'when-met') wantsWholeYear(agreement);
  const limit = limitOf(agreement, remedy.mostWithheld);
  if (!isLater(agreement)) return stays.least(limit);
  const before = agreement.alreadyPaid.get(remedy.name);
  if (!before) throw new Open('What was held back before is not known.');
  return stays.least(limit.minus(before).most(none));
}

function forWindow(agreement: Agreement, { withhold, from }: Remedy, settled: Span): Exact {
  return 'pounds' in withhold ? withhold.pounds : withhold.part.times(comesTo({ ...agreement, settled }, from));
}

/** What is withheld from a payment under all remedies. */
export function withheldFrom(agreement: Agreement, payment: string): Exact {
  return Exact.sum(
    agreement.terms.map((term) => (term.is === 'remedy' && term.from === payment ? withheldOf(agreement, term) : none)),
  );
}
