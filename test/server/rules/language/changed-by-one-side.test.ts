import { type Cases, section, testCases } from '../../../kit/rule-cases.js';

const asked = (sentence: string): string =>
  section('requirements', `requirement One "What is asked for" {\n"""\n${sentence}\n"""\n}`);

const all = (...sentences: string[]): Record<string, string> =>
  Object.fromEntries(sentences.map((sentence) => [sentence, asked(sentence)]));

const cases: Readonly<Record<string, Cases>> = {
  'changed-by-one-side': {
    found: all(
      'The commissioner may vary the KPIs at any time.',
      'The Commissioner may, at any time and without notice, amend any of the performance indicators.',
      'The council reserves the right to change or add to the targets.',
      'The authority shall be entitled to revise the service specification at its sole discretion.',
      'Eastmere can change prices from time to time.',
      'The lead commissioner may unilaterally vary the thresholds.',
      'The provider may increase its prices without the agreement of the council.',
      'Targets may be amended by the commissioner without notice.',
      'Targets may be amended without notice by the commissioner.',
      'The KPIs will be set by the commissioner from time to time.',
      'The targets for years two and three will be agreed at the commissioner’s discretion.',
      "Thresholds will be reviewed at the commissioner's absolute discretion.",
      'Payments can be reduced at the discretion of Eastmere.',
      'The commissioner may alter the terms of this contract as it sees fit.',
    ),
    leftAlone: {
      ...all(
        'The commissioner may vary the KPIs at any time by agreement with the provider.',
        "The commissioner may vary the KPIs at any time with the provider's written agreement.",
        'The commissioner may vary the KPIs at any time on three months’ notice.',
        'The commissioner may propose a change to the targets at any time.',
        'The commissioner may ask the provider at any time to revise its plan for the targets.',
        'Neither the commissioner nor the provider may change the targets at any time.',
        'No target may be changed by the commissioner without notice.',
        'The commissioner may not vary the thresholds without the agreement of the provider.',
        'The parties may vary the KPIs at any time.',
        'The commissioner may review the targets at any time.',
        'The commissioner may visit at any time and see how the targets are met.',
        'The provider may change the appointment at any time.',
        'The provider may adjust the targets of the plan with the person.',
        'The therapist may adjust the person’s targets at any time.',
        "The provider may adjust the person's targets at any time.",
        'Treatment targets may be changed by the provider at any time.',
        'The council may change the contract manager at any time.',
        'The provider follows NICE guidance as amended from time to time, and may set targets of its own above these.',
        'The specification is to be followed as amended by law from time to time.',
        'Targets may be changed once a year by the joint board of the parties.',
        'A place is offered at the discretion of the provider.',
        'The old contract said “the commissioner may vary the KPIs at any time”, which this one does not.',
        '> The commissioner may vary the KPIs at any time.',
      ),
      'a need that tells how it was': section(
        'needs',
        '"Under the old contract the commissioner may vary the KPIs at any time: 6 providers of 8 left."',
      ),
    },
  },
};

describe('Terms that one side may change', () => testCases(cases));
