import { lineOf as lineMark } from '../../../../grammar/syntax/findings.js';
import type { SpecificationRule } from '../rule.js';
import { specification } from './example.js';
import { type Sentence, sentencesOf } from './prose.js';

export const sentenceTwice: SpecificationRule = {
  code: 'R712',
  name: 'sentence-twice',
  severity: 'info',
  since: '0.1.0',
  summary: 'The same sentence stands twice in a service specification.',
  why: 'Of two copies one is changed at the first variation and the other is not. From then on the document contradicts itself.',
  source:
    'NHS Standard Contract technical guidance: what is laid down in one place of the contract is not laid down again in another (quoted in a secondary source).',
  bad: specification({
    access:
      'referral: "any practice, or self-referral"\nresponse-time: 2 working-days\n"Interpreters are booked by the provider at no cost to the person."',
    locations:
      '"One site in each of the three towns."\n"Interpreters are booked by the provider at no cost to the person."',
  }),
  good: specification({
    access:
      'referral: "any practice, or self-referral"\nresponse-time: 2 working-days\n"Interpreters are booked by the provider at no cost to the person."',
  }),
  fix: 'none',
  options: [
    {
      name: 'least-words',
      default: 6,
      doc: 'How many words a sentence needs for its copy to be reported: short ones, such as "as above", may well stand twice. A judgement, from use.',
    },
  ],
  on: ['service'],
  check(subject, context) {
    const least = context.option<number>('least-words');
    const first = new Map<string, Sentence>();
    for (const sentence of sentencesOf(subject, context)) {
      const words = sentence.words.toLowerCase().match(/[\p{L}\p{N}%£]+/gu) ?? [];
      if (words.length < least || /(?:^|\/)(?:evidence|follows|not-applicable|title)$/.test(sentence.under)) continue;
      const key = words.join(' ');
      const earlier = first.get(key);
      if (!earlier) first.set(key, sentence);
      else
        context.report({
          start: sentence.start,
          end: sentence.end,
          message: `This sentence stands on ${lineMark(earlier.start)} too: keep it in one place, so that a change cannot miss one of them.`,
        });
    }
  },
};
