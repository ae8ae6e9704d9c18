import type { Lexeme } from '../../../../grammar/syntax/parser.js';
import { type Due, dueFor } from '../../semantics/context.js';
import type { NameKind } from '../../semantics/schema/shapes.js';
import { limitWords, numberWords, periodWords, testWords } from '../../semantics/schema/words.js';
import { unitOfValue } from '../../semantics/units.js';
import { numberKinds } from '../../semantics/values/names.js';
import { type Candidate, fixedWords, template } from './candidate.js';
import { type Known, knownNames, nameCandidates } from './names.js';
import { lastLexeme, type ValuePlace } from './place.js';
import { comparisons, quantity, unitsAfter } from './quantities.js';

/** After these a number or a name is due. */
const wantsMore = new Set([
  'Plus',
  'Minus',
  'Times',
  'LetterTimes',
  'Divide',
  'Of',
  'OpenBracket',
  'TheLesserOf',
  'TheGreaterOf',
  'And',
  'HeldBetween',
  'Below',
  'AtLeast',
  'AtMost',
  'Above',
  'Over',
  'Exactly',
  'From',
  'UpTo',
  'RisingTo',
  'FallingTo',
  'ForEach',
  'ForEachWhole',
]);

/** Kinds that have an amount of money, which a percentage can be of. */
const amountKinds: readonly NameKind[] = [
  'payment',
  'risk-share',
  'let',
  'input',
  'measure',
  'line',
  'reserve',
  'pooled-fund',
  'group',
];

/** Whether something that can stand by itself is due after these. */
export function wantsOperand(phrase: readonly Lexeme[]): boolean {
  const last = phrase[phrase.length - 1];
  return !last || wantsMore.has(last.type) || last.text === 'pay' || last.text === 'deduct' || last.text === 'previous';
}

/** What a calculation can go on with; `kinds`: which names come first. */
export function calculation(place: ValuePlace, kinds: readonly NameKind[] = numberKinds): Candidate[] {
  return wantsOperand(place.phrase) ? operands(place, kinds) : afterOperand(place);
}

function operands(place: ValuePlace, kinds: readonly NameKind[]): Candidate[] {
  const last = lastLexeme(place);
  const isOf = last?.type === 'Of';
  const wanted = isOf ? amountKinds : kinds;
  const rest = numberKinds.filter((kind) => !wanted.includes(kind) && !isOf);
  const names = nameCandidates(place, [...knownNames(place, wanted), ...knownNames(place, rest)]);
  const percent = template('…%');
  if (last?.type === 'HeldBetween') return [template('…% and …%'), percent, ...names];
  return [...names, ...fixedWords(numberWords), ...(isOf ? [] : [percent, ...extremes])];
}

const extremes: readonly Candidate[] = [
  template('the lesser of … and …', { documentation: 'The smaller of the two.' }),
  template('the greater of … and …', { documentation: 'The greater of the two.' }),
];

/** Kinds that can have a percentage or a plain number, those that are most often one first. */
const shareKinds: readonly NameKind[] = ['input', 'let', 'measure'];

/** A percentage, or what can stand in its place; money never can. `isRise`: one for a year. */
export function percentages(place: ValuePlace, isRise: boolean): Candidate[] {
  const last = lastLexeme(place);
  if (last?.type === 'Per') return [{ label: 'year', kind: 'unit' }];
  if (last?.type === 'Percent' && isRise) return [{ label: 'per year', kind: 'unit' }, ...calculation(place)];
  if (!wantsOperand(place.phrase)) return calculation(place);
  const names = shareKinds.flatMap((kind) => knownNames(place, [kind]));
  return [template('…%'), ...nameCandidates(place, names.filter(canScale)), ...extremes];
}

/** Whether something can be multiplied by what the name stands for: a percentage, a plain number, or what does not say its unit. */
export function canScale({ declared }: Known): boolean {
  const unit = unitOfValue(declared.facts.get('unit')?.value);
  return !unit || unit.base === 'percent' || (unit.base === 'number' && !unit.per);
}

const signs: Readonly<Record<string, string>> = { '×': 'times', '+': 'plus', '-': 'less', '/': 'divided by' };

