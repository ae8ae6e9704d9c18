import type { SpecificationRule } from '../rule.js';
import { specification } from './example.js';
import { eachBindingHit } from './prose.js';

const number = '\\d+(?:\\.\\d+)?\\s?(?:%|per\\s?cent\\b)';
const unclear: readonly { readonly pattern: RegExp; readonly says: (shown: string, number: string) => string }[] = [
  {
    pattern: new RegExp(`(?<!\\b(?:an?|spread|all)\\s)\\b(?<at>(?:over|under)\\s+(?<number>${number}))`, 'gi'),
    says: (shown, limit) =>
      /^over/i.test(shown)
        ? `Is exactly ${limit} "${shown}"? Write "at least ${limit}" or "more than ${limit}".`
        : `Is exactly ${limit} "${shown}"? Write "at most ${limit}" or "less than ${limit}".`,
  },
  {
    pattern: new RegExp(`\\bbetween\\s+(?<at>(?<number>${number}|\\d+)\\s+and\\s+${number})`, 'gi'),
    says: (shown) =>
      `It is not said whether both ends of "${shown}" belong to it: write "from … to below …", or "at least … and at most …".`,
  },
  {
    pattern: new RegExp(
      `(?<!\\b(?:information|advice|guidance|education|questions?|decisions?|feedback|talk\\w*|ask\\w*|told|think\\w*|learn\\w*|know\\w*)\\s+)\\b(?<at>(?:around|about|approximately|approx\\.?|circa|c\\.|roughly|in the region of)\\s+(?<number>${number}|\\d+\\s+(?:working\\s+)?(?:days|weeks|months|hours|minutes)))`,
      'gi',
    ),
    says: (shown, limit) =>
      `"${shown}" cannot be missed, for nothing says how far from ${limit} is too far: write "at least" or "at most ${limit}".`,
  },
];

export const boundaryInWords: SpecificationRule = {
  code: 'R711',
  name: 'boundary-in-words',
  severity: 'warning',
  since: '0.1.0',
  summary: 'The wording of a threshold leaves open on which side its boundary lies, or how near is near enough.',
  why: 'A result lands on a round number more often than on any other, and it is then that "over 80%" is argued about.',
  source:
    'The thresholds of CQUIN for flu 2019/20 (60% and 80%, official source) and of the 28-day cancer standard: who owns the boundary is a matter of wording (the reading is a judgement).',
  bad: specification({
    requirements:
      'requirement Plans "Plans are made" {\n  "The provider must agree a plan with over 80% of people within 10 working days."\n}',
  }),
  good: specification({
    requirements:
      'requirement Plans "Plans are made" {\n  "The provider must agree a plan with at least 80% of people within 10 working days."\n}',
  }),
  fix: 'none',
  on: ['service', 'contract'],
  check(subject, context) {
    for (const { pattern, says } of unclear) {
      eachBindingHit(subject, context, pattern, ({ start, end, shown, match }) =>
        context.report({ start, end, message: says(shown, match.groups?.number ?? shown) }),
      );
    }
  },
};
