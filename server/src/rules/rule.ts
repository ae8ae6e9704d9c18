import type { Block, Tree } from '../../../grammar/syntax/tree.js';
import type { Context } from '../semantics/context.js';
import type { Finding, RuleName } from '../semantics/finding.js';
import type { Head } from '../semantics/heads.js';
import type { Pausing } from '../semantics/pausing.js';
import type { NameKind } from '../semantics/schema/shapes.js';
import type { Place, WorkspaceView } from '../semantics/view.js';

export type Severity = 'error' | 'warning' | 'info';

/**
 * What an example stands in: by itself in a file, or among the lines of a measure, a service, a contract or a payment that is whole but for them.
 * In all but `file` the organisations, measures and services of the worked examples are known.
 */
export type Frame = 'file' | 'measure' | 'service' | 'contract' | 'payment';

/** The text of one file, or of several by name, of which the first is the one that the example is about. */
export type Example = string | Readonly<Record<string, string>>;

/** What is known of a rule besides how it is checked. Its page and its entry in `remit explain` are made from it. */
export interface Rule {
  /** Never changes, and is never given to another rule. */
  readonly code: string;
  /** What people write to silence it or to set it. */
  readonly name: RuleName;
  readonly severity: Severity;
  /** Whether it is silent until a team asks for it in `remit.json`. */
  readonly onDemand?: boolean;
  /** One sentence: what the rule finds. */
  readonly summary: string;
  /** `safe`: a machine can mend it and the meaning stays; `suggested`: it can offer what was most likely meant, and a person decides. */
  readonly fix: 'none' | 'safe' | 'suggested';
  /** The version that had it first. */
  readonly since: string;
  /** Why it matters, to a commissioner. */
  readonly why: string;
  readonly frame: Frame;
  /** The smallest text in which this rule finds something, and no other does. */
  readonly bad: Example;
  /** The same, put right. */
  readonly good: Example;
}

/** How grave a rule is where nobody has set it. */
export function severityUnset({ severity, onDemand }: Pick<Rule, 'severity' | 'onDemand'>): Severity | 'off' {
  return onDemand ? 'off' : severity;
}

type Stated = Omit<Rule, 'severity' | 'since' | 'frame' | 'fix'> & Partial<Rule>;

/** A rule with what is the same for most of them left out. */
export function rule(stated: Stated): Rule {
  return { severity: 'error', since: '0.1.0', frame: 'file', fix: 'none', ...stated };
}

/** A number, a word or a list that a team can set for a rule in `remit.json`. */
export interface RuleOption {
  readonly name: string;
  readonly default: number | string | readonly string[];
  /** What it decides, its unit, and where its default comes from. */
  readonly doc: string;
}

/**
 * What people read of a rule about good specifications. Its page, `remit explain` and the tests are made from it: the bad example has to draw exactly
 * this rule, the good one nothing, and the fix has to clear it.
 */
export interface DocumentedRule extends Omit<Rule, 'frame'> {
  /** Where the reason is known from, with its confidence where that is not a primary source. */
  readonly source: string;
  readonly options?: readonly RuleOption[];
}

/** A rule about what makes a good specification, looked at declaration by declaration. One file each, under the folder of its group. */
export interface SpecificationRule extends DocumentedRule {
  /** The kinds of declaration that `check` is called for. */
  readonly on: readonly NameKind[];
  /** It tells what others have left open, so it is run after all of them. */
  readonly isLast?: true;
  /** What it says in the same words in several declarations of a file is told where it comes first: it is mended for all of them in one place. */
  readonly isToldOnce?: true;
  /** One that takes more than a few milliseconds says where it can pause. */
  check(subject: Subject, context: RuleContext): void | Pausing<void>;
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

/** A rule about all files together, such as two contracts that pay for one outcome. Checked when the hands rest, and at the end of `remit check`. */
export interface WorkspaceRule extends DocumentedRule {
  check(view: WorkspaceView, context: WorkspaceRuleContext): void;
}

export interface WorkspaceRuleContext {
  /** The value of an option: as set, else its default. */
  option<T extends RuleOption['default']>(name: string): T;
  /** Offsets count in the piece that the place names. */
  report(place: Place, finding: Pick<Finding, 'message' | 'related'>): void;
}
