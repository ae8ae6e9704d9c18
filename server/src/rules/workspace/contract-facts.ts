import type { Decimal } from '../../../../grammar/syntax/decimal.js';
import type { Block, Name, Part, Quantity, Span, Tree } from '../../../../grammar/syntax/tree.js';
import type { Days } from '../../semantics/dates.js';
import { rowKind, wordOfHead } from '../../semantics/heads.js';
import { blockOf, lineOf } from '../../semantics/lines.js';
import type { Declared } from '../../semantics/names.js';
import type { Outline } from '../../semantics/outline.js';
import type { FileView, Place, WorkspaceView } from '../../semantics/view.js';
import {
  paidForIn,
  partiesOf,
  rangeRowsOf,
  recipientsOf,
  sharersOf,
  sumOf,
  type Term,
  termOf,
  termsOf,
} from '../contracts.js';
import { firstPart, namesOf } from '../reading.js';

/** What the rules about all files together need to know of a contract. */
export interface ContractFacts {
  readonly name: string;
  readonly services: readonly string[];
  readonly days: Days | undefined;
  /** What is paid for, by which term and to whom. */
  readonly paid: readonly {
    readonly measure: Span & { readonly text: string };
    readonly term: string;
    readonly to: readonly string[];
  }[];
  /** What a party can lose in a year, where the contract says it in pounds. */
  readonly atRisk: readonly { readonly party: string; readonly pence: bigint }[];
}

export interface PlacedContract {
  readonly file: FileView;
  readonly piece: number;
  readonly declared: Declared;
  readonly facts: ContractFacts;
}

/** What was read of a contract stays known as long as its piece stays as it is; the tree is not kept. */
const known = new WeakMap<Outline, ContractFacts>();

/** All contracts of the workspace, in the order of their files; not those of the library. */
export function contractsIn(view: WorkspaceView): PlacedContract[] {
  const found: PlacedContract[] = [];
  for (const file of view.files()) {
    if (file.shipped) continue;
    for (let piece = 0; piece < file.source.pieces.length; piece++) {
      const outline = file.outline(piece);
      const declared = contractOf(outline);
      if (!declared) continue;
      if (!known.has(outline)) noteContract(outline, file.parsed(piece).tree);
      const facts = known.get(outline);
      if (facts) found.push({ file, piece, declared, facts });
    }
  }
  return found.sort((a, b) => (a.file.uri < b.file.uri ? -1 : a.file.uri > b.file.uri ? 1 : a.piece - b.piece));
}

/** Reads what the rules about all files together need of a piece, if it is a contract, while its tree is at hand. */
export function noteContract(outline: Outline, tree: Tree): void {
  const declared = contractOf(outline);
  const block = declared && tree.items.find((item): item is Block => item.kind === 'block');
  if (block) known.set(outline, factsOf(block, declared.name));
}

function contractOf({ declared }: Outline): Declared | undefined {
  return declared.find(({ kind, container }) => kind === 'contract' && container === undefined);
}

/** What a name in a contract stands for. */
export function meantBy({ file, piece }: Pick<PlacedContract, 'file' | 'piece'>, name: string): Declared | undefined {
  const found = file.scope(piece).find(name);
  return found && 'one' in found ? found.one : undefined;
}

export function placeIn({ file, piece }: PlacedContract, { start, end }: Span): Place {
  return { file, piece, start, end };
}

/** Whether two contracts run at the same time; where one does not say when, nobody knows. */
export function overlap(a: ContractFacts, b: ContractFacts): boolean {
  return a.days !== undefined && b.days !== undefined && a.days.first <= b.days.last && b.days.first <= a.days.last;
}

function factsOf(contract: Block, name: string): ContractFacts {
  const terms = termsOf(contract);
  return {
    name,
    services: namesOf(lineOf(contract, 'services')?.value),
    days: termOf(contract),
    paid: terms.flatMap((term) =>
      paidForIn(term).map(({ text, start, end }: Name) => ({
        measure: { text, start, end },
        term: term.name,
        to: recipientsOf(term),
      })),
    ),
    atRisk: terms.flatMap((term) => (term.word === 'risk-share' ? lossesOf(term) : heldBackOf(term, terms))),
  };
}

