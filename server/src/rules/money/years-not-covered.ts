import { lineStartBefore } from '../../../../grammar/text/lines.js';
import { lineOf } from '../../semantics/lines.js';
import { listed } from '../../semantics/listed.js';
import { appliesIn, dependsOnResults, termsOf, touches, yearsOf } from '../contracts.js';
import { firstPart } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith } from './example.js';

const share = (shadow: string): string => `  risk-share Savings "Savings on admissions" {
    measure: Spend
    benchmark: £2.1m per year
    applies: 2027/28 onwards
${shadow}    rest-with: Eastmere
    gain {
      paid-on: part-in-each-band
      over 0% up to 2%:   not shared
      over 2% up to 10%:  FreshStart 30%, Harbour 10%
      above 10%:          not shared
      most-paid: £60,000 per year, cut back in proportion
      only-if: QuitRate meets target
      jump-agreed: "No saving is shared in a year in which fewer people stop for good."
    }
    settle: yearly within 120 days
  }
`;

export const yearsNotCovered: SpecificationRule = {
  code: 'R748',
  name: 'years-not-covered',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A term that pays by results says nothing of some years of the contract.',
  why: 'A year in which a term does not apply is one in which nobody measures, or one that was forgotten. A year that is measured and not paid is worth saying, because the later years are judged against it.',
  source:
    'UnitingCare phased its risk in, 0%, 10%, 15%, and Oxfordshire its outcomes (secondary sources): the years were named.',
  bad: contractWith(share('')),
  good: contractWith(share('    shadow-year: 2026/27\n')),
  fix: 'suggested',
  on: ['contract'],
  check({ block }, context) {
    const years = yearsOf(block);
    if (!years) return;
    const terms = termsOf(block);
    for (const term of terms.filter(dependsOnResults)) {
      const applies = lineOf(term.block, 'applies');
      if (!applies) continue;
      const shadow = firstPart(lineOf(term.block, 'shadow-year')?.value);
      // Terms that take turns cover the years of each other; what comes before a shadow year was thought about.
      const others = terms.filter((other) => other !== term && lineOf(other.block, 'applies'));
      const open = years.filter(
        (year) =>
          appliesIn(term, year) === false &&
          !(shadow && (touches(shadow, year) !== false || (shadow.kind === 'year' && year.starts < shadow.starts))) &&
          !others.some((other) => appliesIn(other, year) !== false),
      );
      if (open.length === 0) continue;
      const before = lineStartBefore(context.text, applies.start);
      const indent = context.text.slice(before, applies.start);
      const isFirst = open.length === 1 && open[0] === years[0] && !shadow && indent.trim() === '';
      context.report({
        start: applies.value.start,
        end: applies.value.end,
        message: `${term.name} says nothing of ${listed(open.map(({ text }) => text))}, which ${open.length === 1 ? 'belongs' : 'belong'} to the contract's term. If it is measured and not paid then, say \`shadow-year: ${open[0].text}\`.`,
        ...(isFirst
          ? {
              fixes: [
                {
                  title: `Make ${open[0].text} a shadow year`,
                  edits: [{ start: applies.end, end: applies.end, text: `\n${indent}shadow-year: ${open[0].text}` }],
                },
              ],
            }
          : {}),
      });
    }
  },
};
