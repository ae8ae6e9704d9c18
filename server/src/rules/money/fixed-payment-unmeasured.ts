import { blockOf } from '../../semantics/lines.js';
import { governingItems, requirementsOf, servicesOf, termsOf } from '../contracts.js';
import { nameSpan } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith, service } from './example.js';

const core = `  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: £150,000 per year
    paid: monthly in-arrears
  }
`;

const unmeasured = service.replace(
  '      measure: QuitRate\n      threshold: at least 36%\n',
  '      "An adviser telephones everyone who set a quit date within 2 working days."\n',
);

export const fixedPaymentUnmeasured: SpecificationRule = {
  code: 'R733',
  name: 'fixed-payment-unmeasured',
  severity: 'warning',
  since: '0.1.0',
  summary: 'All money is paid whatever happens, and nothing that is measured has a consequence.',
  why: 'A fixed payment gives certainty, and is often right. But where no requirement has a measure, no remedy follows and no payment depends on a result, measures are reports that nobody has to act on.',
  source:
    "National Audit Office, Outcome-based payment schemes (2015): payment has to suit what is wanted. King's Fund, home care (2018): payment by time and task defeats a specification of outcomes.",
  bad: contractWith(core, { service: unmeasured }),
  good: contractWith(core),
  fix: 'none',
  on: ['contract'],
  check({ block, name }, context) {
    const terms = termsOf(block);
    const isFixed = (mechanism: string | undefined): boolean => mechanism === 'fixed' || mechanism === 'capitation';
    if (terms.length === 0 || terms.some((term) => !isFixed(term.mechanism) || governingItems(term.block).length > 0))
      return;
    if (blockOf(block, 'remedy')) return;
    const services = servicesOf(context, block);
    if (!services) return;
    if (services.some((one) => requirementsOf(context, one).some(({ measure }) => measure !== undefined))) return;
    context.report({
      ...nameSpan(block),
      message: `${name} pays the same whatever is achieved, and nothing that is measured has a consequence. Give a requirement of the service a \`measure:\` and a \`threshold:\`, or add a \`remedy\` or a payment for outcomes.`,
    });
  },
};
