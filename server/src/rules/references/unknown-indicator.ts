import { confidenceIn } from '../../semantics/confidence.js';
import { frameworkOf, indicatorsCalled } from '../../semantics/indicators.js';
import { lineOf } from '../../semantics/lines.js';
import { nearest } from '../../semantics/suggest.js';
import { specification } from '../language/example.js';
import { firstPart } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { ownFramework } from './indicator-example.js';

export const unknownIndicator: SpecificationRule = {
  code: 'R780',
  name: 'unknown-indicator',
  severity: 'info',
  since: '0.1.0',
  summary: 'A measure names an indicator that the list of its framework, which the file uses, does not have.',
  why: 'A measure that claims to be a national indicator is compared with the nation. Where the number is a slip, it is compared with something else. The lists that ship with Remit may not be whole: a number that is missing there may still be right.',
  source: 'The libraries of indicators that ship with Remit, each with its own sources.',
  bad: specification({ declarations: ownFramework('ASCOF.2F edition 2023/24') }),
  good: specification({ declarations: ownFramework('ASCOF.2D edition 2023/24') }),
  fix: 'suggested',
  on: ['measure'],
  check({ block }, context) {
    const id = firstPart(lineOf(block, 'indicator')?.value);
    if (id?.kind !== 'name') return;
    const { scope } = context;
    const known = scope.find(frameworkOf(id.text));
    if (!known || !scope.complete || indicatorsCalled(scope, id.text).length > 0) return;
    const framework = 'one' in known ? known.one : known.several[0];
    if (framework.kind !== 'framework') return;
    const prefix = `${framework.name}.`;
    const meant = nearest(
      id.text.slice(prefix.length),
      scope.namesOf(['indicator']).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : [])),
    );
    const text = meant && `${prefix}${meant}`;
    context.report({
      start: id.start,
      end: id.end,
      message: `The list of ${framework.name} that this file uses has no ${id.text}. The list may not be whole: check the number.${text ? ` Did you mean ${text}?` : ''}${confidenceIn(scope, [framework])}`,
      fixes: text ? [{ title: `Write ${text}`, edits: [{ start: id.start, end: id.end, text }] }] : [],
    });
  },
};
