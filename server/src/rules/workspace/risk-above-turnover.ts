import { decimalOf, inGroups } from '../../../../grammar/syntax/decimal.js';
import { listed } from '../../semantics/listed.js';
import type { Declared } from '../../semantics/names.js';
import { firstPart } from '../reading.js';
import type { WorkspaceRule } from '../rule.js';
import { contractsIn, isPoundsPerYear, meantBy, type PlacedContract, penceOf } from './contract-facts.js';
import { lossShare, secondContract, twoContracts } from './example.js';

interface AtRisk {
  readonly contract: PlacedContract;
  readonly pence: bigint;
}

export const riskAboveTurnover: WorkspaceRule = {
  code: 'R804',
  name: 'risk-above-turnover',
  severity: 'warning',
  since: '0.1.0',
  summary: 'What a provider can lose under all its contracts is more than it can bear.',
  why: 'Each contract limits what it can cost a provider, and no contract sees the others. What a provider can lose in one bad year is the sum, and it has to be borne by the whole of its income.',
  source:
    'UnitingCare phased risk in over 0%, 10% and 15% of value, Oxfordshire put up to 20% of value on outcomes (secondary sources); NAO on UnitingCare: the provider could not bear the gap.',
  bad: twoContracts(secondContract('WardQuits', lossShare('WardSpend', '£70,000'))),
  good: twoContracts(secondContract('WardQuits', lossShare('WardSpend', '£30,000'))),
  fix: 'none',
  options: [
    {
      name: 'percent',
      default: 5,
      doc: 'The most that a provider may stand to lose in a year, in percent of its turnover. A judgement, for which no source gives a number: few providers keep a surplus of more than a few percent.',
    },
  ],
  check(view, context) {
    const byParty = new Map<Declared, AtRisk[]>();
    for (const contract of contractsIn(view)) {
      for (const { party, pence } of contract.facts.atRisk) {
        const declared = meantBy(contract, party);
        if (declared?.kind !== 'organisation') continue;
        byParty.set(declared, [...(byParty.get(declared) ?? []), { contract, pence }]);
      }
    }
    const percent = decimalOf(String(context.option<number>('percent')));
    for (const [party, risks] of byParty) {
      const turnover = firstPart(party.facts.get('turnover')?.value);
      const place = view.placeOf(party);
      if (turnover?.kind !== 'quantity' || !isPoundsPerYear(turnover) || !place || place.file.shipped) continue;
      const income = penceOf(turnover.value);
      const together = worstOf(risks);
      const sum = sumOfRisks(together);
      if (sum * 100n * 10n ** BigInt(percent.scale) <= income * percent.digits || income <= 0n) continue;
      const names = [...new Set(together.map(({ contract }) => contract.facts.name))];
      const share = (sum * 1000n) / income;
      context.report(place, {
        message: `${party.name} can lose ${pounds(sum)} in a year under ${listed(names)}: ${share / 10n}.${share % 10n}% of its turnover of ${pounds(income)}, more than ${context.option<number>('percent')}%. Lower a \`most-paid:\`, or what is held back.`,
        related: [...new Set(together.map(({ contract }) => contract.declared))].map((declared) => ({
          declared,
          message: `${declared.name} puts money at risk`,
        })),
      });
    }
  },
};

/** Of the risks that run at the same time, those that come to most. */
function worstOf(risks: readonly AtRisk[]): readonly AtRisk[] {
  let worst: readonly AtRisk[] = [];
  for (const { contract } of risks) {
    const day = contract.facts.days?.first;
    if (day === undefined) continue;
    const running = risks.filter(
      ({ contract: { facts } }) => facts.days && facts.days.first <= day && day <= facts.days.last,
    );
    if (sumOfRisks(running) > sumOfRisks(worst)) worst = running;
  }
  return worst;
}

function sumOfRisks(risks: readonly AtRisk[]): bigint {
  return risks.reduce((sum, { pence }) => sum + pence, 0n);
}

function pounds(pence: bigint): string {
  const whole = inGroups(String(pence / 100n));
  return pence % 100n === 0n ? `£${whole}` : `£${whole}.${(pence % 100n).toString().padStart(2, '0')}`;
}
