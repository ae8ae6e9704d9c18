import type { SpecificationRule } from '../rule.js';
import { measureWithoutBaseline } from './measure-without-baseline.js';

export const measureRules: readonly SpecificationRule[] = [measureWithoutBaseline];
