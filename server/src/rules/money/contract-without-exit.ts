import { blockOf, lineOf } from '../../semantics/lines.js';
import { sectionOf, servicesOf } from '../contracts.js';
import { nameSpan } from '../reading.js';
import type { RuleContext, SpecificationRule, Subject } from '../rule.js';
import { contractWith, service } from './example.js';

const core = `  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: £150,000 per year
    paid: monthly in-arrears
  }
`;

const openEnded = service.replace(/ {2}exit \{[^}]*\}\n/, '  exit { not-applicable: "The contract says it." }\n');

export const contractWithoutExit: SpecificationRule = {
  code: 'R736',
  name: 'contract-without-exit',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Nothing says how a contract ends before its term is over.',
  why: 'Contracts end early, most of all those that carry risk. Without a notice period nobody knows how long people are still looked after, and the weaker side bears the cost of the end.',
  source:
    'National Audit Office, guide to decommissioning: the end is part of the commissioning cycle. The UnitingCare contract (2015) collapsed eight months after its start.',
  bad: contractWith(core, { exit: '', service: openEnded }),
  good: contractWith(core, { service: openEnded }),
  fix: 'none',
  on: ['contract'],
  check({ block, name }, context) {
    if (saysHowItEnds({ block }, context) !== false) return;
    context.report({
      ...nameSpan(block),
      message: `${name} does not say how it can end early: add \`exit { notice: …  settlement: "…" }\`.`,
    });
  },
};

/** Whether a contract, or each service that it is for, has a notice period; undefined where a service is not known. */
export function saysHowItEnds({ block }: Pick<Subject, 'block'>, context: RuleContext): boolean | undefined {
  const exit = blockOf(block, 'exit');
  const words = exit?.items.some(({ kind }) => kind === 'bare');
  if (exit && (words || lineOf(exit, 'notice'))) return true;
  return servicesOf(context, block)?.every((service) => {
    const section = sectionOf(context, service, 'exit')?.block;
    return section !== undefined && lineOf(section, 'notice') !== undefined;
  });
}
