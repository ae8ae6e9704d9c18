import { indicatorsCalled, isOfEdition, titleOf } from '../../semantics/indicators.js';
import { lineOf } from '../../semantics/lines.js';
import { specification } from '../language/example.js';
import type { SpecificationRule } from '../rule.js';
import { ownFramework } from './indicator-example.js';

export const otherEdition: SpecificationRule = {
  code: 'R781',
  name: 'other-edition',
  severity: 'warning',
  since: '0.1.0',
  summary:
    'A measure names an indicator in an edition in which its number does not have the meaning that the file uses.',
  why: 'Numbers have been given to new indicators: since April 2023 those of the Adult Social Care Outcomes Framework mean other things than before. A measure with the number of one edition and the year of another is compared with the wrong figures.',
  source: 'ASCOF handbook of 21 December 2023 (official source); the message says where an entry is not verified.',
  bad: specification({ declarations: ownFramework('ASCOF.2D edition 2021/22') }),
  good: specification({ declarations: ownFramework('ASCOF.2D edition 2024/25') }),
  fix: 'none',
  on: ['measure'],
  check({ block }, context) {
    const value = lineOf(block, 'indicator')?.value;
    const [id, , edition] = value?.phrases[0]?.parts ?? [];
    if (!value || id?.kind !== 'name' || !edition) return;
    const { scope } = context;
    const known = indicatorsCalled(scope, id.text);
    if (known.length === 0 || !known.every((one) => isOfEdition(scope, one, edition) === false)) return;
    const meanings = known.map(
      (one) => `in edition ${scope.fact(one, 'edition')?.text.trim()} it is "${titleOf(scope, one)}"`,
    );
    context.report({
      start: id.start,
      end: edition.end,
      message: `What ${id.text} means in edition ${context.text.slice(edition.start, edition.end)} is not in a file that this one uses: ${meanings.join(', and ')}. Use the list of that edition, or write the edition that is meant.`,
      related: known.map((declared) => ({ declared, message: `${id.text} is declared here.` })),
    });
  },
};
