import type { Item, Span, Value } from '../../../grammar/syntax/tree.js';
import type { NameKind } from './schema/shapes.js';

/** A name and what it is the name of. Offsets count from the start of the piece that declares it. */
export interface Declared extends Span {
  readonly name: string;
  readonly kind: NameKind;
  /** The name of the declaration that it stands in; none at the top level. */
  readonly container?: string;
  /** What other declarations may need to know of it, by key. A change of these is a change for all that asked. */
  readonly facts: ReadonlyMap<string, Fact>;
}

/** The value of one key of a declaration, or the text of one of its blocks. */
export interface Fact {
  /** As written, with white space folded: two facts are the same where their texts are. */
  readonly text: string;
  readonly value?: Value;
  /** The lines of a block. */
  readonly items?: readonly Item[];
}

/** A place where a name stands for something declared. */
export interface Reference extends Span {
  readonly name: string;
}

/** Which facts are kept of a declaration, by its kind: those on which the checks of others depend. */
export const keptFacts: Readonly<Partial<Record<NameKind, readonly string[]>>> = {
  measure: [
    'unit',
    'one',
    'better',
    'kind',
    'window',
    'targets',
    'baseline',
    'population',
    'rounded-to',
    'can-be',
    'minimum-count',
    'minimum-response',
    'if-missing',
    'volatility',
  ],
  input: ['unit', 'one', 'can-be', 'values'],
  population: ['size'],
  organisation: ['role', 'turnover'],
  payment: ['mechanism'],
};

/** What a name means at some place. */
export type Found = { readonly one: Declared } | { readonly several: readonly Declared[] } | undefined;

/** The names that are known to a piece. Whoever asks is told again when an answer changes. */
export interface Scope {
  find(name: string): Found;
  fact(declared: Declared, key: string): Fact | undefined;
  /** All declarations of `name` in the file itself, in the order in which they stand. */
  declaredHere(name: string): readonly Declared[];
  /** The first declaration of `name` at the top level of a file that is used. */
  imported(name: string): Declared | undefined;
  /** Names that could stand for something of these kinds, for suggestions; asking leaves no trace. */
  namesOf(kinds: readonly NameKind[]): readonly string[];
  /** Whether every file that is used has been read: until then an unknown name is not reported. */
  readonly complete: boolean;
}
