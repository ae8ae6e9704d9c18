import type { SpecificationRule } from '../rule.js';
import { specification } from './example.js';
import { eachBindingHit } from './prose.js';

const openEnd =
  /(?<at>\betc\b\.?|\band so on\b|\band so forth\b|\bincluding,? but (?:is |are )?not (?:be )?(?:limited|restricted|confined) to\b|\b(?:any|such) other\b[^.;]{1,60}?\b(?:may|might|is|are)\s+(?:from time to time\s+)?(?:reasonably\s+)?(?:be\s+)?(?:reasonably\s+)?(?:requir|request)(?:e|ed)\b(?!\s+(?:by|under)\s+(?:the\s+)?(?:law|legislation|statute|regulations?|Act)\b))/gi;

export const openList: SpecificationRule = {
  code: 'R714',
  name: 'open-list',
  severity: 'warning',
  since: '0.1.0',
  summary:
    'A list in a clause that binds has no end: "etc.", "including but not limited to", "any other support as may be required".',
  why: 'What stands behind "etc." is in the scope for the one who pays and out of it for the one who is paid. Bidders either price it or fight about it.',
  source: 'Common practice in writing requirements: a scope is a closed list (general knowledge, not verified).',
  bad: specification({
    scope: 'includes: "education, group programmes, medication reviews etc."\nexcludes: "surgery"',
  }),
  good: specification({ scope: 'includes: "education, group programmes and medication reviews"\nexcludes: "surgery"' }),
  fix: 'none',
  on: ['service', 'contract'],
  check(subject, context) {
    eachBindingHit(subject, context, openEnd, ({ start, end, shown }) =>
      context.report({
        start,
        end,
        message: `"${shown}" leaves the list open: nobody can say what else is owed. Name the rest, or say who decides on more and how it is paid.`,
      }),
    );
  },
};
