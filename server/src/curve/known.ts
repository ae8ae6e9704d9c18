import type { Block } from '../../../grammar/syntax/tree.js';
import type { Piece, Source } from '../../../grammar/text/source.js';
import { contractYears } from '../payment/contract-years.js';
import { contractsIn } from '../payment/model/contract.js';
import { type Period, samePeriod } from '../payment/period.js';
import { readHead } from '../semantics/heads.js';
import type { FileView, WorkspaceView } from '../semantics/view.js';
import { type Clause, type YearOfContract, yearOfContract } from './clause.js';
import { standingYear } from './years.js';

/** A contract of a file, with what has been worked out of it as long as nothing that it could depend on has changed. */
export interface KnownContract extends Clause {
  readonly name: string;
  readonly file: FileView;
  /** The index of its piece. */
  readonly piece: number;
  readonly years: readonly Period[];
  readonly standing: Period | undefined;
  /** The contract in a year; undefined where it has no terms then. */
  year(period: Period): YearOfContract | undefined;
  /** What `make` returned when it was first called with this key. */
  once<T>(key: string, make: () => T): T;
}

interface Kept {
  readonly sources: readonly Source[];
  readonly contracts: readonly KnownContract[];
}

/** What was worked out last, of as many pieces as a person looks at: a contract with its years is hundreds of times as large as its text. */
const kept = new Map<Piece, Kept>();
const mostKept = 24;

/** The contracts of a piece, as they are now. */
export function contractsAt(view: WorkspaceView, file: FileView, piece: number): readonly KnownContract[] {
  const own = file.source.pieces[piece];
  const sources = sourcesBehind(view, file);
  const known = kept.get(own);
  kept.delete(own);
  const current =
    known && areSame(known.sources, sources)
      ? known
      : {
          sources,
          contracts: contractsIn(file.parsed(piece).tree.items).map((block) => knownContract(block, file, piece)),
        };
  // What was asked for last stands last, and what has been left alone longest goes first.
  kept.set(own, current);
  if (kept.size > mostKept) kept.delete(kept.keys().next().value as Piece);
  return current.contracts;
}

/** Whether the piece declares a contract. */
export function hasContract(file: FileView, piece: number): boolean {
  return file.outline(piece).declared.some(({ kind }) => kind === 'contract');
}

/** The texts from which everything is known that is shown of the contracts of a file: its own first, then those of the files that it uses. */
export function sourcesBehind(view: WorkspaceView, file: FileView): Source[] {
  return [file.source, ...file.uses().flatMap(({ target }) => (target && view.file(target)?.source) || [])];
}

export function areSame(before: readonly Source[], after: readonly Source[]): boolean {
  return before.length === after.length && before.every((source, i) => source === after[i]);
}

function knownContract(contract: Block, file: FileView, piece: number): KnownContract {
  const answers = new Map<string, unknown>();
  const years: { period: Period; found: YearOfContract | undefined }[] = [];
  const clause = { contract, text: file.source.pieces[piece].text, scope: file.scope(piece) };
  const own: KnownContract = {
    ...clause,
    name: readHead(contract.head).name?.text ?? '',
    file,
    piece,
    years: contractYears(contract),
    standing: standingYear(contract),
    year(period) {
      const known = years.find((one) => samePeriod(one.period, period));
      if (known) return known.found;
      const found = yearOfContract(clause, period);
      years.push({ period, found });
      return found;
    },
    once<T>(key: string, make: () => T): T {
      if (!answers.has(key)) answers.set(key, make());
      return answers.get(key) as T;
    },
  };
  return own;
}
