import { contractWith, quitRate, quits, service, spend } from '../../../../server/src/rules/money/example.js';
import { type Cases, testCases } from '../../../kit/rule-cases.js';

interface Said {
  /** The remedy's own lines. */
  readonly remedy: string;
  /** The lines of the requirement below its measure. */
  readonly requirement: string;
  readonly targets?: string;
}

const targetOfFile = 'targets { 2026/27 onwards: at least 36% }';

function contract({ remedy, requirement, targets = targetOfFile }: Said): string {
  const terms = `  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: £150,000 per year
    paid: monthly in-arrears
    settle: yearly within 90 days
  }

  remedy TooFew "Too few attempts succeed" {
    ${remedy}
    action: "A plan within 10 working days"
  }
`;
  return contractWith(terms, {
    service: service.replace('threshold: at least 36%', requirement),
    measures: quits + quitRate.replace(targetOfFile, targets) + spend,
  });
}

const named = 'threshold: at least 36%\nconsequence: TooFew';
const rising = 'threshold {\n2026/27: at least 36%\n2027/28 onwards: at least 40%\n}\nconsequence: TooFew';
const withheld = 'withhold: 5% of Core\neach: year\nreturned: when-met';

const cases: Readonly<Record<string, Cases>> = {
  'remedy-though-met': {
    found: {
      'a remedy that begins above the threshold': contract({ remedy: 'when: QuitRate below 40%', requirement: named }),
      'by a hundredth': contract({ remedy: 'when: QuitRate below 36.01%', requirement: named }),
      'by the bound alone, which both have': contract({ remedy: 'when: QuitRate at most 36%', requirement: named }),
      'a threshold that leaves its own bound out': contract({
        remedy: 'when: QuitRate below 40%',
        requirement: 'threshold: above 36%\nconsequence: TooFew',
      }),
      'a remedy on the side of those who do well': contract({
        remedy: 'when: QuitRate above 50%',
        requirement: named,
      }),
      'a requirement that leaves it to the target': contract({
        remedy: 'when: QuitRate below 40%',
        requirement: 'consequence: TooFew',
      }),
      'the first year of a threshold that rises to the remedy': contract({
        remedy: 'when: QuitRate below 40%',
        requirement: rising,
      }),
      'money for what no requirement calls its consequence, though requirement and target are met': contract({
        remedy: `when: QuitRate below 40%\n${withheld}`,
        requirement: 'threshold: at least 36%',
      }),
      'a wait that is too long': contract({
        remedy: 'when: QuitRate above 30%',
        requirement: 'threshold: at most 36%\nconsequence: TooFew',
      }),
    },
    leftAlone: {
      'the same value': contract({ remedy: 'when: QuitRate below 36%', requirement: named }),
      'the same value, with another nought': contract({ remedy: 'when: QuitRate below 36.0%', requirement: named }),
      'a bound that only one of the two has': contract({
        remedy: 'when: QuitRate at most 36%',
        requirement: 'threshold: above 36%\nconsequence: TooFew',
      }),
      'a tolerance': contract({ remedy: 'when: QuitRate below 30%', requirement: named }),
      'a threshold that rises away from the remedy': contract({
        remedy: 'when: QuitRate below 36%',
        requirement: rising,
      }),
      'a remedy that begins when the threshold has risen to it': contract({
        remedy: 'when: QuitRate below 40%\napplies: 1 April 2027 to 31 March 2029',
        requirement: rising,
      }),
      'a requirement that holds at another time': contract({
        remedy: 'when: QuitRate below 40%\napplies: 1 April 2027 to 31 March 2029',
        requirement: `${named}\napplies: 1 April 2026 to 31 March 2027`,
      }),
      'a plan, and no money, for what no requirement calls its consequence': contract({
        remedy: 'when: QuitRate below 40%',
        requirement: 'threshold: at least 36%',
      }),
      'money for missing the target, above the floor of a requirement': contract({
        remedy: `when: QuitRate below 40%\n${withheld}`,
        requirement: 'threshold: at least 36%',
        targets: 'targets { 2026/27 onwards: at least 40% }',
      }),
      'a remedy that follows from more than one thing': contract({
        remedy: 'when: QuitRate below 40%, Quits below 600 quits',
        requirement: named,
      }),
      'a threshold in another unit': contract({
        remedy: 'when: QuitRate below 40%',
        requirement: 'threshold: at least 36 quits\nconsequence: TooFew',
      }),
    },
  },
};

describe('A remedy though the requirement is met', () => testCases(cases));
