import type { Fix, SyntaxRule } from '../../../grammar/syntax/findings.js';
import type { Span } from '../../../grammar/syntax/tree.js';
import type { Declared } from './names.js';
import type { NameKind } from './schema/shapes.js';

/** Something to tell the author. Offsets count from the start of the piece in which it was found. */
export interface Finding extends Span {
  readonly rule: RuleName;
  /** In a commissioner's words; line numbers stand as the marks of `lineOf`. */
  readonly message: string;
  readonly fixes?: readonly Fix[];
  /** A name that may be meant instead, looked for when the finding is shown: names come and go without this place being examined again. */
  readonly instead?: Instead;
  /** What was said of the wording in its place, and is no mistake of its own: that `18 and over` is no range, where a text is due. */
  readonly outweighs?: ReadonlySet<SyntaxRule>;
  /** Other places that belong to it. */
  readonly related?: readonly Related[];
}

/** What to say of a name that does not fit: which one may be meant, or, where none is like it, something else. */
export interface Instead {
  readonly written: string;
  readonly kinds: readonly NameKind[];
  readonly otherwise: string;
  /** Where else in the piece the name is written: mended together with the place of the finding. */
  readonly also?: readonly Span[];
}

/** Another place that a finding is about: where something is declared, or a place in the same piece. */
export type Related = { readonly message: string } & ({ readonly declared: Declared } | { readonly beside: Span });

/** The name of a check: of the wording, of the meaning, or of a rule about good specifications. */
export type RuleName = SyntaxRule | SemanticRule | SpecificationRuleName;

/** Rules about good specifications are files of their own, which no list here has to name. */
export type SpecificationRuleName = string & { readonly specification?: never };

export type SemanticRule =
  | 'after-otherwise'
  | 'ambiguous-name'
  | 'backward-period'
  | 'duplicate-key'
  | 'duplicate-name'
  | 'example-cannot-run'
  | 'example-disagrees'
  | 'example-lacks-value'
  | 'file-not-found'
  | 'file-outside-workspace'
  | 'if-missing-unsaid'
  | 'listed-twice'
  | 'missing-block'
  | 'missing-key'
  | 'mixed-currencies'
  | 'name-missing'
  | 'not-for-this-mechanism'
  | 'period-missing'
  | 'review-late'
  | 'row-twice'
  | 'target-missing'
  | 'text-not-here'
  | 'title-missing'
  | 'unit-mismatch'
  | 'unknown-block'
  | 'unknown-edition'
  | 'unknown-key'
  | 'unknown-name'
  | 'unknown-word'
  | 'unused-name'
  | 'unused-use'
  | 'use-circle'
  | 'wrong-kind'
  | 'wrong-value';
