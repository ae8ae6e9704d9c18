import { blockOf } from '../../semantics/lines.js';
import { serviceExample } from '../examples.js';
import { textsAt } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

export const includedAndExcluded: SpecificationRule = {
  code: 'R641',
  name: 'included-and-excluded',
  severity: 'error',
  since: '0.1.0',
  summary: 'The same thing is included and excluded.',
  why: 'When two lines say the contrary, each side reads the one that suits it. It happens when a list is copied from another specification and only one of its places is changed.',
  source: 'Fair Chance Fund, questions and answers on eligibility, which had to settle who belonged and who did not.',
  bad: serviceExample({
    scope: `scope {
  includes: "weekly support for up to 12 weeks", "support in schools"
  excludes: "Support in schools", "enforcement"
}`,
  }),
  good: serviceExample({
    scope: `scope {
  includes: "weekly support for up to 12 weeks", "support in schools"
  excludes: "enforcement"
}`,
  }),
  fix: 'none',
  on: ['population', 'service'],
  check({ kind, block }, context) {
    const lists = kind === 'population' ? block : blockOf(block, 'scope');
    if (!lists) return;
    const included = new Set(textsAt(lists, 'includes').map(({ value }) => plain(value)));
    for (const text of textsAt(lists, 'excludes')) {
      if (!included.has(plain(text.value))) continue;
      context.report({
        start: text.start,
        end: text.end,
        message: `“${text.value.trim()}” stands under \`includes:\` as well: take it out of one of the two.`,
      });
    }
  },
};

/** A text without what makes no difference: capitals, spaces and the full stop at its end. */
function plain(value: string): string {
  return value.trim().toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '');
}
