import { listed } from '../../semantics/listed.js';
import type { SpecificationRule } from '../rule.js';
import { specification } from './example.js';
import { hitsIn, sentencesOf } from './prose.js';

/** What providers are told to do. Only these count, so that lists of nouns are no lists of duties. */
const duties =
  'accept|advise|agree|allocate|appoint|arrange|assess|attend|carry out|collect|complete|comply|conduct|co-?operate|co-?ordinate|deliver|develop|employ|ensure|establish|facilitate|follow up|give|hold|identify|implement|inform|investigate|keep|liaise|maintain|make sure|manage|notify|offer|participate|prescribe|produce|promote|provide|publish|recruit|refer|respond|send|signpost|submit|supervise|take part|tell|train|treat|undertake|use|write';
/** Some duties are things too, as in "must offer advice, support and review": in a row they count where what is done it to follows. */
const alsoThings =
  'audit|contact|discharge|document|issue|monitor|plan|record|report|review|screen|share|support|triage|update|work';
const object =
  '(?=\\s+(?:the|a|an|all|any|both|each|every|its|their|these|those|this|that|them|it|people|patients|staff|service users|with|together)\\b)';

const modal =
  /(?<!\b(?:who|that|which|whoever|people|those)\s+)\b(?:must|shall|will)\b(?!\s+(?:be|have|not|need|only))/gi;
const first = `\\b(?:must|shall|will)\\s+(?:also\\s+|then\\s+)?(?=(?:${duties}|${alsoThings})[\\s,])`;
const further = `(?:,|,? and)\\s+(?:also\\s+|then\\s+)?(?=(?:${duties})[\\s,]|(?:${alsoThings})${object})`;
const verb = new RegExp(`(?:${first}|${further})(?<at>${duties}|${alsoThings})(?=[\\s,])`, 'gi');

export const compoundRequirement: SpecificationRule = {
  code: 'R703',
  name: 'compound-requirement',
  severity: 'warning',
  since: '0.1.0',
  summary: 'One clause of a requirement lays down several duties.',
  why: 'When one of three duties in a clause is not done, nobody can say whether the clause was broken, and one measure and one consequence cannot fit all three.',
  source: 'Common practice in writing requirements: one duty, one clause (general knowledge, not verified).',
  bad: specification({
    requirements:
      'requirement Plan "Every person has a plan" {\n  "The provider must assess the person, agree a plan and inform the practice within 10 working days."\n}',
  }),
  good: specification({
    requirements:
      'requirement Plan "Every person has a plan" {\n  """\n  - The provider must agree a plan with the person within 10 working days.\n  - The provider must send the plan to the practice within 2 working days of that.\n  """\n}',
  }),
  fix: 'none',
  options: [
    {
      name: 'most-duties',
      default: 2,
      doc: 'How many duties a clause may hold under one "must": two that are done together, such as to assess and treat, are let pass. A judgement, from use.',
    },
  ],
  on: ['service'],
  check(subject, context) {
    const most = context.option<number>('most-duties');
    for (const sentence of sentencesOf(subject, context)) {
      if (!sentence.under.startsWith('requirements') || !sentence.binds) continue;
      const modals = hitsIn(sentence, modal);
      if (modals.length === 0) continue;
      const verbs = hitsIn(sentence, verb).filter(({ start }) => start > modals[0].start);
      const count = Math.max(verbs.length, modals.length > 1 ? Math.max(most + 1, modals.length) : 0);
      if (count <= most) continue;
      const which = verbs.map(({ shown }) => shown.toLowerCase());
      const shown = which.length > 1 ? `: ${listed(which.map((duty) => `to ${duty}`))}` : '';
      context.report({
        start: sentence.start,
        end: sentence.end,
        message: `This clause holds ${which.length > 1 ? which.length : modals.length} duties${shown}. If one is not done, is the clause broken? Give each a clause of its own, with its own limit.`,
      });
    }
  },
};
