import { serviceExample } from '../examples.js';
import { textsAt } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

const who = '(?:(?:people|persons?|anyone|those|patients?|clients?|young people|children|adults?|who are|is|are) )*';
/** A text that is nothing but a least age, and one that is nothing but an age under which people are left out. */
const from = new RegExp(
  `^${who}(?:aged? )?(?:(?:at least|from) )?(\\d{1,3}) ?(?:\\+|years?(?: old)?(?: of age)? (?:and|or) (?:over|above|older)|(?:and|or) (?:over|above|older))(?: (?:at|on) [\\w ]+)?$`,
  'i',
);
const upTo = new RegExp(
  `^${who}(?:aged? )?(?:(\\d{1,3}) ?(?:and|or|years (?:and|or)) (?:under|below|younger)|(?:under|up to) (\\d{1,3}))(?: years?(?: old)?(?: of age)?)?$`,
  'i',
);
const below = new RegExp(
  `^${who}(?:aged? )?(?:under|below|younger than) (?:the age of )?(\\d{1,3})(?: years?(?: old)?(?: of age)?)?$`,
  'i',
);
const over = new RegExp(
  `^${who}(?:aged? )?(?:over|above|older than) (?:the age of )?(\\d{1,3})(?: years?(?: old)?(?: of age)?)?$`,
  'i',
);

/** `adults (over 18) registered with …`: an age above which people belong, with more behind it. */
const above = new RegExp(
  `^${who}\\(?(?:aged? )?(?:over|above|older than) (?:the age of )?(\\d{1,3})(?: years?(?: old)?(?: of age)?)?\\)?(?:,? (?:and|registered|who|with|living|resident|residing)\\b.*)?$`,
  'i',
);

export const agesContradict: SpecificationRule = {
  code: 'R632',
  name: 'ages-contradict',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A population includes people of an age that it also excludes, or leaves out one that is between the two.',
  why: 'Whoever is 16 or 17 is then in by one line and out by the other, and each side counts as suits it. At the edges of age groups such questions come up at once: the Fair Chance Fund had to rule on people of 24 who turn 25.',
  source: 'Fair Chance Fund, questions and answers on eligibility.',
  bad: serviceExample({
    Smokers: `population Smokers "Young people and adults in Eastmere who smoke" {
  includes: "aged 16 and over", "lives in the borough"
  excludes: "under 18"
  size: 21,400 people on 1 January 2026
  source: "Annual Population Survey"
}`,
  }),
  good: serviceExample(),
  fix: 'none',
  on: ['population'],
  check({ block }, context) {
    const included = textsAt(block, 'includes').map((text) => text.value.trim());
    const least = included.flatMap((value) => ageIn(from, value)).sort((a, b) => b - a)[0];
    const beyond = included.flatMap((value) => ageIn(above, value));
    const most = included.flatMap((value) => ageIn(upTo, value)).sort((a, b) => a - b)[0];
    for (const text of textsAt(block, 'excludes')) {
      const value = text.value.trim();
      const [young] = ageIn(below, value);
      const [old] = ageIn(over, value);
      const clash =
        least !== undefined && young !== undefined && young > least
          ? `people of ${least}${young - 1 > least ? ` to ${young - 1}` : ''}`
          : most !== undefined && old !== undefined && old < most
            ? `people over ${old}, up to ${most}`
            : undefined;
      if (young !== undefined && beyond.includes(young)) {
        context.report({
          start: text.start,
          end: text.end,
          message: `People of ${young} are neither over ${young} nor under it: write "aged ${young} and over" where they belong, and say on which day the age is taken.`,
        });
        continue;
      }
      if (!clash) continue;
      context.report({
        start: text.start,
        end: text.end,
        message: `By \`includes\` ${clash} belong to the population, and by this they do not. Let the two ages meet, and say on which day the age is taken.`,
      });
    }
  },
};

function ageIn(pattern: RegExp, value: string): number[] {
  const match = pattern.exec(value);
  return match ? [Number(match[1] ?? match[2])] : [];
}
