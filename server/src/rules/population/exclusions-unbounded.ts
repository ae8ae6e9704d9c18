import { blockOf } from '../../semantics/lines.js';
import { measureExample } from '../examples.js';
import { findIn, textsAt } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

const unbounded =
  /\b(?:unsuitable|inappropriate|not (?:\w+ )?(?:suitable|appropriate)|as appropriate|where appropriate|for any (?:other )?reasons?|(?:any )?other (?:good )?reasons?|exceptional (?:cases?|circumstances|reasons)|(?:do(?:es)?|did|will) not engage|not engaging|non-engagement|lack of engagement|unwilling to engage|not (?:yet )?(?:motivated|ready)|needs (?:cannot|can ?not|can't|can’t) be (?:\w+ )?met|including but not limited to|etc\b|and so on)/i;
/** A denominator of those who are thought right for it: the others are left out of the count before it begins. */
const rightOnes =
  /^(?:(?:all|the|number of|total number of) )*(?:clinically )?(?:appropriate|suitable)\b|\b(?:people|patients|clients|users|adults|children|women|referrals|cases) (?:who |that )?(?:(?:is|are|were) )?(?:clinically )?(?:appropriate|suitable)\b/i;
/** What sets a bound after all: a number, a list that can be looked up, somebody else's decision. */
const bounded =
  /\d|\b(?:listed|as defined|set out|agreed (?:by|with)|approved|decided by|confirmed by|independent|no more than|at most)\b/i;

export const exclusionsUnbounded: SpecificationRule = {
  code: 'R638',
  name: 'exclusions-unbounded',
  severity: 'warning',
  since: '0.1.0',
  summary: 'People may be left out of a count for reasons that nobody lists.',
  why: 'Every person left out of the denominator raises the percentage: 60 of 100 are 60%, and 60 of 80 are 75%. An exclusion that says “unsuitable” lets whoever counts choose the result.',
  source:
    'Personalised care adjustments in primary care contracts, where leaving people out has lifted 60% to 75% (from secondary sources).',
  bad: measureExample({ exclusions: 'exclusions: "people who are unsuitable for the programme"' }),
  good: measureExample({ exclusions: 'exclusions: "people who died or moved out of the borough within 28 days"' }),
  fix: 'none',
  on: ['measure', 'population', 'service'],
  check({ kind, block }, context) {
    const scope = blockOf(block, 'scope');
    const texts =
      kind === 'measure'
        ? textsAt(block, 'exclusions')
        : kind === 'population'
          ? textsAt(block, 'excludes')
          : scope
            ? textsAt(scope, 'excludes')
            : [];
    const looks = [
      ...texts.map((text) => ({ text, pattern: unbounded })),
      ...(kind === 'measure' ? textsAt(block, 'denominator').map((text) => ({ text, pattern: rightOnes })) : []),
    ];
    for (const { text, pattern } of looks) {
      const found = bounded.test(text.value) ? undefined : findIn(text, pattern, context.text);
      if (!found) continue;
      context.report({
        start: text.start,
        end: text.end,
        message: `“${found.found}” leaves out whomever one likes: list the reasons, say who decides, or say how many may be left out at most.`,
      });
    }
  },
};
