import { measureWithoutBaseline } from './measures/measure-without-baseline.js';
import type { SpecificationRule } from './rule.js';

/** The rules about what makes a good specification, in the order of their codes. */
export const specificationRules: readonly SpecificationRule[] = [measureWithoutBaseline];
