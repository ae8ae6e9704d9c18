import type { RuleName } from '../semantics/finding.js';

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

type Stated = Omit<Rule, 'severity' | 'since' | 'frame' | 'fix'> & Partial<Rule>;

/** A rule with what is the same for most of them left out. */
export function rule(stated: Stated): Rule {
  return { severity: 'error', since: '0.1.0', frame: 'file', fix: 'none', ...stated };
}
