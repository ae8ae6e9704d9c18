import { measureExample } from '../examples.js';
import { textsAt } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

/** Words that name no record: the whole of a text, or it is left alone. */
const unnamed =
  /^(?:the |a |all |any )?(?:(?:local|provider|provider's|contract|performance|regular|routine|monthly|quarterly|annual|various|available|relevant) )*(?:data|data sources|monitoring|monitored|monitoring data|monitoring reports?|reports?|reporting|information|returns?|sources|various|kpis?|performance data|management information)\.?$/i;

export const sourceUnnamed: SpecificationRule = {
  code: 'R672',
  name: 'source-unnamed',
  severity: 'warning',
  since: '0.1.0',
  summary: 'The source of a measure names no record or data set.',
  why: '“Monitoring” is no source: two people who look for the figure find two. A data set with a name has definitions, a cycle and somebody who answers for it.',
  source: 'NICE quality standards, which name a data source for each measure.',
  bad: measureExample({ source: 'source: "Contract monitoring"' }),
  good: measureExample(),
  fix: 'none',
  on: ['measure'],
  check({ block, name }, context) {
    const [text] = textsAt(block, 'source');
    if (!text || !unnamed.test(text.value.trim())) return;
    context.report({
      start: text.start,
      end: text.end,
      message: `“${text.value.trim()}” does not say what ${name} is counted from: name the data set or the record, as in \`source: "Community Services Data Set"\`.`,
    });
  },
};
