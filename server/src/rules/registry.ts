import { completenessRules } from './completeness/index.js';
import { languageRules } from './language/index.js';
import { measureRules } from './measures/index.js';
import { moneyRules } from './money/index.js';
import { populationRules } from './population/index.js';
import { proofRules } from './proofs/index.js';
import { referenceRules } from './references/index.js';
import type { SpecificationRule } from './rule.js';

export { workspaceRules } from './workspace/index.js';

/** The rules about what makes a good specification, in the order of their codes. */
export const specificationRules: readonly SpecificationRule[] = [
  ...proofRules,
  ...completenessRules,
  ...populationRules,
  ...measureRules,
  ...languageRules,
  ...moneyRules,
  ...referenceRules,
];
