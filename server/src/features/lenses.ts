import { exposureOfParty, exposureOfTerm, inFewWords, ofParty, partsOfExposure } from '../curve/exposure.js';
import { contractsAt, type KnownContract } from '../curve/known.js';
import { yearStartOf } from '../payment/model/contract.js';
import { periodText } from '../payment/period.js';
import { readHead } from '../semantics/heads.js';
import { lineOf } from '../semantics/lines.js';
import type { NameKind } from '../semantics/schema/shapes.js';
import type { FileView } from '../semantics/view.js';

/** A line of words above a contract or a term; what it says is worked out when it is shown. */
export interface Lens {
  /** Above the line of this place of the file. */
  readonly start: number;
  readonly end: number;
  readonly subject: Subject;
}

/** What a lens is about: a party under a contract, or a term. */
export interface Subject {
  readonly contract: string;
  readonly term?: string;
  readonly party?: string;
}

/** More parties than this are not told above a contract. */
const mostParties = 4;

const termKinds: readonly NameKind[] = ['payment', 'risk-share', 'pooled-fund', 'remedy'];

/** Where there is something to tell; nothing is worked out. */
export function lenses(file: FileView): Lens[] {
  return file.source.pieces.flatMap((_, piece) => {
    const { declared } = file.outline(piece);
    const base = file.source.offsets[piece];
    return declared.flatMap(({ kind, name, container, start, end }): Lens[] => {
      const place = { start: base + start, end: base + end };
      if (kind === 'contract')
        return partiesOf(file, piece, name).map((party) => ({ ...place, subject: { contract: name, party } }));
      if (!termKinds.includes(kind) || container === undefined) return [];
      return [{ ...place, subject: { contract: container, term: name } }];
    });
  });
}

/** The organisations of a contract, providers first. */
function partiesOf(file: FileView, piece: number, contract: string): string[] {
  const block = file
    .parsed(piece)
    .tree.items.find((item) => item.kind === 'block' && readHead(item.head).name?.text === contract);
  if (block?.kind !== 'block') return [];
  const names = ['providers', 'commissioners'].flatMap((key) =>
    (lineOf(block, key)?.value.phrases ?? []).flatMap(({ parts: [name] }) =>
      name?.kind === 'name' ? [name.text] : [],
    ),
  );
  return [...new Set(names)].slice(0, mostParties);
}

/** What has to be worked out before `lensText` can be had at once. */
export function lensWork(contract: KnownContract, { term, party }: Subject): (() => void)[] {
  if (party !== undefined) return partsOfExposure(contract, { party });
  return term === undefined ? [] : partsOfExposure(contract, { term });
}

/** What a lens says. */
export function lensText(contract: KnownContract, { term, party }: Subject): string {
  if (party !== undefined) {
    const exposure = exposureOfParty(contract, party);
    return exposure ? ofParty(party, exposure) : `${party}: open as long as a term cannot be worked out`;
  }
  const exposure = term === undefined ? undefined : exposureOfTerm(contract, term);
  if (exposure) return `${inFewWords(exposure)} in ${exposure.year}`;
  const year = contract.standing && contract.year(contract.standing);
  const found = year?.model.terms.find(({ name }) => name === term);
  if (!year || !found || found.problems.length > 0) return 'Cannot be worked out as it stands';
  const label = periodText(year.period, yearStartOf(contract.contract));
  return found.status === 'shadow' ? `Measured and not paid in ${label}` : `Does not apply in ${label}`;
}

/** The contract of that name in a file, as it is now. */
export function contractNamed(file: FileView, name: string): KnownContract | undefined {
  const piece = file.source.pieces.findIndex((_, i) =>
    file.outline(i).declared.some((declared) => declared.kind === 'contract' && declared.name === name),
  );
  return piece < 0 ? undefined : contractsAt(file, piece).find((contract) => contract.name === name);
}
