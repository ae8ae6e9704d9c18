import type { SpecificationRule } from '../rule.js';
import { activityWithoutLimit } from './activity-without-limit.js';
import { consequenceOfAnotherMeasure } from './consequence-of-another-measure.js';
import { contractOutlastsService } from './contract-outlasts-service.js';
import { contractTooShort } from './contract-too-short.js';
import { contractWithoutExit } from './contract-without-exit.js';
import { costShareWithoutQuality } from './cost-share-without-quality.js';
import { envelopeMissing } from './envelope-missing.js';
import { fixedPaymentUnmeasured } from './fixed-payment-unmeasured.js';
import { gainWithoutLimit } from './gain-without-limit.js';
import { indexFromBaseYear } from './index-from-base-year.js';
import { lossWithoutLimit } from './loss-without-limit.js';
import { measurePaidTwice } from './measure-paid-twice.js';
import { measurePunishedTwice } from './measure-punished-twice.js';
import { overspendBorneByNobody } from './overspend-borne-by-nobody.js';
import { paidMeasureWithoutBaseline } from './paid-measure-without-baseline.js';
import { paidMeasureWithoutOwner } from './paid-measure-without-owner.js';
import { partyNotInContract } from './party-not-in-contract.js';
import { partySharesNot100 } from './party-shares-not-100.js';
import { paymentWithoutAim } from './payment-without-aim.js';
import { priceIndexMissing } from './price-index-missing.js';
import { providerLeftOut } from './provider-left-out.js';
import { remedyThoughMet } from './remedy-though-met.js';
import { remedyWithoutRequirement } from './remedy-without-requirement.js';
import { selfReportedResult } from './self-reported-result.js';
import { settledBeforeData } from './settled-before-data.js';
import { settledMoreOften } from './settled-more-often.js';
import { settlementMissing } from './settlement-missing.js';
import { tooManyPaidMeasures } from './too-many-paid-measures.js';
import { weightTooSmall } from './weight-too-small.js';
import { weightsNot100 } from './weights-not-100.js';
import { yearMissingInTable } from './year-missing-in-table.js';
import { yearsNotCovered } from './years-not-covered.js';

/** Rules about money and who bears its risk, in the order of their codes. */
export const moneyRules: readonly SpecificationRule[] = [
  costShareWithoutQuality,
  contractTooShort,
  fixedPaymentUnmeasured,
  paymentWithoutAim,
  providerLeftOut,
  contractWithoutExit,
  settlementMissing,
  gainWithoutLimit,
  lossWithoutLimit,
  activityWithoutLimit,
  paidMeasureWithoutBaseline,
  paidMeasureWithoutOwner,
  selfReportedResult,
  weightsNot100,
  partySharesNot100,
  settledBeforeData,
  settledMoreOften,
  yearsNotCovered,
  yearMissingInTable,
  contractOutlastsService,
  priceIndexMissing,
  envelopeMissing,
  partyNotInContract,
  tooManyPaidMeasures,
  weightTooSmall,
  measurePaidTwice,
  remedyWithoutRequirement,
  consequenceOfAnotherMeasure,
  measurePunishedTwice,
  remedyThoughMet,
  indexFromBaseYear,
  overspendBorneByNobody,
];
