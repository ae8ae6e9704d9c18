import { readHead } from '../../semantics/heads.js';
import { blocksOf, lineOf } from '../../semantics/lines.js';
import { listed } from '../../semantics/listed.js';
import { measuresAmong, mentionsIn, requirementsOf, servicesOf } from '../contracts.js';
import { nameSpan } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith, remedyWhen } from './example.js';

export const remedyWithoutRequirement: SpecificationRule = {
  code: 'R757',
  name: 'remedy-without-requirement',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A remedy follows from a measure for which no service has a requirement.',
  why: 'A consequence has to be the consequence of something that was asked for. Where the specification does not require what the contract punishes, a provider learns of the duty from the penalty.',
  source:
    'NHS Standard Contract, Technical Guidance as quoted by others: quality requirements belong to a specification, thresholds and consequences to one place (secondary sources).',
  bad: contractWith(remedyWhen('Quits below 600 quits')),
  good: contractWith(remedyWhen('QuitRate below 36%')),
  fix: 'none',
  on: ['contract'],
  check({ block }, context) {
    const remedies = blocksOf(block, 'remedy');
    const services = remedies.length > 0 ? servicesOf(context, block) : undefined;
    if (!services) return;
    const required = services.flatMap((service) => requirementsOf(context, service));
    for (const remedy of remedies) {
      const name = readHead(remedy.head).name?.text;
      const when = lineOf(remedy, 'when');
      if (!name || !when || required.some(({ consequences }) => consequences.includes(name))) continue;
      const measures = measuresAmong(context, mentionsIn([when])).map(({ declared }) => declared.name);
      if (measures.length === 0 || required.some(({ measure }) => measure && measures.includes(measure))) continue;
      context.report({
        ...nameSpan(remedy),
        message: `${name} follows from ${listed(measures)}, for which ${listed(services.map((service) => service.name))} ${services.length === 1 ? 'has' : 'have'} no requirement. Add one with that measure, its threshold and \`consequence: ${name}\`.`,
      });
    }
  },
};
