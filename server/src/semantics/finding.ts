import type { Fix, SyntaxRule } from '../../../grammar/syntax/findings.js';
import type { Span } from '../../../grammar/syntax/tree.js';
import type { Declared } from './names.js';

/** Something to tell the author. Offsets count from the start of the piece in which it was found. */
export interface Finding extends Span {
  readonly rule: RuleName;
  /** In a commissioner's words; line numbers stand as the marks of `lineOf`. */
  readonly message: string;
  readonly fixes?: readonly Fix[];
  /** Other places that belong to it. */
  readonly related?: readonly Related[];
}

/** Another place that a finding is about: where something is declared. */
export interface Related {
  readonly declared: Declared;
  readonly message: string;
}

export type RuleName = SyntaxRule | SemanticRule;

export type SemanticRule =
  | 'ambiguous-name'
  | 'backward-period'
  | 'duplicate-key'
  | 'duplicate-name'
  | 'example-cannot-run'
  | 'example-disagrees'
  | 'example-lacks-value'
  | 'file-not-found'
  | 'file-outside-workspace'
  | 'missing-block'
  | 'missing-key'
  | 'name-missing'
  | 'not-for-this-mechanism'
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
