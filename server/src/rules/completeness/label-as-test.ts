import type { Text } from '../../../../grammar/syntax/tree.js';
import { measureExample } from '../examples.js';
import { findIn, textsAt } from '../reading.js';
import type { RuleContext, SpecificationRule } from '../rule.js';

/** Labels that are used as if one could see whether they hold; with the name under which a definition would stand. */
const labels: readonly { readonly pattern: RegExp; readonly name: string }[] = [
  { pattern: /\b(?:not-for-profit|non-profit)\b/i, name: 'NotForProfit' },
  { pattern: /\b(?:person|patient|child|family)-cent(?:red|ered)\b/i, name: 'PersonCentred' },
  { pattern: /\bholistic(?:ally)?\b/i, name: 'Holistic' },
  { pattern: /\b(?:seamless(?:ly)?|joined-up)\b/i, name: 'Seamless' },
  { pattern: /\bculturally (?:competent|appropriate|sensitive)\b/i, name: 'CulturallyCompetent' },
  { pattern: /\btrauma-informed\b/i, name: 'TraumaInformed' },
  { pattern: /\bstrengths?-based\b/i, name: 'StrengthsBased' },
  // In small letters only, and not as a part of a name such as Integrated Care Board; nor where it says with what.
  { pattern: /\bintegrated (?!with\b|into\b|urgent\b|sexual\b)(?=[a-z])/, name: 'Integrated' },
  { pattern: /\blocal (?=provider|organisation|compan|business|supplier|charit)/, name: 'Local' },
];

export const labelAsTest: SpecificationRule = {
  code: 'R613',
  name: 'label-as-test',
  severity: 'warning',
  since: '0.1.0',
  summary:
    'A label such as “person-centred” or “integrated” decides what is counted, and nothing says how one would know.',
  why: 'Two people who count “person-centred plans” get two numbers. A label is no test until somebody says what is looked at and who looks. It is judged where it decides who or what is counted; in a description it does no harm.',
  source:
    'Disputes over undefined outcomes in payment by results (“12 months of stable housing”, from a secondary source); research on commissioning that found organisational labels standing in for tests.',
  bad: measureExample({
    title: 'Share of people with a person-centred plan',
    kind: 'kind: process',
    numerator: 'numerator: "People with a person-centred plan four weeks after referral"',
    denominator: 'denominator: "Everyone referred"',
  }),
  good: measureExample({
    title: 'Share of people with a plan of their own',
    kind: 'kind: process',
    numerator:
      'numerator: "People who signed their plan, with a goal in their own words, within four weeks of referral"',
    denominator: 'denominator: "Everyone referred"',
  }),
  fix: 'none',
  on: ['measure', 'population'],
  check({ block, kind }, context) {
    const keys = kind === 'measure' ? ['numerator', 'denominator', 'exclusions'] : ['includes', 'excludes', 'joined'];
    for (const text of keys.flatMap((key) => textsAt(block, key))) reportLabel(text, context);
  },
};

function reportLabel(text: Text, context: RuleContext): void {
  for (const { pattern, name } of labels) {
    const found = findIn(text, pattern, context.text);
    if (!found || isDefined(name, context)) continue;
    const label = found.found.trim();
    context.report({
      start: found.start,
      end: found.start + label.length,
      message: `“${label}” decides here what is counted, and nothing says how one would know. Say what is looked at and who looks, or add \`definition ${name} "…" { "…" }\`.`,
    });
    return;
  }
}

/** Whether something like it is defined: asked by its usual name, so that a change is followed, then by any like it. */
function isDefined(name: string, context: RuleContext): boolean {
  const found = context.scope.find(name);
  if (found && 'one' in found && found.one.kind === 'definition') return true;
  return context.scope
    .namesOf(['definition'])
    .some((known) => known.toLowerCase().startsWith(name.toLowerCase().slice(0, 8)));
}
