import type { SpecificationRule } from '../rule.js';
import { stressed, wellKnown } from './abbreviations.js';
import { specification } from './example.js';
import { hitsIn, sentencesOf, topLevel } from './prose.js';

/** Three capitals or more on their own; `NG28`, `HbA1c` and `NHS-E` are codes and names. */
const capitals = /(?<![\w/@.&-])(?<at>[A-Z]{3,7})(?:s|'s|’s)?(?![\w/@&]|-\w|\.\w)/g;
const roman = /^[IVXLCDM]+$/;
/** Registers, numbers and forms are quoted as they are. */
const codes = /(?:^|\/)(?:code|form|follows|evidence)$/;

export const undefinedAbbreviation: SpecificationRule = {
  code: 'R706',
  name: 'undefined-abbreviation',
  severity: 'info',
  since: '0.1.0',
  summary: 'An abbreviation is used that nothing in the file spells out. It is told where it comes first.',
  why: 'A local abbreviation is clear to those who were in the room. Bidders, finance and the lawyers of a dispute were not, and one abbreviation often stands for several things.',
  source:
    'Evaluations of outcome funds, where parties disputed what undefined terms covered (secondary source); plain-language practice.',
  bad: specification({ scope: 'includes: "assessment by the RPAT in every town"\nexcludes: "surgery"' }),
  good: specification({
    scope: 'includes: "assessment by the rapid pain assessment team (RPAT) in every town"\nexcludes: "surgery"',
  }),
  fix: 'none',
  options: [
    {
      name: 'known',
      default: [],
      doc: 'Abbreviations that your readers know without being told, besides those that Remit takes for known. Empty by default.',
    },
  ],
  isToldOnce: true,
  on: topLevel,
  check(subject, context) {
    const known = context.option<readonly string[]>('known');
    const told = new Set<string>();
    for (const sentence of sentencesOf(subject, context)) {
      if (codes.test(sentence.under)) continue;
      const hits = hitsIn(sentence, capitals);
      // A run of capitals is a heading or is shouted.
      if (hits.length > 2 && !/[a-z]{3}/.test(sentence.words)) continue;
      for (const { start, end, shown } of hits) {
        if (told.has(shown)) continue;
        told.add(shown);
        if (wellKnown.has(shown) || stressed.has(shown) || roman.test(shown) || known.includes(shown)) continue;
        if (context.scope.introduces(shown) || context.scope.introduces(`${shown}s`) || context.scope.find(shown))
          continue;
        context.report({
          start,
          end,
          message: `Nothing says what ${shown} stands for: write it out where it comes first, with ${shown} in brackets after it, or define it in a \`definition\`.`,
        });
      }
    }
  },
};
