import type { SpecificationRule } from '../rule.js';
import { measureWithoutBaseline } from './measure-without-baseline.js';

/** Measures: do they show what they are said to show. */
export const measureRules: readonly SpecificationRule[] = [measureWithoutBaseline];
