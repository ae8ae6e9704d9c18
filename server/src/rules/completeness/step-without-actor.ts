import { lineOf } from '../../semantics/lines.js';
import { listed } from '../../semantics/listed.js';
import { serviceExample } from '../examples.js';
import { nameSpan, namesOf, textsOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

const example = (step: string): string =>
  serviceExample({
    EastmereGPs: `organisation EastmereGPs "Eastmere Primary Care Network" {
  role: provider
  kind: general-practice
}`,
    provider: 'provider: FreshStart lead, EastmereGPs',
    pathway: `pathway {
  step Prescription "A first prescription" {
    ${step}
  }
}`,
  });

export const stepWithoutActor: SpecificationRule = {
  code: 'R617',
  name: 'step-without-actor',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Several providers give a service, and nothing says which of them takes a step.',
  why: 'Between two providers a step that is nobody’s is left to the other. People wait at exactly these places, and nobody sees it, since each record ends there.',
  source:
    'Contracts with several providers need a form and roles that are designed (King’s Fund 2014); that no provider delivers an outcome alone: Contracting for Outcomes 2014.',
  bad: example('within: 5 working-days'),
  good: example('by: EastmereGPs\n    within: 5 working-days'),
  fix: 'none',
  on: ['step'],
  check({ block, head, name, top }, context) {
    const providers = namesOf(lineOf(top, 'provider')?.value);
    if (providers.length < 2 || lineOf(block, 'by')) return;
    const texts = [head.title, ...textsOf(block).map(({ text }) => text)];
    if (texts.some((text) => text && providers.some((provider) => text.value.includes(provider)))) return;
    context.report({
      ...nameSpan(block),
      message: `${listed(providers)} provide this service, and nothing says who takes the step ${name}: add \`by:\`, as in \`by: ${providers[0]}\`.`,
    });
  },
};
