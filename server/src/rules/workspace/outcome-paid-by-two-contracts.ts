import type { Declared } from '../../semantics/names.js';
import type { WorkspaceRule } from '../rule.js';
import { contractsIn, meantBy, overlap, type PlacedContract, placeIn } from './contract-facts.js';
import { secondContract, twoContracts } from './example.js';

interface Paid {
  readonly contract: PlacedContract;
  readonly paid: PlacedContract['facts']['paid'][number];
}

export const outcomePaidByTwoContracts: WorkspaceRule = {
  code: 'R801',
  name: 'outcome-paid-by-two-contracts',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Two contracts pay the same provider for the same result.',
  why: 'Each contract looks right alone. Together they pay one result twice, and nobody decided to.',
  source: 'Counting one outcome in two schemes is a known fault of outcome contracts (double counting).',
  bad: twoContracts(secondContract('Quits').replace('WardQuits, QuitRate', 'Quits, QuitRate')),
  good: twoContracts(secondContract('WardQuits')),
  fix: 'none',
  check(view, context) {
    const byMeasure = new Map<Declared, Paid[]>();
    for (const contract of contractsIn(view)) {
      for (const paid of contract.facts.paid) {
        const measure = meantBy(contract, paid.measure.text);
        if (measure?.kind !== 'measure') continue;
        const others = byMeasure.get(measure) ?? [];
        byMeasure.set(measure, [...others, { contract, paid }]);
        const other = others.find((one) => isPaidBesides(one, { contract, paid }));
        if (!other) continue;
        context.report(placeIn(contract, paid.measure), {
          message: `${contract.facts.name} pays for ${measure.name}, for which ${other.contract.facts.name} pays the same provider at the same time. If each counts other people, give each a measure of its own; else one of the two pays for nothing.`,
          related: [
            {
              declared: other.contract.declared,
              message: `${other.contract.facts.name} pays for it in ${other.paid.term}`,
            },
          ],
        });
      }
    }
  },
};

function isPaidBesides(a: Paid, b: Paid): boolean {
  if (a.contract.declared === b.contract.declared || !overlap(a.contract.facts, b.contract.facts)) return false;
  const paid = a.paid.to.map((party) => meantBy(a.contract, party));
  return b.paid.to.some((party) => {
    const meant = meantBy(b.contract, party);
    return meant !== undefined && paid.includes(meant);
  });
}
