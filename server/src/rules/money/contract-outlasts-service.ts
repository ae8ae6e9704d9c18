import { dayText } from '../../semantics/dates.js';
import { listed } from '../../semantics/listed.js';
import { daysOfPeriod, placeOf, sectionOf, servicesOf, termOf } from '../contracts.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith, headWith } from './example.js';

const core = `  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: £150,000 per year
    uplift: 2% per year
    paid: monthly in-arrears
  }
`;

export const contractOutlastsService: SpecificationRule = {
  code: 'R750',
  name: 'contract-outlasts-service',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A contract runs in months for which its services are not specified.',
  why: 'Where the contract begins before its specification, or goes on after it, money is paid for a service of which nothing is said.',
  source:
    'Annotated specification template (Bailey & Moore): the period of a specification normally equals the term of its contract.',
  bad: contractWith(core, { head: headWith(['31 March 2029', '31 March 2030']) }),
  good: contractWith(core),
  fix: 'none',
  on: ['contract'],
  check({ block, name }, context) {
    const term = termOf(block);
    const services = servicesOf(context, block);
    if (!term || !services) return;
    const periods = services.map((service) => daysOfPeriod(sectionOf(context, service, 'period')?.value));
    const known = periods.flatMap((period) => period ?? []);
    if (known.length < periods.length) return;
    const first = Math.min(...known.map((period) => period.first));
    const last = Math.max(...known.map((period) => period.last));
    if (first <= term.first && term.last <= last) return;
    const what = listed(services.map((service) => service.name));
    context.report({
      ...placeOf(block, 'term'),
      message:
        last < term.last
          ? `${name} runs to ${dayText(term.last)}, but ${what} is specified only to ${dayText(last)}: let them end together.`
          : `${name} begins on ${dayText(term.first)}, but ${what} is specified only from ${dayText(first)}: let them begin together.`,
    });
  },
};
