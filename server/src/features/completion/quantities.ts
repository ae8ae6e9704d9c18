import type { Due } from '../../semantics/context.js';
import { commonUnits, comparisonWords, periodWords } from '../../semantics/schema/words.js';
import { singular, unitText } from '../../semantics/units.js';
import { withUnit } from '../../semantics/values/in-unit.js';
import { type Candidate, distinct, fixedWords, template } from './candidate.js';
import { knownNames } from './names.js';
import { lastLexeme, type Place, type ValuePlace } from './place.js';

/** A value in the unit that is due, its number still to be written: `…%`; none where no unit is due. */
export function quantityText(due: Due | undefined): string {
  return due ? withUnit('…', due.unit) : '…';
}

export function quantity(due: Due | undefined, part: Partial<Candidate> = {}): Candidate[] {
  if (due?.unit.base === 'yes-or-no') return fixedWords({ yes: 'the standard is met', no: 'the standard is not met' });
  return due ? [template(quantityText(due), { detail: detailOf(due), ...part })] : [];
}

function detailOf(due: Due): string {
  return due.of ? `${due.of} is in ${unitText(due.unit)}` : unitText(due.unit);
}

/** What may follow a number, so that it is in the unit that is due: `people`, `per 10,000 people`, `per year`. */
export function unitsAfter(place: ValuePlace): Candidate[] {
  const { due } = place;
  const last = lastLexeme(place);
  if (!last) return [];
  if (last.type === 'Per' || (last.type === 'Number' && place.phrase[place.phrase.length - 2]?.type === 'Per'))
    return ratesAfter(place, last.type === 'Number');
  const own: Candidate[] = [];
  if (due && last.type === 'Number') {
    const plural = withUnit('', due.unit).trim();
    const words = last.text === '1' && due.unit.base === 'count' ? (due.one ?? singular(plural)) : plural;
    if (words && !words.startsWith('£') && words !== '%')
      own.push({ label: words, kind: 'unit', detail: detailOf(due) });
  }
  if (due?.unit.per && last.type !== 'Number')
    own.push({ label: `per ${due.unit.per}`, kind: 'unit', detail: detailOf(due) });
  const rates = last.type === 'Number' && !due ? usedUnits(place, false) : [];
  const periods = last.type === 'Number' && due?.unit.per ? [] : fixedWords(periodWords);
  return distinct([...own, ...rates, ...periods]);
}

function ratesAfter(place: ValuePlace, counted: boolean): Candidate[] {
  const periods = Object.entries(periodWords).map(([label, documentation]) => ({
    label: label.slice('per '.length),
    kind: 'unit' as const,
    documentation,
  }));
  const due = place.due?.unit.per;
  const dueRate: Candidate[] =
    due && !counted ? [{ label: due, kind: 'unit', detail: unitText((place.due as Due).unit) }] : [];
  const counts = counted
    ? [{ label: 'people', kind: 'unit' as const }]
    : [
        ...usedUnits(place, true),
        ...['person', '1,000 people', '10,000 people'].map((label) => ({ label, kind: 'unit' as const })),
      ];
  return distinct([...dueRate, ...(counted ? [] : periods), ...counts]);
}

/** The units of the measures and inputs of the workspace; `one`: in the singular, as after `per`. */
export function usedUnits(place: Place, one: boolean): Candidate[] {
  const found = new Map<string, string>();
  for (const { declared } of knownNames(place, ['measure', 'input'])) {
    const unit = declared.facts.get('unit')?.text;
    if (!unit || (one && !/^[a-z]/.test(unit))) continue;
    const label = one ? (declared.facts.get('one')?.text ?? singular(unit)) : unit;
    if (one && (label === 'percent' || label.startsWith('per '))) continue;
    if (!found.has(label)) found.set(label, declared.name);
  }
  return [...found].map(([label, name]) => ({ label, kind: 'unit' as const, detail: `as in ${name}` }));
}

/** What may stand after `unit:`. */
export function units(place: ValuePlace): Candidate[] {
  const last = lastLexeme(place);
  if (last)
    return last.type === 'Per' || last.type === 'Number' ? ratesAfter(place, last.type === 'Number') : perUnits(place);
  const common = Object.entries(commonUnits).map(([label, documentation]) => ({
    label,
    kind: 'unit' as const,
    documentation,
  }));
  return distinct([...usedUnits(place, false), ...common]);
}

function perUnits(place: ValuePlace): Candidate[] {
  const rates = [...usedUnits(place, true).map(({ label }) => label), 'person', '1,000 people', 'year'];
  return distinct(rates.map((label) => ({ label: `per ${label}`, kind: 'unit' as const })));
}

/** `at least …%`, from the first word on; the way that is better comes first. */
export function comparisons(place: ValuePlace, better?: string): Candidate[] {
  const last = lastLexeme(place);
  if (last)
    return Object.hasOwn(comparisonWords, last.text.replace(/\s+/g, ' ')) ? quantity(place.due) : unitsAfter(place);
  if (place.due?.unit.base === 'yes-or-no') return quantity(place.due);
  const order =
    better === 'lower'
      ? ['at most', 'below', 'at least', 'above', 'exactly']
      : ['at least', 'at most', 'above', 'below', 'exactly'];
  const shown = quantityText(place.due);
  return order.map((words) =>
    template(`${words} ${shown}`, { documentation: comparisonWords[words], detail: place.due && detailOf(place.due) }),
  );
}
