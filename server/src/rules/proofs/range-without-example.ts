import { coverageOf } from '../../payment/coverage.js';
import { contractWith } from '../money/example.js';
import type { Example, SpecificationRule } from '../rule.js';

const payment = `  payment Results "Payment for success" {
    mechanism: outcome
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    pool: £40,000 per year
    pool-is: on-top-of Core
    QuitRate 100% {
      below 34%:              nothing
      from 34% to below 38%:  0% rising to 100%
      at least 38%:           100%
    }
    paid: yearly in-arrears
    settle: yearly within 120 days
  }

  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: £150,000 per year
    paid: monthly in-arrears
  }
`;

const example = (name: string, title: string, rate: string, first: string, second: string): string => `
  example ${name} "${title}" {
    year: 2026/27
    given { QuitRate: ${rate} }
    expect Results {
      FreshStart:  receives ${first}
      Harbour:     receives ${second}
    }
  }
`;

const usual = example('AsPlanned', 'The target is met', '36%', '£14,000.00', '£6,000.00');
const failure = example('TooFew', 'Fewer than a third of attempts succeed', '33%', '£0.00', '£0.00');
const success = example('Success', 'Four in ten attempts succeed', '40%', '£28,000.00', '£12,000.00');

const asked = (terms: string): Example => ({
  'contract.remit': contractWith(terms),
  'remit.json': '{ "rules": { "range-without-example": "info" } }\n',
});

export const rangeWithoutExample: SpecificationRule = {
  code: 'R524',
  name: 'range-without-example',
  severity: 'info',
  onDemand: true,
  since: '0.1.0',
  summary: 'A contract carries worked examples, and none of them lies in a range of one of its tables.',
  why: 'A worked example shows both sides what a range pays before they sign it. A range that no example reaches is one that nobody has tried. A contract with a dozen ranges needs a dozen examples and more, which is not worth it for every draft: so this is looked for only where a team asks for it.',
  source: 'A judgement: what is tried at its edges holds fewer surprises.',
  bad: asked(payment + usual + failure),
  good: asked(payment + usual + failure + success),
  fix: 'none',
  on: ['contract'],
  check({ block }, context) {
    for (const { of, range, term, examples, start, end } of coverageOf(block, context)) {
      if (examples.length > 0) continue;
      const what = of === '' ? 'this range' : `this range of ${of}`;
      context.report({
        start,
        end,
        message: `No example lies in ${what}: nobody has worked out what ${term} pays at \`${range}\`. Add one; the light bulb, and \`remit examples --generate\`, make them at every threshold.`,
      });
    }
  },
};
