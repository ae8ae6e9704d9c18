import type { Piece } from '../../../grammar/text/source.js';
import { contractYears } from '../payment/contract-years.js';
import { contractsIn } from '../payment/model/contract.js';
import { type Period, samePeriod } from '../payment/period.js';
import { readHead } from '../semantics/heads.js';
import type { FileView } from '../semantics/view.js';
import { type Clause, type YearOfContract, yearOfContract } from './clause.js';
import { NotingScope } from './noting.js';
import { standingYear } from './years.js';

/** A contract of a file, with what has been worked out of it, for as long as its text is the same and all that it asks of other declarations. */
export interface KnownContract extends Clause {
  readonly name: string;
  readonly years: readonly Period[];
  readonly standing: Period | undefined;
  /** The contract in a year; undefined where it has no terms then. */
  year(period: Period): YearOfContract | undefined;
  /** What `make` returned when it was first called with this key. */
  once<T>(key: string, make: () => T): T;
}

interface Kept {
  readonly scope: NotingScope;
  readonly contracts: readonly KnownContract[];
}

/** What was worked out last, of as many pieces as a person looks at: a contract with its years is hundreds of times as large as its text. */
const kept = new Map<Piece, Kept>();
const mostKept = 24;

/** The contracts of a piece, as they are now. */
export function contractsAt(file: FileView, piece: number): readonly KnownContract[] {
  const own = file.source.pieces[piece];
  const known = kept.get(own);
  kept.delete(own);
  const current = known?.scope.holdsIn(file.scope(piece)) ? known : readContracts(file, piece);
  // What was asked for last stands last, and what has been left alone longest goes first.
  kept.set(own, current);
  if (kept.size > mostKept) kept.delete(kept.keys().next().value as Piece);
  return current.contracts;
}

function readContracts(file: FileView, piece: number): Kept {
  const scope = new NotingScope(file.scope(piece));
  const { text } = file.source.pieces[piece];
  return {
    scope,
    contracts: contractsIn(file.parsed(piece).tree.items).map((contract) => knownContract({ contract, text, scope })),
  };
}

/** Whether the piece declares a contract. */
export function hasContract(file: FileView, piece: number): boolean {
  return file.outline(piece).declared.some(({ kind }) => kind === 'contract');
}

function knownContract(clause: Clause): KnownContract {
  const { contract } = clause;
  const answers = new Map<string, unknown>();
  const years: { period: Period; found: YearOfContract | undefined }[] = [];
  const own: KnownContract = {
    ...clause,
    name: readHead(contract.head).name?.text ?? '',
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
