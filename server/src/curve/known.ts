import type { Block } from '../../../grammar/syntax/tree.js';
import type { Piece, Source } from '../../../grammar/text/source.js';
import { contractYears } from '../analysis/years.js';
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

const kept = new WeakMap<Piece, Kept>();

/** The contracts of a piece, as they are now. */
export function contractsAt(view: WorkspaceView, file: FileView, piece: number): readonly KnownContract[] {
  const own = file.source.pieces[piece];
  const sources = [file.source, ...file.uses().flatMap(({ target }) => (target && view.file(target)?.source) || [])];
  const known = kept.get(own);
  if (known && known.sources.length === sources.length && known.sources.every((source, i) => source === sources[i]))
    return known.contracts;
  const contracts = contractsIn(file.parsed(piece).tree.items).map((block) => knownContract(block, file, piece));
  kept.set(own, { sources, contracts });
  return contracts;
}

/** All contracts of a file. */
export function contractsOf(view: WorkspaceView, file: FileView): KnownContract[] {
  return file.source.pieces.flatMap((_, piece) =>
    file.outline(piece).declared.some(({ kind }) => kind === 'contract') ? contractsAt(view, file, piece) : [],
  );
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
