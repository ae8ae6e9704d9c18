import { blockOf } from '../../semantics/lines.js';
import { serviceExample } from '../examples.js';
import { textsAt } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

/** “All relevant national guidance”: a reference to no document. */
const general =
  /^\W*(?:all|any|the|other|current|latest|relevant|applicable|appropriate|national|local|best|good|existing|up-to-date)\b.*\b(?:guidance|guidelines?|standards?|practice|legislation|polic(?:y|ies)|requirements?|regulations?)\b/i;
/** What makes it name one after all: a number, or an abbreviation that stands behind the first word. */
const named = /\d|\b[A-Z]{3,}/;
/** A title in capitals names a document too, as in “the Quality in Study Support code of practice”; a body alone does not say which of its documents. */
const titled = /\b[A-Z][a-z]{2,}/;
const untold =
  /^\W*\w+|\b(?:National|Local|Relevant|Applicable|Appropriate|Best|Good|Current|Clinical|Professional|Council|Trust|Government|Department|Royal|Colleges?|England|English|British|Guidance|Guidelines?|Standards?|Practice|Legislation|Polic(?:y|ies)|Procedures?|Requirements?|Regulations?)\b/g;
const isTitled = (text: string): boolean => titled.test(text.replace(untold, ''));

export const standardUnnamed: SpecificationRule = {
  code: 'R614',
  name: 'standard-unnamed',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A service follows “all relevant guidance”, which names no document.',
  why: 'Nobody can look up “all relevant guidance”, so nobody can say whether it was followed, or whether guidance that came later belongs to the price.',
  source:
    'Classic NHS specification template, headings 4.1 to 4.3: applicable national standards (for example NICE), those of competent bodies, local ones, each named.',
  bad: serviceExample({ standards: 'standards { follows: "All relevant national guidance" }' }),
  good: serviceExample(),
  fix: 'none',
  on: ['service'],
  check({ block }, context) {
    const standards = blockOf(block, 'standards');
    for (const text of standards ? textsAt(standards, 'follows') : []) {
      if (!general.test(text.value) || named.test(text.value) || isTitled(text.value)) continue;
      context.report({
        start: text.start,
        end: text.end,
        message: `“${text.value.trim()}” names no document that anyone could look up: name each, with its number or year, as in \`follows: "NICE NG28"\`.`,
      });
    }
  },
};
