import { declaredAs } from '../../semantics/context.js';
import type { RuleContext, SpecificationRule } from '../rule.js';
import { specification } from './example.js';
import { type Hit, hitsIn, type Sentence, sentencesOf } from './prose.js';

/** Without one of these words nobody is free to change anything: nearly every sentence ends here. */
const mayBeFree =
  /discretion|\bany\s+(?:time|point|stage)\b|\bwithout\b|time\s+to\s+time|unilateral|\bfit\b|\bright\s+to\b/i;

/** Whenever somebody likes. Laws and guidance hold `as amended from time to time`, and nobody here decides on that. */
const whenever =
  /\bat\s+any\s+(?:time|point|stage)\b|\bdiscretion\b|\bwithout\s+(?:(?!limit)[\w’'-]+\s+){0,3}(?:notice|consent|agreement|consultation|consulting)\b|(?<!\b(?:amended|updated|revised|issued|published|varied|in\s+force)\s+)\bfrom\s+time\s+to\s+time\b|\bunilaterally\b|\bas\s+(?:it|they)\s+(?:see|think)s?\s+fit\b|\b(?:reserve|retain)s?\s+the\s+right\b/i;

/** Who else has a say, how long before it is told, or that it is just what nobody may do. */
const isBound =
  /\b(?:neither|cannot|unless|jointly|no\s+(?:[\w’'-]+\s+){1,3}(?:may|can|will|shall|must|is|are)|(?:may|can|must|will|shall)\s+(?:not|only)|(?:both|all|the)\s+(?:parties|sides)|(?:by|in|through|following|after|subject\s+to)\s+(?:[\w’'-]+\s+){0,3}(?:agreement|consent|consultation)|with\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}(?:agreement|consent)|agree[sd]?\s+(?:by|between|with|in)|consult\w*\s+with|variation\s+(?:procedure|process|clause|agreement)|(?:days|weeks|months|years?)[’']?\s+(?:[\w-]+\s+)?notice|notice\s+of\s+(?:at\s+least\s+)?(?:\d|one|two|three|six|twelve))\b/i;

const party =
  '(?:(?:[Tt]he\\s+)?(?:(?:[Ll]ead|[Cc]o-?ordinating|[Cc]ontracting)\\s+)?(?:[Cc]ommissioners?|[Aa]uthority|[Cc]ouncil|ICB|[Ii]ntegrated\\s+[Cc]are\\s+[Bb]oard|[Pp]urchaser|[Bb]uyer|[Pp]rovider|[Cc]ontractor|[Ss]upplier|[Tt]rust)|(?<named>[A-Z]\\w+))';

/** What both sides have signed: not the aims that a person sets with a therapist, nor the people for whom a service is meant. */
const ofPeople =
  '(?:person|people|patient|client|individual|personal|child|learner|their|care|treatment|recovery|therapy)';
const terms =
  '(?:KPIs?|[Kk]ey\\s+performance\\s+indicators?|(?:performance\\s+)?indicators?|targets?(?!\\s+(?:group|population|cohort|audience|date|area))|thresholds?|(?:performance|outcome|quality)\\s+(?:measures?|metrics?|standards?|requirements?)|trajector(?:y|ies)|prices?(?!\\s+list)|tariffs?|fees?|payments?|payment\\s+(?:terms|rates?|levels?|schedules?|mechanism)|weightings?|service\\s+levels?|(?:service\\s+)?specification|(?:contract\\s+)?terms(?!\\s+of\\s+reference)|requirements|activity\\s+plan|scope\\s+of\\s+(?:the|this)\\s+(?:service|contract)|(?:this|the)\\s+(?:contract|agreement)(?!\\s+(?:manager|lead|officer|board|meeting|review)))';

const change =
  '(?:vary|amend|change|alter|revise|adjust|modify|update|reset|redefine|replace|set|introduce|increase|reduce|raise|lower|add\\s+to)';
const changed =
  '(?:varied|amended|changed|altered|revised|adjusted|modified|updated|reset|redefined|replaced|set|determined|decided|increased|reduced|raised|lowered|withheld)';

/** `The commissioner may, at any time, vary the KPIs`. */
const changes = new RegExp(
  `\\b${party}\\s+(?:may|can|(?:is|are|will\\s+be|shall\\s+be)\\s+(?:able|entitled|free)\\s+to|(?:reserve|retain|ha)(?:s|ve)?\\s+the\\s+right(?:,[^.;:,]{1,60},)?\\s+to)(?:,[^.;:,]{1,60},)?\\s+(?:(?:at\\s+any\\s+time|from\\s+time\\s+to\\s+time|unilaterally|also|(?:at|in)\\s+its\\s+(?:\\w+\\s+)?discretion)\\s+)?${change}(?:(?:,\\s+|,?\\s+(?:or|and)\\s+)${change}){0,3}\\s+(?:(?!(?:who|which|that|on|for|to)\\b|${ofPeople})[\\w’'-]+\\s+){0,4}?${terms}(?!\\w)`,
  'g',
);

/** `targets may be amended without notice by the commissioner`, `thresholds will be agreed at the commissioner's discretion`. */
const areChanged = new RegExp(
  `(?<!${ofPeople}(?:[’']s)?\\s+(?:plan\\s+)?)\\b${terms}(?!\\w)[^.;:,]{0,60}?\\s(?:may|can|will|shall|to)\\s+be\\s+(?:${changed}(?:(?:,\\s+|,?\\s+(?:or|and)\\s+)${changed}){0,3}\\b[^.;:]{0,60}?\\sby\\s+${party}(?!\\w)|(?:agreed|reviewed|${changed})\\b[^.;:]{0,60}?\\bdiscretion)`,
  'gi',
);

export const changedByOneSide: SpecificationRule = {
  code: 'R717',
  name: 'changed-by-one-side',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A clause lets one side change targets, prices or other terms alone, and whenever it likes.',
  why: 'A target that one side can move on any day is no promise of the other. A provider prices that risk or will not bid, and what was paid for a result cannot be defended once the result was defined afterwards.',
  source:
    'The NHS Standard Contract is changed by a variation that the parties sign, apart from national ones (general knowledge, not verified).',
  bad: specification({
    requirements: `requirement Plans "Everyone has a written plan within 10 days" {
  "The commissioner may vary the KPIs at any time."
}`,
  }),
  good: specification({
    requirements: `requirement Plans "Everyone has a written plan within 10 days" {
  "The commissioner may vary the KPIs with the provider's written agreement."
}`,
  }),
  fix: 'none',
  on: ['service', 'contract'],
  check(subject, context) {
    for (const sentence of sentencesOf(subject, context)) {
      if (!sentence.binds || !mayBeFree.test(sentence.words)) continue;
      if (!whenever.test(sentence.words) || isBound.test(sentence.words)) continue;
      const hit = clauseIn(sentence, context);
      if (!hit) continue;
      context.report({
        start: hit.start,
        end: hit.end,
        message: `"${hit.shown}" lets one side change alone, whenever it likes, what both have agreed. Say that a change needs the agreement of both, or how long beforehand it has to be told and what it cannot touch.`,
      });
    }
  },
};

function clauseIn(sentence: Sentence, context: RuleContext): Hit | undefined {
  return [...hitsIn(sentence, changes), ...hitsIn(sentence, areChanged)].find(({ match }) => {
    const named = match.groups?.named;
    return named === undefined || declaredAs(context, named)?.kind === 'organisation';
  });
}
