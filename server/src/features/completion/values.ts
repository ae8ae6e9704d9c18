import { months } from '../../../../grammar/syntax/vocabulary.js';
import { dueFor } from '../../semantics/context.js';
import { lineOf } from '../../semantics/lines.js';
import type { NameKind, ResultTable, ValueShape } from '../../semantics/schema/shapes.js';
import { describe } from '../../semantics/schema/shapes.js';
import {
  arrearsWords,
  marginWords,
  oftenWords,
  outturnWords,
  periodWords,
  poolWords,
  resultWords,
  windowWords,
} from '../../semantics/schema/words.js';
import { singular } from '../../semantics/units.js';
import { amounts, calculation, canScale, conditions, limits, percentages, wantsOperand } from './calculations.js';
import { type Candidate, distinct, fixedWords, template } from './candidate.js';
import { detailOf, type Known, knownNames, nameCandidates, titleOf } from './names.js';
import { parties, sharesLeft, unlisted } from './parties.js';
import { lastLexeme, type ValuePlace } from './place.js';
import { comparisons, quantity, quantityText, units, unitsAfter } from './quantities.js';
import { applicableYears, dates, durations, pastYears, periods, reviewDates, years } from './times.js';

/** What helps to put the likeliest first. */
export interface Hints {
  /** The way in which the measure around the value is better. */
  readonly better?: string;
  /** A value as the schema shows it. */
  readonly example?: string;
}

/** What can stand at the place in a value of this shape. */
export function values(place: ValuePlace, shape: ValueShape, { better, example }: Hints): Candidate[] {
  const last = lastLexeme(place);
  const isFirst = !last && place.phrases.length === 0;
  switch (shape.type) {
    case 'text':
      return isFirst ? [quotes(describe(shape))] : [];
    case 'texts':
      return last ? [] : [quotes('a text in quotes')];
    case 'choice':
      return isFirst ? fixedWords(shape.words) : [];
    case 'yes-or-no':
      return isFirst ? fixedWords({ yes: 'it is so', no: 'it is not so' }) : [];
    case 'names':
      if (last || (!shape.many && !isFirst)) return [];
      return nameCandidates(place, namesFor(place, shape));
    case 'parties':
      return [
        ...(shape.unshared && isFirst ? fixedWords({ shared: 'all partners bear it together' }) : []),
        ...parties(place, shape.role, shape.shares, shape.lead === true),
      ];
    case 'money':
      return money(place, shape.per);
    case 'percent':
      return percentages(place, shape.rise === true);
    case 'duration':
      return durations(place, example === undefined || last ? [] : [example.replace(/\d+/, '…')]);
    case 'date':
      if (!isFirst) return [];
      return shape.isReview ? reviewDates(place) : dates(place);
    case 'period':
      return periods(place);
    case 'years':
      return applicableYears(place);
    case 'year':
      return isFirst ? years(place) : [];
    case 'schedule':
      return schedules(place, shape);
    case 'month':
      return isFirst
        ? fixedWords(Object.fromEntries(months.map((month) => [month, `the year starts on 1 ${month}`])))
        : [];
    case 'unit':
      return units(place);
    case 'measured':
      return measured(place, shape);
    case 'comparison':
      return comparisons(place, better);
    case 'span-of-values':
      return spans(place);
    case 'size':
      return sizes(place);
    case 'indicator':
      return isFirst || (shape.many && !last)
        ? indicators(place)
        : last?.type === 'Name'
          ? [template('edition …'), ...pastYears(place).map((year) => ({ ...year, label: `edition ${year.label}` }))]
          : last?.text === 'edition'
            ? pastYears(place)
            : [];
    case 'window':
      return windows(place);
    case 'rounding-step':
      return last ? unitsAfter(place) : quantity(place.due);
    case 'minimum':
      return last ? unitsAfter({ ...place, due: undefined }) : [template('…', { detail: 'a count with its unit' })];
    case 'conditions':
      return conditions(place);
    case 'amount':
      return amounts(place, shape.period === true);
    case 'calculation':
      return calculation(place);
    case 'limit':
      return limits(place);
    case 'marginal':
      return margins(place);
    case 'pool-place':
      if (!last) return fixedWords(poolWords, ' ');
      return Object.hasOwn(poolWords, last.text) ? nameCandidates(place, knownNames(place, ['payment'])) : [];
    case 'result':
      return results(place, shape.in);
    case 'indexed':
      if (!last)
        return nameCandidates(place, knownNames(place, ['input', 'measure']), ({ written }) => ({
          insertText: `${written} from `,
          retrigger: true,
        }));
      return last.type === 'Name'
        ? fixedWords({ from: 'the first year in which it counts' }, ' ')
        : last.type === 'From'
          ? years(place)
          : [];
    case 'outturn':
      return last ? (Object.hasOwn(outturnWords, last.text) ? [template('£…')] : []) : outturns();
  }
}

