import type { SpecificationRule } from '../rule.js';
import { targetMetByLuck } from './target-met-by-luck.js';

/** Rules about what follows from the payment terms for every possible result, in the order of their codes. */
export const proofRules: readonly SpecificationRule[] = [targetMetByLuck];
