import type { SpecificationRule } from '../rule.js';
import { baselineAfterStart } from './baseline-after-start.js';
import { baselineOld } from './baseline-old.js';
import { instrumentUnnamed } from './instrument-unnamed.js';
import { measureWithoutBaseline } from './measure-without-baseline.js';
import { measureWithoutOwner } from './measure-without-owner.js';
import { neverReported } from './never-reported.js';
import { noSustainment } from './no-sustainment.js';
import { notAttributable } from './not-attributable.js';
import { outcomeCountsActivity } from './outcome-counts-activity.js';
import { reportedBeforeData } from './reported-before-data.js';
import { reportedTooOften } from './reported-too-often.js';
import { smallNumbers } from './small-numbers.js';
import { soonerThanDataSet } from './sooner-than-data-set.js';
import { sourceUnnamed } from './source-unnamed.js';
import { survivorsOnly } from './survivors-only.js';
import { targetAgainstDirection } from './target-against-direction.js';
import { targetGoesBack } from './target-goes-back.js';
import { targetImpossible } from './target-impossible.js';
import { targetJump } from './target-jump.js';
import { targetNoBetter } from './target-no-better.js';
import { targetWithoutDirection } from './target-without-direction.js';
import { targetYearsGap } from './target-years-gap.js';
import { unbalancedSet } from './unbalanced-set.js';

/** Measures: do they show what they are said to show, and can they be reached, seen in time and trusted. */
export const measureRules: readonly SpecificationRule[] = [
  measureWithoutBaseline,
  outcomeCountsActivity,
  targetNoBetter,
  targetJump,
  targetGoesBack,
  targetAgainstDirection,
  reportedBeforeData,
  reportedTooOften,
  smallNumbers,
  neverReported,
  measureWithoutOwner,
  instrumentUnnamed,
  noSustainment,
  survivorsOnly,
  unbalancedSet,
  baselineAfterStart,
  targetYearsGap,
  notAttributable,
  targetImpossible,
  targetWithoutDirection,
  sourceUnnamed,
  baselineOld,
  soonerThanDataSet,
];
