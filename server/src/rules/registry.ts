import { measureWithoutBaseline } from './measures/measure-without-baseline.js';
import { moneyRules } from './money/index.js';
import type { SpecificationRule } from './rule.js';

export { workspaceRules } from './workspace/index.js';

/** The rules about what makes a good specification, in the order of their codes. */
export const specificationRules: readonly SpecificationRule[] = [measureWithoutBaseline, ...moneyRules];
