import type { SpecificationRule } from '../rule.js';
import { specification } from './example.js';
import { eachBindingHit } from './prose.js';

const labels =
  /\b(?<at>person[- ]cent(?:red|ered)|patient[- ]cent(?:red|ered)|not[- ]for[- ]profit|holistic(?:ally)?|seamless(?:ly)?|joined[- ]up|fully integrated|strengths?[- ]based|trauma[- ]informed|culturally (?:appropriate|competent|sensitive)|innovative|best[- ]in[- ]class|recovery[- ](?:focused|oriented)|outcomes?[- ]focused|locally[- ]based|co[- ]?produced)\b/gi;

export const labelWithoutTest: SpecificationRule = {
  code: 'R713',
  name: 'label-without-test',
  severity: 'info',
  since: '0.1.0',
  summary:
    'A clause that binds rests on a label such as "person-centred" or "not-for-profit", and no definition says how one would know.',
  why: 'Everybody can put such a label on what they do already. It becomes a requirement when it is said by what it would be recognised: who is asked, what is found in the record, how often.',
  source:
    'The route map Commissioning for Better Outcomes (Local Government Association) asks for services that are person-centred and outcomes-focused (official source); that such words need a test is a judgement.',
  bad: specification({
    scope: 'includes: "holistic assessment", "group programmes of eight weeks"\nexcludes: "surgery"',
  }),
  good: specification({
    declarations:
      'definition HolisticAssessment "Holistic" { "Covers sleep, work, mood and money, each with a line in the record." }',
    scope: 'includes: "holistic assessment", "group programmes of eight weeks"\nexcludes: "surgery"',
  }),
  fix: 'none',
  on: ['service'],
  check(subject, context) {
    const told = new Set<string>();
    eachBindingHit(subject, context, labels, ({ start, end, shown }) => {
      const label = shown.toLowerCase();
      if (told.has(label)) return;
      told.add(label);
      const title = label[0].toUpperCase() + label.slice(1);
      const eachCapital = title.replace(/[- ][a-z]/g, (part) => part.toUpperCase());
      const words = title.replace(/-/g, ' ');
      if ([label, title, eachCapital, words].some((form) => context.scope.introduces(form))) return;
      if (context.scope.find(eachCapital.replace(/[- ]/g, ''))) return;
      context.report({
        start,
        end,
        message: `Nothing says how one would know that it is "${shown}": say what would be found, or add \`definition ${eachCapital.replace(/[- ]/g, '')} "${title}" { "…" }\`.`,
      });
    });
  },
};
