import type { SpecificationRule } from '../rule.js';
import { conditionWithoutEffect } from './condition-without-effect.js';
import { divisorCanBeNothing } from './divisor-can-be-nothing.js';
import { envelopeExceeded } from './envelope-exceeded.js';
import { jumpInPayment } from './jump-in-payment.js';
import { limitWithoutEffect } from './limit-without-effect.js';
import { limitsInverted } from './limits-inverted.js';
import { notDecided } from './not-decided.js';
import { paymentBelowNothing } from './payment-below-nothing.js';
import { paymentWithoutLimit } from './payment-without-limit.js';
import { paysMoreForWorse } from './pays-more-for-worse.js';
import { poolExceeded } from './pool-exceeded.js';
import { rangeMissing } from './range-missing.js';
import { rangeNeverReached } from './range-never-reached.js';
import { rangeWithoutExample } from './range-without-example.js';
import { rangesOverlap } from './ranges-overlap.js';
import { sharesBeyondWhole } from './shares-beyond-whole.js';
import { targetMetByLuck } from './target-met-by-luck.js';
import { termUnclear } from './term-unclear.js';

/** Proofs about the shape of what is paid, in the order of their codes. */
export const proofRules: readonly SpecificationRule[] = [
  termUnclear,
  rangeMissing,
  rangesOverlap,
  rangeNeverReached,
  jumpInPayment,
  paysMoreForWorse,
  conditionWithoutEffect,
  limitWithoutEffect,
  limitsInverted,
  paymentWithoutLimit,
  poolExceeded,
  envelopeExceeded,
  divisorCanBeNothing,
  targetMetByLuck,
  rangeWithoutExample,
  notDecided,
  paymentBelowNothing,
  sharesBeyondWhole,
];