/** What the parties of a loss can pay in a year, where it is limited in pounds and shared alike in every range. */
function lossesOf(term: Term): ContractFacts['atRisk'] {
  const loss = blockOf(term.block, 'loss');
  const limit = loss && (mostOf(loss, 'most-paid', poundsPerYear) ?? mostOf(term.block, 'most-paid', poundsPerYear));
  if (!loss || limit === undefined) return [];
  const rows = rangeRowsOf(loss)
    .map(({ value }) => partiesOf(value))
    .filter((parties) => parties.length > 0);
  const [first] = rows;
  const written = (parties: typeof first): string =>
    parties.map(({ name, share }) => `${name.text} ${share?.value.digits}/${share?.value.scale}`).join();
  if (!first || rows.some((parties) => written(parties) !== written(first))) return [];
  return split(limit, sharersOf(loss).slice(0, first.length));
}

/** What is held back of a payment until it is earned. */
function heldBackOf(term: Term, terms: readonly Term[]): ContractFacts['atRisk'] {
  const [place, from] = lineOf(term.block, 'pool-is')?.value.phrases[0]?.parts ?? [];
  if (place?.kind !== 'word' || place.text !== 'held-back-from' || from?.kind !== 'name') return [];
  const whole = terms.find((other) => other.name === from.text && other.mechanism === 'fixed');
  const amount = whole && mostOf(whole.block, 'amount', poundsPerYear);
  const pool = mostOf(term.block, 'pool', (part) => {
    if (part?.kind !== 'share') return poundsPerYear(part);
    const { share, whole: named } = part;
    if (share.kind !== 'quantity' || share.form !== 'percent' || named.kind !== 'name' || named.text !== from.text)
      return undefined;
    return amount === undefined ? undefined : (amount * share.value.digits) / (100n * 10n ** BigInt(share.value.scale));
  });
  return pool === undefined ? [] : split(pool, partiesOf(lineOf(term.block, 'to')?.value));
}

/** A sum among parties by their shares; one alone has all of it. */
function split(pence: bigint, parties: ReturnType<typeof partiesOf>): ContractFacts['atRisk'] {
  if (parties.length === 1) return [{ party: parties[0].name.text, pence }];
  const shares = parties.flatMap(({ share }) => (share ? [share.value] : []));
  const sum = sumOf(shares);
  if (shares.length < parties.length || sum.digits <= 0n) return [];
  return parties.map(({ name }, i) => ({
    party: name.text,
    pence: (pence * shares[i].digits * 10n ** BigInt(sum.scale - shares[i].scale)) / sum.digits,
  }));
}

/** The value of a key in pence, in a table by year the greatest; undefined where any of it is not readable. */
function mostOf(block: Block, key: string, read: (part: Part | undefined) => bigint | undefined): bigint | undefined {
  const line = lineOf(block, key);
  if (line) return read(firstPart(line.value));
  const table = block.items.find((item): item is Block => item.kind === 'block' && wordOfHead(item.head)?.text === key);
  const lines = table?.items ?? [];
  const amounts = lines.map((item) =>
    item.kind === 'line' && rowKind(item) === 'year' ? read(firstPart(item.value)) : undefined,
  );
  let most: bigint | undefined;
  for (const amount of amounts) {
    if (amount === undefined) return undefined;
    if (most === undefined || amount > most) most = amount;
  }
  return most;
}

/** Pounds in a year, in pence. */
function poundsPerYear(part: Part | undefined): bigint | undefined {
  if (part?.kind !== 'quantity' || !isPoundsPerYear(part)) return undefined;
  return penceOf(part.value);
}

export function isPoundsPerYear({ form, currency, per }: Quantity): boolean {
  return form === 'money' && currency === 'GBP' && per?.unit.text === 'year' && per.count === undefined;
}

export function penceOf({ digits, scale }: Decimal): bigint {
  return (digits * 100n) / 10n ** BigInt(scale);
}
