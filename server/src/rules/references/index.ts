import type { SpecificationRule } from '../rule.js';

/** Rules about names of bodies and frameworks, references and dates, R771 to R799. */
export const referenceRules: readonly SpecificationRule[] = [];
