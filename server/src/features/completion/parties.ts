import { type Decimal, decimalOf, formatDecimal } from '../../../../grammar/syntax/decimal.js';
import type { NameKind, Role } from '../../semantics/schema/shapes.js';
import { minus, whole } from '../hover/arithmetic.js';
import { type Candidate, fixedWords, template } from './candidate.js';
import { type Known, knownNames, nameCandidates } from './names.js';
import { lastLexeme, type ValuePlace } from './place.js';

/** The names of these kinds that the phrases before do not hold yet. Those of the role come first. */
export function unlisted(place: ValuePlace, kinds: readonly NameKind[], role?: Role): Known[] {
  const listed = new Set(place.phrases.flatMap((phrase) => (phrase[0]?.type === 'Name' ? [phrase[0].text] : [])));
  const known = knownNames(place, kinds).filter(({ written }) => !listed.has(written));
  if (role === undefined) return known;
  const [first, others]: [Known[], Known[]] = [[], []];
  for (const one of known) (one.declared.facts.get('role')?.text === role ? first : others).push(one);
  const near = (names: Known[], far: boolean) => names.filter(({ distance }) => (distance === 3) === far);
  return [...near(first, false), ...near(others, false), ...near(first, true), ...near(others, true)];
}

/** How many percent are left of the whole after these, exactly; undefined where nothing is. */
export function leftOfWhole(shares: readonly Decimal[]): string | undefined {
  const left = shares.reduce(minus, whole(100));
  return left.digits > 0n ? formatDecimal(left) : undefined;
}

/** The percentages that are written before the place. */
function writtenShares({ phrases }: ValuePlace): Decimal[] {
  return phrases.flat().flatMap(({ type, text }) => {
    const [digits] = (type === 'Percent' && /^\d[\d,.]*/.exec(text)) || [];
    return digits === undefined ? [] : [decimalOf(digits)];
  });
}

/** Organisations with commas between them. */
export function parties(
  place: ValuePlace,
  role: Role | undefined,
  shares: 'never' | 'optional' | 'split',
  lead: boolean,
): Candidate[] {
  const last = lastLexeme(place);
  if (!last) {
    const split = shares === 'split' && place.phrases.length > 0;
    return nameCandidates(place, unlisted(place, ['organisation'], role), ({ written }) =>
      split ? { insertText: `${written} `, retrigger: true } : {},
    );
  }
  if (last.type !== 'Name') return [];
  return [
    ...(lead ? fixedWords({ lead: 'the one that answers for the others' }) : []),
    ...(shares === 'never' ? [] : sharesLeft(place)),
  ];
}

/** A percentage: what is left of the whole first. */
export function sharesLeft(place: ValuePlace): Candidate[] {
  const left = leftOfWhole(writtenShares(place));
  const rest: Candidate[] =
    left === undefined
      ? []
      : [{ label: `${left}%`, kind: 'value', detail: place.phrases.length > 0 ? 'what is left of 100%' : 'the whole' }];
  return [...rest, template('…%', { detail: 'its share' })];
}
