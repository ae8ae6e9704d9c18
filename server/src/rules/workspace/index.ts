import type { WorkspaceRule } from '../rule.js';
import { measureNobodyUses } from './measure-nobody-uses.js';
import { outcomePaidByTwoContracts } from './outcome-paid-by-two-contracts.js';
import { riskAboveTurnover } from './risk-above-turnover.js';
import { serviceInNoContract } from './service-in-no-contract.js';

/** Rules about all files together, in the order of their codes. */
export const workspaceRules: readonly WorkspaceRule[] = [
  outcomePaidByTwoContracts,
  serviceInNoContract,
  measureNobodyUses,
  riskAboveTurnover,
];