/** The names that can stand here; where something is multiplied by them, only those by which it can be. */
function namesFor(place: ValuePlace, { kinds, role, percent }: Extract<ValueShape, { type: 'names' }>): Known[] {
  const names = unlisted(place, kinds, role);
  return percent === true ? names.filter(canScale) : names;
}

/** The indicators that are declared, each with its edition: the last year in which its id has this meaning, or the first where it still has. */
function indicators(place: ValuePlace): Candidate[] {
  const [latest] = pastYears(place);
  return nameCandidates(place, knownNames(place, ['indicator']), (known) => {
    const years = known.declared.facts.get('edition')?.text.trim();
    const edition =
      years === undefined ? latest?.label : (/\d{4}\/\d\d$/.exec(years) ?? /^\d{4}\/\d\d/.exec(years))?.[0];
    return {
      label: `${known.written} edition ${edition ?? '…'}`,
      detail: detailOf(known, titleOf(known) ?? known.declared.kind),
    };
  });
}

function quotes(detail: string): Candidate {
  return { label: '"…"', kind: 'value', detail, insertText: '"$1"', snippet: true };
}

function money(place: ValuePlace, per: 'year' | 'unit'): Candidate[] {
  const last = lastLexeme(place);
  const unit = per === 'year' ? per : pricedUnit(place);
  if (!last) return [template(`£… per ${unit}`), ...(per === 'year' ? [] : calculation(place))];
  if (last.type === 'Per') return [{ label: unit, kind: 'unit' }];
  const rest = per === 'year' ? [] : calculation(place).filter(({ label }) => !Object.hasOwn(periodWords, label));
  return last.type === 'Money' ? distinct([{ label: `per ${unit}`, kind: 'unit' }, ...rest]) : rest;
}

/** What one of the things is called that the payment around the place counts. */
function pricedUnit({ level, cursor }: ValuePlace): string {
  const counted = level.block && lineOf(level.block, 'measure')?.value.phrases[0]?.parts[0];
  const due = counted?.kind === 'name' ? dueFor(cursor.context, counted.text) : undefined;
  return due?.one ?? (due?.unit.words === undefined ? 'person' : singular(due.unit.words));
}

function schedules(place: ValuePlace, { forms, paid }: Extract<ValueShape, { type: 'schedule' }>): Candidate[] {
  const last = lastLexeme(place);
  if (place.phrases.length > 0) return [];
  if (!last)
    return [
      ...forms.map((label): Candidate => ({ label, kind: 'value' })),
      ...fixedWords(oftenWords, ' '),
      ...(paid ? [] : [template('every … months')]),
    ];
  if (Object.hasOwn(oftenWords, last.text)) {
    const ends = forms.flatMap((form) => {
      const [, rest] = /^\S+ (within .*)$/.exec(form) ?? [];
      return rest ? [{ label: rest, kind: 'value' as const }] : [];
    });
    if (paid) return fixedWords(arrearsWords);
    return [...ends, template('within … days', { documentation: 'How soon after the end of the period.' })];
  }
  return last.text === 'within' || last.text === 'every' || last.type === 'Number'
    ? durations(
        place,
        ['30 days', '60 days', '90 days', '120 days'].filter(() => last.text === 'within'),
      )
    : [];
}

function measured(
  place: ValuePlace,
  { inYear, period, orMissing }: Extract<ValueShape, { type: 'measured' }>,
): Candidate[] {
  const { phrase } = place;
  const last = lastLexeme(place);
  if (!last) {
    if (place.phrases.length > 0) return [];
    const plain = quantity(place.due);
    const behind = inYear ? ` in ${pastYears(place)[0].label}` : period ? ' per year' : '';
    const whole = behind ? plain.map(({ label, detail }) => template(`${label}${behind}`, { detail })) : [];
    return [...whole, ...plain, ...(orMissing ? fixedWords({ missing: 'nobody has reported it' }) : [])];
  }
  if (last.text === 'in') return pastYears(place);
  const more = place.due?.unit.base === 'percent' || last.type === 'Year' ? [] : unitsAfter(place);
  const isWhole = !['Per', 'Year', 'LongDate'].includes(last.type) && !phrase.some(({ text }) => text === 'in');
  const [past] = pastYears(place);
  return inYear && isWhole
    ? [{ label: `in ${past.label}`, kind: 'value' }, ...fixedWords({ in: 'the year in which it was so' }, ' '), ...more]
    : isWhole || last.type === 'Per'
      ? more
      : [];
}

function spans(place: ValuePlace): Candidate[] {
  const last = lastLexeme(place);
  const shown = quantityText(place.due);
  if (!last)
    return [
      ...(place.due?.unit.base === 'percent' ? [template('0% to 100%')] : []),
      template(`${shown} to ${shown}`),
      template(`at least ${shown}`),
    ];
  return last.type === 'To'
    ? quantity(place.due)
    : [...fixedWords({ to: 'the greatest value follows' }, ' '), ...unitsAfter(place)];
}

