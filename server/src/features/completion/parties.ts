import type { NameKind, Role } from '../../semantics/schema/shapes.js';
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

/** How much is left of 100% after the shares written so far; undefined where nothing is. */
export function shareLeft(place: ValuePlace): number | undefined {
  let left = 100;
  for (const phrase of place.phrases) {
    for (const { type, text } of phrase) if (type === 'Percent') left -= Number.parseFloat(text);
  }
  return left > 0 && left <= 100 && Number.isFinite(left) ? Math.round(left * 1000) / 1000 : undefined;
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
  const left = shareLeft(place);
  const rest: Candidate[] =
    left === undefined
      ? []
      : [{ label: `${left}%`, kind: 'value', detail: place.phrases.length > 0 ? 'what is left of 100%' : 'the whole' }];
  return [...rest, template('…%', { detail: 'its share' })];
}
