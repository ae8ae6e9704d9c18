import { type Exact, none } from './exact.js';
import { amountOf, inForce } from './payments.js';
import { measuredOf, Open } from './readings.js';
import type { Agreement, FundBand, PooledFund } from './terms.js';

/** What partners put in, and what they and the reserves bear or keep, exactly. */
export interface FundCame {
  readonly contributed: ReadonlyMap<string, Exact>;
  /** What the shared lines spent above their budgets; below nothing where they spent less. */
  readonly over: Exact;
  readonly borne: ReadonlyMap<string, Exact>;
  readonly kept: ReadonlyMap<string, Exact>;
}

/** A pooled fund; undefined where it does not run. */
export function fundOf(agreement: Agreement, fund: PooledFund): FundCame | undefined {
  const span = inForce(agreement, fund);
  if (!span) return undefined;
  const borne = new Map<string, Exact>();
  const kept = new Map<string, Exact>();
  const put = (to: Map<string, Exact>, who: string, amount: Exact): void => {
    to.set(who, (to.get(who) ?? none).plus(amount));
  };
  let over = none;
  const alone: { risk: string; more: Exact }[] = [];
  for (const { budget, actual, risk } of fund.lines) {
    const more = measuredOf(agreement, actual, span).minus(amountOf(agreement, budget, fund));
    if (risk === 'shared') over = over.plus(more);
    else alone.push({ risk, more });
  }
  const reserves = new Map(fund.reserves.map(({ name, budget }) => [name, amountOf(agreement, budget, fund)]));
  const goes = (bands: readonly FundBand[], sum: Exact, to: Map<string, Exact>): void => {
    let from = none;
    for (const { to: end, takes } of bands) {
      const inside = (end ? sum.least(end) : sum).minus(from).most(none);
      from = end ?? from;
      if (takes === 'carried-forward') continue;
      if ('reserve' in takes) put(to, takes.reserve, inside);
      else for (const { party, part } of takes.shares) put(to, party, inside.times(part));
    }
  };
  if (over.isBelow(none)) goes(fund.underspend, none.minus(over), kept);
  else goes(fund.overspend, over, borne);
  for (const { risk, more } of alone)
    if (more.isBelow(none)) put(kept, risk, none.minus(more));
    else put(borne, risk, more);
  for (const [name, budget] of reserves)
    if (budget.isBelow(borne.get(name) ?? none)) throw new Open(`${name} does not hold enough.`);
  const contributed = new Map(fund.contributes.map(({ party, amount }) => [party, amountOf(agreement, amount, fund)]));
  return { contributed, over, borne, kept };
}