function sizes(place: ValuePlace): Candidate[] {
  const last = lastLexeme(place);
  if (!last)
    return dates(place)
      .slice(0, 2)
      .map(({ label }) => template(`… people on ${label}`));
  if (last.type === 'Number') return [{ label: 'people', kind: 'unit', insertText: 'people on ', retrigger: true }];
  if (last.text === 'on') return dates(place);
  if (place.phrase.some(({ text }) => text === 'on')) return [];
  return [
    ...dates(place).map((date): Candidate => ({ ...date, label: `on ${date.label}` })),
    ...fixedWords({ on: 'the day of the count' }, ' '),
  ];
}

function windows(place: ValuePlace): Candidate[] {
  const last = lastLexeme(place);
  if (!last)
    return [
      ...fixedWords(windowWords),
      {
        label: 'rolling 12 months',
        kind: 'word',
        documentation: 'The twelve months that end with the period that is settled.',
      },
    ];
  return last.text === 'rolling'
    ? [{ label: '12 months', kind: 'value' }, ...durations(place)]
    : last.type === 'Number'
      ? durations(place)
      : [];
}

function margins(place: ValuePlace): Candidate[] {
  const last = lastLexeme(place);
  if (last)
    return Object.hasOwn(marginWords, last.text) && last.text !== 'nothing'
      ? [template('…% of price'), template('£…'), ...calculation(place)]
      : calculation(place);
  const { nothing, ...words } = marginWords;
  return [
    ...Object.keys(words).map((word) => template(`${word} …% of price`, { documentation: words[word] })),
    ...fixedWords(words, ' '),
    ...fixedWords({ nothing }),
  ];
}

function outturns(): Candidate[] {
  return Object.entries(outturnWords).map(([word, documentation]) => template(`${word} £…`, { documentation }));
}

const partyKinds: readonly NameKind[] = ['organisation'];

/** What results in a range of a table. */
function results(place: ValuePlace, table: ResultTable): Candidate[] {
  const { phrase, phrases } = place;
  const last = lastLexeme(place);
  const hasParties = table === 'risk-share' || table === 'fund';
  if (!last) {
    const words = phrases.length > 0 ? [] : fixedWords(resultWords[table]);
    if (hasParties) {
      // What is unspent goes into a reserve, and does not come from one.
      const reserves =
        place.level.shape?.id === 'contract/pooled-fund/overspend' && phrases.length === 0
          ? nameCandidates(place, knownNames(place, ['reserve']), ({ written }) => ({ label: `from ${written}` }))
          : [];
      const names =
        table === 'fund'
          ? unlisted(place, [...partyKinds, 'reserve'], 'commissioner')
          : unlisted(place, partyKinds, 'provider');
      return [
        ...words,
        ...reserves,
        ...nameCandidates(place, names, ({ written }) => ({ insertText: `${written} `, retrigger: true })),
      ];
    }
    return [...words, ...(table === 'outcome' ? outcomes() : []), ...calculation(place)];
  }
  if (hasParties) {
    if (last.type === 'From') return nameCandidates(place, knownNames(place, ['reserve', 'line']));
    if (last.type === 'Name' && phrase.length === 1) return sharesLeft(place);
  }
  // What has been begun of `rising to` and its like is offered whole.
  if (last.type === 'Word' && ['rising', 'falling', 'for'].includes(last.text)) return [];
  if (wantsOperand(phrase)) return [...(last.type.endsWith('To') ? [template('…%')] : []), ...calculation(place)];
  const slopes = phrase.some(({ type }) => type === 'RisingTo' || type === 'FallingTo' || type === 'ForEach')
    ? []
    : [
        template('rising to …%', { documentation: 'Straight from the start of the range to its end.' }),
        template('falling to …%', { documentation: 'Straight from the start of the range to its end.' }),
        template('for each …', { documentation: 'In proportion; `for each whole` counts no parts.' }),
      ];
  const step = phrase.some(({ type }) => type.startsWith('ForEach'));
  if (step) return [...slopeUnits(place), ...comparisons({ ...place, phrase: [] })];
  return [...slopes, ...calculation(place)];
}

function slopeUnits(place: ValuePlace): Candidate[] {
  return lastLexeme(place)?.type !== 'Number'
    ? []
    : place.due?.unit.base === 'percent'
      ? [{ label: 'percentage-point', kind: 'unit' }]
      : unitsAfter(place);
}

function outcomes(): Candidate[] {
  return [
    { label: '100%', kind: 'value', detail: 'all of its share' },
    template('0% rising to 100%', {
      documentation: 'From nothing at the start of the range, in a straight line, to all at its end.',
    }),
    template('100% falling to 0%', {
      documentation: 'From all at the start of the range, in a straight line, to nothing at its end.',
    }),
    template('…%'),
    template('£… for each 1 …', { documentation: 'An amount for each step, in proportion.' }),
  ];
}
