import type { SpecificationRule } from '../rule.js';
import { specification } from './example.js';
import { eachBindingHit, isMeasuredBeside } from './prose.js';

const vague =
  /\b(?<at>(?<skill>(?:suitably|appropriately|adequately|sufficiently) (?:qualified|trained|skilled|experienced|competent))|appropriately|at the earliest (?:possible )?(?:opportunity|convenience)|(?:kept )?to a minimum|high (?:level|standard)s? of(?= (?:service|care|quality|customer|support|performance|professional\w*|satisfaction)\b)|timely|promptly|prompt(?=\s+(?:access|appointment|assessment|response|referral|advice|treatment|support|review|service|discharge|action|feedback))|quickly|swiftly|rapidly|speedily|as soon as (?:is )?(?:reasonably )?(?:possible|practicable)|without (?:undue |unnecessary )?delay|high[- ]quality|good[- ]quality|world[- ]class|state[- ]of[- ]the[- ]art|regularly|regular(?=\s+(?:\w+\s+)?(?:basis|intervals|review|meeting|report|contact|audit|update|supervision|training|monitoring|feedback|communication|liaison|survey|appraisal)s?\b)|frequently|adequate(?:ly)?|sufficient(?:ly)?|robust|reasonable(?=\s+(?:time|timescale|period|notice|distance|interval|number)s?)|easily accessible|conveniently?(?=\s+(?:time|location|venue|place|located)s?)|flexible(?=\s+(?:hours|opening|times|appointments)))\b/gi;

/** A number, or words that fix how much or how often: then the vague word only introduces them. */
const threshold =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|half|twice|once|daily|weekly|fortnightly|monthly|quarterly|yearly|annually|(?:every|each) (?:other |working )?(?:day|week|fortnight|month|quarter|year|hour|shift)|(?:a|the same|next|one) (?:working |calendar |operational )?(?:day|week|month|quarter|year)|(?:means|defined|set out|listed|specified) (?:as|in|by|that|here)?)\b/i;

/** What names a skill: a register, a diploma, a level, a course. */
const skillNamed =
  /\b(?:[A-Z]{2,}|registered|registration|accredited|chartered|diplomas?|degrees?|certificates?|qualifications? (?:in|of)|level \d|modules?|competenc(?:y|e|ies) (?:framework|standards?))\b/;
/** Words about how soon or how fast. A limit beside them says what they mean; it says nothing of how often or how well. */
const soon = /^(?:timely|prompt|quickly|swiftly|rapidly|speedily|as soon|without|at the earliest)/i;

/** Whether a sentence rests on a word that no number explains. */
export function restsOnVagueWord(words: string): boolean {
  return words.search(vague) >= 0 && !threshold.test(words);
}

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
    eachBindingHit(subject, context, vague, ({ start, end, shown, match }, sentence) => {
      if (match.groups?.skill) {
        if (skillNamed.test(sentence.words)) return;
        context.report({
          start,
          end,
          message: `"${shown}" is what every bidder calls its staff: name the qualification, the registration or the training that they must have.`,
        });
        return;
      }
      if (
        threshold.test(sentence.words) ||
        (new RegExp(`\\b${shown}\\b`, 'i').test(sentence.next) && threshold.test(sentence.next))
      )
        return;
      // A requirement in whose title nothing is measured is asked for a measure anyway.
      const beside =
        isMeasuredBeside(sentence, subject.block) && (sentence.under.startsWith('requirements') || soon.test(shown));
      if (beside || sentence.under.startsWith('requirements/requirement/title')) return;
      const how = /^appropriately$/i.test(shown)
        ? 'say what is to be done, and by when or how often'
        : sentence.under.startsWith('requirements')
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
