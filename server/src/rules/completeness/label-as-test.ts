import type { Text } from '../../../../grammar/syntax/tree.js';
import { blockOf, lineOf } from '../../semantics/lines.js';
import { measureExample } from '../examples.js';
import { findIn, textsAt, textsOf } from '../reading.js';
import type { RuleContext, SpecificationRule, Subject } from '../rule.js';

/** Labels that are used as if one could see whether they hold. */
const label =
  /\b(?:not-for-profit|non-profit|(?:person|patient|child|family)[- ]cent(?:red|ered)|holistic(?:ally)?|seamless(?:ly)?|joined[- ]up|culturally (?:appropriate|competent|sensitive)|trauma[- ]informed|strengths?[- ]based|recovery[- ](?:focused|oriented)|outcomes?[- ]focused|innovative|best[- ]in[- ]class|world[- ]class|locally[- ]based|fully integrated)\b/i;
/** Two words that are labels only before some others: not in a name such as Integrated Care Board, nor in “local authority”. */
const beforeSome =
  /\bintegrated(?= (?:service|care|support|assessment|approach|plan|pathway|team|offer|working)s?\b(?! (?:board|system|partnership|record)))|\blocal(?= (?:provider|organisation|compan|business|supplier|charit))/;

export const labelAsTest: SpecificationRule = {
  code: 'R613',
  name: 'label-as-test',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A label such as “person-centred” or “integrated” decides what counts, and nothing says how one would know.',
  why: 'Two people who count “person-centred plans” get two numbers. A label is no test until somebody says what is looked at and who looks. It is judged where it decides who or what is counted, what belongs to the service, or whether a requirement is met; elsewhere it does no harm.',
  source:
    'Disputes over undefined outcomes in payment by results (“12 months of stable housing”, from a secondary source); that labels stand in for tests is a finding of research on commissioning that is not verified here.',
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
  on: ['measure', 'population', 'service', 'requirement'],
  check(subject, context) {
    for (const text of textsOfKind(subject)) {
      const found = undefinedLabel(text, context);
      if (!found) continue;
      const name = found.found.replace(/(?:^|[- ])(\w)/g, (_, first: string) => first.toUpperCase());
      context.report({
        start: found.start,
        end: found.end,
        message: `Nothing says how one would know that something is “${found.found}”: say what is looked at and who looks, or add \`definition ${name} "${found.found}" { "…" }\`.`,
      });
    }
  },
};

/** The first label in a text that no definition explains. */
export function undefinedLabel(text: Text, context: RuleContext): ReturnType<typeof findIn> {
  const found = findIn(text, label, context.text) ?? findIn(text, beforeSome, context.text);
  return found && !isDefined(found.found, context) ? found : undefined;
}

/** The texts that decide: who and what is counted, what is to be done, and whether a requirement that nothing measures is met. */
function textsOfKind({ kind, block, head }: Subject): Text[] {
  const among = (keys: readonly string[]): Text[] => keys.flatMap((key) => textsAt(block, key));
  switch (kind) {
    case 'measure':
      return among(['numerator', 'denominator', 'exclusions']);
    case 'population':
      return among(['includes', 'excludes', 'joined']);
    case 'requirement':
      if (lineOf(block, 'measure')) return [];
      return [...(head.title ? [head.title] : []), ...textsOf(block).map(({ text }) => text)];
    default: {
      const scope = blockOf(block, 'scope');
      return scope ? textsAt(scope, 'includes') : [];
    }
  }
}

/** Whether a declaration has the label as its title, in any of the ways to write it, or as its name. */
function isDefined(written: string, context: RuleContext): boolean {
  const lower = written.toLowerCase();
  const title = lower[0].toUpperCase() + lower.slice(1);
  const capitals = title.replace(/[- ][a-z]/g, (part) => part.toUpperCase());
  const found = context.scope.find(capitals.replace(/[- ]/g, ''));
  if (found && 'one' in found && found.one.kind === 'definition') return true;
  return [lower, title, capitals].some((form) => context.scope.introduces(form));
}
