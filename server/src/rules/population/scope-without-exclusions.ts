import { blockOf, lineOf } from '../../semantics/lines.js';
import { serviceExample } from '../examples.js';
import { isNotApplicable, nameSpan, takesOver, textsOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

export const scopeWithoutExclusions: SpecificationRule = {
  code: 'R634',
  name: 'scope-without-exclusions',
  severity: 'warning',
  since: '0.1.0',
  summary: 'The scope says what belongs to a service, and not what does not.',
  why: 'What is not excluded will be asked for: by people who are sent away elsewhere, and by a commissioner who takes it to be in the price. The edge of a service is drawn by what it does not do.',
  source: 'Classic NHS specification template, heading 3.4: acceptance and exclusion criteria and thresholds.',
  bad: serviceExample({ scope: 'scope { includes: "weekly support for up to 12 weeks" }' }),
  good: serviceExample(),
  fix: 'none',
  on: ['service'],
  check({ block }, context) {
    const scope = blockOf(block, 'scope');
    if (!scope || scope.items.length === 0 || isNotApplicable(scope) || takesOver(block)) return;
    if (lineOf(scope, 'excludes')) return;
    if (
      textsOf(scope).some(({ text }) =>
        /\b(?:exclud|exclusion|except|not include|does not|do not|out of scope)/i.test(text.value),
      )
    )
      return;
    context.report({
      ...nameSpan(scope),
      message:
        'The scope excludes nothing: say in `excludes:` what the service does not do, above all what its neighbours do. Where nothing is left out, say that in a text.',
    });
  },
};
