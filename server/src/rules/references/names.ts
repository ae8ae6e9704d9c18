import type { Block, Day } from '../../../../grammar/syntax/tree.js';
import { readHead } from '../../semantics/heads.js';
import { lineOf } from '../../semantics/lines.js';
import { firstPart } from '../reading.js';
import { libraryEntries, textsOf, type Verified, verifiedOf } from './library.js';

/**
 * Names of bodies, regimes, frameworks, data sets and schemes that are right only up to a day, as the library that ships with Remit has them. What is
 * `not verified` there rests on general knowledge, and whoever shows it says so.
 */

export interface DatedName {
  /** In full, as in the middle of a sentence. Those in lower case are found in any case and in the plural, those with capitals only as written. */
  readonly names: readonly string[];
  /** Found only as whole words in exactly these letters, perhaps with an s. None where the letters stand for other things in health and care too. */
  readonly abbreviations?: readonly string[];
  readonly kind: 'body' | 'framework' | 'data-set';
  /** The first day on which the name is wrong. */
  readonly wrongFrom: string;
  /** Not yet law or not yet done. */
  readonly planned?: true;
  /** What to write instead, in words; none where nothing has taken its place. */
  readonly successor?: string;
  /** What stands in the place of the name, word for word, where that is the same whatever the name is used for. */
  readonly replaceWith?: { readonly name: string; readonly abbreviation?: string };
  readonly verified: Verified;
}

function datedName(block: Block): DatedName | undefined {
  const planned = lineOf(block, 'due-to-end');
  const day = firstPart((lineOf(block, 'ended') ?? planned)?.value) as Day | undefined;
  if (!day) return undefined;
  const { word, title } = readHead(block.head);
  const [name, abbreviation] = textsOf(block, 'write-instead');
  return {
    names: [title?.value ?? '', ...textsOf(block, 'also-called')],
    abbreviations: textsOf(block, 'short'),
    kind: word?.text as DatedName['kind'],
    wrongFrom: [day.year, two(day.month), two(day.day)].join('-'),
    ...(planned ? { planned: true as const } : {}),
    successor: textsOf(block, 'replaced-by')[0],
    replaceWith: name === undefined ? undefined : { name, abbreviation },
    verified: verifiedOf(block),
  };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

let known: readonly DatedName[] | undefined;

/** All of them, read when they are first asked for. */
export function datedNames(): readonly DatedName[] {
  known ??= libraryEntries(/^ +(?:ended|due-to-end):/m).flatMap(({ block }) => datedName(block) ?? []);
  return known;
}
