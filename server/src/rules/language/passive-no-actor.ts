import type { SpecificationRule } from '../rule.js';
import { specification } from './example.js';
import { hitsIn, sentencesOf } from './prose.js';

/** What passes between organisations: of these it matters who does them. What is done for a person is done by the provider. */
const done =
  'sent|submitted|reported|shared|notified|informed|circulated|agreed|approved|reviewed|monitored|audited|arranged|published|transferred|escalated|investigated|communicated|copied|returned|collected|collated|reconciled|appointed|convened|signed off|funded|paid for';

const passive = new RegExp(
  `\\b(?<at>(?:will|must|shall|should|is to|are to)\\s+(?:also\\s+|then\\s+)?be\\s+(?:\\w+ly\\s+)?(?:${done}))\\b`,
  'gi',
);
/** `by the provider`, `by ShoreCIC`, `by clinicians`, and the gap of a template where a name is due: not `by 1 April`, `by email`. */
const byWhom =
  /\bby\s+\[|\b(?:by|between|with|from)\s+(?:the|a|an|its|their|both|all|each|either|[A-Z]\w+|[a-z-]+(?:s|ers|ors|ians))\b(?!\s+(?:end|date|time|phone|post))/;
/** Somebody who does something: `the provider must …, and minutes will be sent`. */
const actorNamed =
  /\b(?:provider|commissioner|council|board|trust|team|service|practice|party|parties|partners?|manager|lead|clinician|nurse|GP|ICB|it|they)s?\s+(?:(?:must|will|shall|is to|are to)\b(?!\s+(?:(?:also|then|not)\s+)*be\s+\w+ed\b)|(?:is|are) responsible\b)/i;

/** Who answers and returns referrals is the service to which they are made. */
const referrals = /\breferrals?\b[^.;,]*$/i;

/** What people are told or sent, they are told or sent by those who serve them. */
const people =
  /(?:^|\b(?:and|all|the|each|every)\s+)(?:service\s+users?|patients?|people|persons?|clients?|residents?|carers?|famil(?:y|ies)|parents?|everyone|women|children|young\s+people|individuals?|callers?)\b[^.;]*$/i;

export const passiveNoActor: SpecificationRule = {
  code: 'R704',
  name: 'passive-no-actor',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A clause says that something will be sent, agreed or reviewed, and not by whom.',
  why: 'A duty that names nobody is nobody\'s. Letters that "will be sent" between a provider, a practice and a commissioner are the ones that are not.',
  source: 'Common practice in writing requirements: every duty names who has it (general knowledge, not verified).',
  bad: specification({ exit: 'notice: 6 months\nhandover: "Records will be transferred within 30 days."' }),
  good: specification({
    exit: 'notice: 6 months\nhandover: "Records will be transferred by the provider within 30 days."',
  }),
  fix: 'none',
  on: ['service', 'contract'],
  check(subject, context) {
    for (const sentence of sentencesOf(subject, context)) {
      if (!sentence.binds || actorNamed.test(sentence.words)) continue;
      for (const { start, end, shown } of hitsIn(sentence, passive)) {
        if (/\b(?:informed|notified)$/.test(shown) && people.test(sentence.words.slice(0, start - sentence.start)))
          continue;
        if (sentence.under.startsWith('access') && referrals.test(sentence.words.slice(0, start - sentence.start)))
          continue;
        if (byWhom.test(sentence.words.slice(end - sentence.start))) continue;
        const verb = shown
          .split(' ')
          .slice(shown.startsWith('is') || shown.startsWith('are') ? 3 : 2)
          .join(' ');
        context.report({
          start,
          end,
          message: `Nothing says who does this: name them, as in "the provider will …", or add "${verb} by …".`,
        });
      }
    }
  },
};
