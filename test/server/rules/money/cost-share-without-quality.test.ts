import { contractWith, quitRate, quits, spend } from '../../../../server/src/rules/money/example.js';
import { type Cases, testCases } from '../../../kit/rule-cases.js';

const saved = `
measure Saved "Spend avoided on admissions caused by smoking" {
  kind: cost
  unit: £
  better: higher
  population: Smokers
  source: "Secondary Uses Service, at 2024/25 unit prices"
  window: year
  reported: yearly within 75 days
  if-missing: fails
  owner: Eastmere
}
`;

const calculated = (amount: string, condition = ''): string =>
  contractWith(
    `  payment Share "Share of what was saved" {
    mechanism: calculation
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: ${amount}
    most-paid: £60,000 per year
${condition}    paid: yearly in-arrears
    settle: yearly within 120 days
  }
`,
    { measures: quits + quitRate + spend + saved },
  );

const cases: Readonly<Record<string, Cases>> = {
  'cost-share-without-quality': {
    found: { 'a calculation from what was saved': calculated('50% × Saved') },
    leftAlone: {
      'a saving that counts only where quality was kept': calculated(
        '50% × Saved',
        '    only-if: QuitRate meets target\n',
      ),
      'a saving beside a result': calculated('50% × Saved × QuitRate'),
      'a cost that is paid back': calculated('20% × Spend'),
    },
  },
};

describe('A share of what was saved', () => testCases(cases));
