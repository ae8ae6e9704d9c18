import type { SpecificationRule } from '../rule.js';
import { agesContradict } from './ages-contradict.js';
import { exclusionsUnbounded } from './exclusions-unbounded.js';
import { includedAndExcluded } from './included-and-excluded.js';
import { noEqualityBreakdown } from './no-equality-breakdown.js';
import { noReferralRoute } from './no-referral-route.js';
import { noResponseTime } from './no-response-time.js';
import { populationVague } from './population-vague.js';
import { scopeWithoutExclusions } from './scope-without-exclusions.js';
import { selfSelection } from './self-selection.js';
import { sizeOld } from './size-old.js';
import { sizeUnsaid } from './size-unsaid.js';
import { sizeWithoutSource } from './size-without-source.js';

/** Scope and population: who is served and counted, how they come, and who decides. */
export const populationRules: readonly SpecificationRule[] = [
  populationVague,
  agesContradict,
  sizeUnsaid,
  scopeWithoutExclusions,
  noReferralRoute,
  noResponseTime,
  selfSelection,
  exclusionsUnbounded,
  noEqualityBreakdown,
  sizeWithoutSource,
  includedAndExcluded,
  sizeOld,
];
