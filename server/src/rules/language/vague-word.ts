import type { SpecificationRule } from '../rule.js';
import { specification } from './example.js';
import { eachBindingHit, isMeasuredBeside } from './prose.js';

const vague =
  /\b(?<at>timely|promptly|prompt(?=\s+(?:access|appointment|assessment|response|referral|advice|treatment|support|review|service|discharge|action|feedback))|quickly|swiftly|rapidly|speedily|as soon as (?:is )?(?:reasonably )?(?:possible|practicable)|without (?:undue |unnecessary )?delay|high[- ]quality|good[- ]quality|world[- ]class|state[- ]of[- ]the[- ]art|regularly|regular(?=\s+(?:\w+\s+)?(?:basis|intervals|review|meeting|report|contact|audit|update|supervision|training|monitoring|feedback|communication|liaison|survey|appraisal)s?\b)|frequently|adequate(?:ly)?|sufficient(?:ly)?|robust|reasonable(?=\s+(?:time|timescale|period|notice|distance|interval|number)s?)|easily accessible|conveniently?(?=\s+(?:time|location|venue|place|located)s?)|flexible(?=\s+(?:hours|opening|times|appointments)))\b/gi;

/** A number, or words that fix how much or how often: then the vague word only introduces them. */
const threshold =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|half|twice|once|daily|weekly|fortnightly|monthly|quarterly|yearly|annually|(?:every|each) (?:other |working )?(?:day|week|fortnight|month|quarter|year|hour|shift)|(?:a|the same|next|one) (?:working |calendar |operational )?(?:day|week|month|quarter|year)|(?:means|defined|set out|listed|specified) (?:as|in|by|that|here)?)\b/i;

export const vagueWord: SpecificationRule = {
  code: 'R702',
  name: 'vague-word',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A clause that binds rests on a word such as "timely" or "adequate", and no number says what it means.',
  why: 'Nobody can say whether a timely answer or a regular review was late, so it can be neither paid for nor complained of. What cannot be measured cannot be seen to succeed either.',
  source:
    'Epilepsy commissioning toolkit, Vale of York CCG: without something measurable nobody can see whether a service succeeds (official source).',
  bad: specification({ scope: 'includes: "timely advice for wards"\nexcludes: "schools programmes"' }),
  good: specification({
    scope: 'includes: "advice for wards within two working days"\nexcludes: "schools programmes"',
  }),
  fix: 'none',
  on: ['service', 'contract'],
  check(subject, context) {
    eachBindingHit(subject, context, vague, ({ start, end, shown }, sentence) => {
      if (
        threshold.test(sentence.words) ||
        (new RegExp(`\\b${shown}\\b`, 'i').test(sentence.next) && threshold.test(sentence.next))
      )
        return;
      // A requirement in whose title nothing is measured is asked for a measure anyway.
      if (isMeasuredBeside(sentence, subject.block) || sentence.under.startsWith('requirements/requirement/title'))
        return;
      const how = sentence.under.startsWith('requirements')
        ? 'give the requirement a `measure:` and a `threshold:`'
        : 'say a number, as in "within 5 working days" or "every month"';
      context.report({
        start,
        end,
        message: `"${shown}" can be neither kept nor broken, for nothing says how much it is: ${how}.`,
      });
    });
  },
};
