import { languageRules } from './language/index.js';
import { measureRules } from './measures/index.js';
import { referenceRules } from './references/index.js';
import type { SpecificationRule } from './rule.js';

/** The rules about what makes a good specification, in the order of their codes. */
export const specificationRules: readonly SpecificationRule[] = [
  ...measureRules,
  ...languageRules,
  ...referenceRules,
].sort((a, b) => (a.code < b.code ? -1 : 1));
