import type { SpecificationRule } from '../rule.js';
import { rangeWithoutExample } from './range-without-example.js';

/** Rules about what is shown of payment terms by working them out, from R920. */
export const proofRules: readonly SpecificationRule[] = [rangeWithoutExample];
