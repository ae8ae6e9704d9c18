/** What the examples of the proofs have in common: a payment for outcomes beside a fixed one. */

import { contractWith } from '../money/example.js';

const core = `
  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: £150,000 per year
    paid: monthly in-arrears
  }
`;

export interface Pool {
  readonly pool?: string;
  /** The lines of the share of `Quits`, each indented by six. */
  readonly quits?: string;
  /** The lines of the share of `QuitRate`. */
  readonly rate: string;
  /** Lines of the payment after its shares. */
  readonly more?: string;
  /** Other terms. */
  readonly terms?: string;
  readonly envelope?: string;
}

const rising = `      below 640 quits:                    nothing
      from 640 quits to below 760 quits:  0% rising to 100%
      at least 760 quits:                 100%
`;

/** The ranges of `QuitRate` in which nothing is wrong. */
export const rate = `      below 34%:              nothing
      from 34% to below 38%:  0% rising to 100%
      at least 38%:           100%
`;

/** A contract with a payment for outcomes of two measures. */
export function outcomes({
  pool = '£40,000 per year',
  quits = rising,
  rate,
  more = '',
  terms = '',
  envelope,
}: Pool): string {
  return contractWith(
    `  payment Results "Payment for success" {
    mechanism: outcome
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    pool: ${pool}
    pool-is: on-top-of Core
    QuitRate 60% {
${rate}    }
    Quits 40% {
${quits}    }
${more}    paid: yearly in-arrears
    settle: yearly within 120 days
  }
${core}${terms}`,
    envelope === undefined ? {} : { envelope },
  );
}

/** The same with a table in which the last of three ranges begins with a word. */
export function poolOver(last: string): string {
  return outcomes({
    rate: `      below 34%:              nothing
      from 34% to below 38%:  0% rising to 100%
      ${last} 38%:${' '.repeat(Math.max(1, 17 - last.length))}100%
`,
  });
}
