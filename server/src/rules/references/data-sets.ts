import { formatDecimal } from '../../../../grammar/syntax/decimal.js';
import { readHead } from '../../semantics/heads.js';
import { lineOf } from '../../semantics/lines.js';
import { type DaysRange, daysIn, withinOf } from '../lengths.js';
import { firstPart } from '../reading.js';
import { type LibraryEntry, libraryEntries, textsOf, type Verified, verifiedOf } from './library.js';

/** The national data sets that the library which ships with Remit lists, for measures that are counted from one. */
export interface DataSet {
  /** In full, as in the middle of a sentence. */
  readonly title: string;
  readonly entry: LibraryEntry;
  /** When it is there at the earliest; undefined where that has not been found. */
  readonly late?: Lateness;
  readonly verified: Verified;
}

export interface Lateness {
  /** How long after the end of its time it is submitted, or else published. */
  readonly after: DaysRange;
  /** The same, to be read: `is submitted within 46 days of the end of its time`. */
  readonly said: string;
}

interface Known {
  /** Full names in any case, abbreviations only as written. */
  readonly begins: readonly RegExp[];
  readonly dataSet: DataSet;
}

const escaped = (text: string): string => text.replace(/[.()+]/g, '\\$&').replace(/ /g, '\\s+');

const beginsWith = (names: readonly string[], flags: string): RegExp =>
  new RegExp(`^\\s*(?:[Tt]he\\s+)?(?:${names.map(escaped).join('|')})(?![\\w-])`, flags);

function knownOf(entry: LibraryEntry): Known | undefined {
  const { block } = entry;
  const { title } = readHead(block.head);
  if (!title || lineOf(block, 'ended')) return undefined;
  const short = textsOf(block, 'short');
  return {
    begins: [
      beginsWith([title.value, ...textsOf(block, 'also-called')], 'i'),
      ...(short.length > 0 ? [beginsWith(short, '')] : []),
    ],
    dataSet: { title: title.value, entry, late: latenessOf(entry), verified: verifiedOf(block) },
  };
}

function latenessOf({ block }: LibraryEntry): Lateness | undefined {
  const lag = firstPart(lineOf(block, 'lag')?.value);
  const part = lag ?? withinOf(lineOf(block, 'comes')?.value);
  const after = daysIn(part);
  if (part?.kind !== 'quantity' || !after) return undefined;
  const length = `${formatDecimal(part.value)} ${part.unit?.text ?? ''}`;
  return { after, said: `is ${lag ? 'submitted' : 'published'} within ${length} of the end of its time` };
}

let known: readonly Known[] | undefined;

/**
 * The data set with which a text begins. One that is named later in it, as in "the record, checked against HES", is not what is counted from.
 */
export function dataSetNamed(text: string): DataSet | undefined {
  known ??= libraryEntries(/^data-set /).flatMap((entry) => knownOf(entry) ?? []);
  return known.find(({ begins }) => begins.some((pattern) => pattern.test(text)))?.dataSet;
}
