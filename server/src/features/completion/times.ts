import { financialYear } from '../../../../grammar/syntax/literals.js';
import { months } from '../../../../grammar/syntax/vocabulary.js';
import { type CalendarDay, dayText, numberOf } from '../../semantics/dates.js';
import { lineOf } from '../../semantics/lines.js';
import { latestReview } from '../../semantics/review.js';
import { timeUnits } from '../../semantics/schema/words.js';
import { type Candidate, distinct, fixedWords, template } from './candidate.js';
import { knownNames } from './names.js';
import { lastLexeme, type Place, textAt, type ValuePlace } from './place.js';

/** The years in which a contract or a service runs, each by the calendar year in which it starts. */
interface Term {
  readonly text: string;
  readonly first: number;
  readonly last: number;
  readonly begins: CalendarDay;
  readonly ends: CalendarDay;
}

/** What is taken for the term where no contract and no service says one. */
const unknownTerm: Term = {
  text: '1 April 2026 to 31 March 2031',
  first: 2026,
  last: 2030,
  begins: { year: 2026, month: 4, day: 1 },
  ends: { year: 2031, month: 3, day: 31 },
};

/** The term of the contract or service around the place, or of the first that is known. */
export function termAt(place: Place): Term {
  for (const { block } of place.cursor.levels) {
    const line = block && (lineOf(block, 'term') ?? lineOf(block, 'period'));
    const term = line && termOf(textAt(place, line.value));
    if (term) return term;
  }
  for (const { declared } of knownNames(place, ['contract', 'service'])) {
    const term = termOf(declared.facts.get('term')?.text ?? declared.facts.get('period')?.text ?? '');
    if (term) return term;
  }
  return unknownTerm;
}

const days = /(?<day>\d{1,2}) (?<name>[A-Z][a-z]+) (?<year>\d{4})|(?<isoYear>\d{4})-(?<isoMonth>\d\d)-(?<isoDay>\d\d)/g;

function termOf(text: string): Term | undefined {
  const [begins, ends, ...more] = [...text.matchAll(days)].map(({ groups: { day, name, year, ...iso } = {} }) => ({
    year: Number(year ?? iso.isoYear),
    month: name === undefined ? Number(iso.isoMonth) : (months as readonly string[]).indexOf(name) + 1,
    day: Number(day ?? iso.isoDay),
  }));
  if (!ends || more.length > 0 || numberOf(ends) < numberOf(begins)) return undefined;
  const [first, last] = [begins, ends].map(({ year, month }) => (month < 4 ? year - 1 : year));
  return { text, first, last, begins, ends };
}

function value(label: string, part: Partial<Candidate> = {}): Candidate {
  return { label, kind: 'value', ...part };
}

/** The financial years of the term, and those before it where `before` asks for them. */
export function years(place: Place, part: Partial<Candidate> = {}, before = 0): Candidate[] {
  const { first, last } = termAt(place);
  const found: Candidate[] = [];
  for (let year = first - before; year <= Math.min(last, first + 12); year++)
    found.push(value(financialYear(year), { detail: 'financial year', ...part }));
  return found;
}

/** The two years before the term, in which a baseline is measured. */
export function pastYears(place: Place): Candidate[] {
  const { first } = termAt(place);
  return [2, 1, 3].map((back) => value(financialYear(first - back), { detail: 'financial year' }));
}

/** Years, periods and dates in which a term applies. */
export function applicableYears(place: ValuePlace): Candidate[] {
  const last = lastLexeme(place);
  const { first, last: end, text } = termAt(place);
  if (!last) {
    const onwards: Candidate[] = [];
    for (let year = first; year <= Math.min(end, first + 12); year++)
      onwards.push(value(`${financialYear(year)} onwards`, { detail: 'from that year on' }));
    return [...onwards.slice(0, 3), value(text, { detail: 'the whole term' }), ...years(place), ...onwards.slice(3)];
  }
  if (last.type === 'Year') return fixedWords({ onwards: 'that year and all that follow', to: 'up to another year' });
  return periods(place);
}

/** `1 April 2026 to 31 March 2031`, from the first word on. */
export function periods(place: ValuePlace): Candidate[] {
  const last = lastLexeme(place);
  const { first, last: end } = termAt(place);
  if (!last)
    return [5, 3, 1, 7, 10].map((length) =>
      value(`1 April ${first} to 31 March ${first + length}`, { detail: length === 1 ? '1 year' : `${length} years` }),
    );
  if (last.type === 'LongDate' || last.type === 'IsoDate') return fixedWords({ to: 'the last day follows' }, ' ');
  if (last.type !== 'To') return [];
  if (place.phrase[0]?.type === 'Year') return years(place);
  const begun = Number(/\d{4}/.exec(place.phrase[0]?.text ?? '')?.[0] ?? first);
  const ends = [end + 1, begun + 1, begun + 3, begun + 5].filter((year, i, all) => all.indexOf(year) === i);
  return ends.map((year) => value(`31 March ${year}`, { detail: 'the last day' }));
}

/** Days that agreements often name, as days since 1970. */
function usualDays({ first, last }: Term): number[] {
  return [
    { year: first, month: 3, day: 31 },
    { year: first, month: 4, day: 1 },
    { year: last, month: 9, day: 30 },
    { year: last + 1, month: 3, day: 31 },
    { year: first, month: 10, day: 1 },
    { year: last, month: 9, day: 1 },
    { year: first, month: 1, day: 1 },
  ].map(numberOf);
}

export function dates(place: Place): Candidate[] {
  return usualDays(termAt(place)).map((day) => value(dayText(day), { detail: 'date' }));
}

/** The days by which a service can be reviewed: first the last of them. */
export function reviewDates(place: Place): Candidate[] {
  const term = termAt(place);
  const begins = numberOf(term.begins);
  const latest = latestReview(begins, term.ends);
  const earlier = usualDays(term).filter((day) => day > begins && day < latest);
  return [
    value(dayText(latest), { detail: 'the last day on which there is time to act' }),
    ...earlier.map((day) => value(dayText(day), { detail: 'date' })),
  ];
}

/** `12 months`, from the first word on; `examples` come first. */
export function durations(place: ValuePlace, examples: readonly string[] = []): Candidate[] {
  const last = lastLexeme(place);
  if (last?.type === 'Number') return fixedWords(timeUnits);
  if (last && last.type !== 'UpTo' && last.text !== 'within' && last.text !== 'every' && last.text !== 'rolling')
    return [];
  return distinct([
    ...examples
      .filter((example) => last?.type !== 'UpTo' || !example.startsWith('up to'))
      .map((label) => template(label)),
    ...Object.entries(timeUnits).map(([unit, documentation]) => template(`… ${unit}`, { documentation })),
    ...(last ? [] : [template('up to … months', { documentation: 'That long or less.' })]),
  ]);
}
