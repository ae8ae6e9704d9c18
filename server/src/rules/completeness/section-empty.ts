import { readHead, shapeOfBlock } from '../../semantics/heads.js';
import { service } from '../../semantics/schema/service.js';
import { serviceExample } from '../examples.js';
import { nameSpan, textsAt } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

/** An answer that gives no reason. */
const noReason = /^\W*(?:n ?\/? ?a|not (?:applicable|relevant|required|used)|none|nil|no|as above|see above)?\W*$/i;

export const sectionEmpty: SpecificationRule = {
  code: 'R615',
  name: 'section-empty',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A section of a service is there and says nothing, or does not apply and gives no reason.',
  why: 'An empty section looks as if somebody had dealt with it. In published specifications the period, the review date and the section on other services have been left blank. A section that does not apply says why.',
  source:
    'Classic NHS specification template, whose first headings are mandatory; a specification for musculoskeletal services of 2017/18 was issued with its period and review date blank.',
  bad: serviceExample({ dependencies: 'dependencies { }' }),
  good: serviceExample({
    dependencies: 'dependencies { not-applicable: "The service stands on its own: nobody refers to it." }',
  }),
  fix: 'none',
  on: ['service'],
  check({ block }, context) {
    for (const section of block.items) {
      if (section.kind !== 'block' || section.close < 0) continue;
      for (const { start, end, value } of textsAt(section, 'not-applicable')) {
        if (!noReason.test(value)) continue;
        context.report({
          start,
          end,
          message: `“${value.trim()}” is no reason: say why this section has nothing to say, or fill it in.`,
        });
      }
      if (section.items.length > 0) continue;
      const shape = shapeOfBlock(readHead(section.head), service);
      // An empty section that must be there is reported as missing.
      if (!shape || shape.required) continue;
      context.report({
        ...nameSpan(section),
        message: `\`${shape.word}\` says nothing: fill it in, or write in it \`not-applicable: "why"\`.`,
      });
    }
  },
};
