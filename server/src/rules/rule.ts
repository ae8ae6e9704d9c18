import type { Block, Tree } from '../../../grammar/syntax/tree.js';
import type { Context } from '../semantics/context.js';
import type { Finding } from '../semantics/finding.js';
import type { Head } from '../semantics/heads.js';
import type { NameKind } from '../semantics/schema/shapes.js';
import type { Severity } from './catalogue.js';

/** A number, a word or a list that a team can set for a rule in `remit.json`. */
export interface RuleOption {
  readonly name: string;
  readonly default: number | string | readonly string[];
  /** What it decides, its unit, and where its default comes from. */
  readonly doc: string;
}

/**
 * A rule about what makes a good specification. One file each, under the folder of its group. Its page, `remit explain` and the tests are made from
 * it: the bad example has to draw exactly this rule, the good one nothing, and the fix has to clear it.
 */
export interface SpecificationRule {
  /** `R6…` completeness, `R61…` … : never changes, and is never given to another rule. */
  readonly code: string;
  /** As people write it in settings and suppressions. */
  readonly name: string;
  readonly severity: Severity;
  readonly since: string;
  /** One sentence: what it finds. */
  readonly summary: string;
  /** Why it matters, in a few sentences. */
  readonly why: string;
  /** Where that is known from, with its confidence where it is not a primary source. */
  readonly source: string;
  /** Whole files; the rule fires in this one … */
  readonly bad: string;
  /** … and nothing does in this one. */
  readonly good: string;
  /** `safe`: keeps the meaning; `suggested`: a person has to look at it. */
  readonly fix: 'none' | 'safe' | 'suggested';
  readonly options?: readonly RuleOption[];
  /** The kinds of declaration that `check` is called for. */
  readonly on: readonly NameKind[];
  check(subject: Subject, context: RuleContext): void;
}

/** A declaration that is looked at: at the top level of a file, or inside another. */
export interface Subject {
  readonly kind: NameKind;
  readonly name: string;
  readonly head: Head;
  readonly block: Block;
  /** The declaration at the top level in which it stands; itself where it stands there. */
  readonly top: Block;
  readonly tree: Tree;
}

/** What a rule works with. What it asks of other declarations through `scope` is followed: it is run again when an answer changes. */
export interface RuleContext extends Omit<Context, 'report'> {
  /** The value of an option: as set, else its default. */
  option<T extends RuleOption['default']>(name: string): T;
  /** Offsets count in the piece. The rule's name is put in by whoever runs it. */
  report(finding: Omit<Finding, 'rule'>): void;
}
