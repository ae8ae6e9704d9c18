import { financialYear } from '../../../../grammar/syntax/literals.js';
import { months } from '../../../../grammar/syntax/vocabulary.js';
import { lineOf } from '../../semantics/lines.js';
import { timeUnits } from '../../semantics/schema/words.js';
import { type Candidate, distinct, fixedWords, template } from './candidate.js';
import { knownNames } from './names.js';
import { lastLexeme, type Place, textAt, type ValuePlace } from './place.js';

/** The years in which a contract or a service runs, each by the calendar year in which it starts. */
interface Term {
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

/** What is taken for the term where no contract and no service says one. */
const unknownTerm: Term = { text: '1 April 2026 to 31 March 2031', first: 2026, last: 2030 };

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

const day = /(\d{1,2}) ([A-Z][a-z]+) (\d{4})/g;

function termOf(text: string): Term | undefined {
  const starts = [...text.matchAll(day)].map(([, , month, year]) => {
    const index = (months as readonly string[]).indexOf(month);
    return Number(year) - (index < 3 ? 1 : 0);
  });
  return starts.length === 2 && starts[1] >= starts[0] ? { text, first: starts[0], last: starts[1] } : undefined;
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

/** Dates that agreements often name. */
export function dates(place: Place): Candidate[] {
  const { first, last } = termAt(place);
  return [
    `31 March ${first}`,
    `1 April ${first}`,
    `30 September ${last}`,
    `31 March ${last + 1}`,
    `1 October ${first}`,
    `1 September ${last}`,
    `1 January ${first}`,
  ].map((label) => value(label, { detail: 'date' }));
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