function afterOperand(place: ValuePlace): Candidate[] {
  const { phrase } = place;
  const last = lastLexeme(place) as Lexeme;
  const types = new Set(phrase.map((lexeme) => lexeme.type));
  const operators = Object.entries(signs).map(
    ([label, detail]): Candidate => ({ label, kind: 'sign', detail, insertText: `${label} `, retrigger: true }),
  );
  const and =
    (types.has('TheLesserOf') || types.has('TheGreaterOf') || types.has('HeldBetween')) && !types.has('And')
      ? fixedWords({ and: 'the second of the two follows' }, ' ')
      : [];
  const held = types.has('HeldBetween')
    ? []
    : [
        template('held between …% and …%', {
          documentation: 'What stands before it, but never less than the one nor more than the other.',
        }),
      ];
  const of = last.type === 'Percent' ? fixedWords({ of: 'of what the percentage is' }, ' ') : [];
  const units =
    last.type === 'Number' || last.type === 'Money' || last.type === 'Per' || last.type === 'Name'
      ? unitsAfter(place)
      : [];
  return last.type === 'Per' ? units : [...of, ...and, ...units, ...operators, ...held];
}

/** What may follow `per` in a sum for some time. */
function times(): Candidate[] {
  return Object.keys(periodWords).map((label) => ({ label: label.slice('per '.length), kind: 'unit' }));
}

/** An amount of money: `£12.4m per year`, `8% of Core`. `isForTime`: one that says for how long it is. */
export function amounts(place: ValuePlace, isForTime = false): Candidate[] {
  if (isForTime && lastLexeme(place)?.type === 'Per') return times();
  if (place.phrase.length > 0) return calculation(place, amountKinds);
  const shares = nameCandidates(place, knownNames(place, ['payment']), ({ written }) => ({
    label: `…% of ${written}`,
    insertText: `$1% of ${written}`,
    snippet: true,
    kind: 'value' as const,
  }));
  return [
    template('£… per year', { documentation: 'An amount of money, with the period for which it is.' }),
    ...shares,
    ...operands(place, amountKinds),
  ];
}

/** A limit, from the first word on. */
export function limits(place: ValuePlace): Candidate[] {
  const { phrase, phrases } = place;
  if (phrases.length > 0) return phrase.length === 0 ? fixedWords(limitWords) : [];
  if (phrase.length === 0) return amounts(place);
  if (lastLexeme(place)?.type === 'Per') return ['year', 'person'].map((label) => ({ label, kind: 'unit' }));
  const { 'before reductions': before } = limitWords;
  return [
    ...calculation(place, amountKinds).filter(({ label }) => !Object.hasOwn(periodWords, label)),
    ...(wantsOperand(phrase)
      ? []
      : fixedWords({
          'before reductions': before,
          'per year': 'for each contract year',
          'per person': 'for each person, in the whole contract; for payments that are sums over people',
        })),
  ];
}

/** What a condition can be about, besides measures and requirements. */
const otherSubjects: readonly NameKind[] = ['input', 'let', 'payment', 'risk-share', 'population'];

/** Conditions with commas between them, from the first word of each. */
export function conditions(place: ValuePlace): Candidate[] {
  const { phrase } = place;
  if (phrase.length === 0) {
    const names = [...knownNames(place, ['measure', 'requirement']), ...knownNames(place, otherSubjects)];
    return nameCandidates(place, names, ({ written }) => ({ insertText: `${written} `, retrigger: true }));
  }
  const test = phrase.findIndex((lexeme) => comparing.has(lexeme.type));
  const subject = phrase[0];
  const due = subject.type === 'Name' ? dueFor(place.cursor.context, subject.text) : undefined;
  if (test >= 0) return comparedWith(place, phrase.slice(test), due);
  const last = lastLexeme(place) as Lexeme;
  if (wantsOperand(phrase)) return calculation(place);
  if (last.type === 'Word' && last.text === 'is') return fixedWords({ yes: 'it is met', no: 'it is not met' });
  if (last.text === 'meets') return fixedWords({ target: testWords['meets target'] });
  const yesOrNo = due?.unit.base === 'yes-or-no';
  const { 'meets target': meets, ...is } = testWords;
  const found = comparisons({ ...place, due, phrase: [] });
  const hasTargets = subject.type === 'Name' && targetsOf(place, subject.text);
  const target = fixedWords({ 'meets target': meets });
  return [
    ...(hasTargets ? target : []),
    ...(yesOrNo ? fixedWords(is) : found),
    ...(hasTargets || yesOrNo ? [] : target),
    ...(phrase.length > 1 ? afterOperand(place) : []),
  ];
}

const comparing = new Set(['AtLeast', 'AtMost', 'Above', 'Below', 'Over', 'Exactly', 'From', 'UpTo']);

function comparedWith(place: ValuePlace, phrase: readonly Lexeme[], due: Due | undefined): Candidate[] {
  const within = { ...place, phrase, due };
  if (phrase.length === 1) return [...quantity(due), ...operands(within, ['input', 'let', 'measure'])];
  return unitsAfter(within).concat(due ? [] : afterOperand(within));
}

function targetsOf(place: ValuePlace, name: string): boolean {
  const found = place.cursor.context.scope.find(name);
  return found !== undefined && 'one' in found && found.one.facts.has('targets');
}
