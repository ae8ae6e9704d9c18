import { declaredAs } from '../../semantics/context.js';
import { listed } from '../../semantics/listed.js';
import { nearest } from '../../semantics/suggest.js';
import {
  dependsOnResults,
  measuresAmong,
  measuresOfAims,
  paidForIn,
  requirementsOf,
  servicesOf,
  termsOf,
  wordFact,
} from '../contracts.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith, service } from './example.js';

const results = `  payment Results "Payment for quits" {
    mechanism: activity
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    measure: Quits
    price: £260 per quit
    most-paid: £200,000 per year, cut back in proportion
    paid: quarterly in-arrears
  }
`;

/** What is bought by the piece is what the contract is for, and needs no aim that names it. */
const bought = new Set(['activity', 'cost', 'structure']);

export const paymentWithoutAim: SpecificationRule = {
  code: 'R734',
  name: 'payment-without-aim',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Money is paid for a result that no aim and no requirement of the service names.',
  why: 'Providers do what they are paid for. A paid measure that serves no stated aim draws effort away from what the service is for, and at the review nobody can say why it was bought.',
  source:
    'Epilepsy commissioning toolkit: every objective is linked to an outcome. NAO 2015: what is paid for has to be what the scheme is meant to achieve.',
  bad: contractWith(results, { service: service.replace('Quits, QuitRate, Spend', 'QuitRate, Spend') }),
  good: contractWith(results),
  fix: 'none',
  on: ['contract'],
  check({ block }, context) {
    const services = servicesOf(context, block);
    if (!services) return;
    const aims = services.flatMap((one) => measuresOfAims(context, one));
    // That an aim has no measure at all is said where it stands.
    if (aims.length === 0) return;
    const wanted = new Set<string | undefined>([
      ...aims,
      ...services.flatMap((one) => requirementsOf(context, one).map(({ measure }) => measure)),
    ]);
    // What an aim may have meant by a name that nothing has: that is said there.
    const unknown = aims.filter((aim) => !declaredAs(context, aim));
    for (const term of termsOf(block)) {
      if (!dependsOnResults(term) || term.word === 'risk-share') continue;
      for (const { name, declared } of measuresAmong(context, paidForIn(term))) {
        if (wanted.has(name.text) || unknown.some((aim) => nearest(aim, [name.text]))) continue;
        if (term.mechanism === 'activity' && bought.has(wordFact(context, declared, 'kind') ?? '')) continue;
        context.report({
          start: name.start,
          end: name.end,
          message: `${term.name} pays for ${name.text}, which no aim and no requirement of ${listed(services.map((one) => one.name))} names. Add it to the \`measured-by:\` of the aim that it serves, or do not pay for it.`,
          related: [{ declared, message: `${declared.name} is declared here` }],
        });
      }
    }
  },
};
