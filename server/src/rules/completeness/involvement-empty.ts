import { blockOf } from '../../semantics/lines.js';
import { listed } from '../../semantics/listed.js';
import { serviceExample } from '../examples.js';
import { isNotApplicable, nameSpan, textsOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

/** What shows that an involvement is more than a wish. Two of the three have to be said, in whatever words. */
const shown: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  {
    what: 'who takes part',
    pattern:
      /\b(?:people|patients?|users?|carers?|famil(?:y|ies)|parents?|residents?|tenants?|children|women|panels?|forums?|groups?|councils?|committees?|boards?|healthwatch|representatives?|members?|citizens?|clients?|experts? by experience|volunteers?)\b/i,
  },
  {
    what: 'when',
    pattern:
      /\b(?:every|each|(?:bi-?|half-|six-)?(?:annual|month|week|year|term|quarter)(?:ly)?|once|twice|times|before|after|during|at the (?:start|end)|within|spring|autumn|january|february|march|april|june|july|august|september|october|november|december)\b|\b20\d\d\b/i,
  },
  {
    what: 'what they can change',
    pattern:
      /\b(?:seats?|sits?|votes?|voting|veto|decid|decisions?|approv|signs?|publish|chang|shap|design|produc|respon[ds]|repl(?:y|ies)|answer|report|review|recommend|agree|acts?\b|choos|select|recruit|interview|inspect|scrutin|chairs?\b|sets?\b)/i,
  },
];

export const involvementEmpty: SpecificationRule = {
  code: 'R607',
  name: 'involvement-empty',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Involvement is promised with nobody, no date and nothing that can change.',
  why: '“Service users will be involved” cannot be kept or broken. It becomes a duty when it says who takes part, when or how often, and what they can change.',
  source:
    'Somerset’s guidance on specifications asks who was involved; Medway’s for outcomes that are developed with users. That three things make it checkable is our own judgement.',
  bad: serviceExample({ involvement: 'involvement { "Service users will be engaged throughout." }' }),
  good: serviceExample(),
  fix: 'none',
  on: ['service'],
  check({ block }, context) {
    const involvement = blockOf(block, 'involvement');
    if (!involvement || involvement.items.length === 0 || isNotApplicable(involvement)) return;
    const said = textsOf(involvement)
      .map(({ text }) => text.value)
      .join('\n');
    const lacking = shown.filter(({ pattern }) => !pattern.test(said)).map(({ what }) => what);
    if (lacking.length < 2) return;
    context.report({
      ...nameSpan(involvement),
      message: `The involvement does not say ${listed(lacking, 'or')}. Say it, as in "A panel of twelve people who use the service meets every quarter and has a seat on the contract board."`,
    });
  },
};
