import type { SpecificationRule } from '../rule.js';
import { aimUnmeasured } from './aim-unmeasured.js';
import { exitWithoutHandover } from './exit-without-handover.js';
import { involvementEmpty } from './involvement-empty.js';
import { labelAsTest } from './label-as-test.js';
import { leadUnsaid } from './lead-unsaid.js';
import { needWithoutEvidence } from './need-without-evidence.js';
import { noDependencies } from './no-dependencies.js';
import { noInvolvement } from './no-involvement.js';
import { partyInWrongRole } from './party-in-wrong-role.js';
import { requirementAgainstTarget } from './requirement-against-target.js';
import { requirementOutsidePeriod } from './requirement-outside-period.js';
import { requirementWithoutMeasure } from './requirement-without-measure.js';
import { requirementWithoutThreshold } from './requirement-without-threshold.js';
import { sectionEmpty } from './section-empty.js';
import { standardUnnamed } from './standard-unnamed.js';
import { stepWithoutActor } from './step-without-actor.js';

/** Completeness and identity: is everything there, and do the parts agree on who and when. */
export const completenessRules: readonly SpecificationRule[] = [
  leadUnsaid,
  partyInWrongRole,
  aimUnmeasured,
  needWithoutEvidence,
  noDependencies,
  noInvolvement,
  involvementEmpty,
  exitWithoutHandover,
  requirementWithoutMeasure,
  requirementWithoutThreshold,
  requirementAgainstTarget,
  labelAsTest,
  standardUnnamed,
  sectionEmpty,
  requirementOutsidePeriod,
  stepWithoutActor,
];
