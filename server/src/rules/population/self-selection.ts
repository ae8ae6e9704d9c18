import type { Block, Text } from '../../../../grammar/syntax/tree.js';
import { blockOf, wordAt } from '../../semantics/lines.js';
import { measureExample } from '../examples.js';
import { findIn, textsAt, textsOf } from '../reading.js';
import type { SpecificationRule, Subject } from '../rule.js';

const chooser = '(?:the )?(?:provider|service|supplier|contractor|programme)';
const choosing = new RegExp(
  [
    `\\bat the (?:(?:sole|absolute|reasonable|clinical|professional) )*discretion of ${chooser}\\b`,
    `\\b${chooser}(?:'s|’s) (?:(?:sole|absolute|own|reasonable|clinical|professional) )*discretion\\b`,
    `\\b${chooser} reserves the right to (?:refuse|decline|reject|accept|exclude|discharge)\\b`,
    `\\b${chooser}\\b[^.]{0,80}\\b(?:that|which|whom) (?:it|they) (?:considers?|judges?|deems?|thinks?|feels?|believes?)\\b`,
    `\\b${chooser} (?:considers|judges|deems|thinks|feels|chooses|selects|believes)\\b`,
    `\\b(?:accepted|selected|chosen|picked|(?:deemed|considered|judged|thought) (?:to be )?\\w+) by ${chooser}\\b`,
  ].join('|'),
  'i',
);

export const selfSelection: SpecificationRule = {
  code: 'R637',
  name: 'self-selection',
  severity: 'warning',
  since: '0.1.0',
  summary: 'The provider chooses who is counted.',
  why: 'Whoever is judged by the result and chooses whom it is about will, without any ill will, choose those who succeed anyway, and leave the others parked. Schemes that pay for results put an independent door in front: somebody else decides who belongs, or everyone who was referred is counted.',
  source:
    'National Audit Office 2015, payment by results: poor design leads providers to favour easier people; independent gateways in the Fair Chance Fund and in the drug recovery pilots (LASARS).',
  bad: measureExample({ denominator: 'denominator: "People whom the provider considers ready to stop"' }),
  good: measureExample({ denominator: 'denominator: "Everyone who was referred and lives in the borough"' }),
  fix: 'none',
  on: ['measure', 'population', 'service'],
  check(subject, context) {
    for (const text of textsToRead(subject)) {
      const found = findIn(text, choosing, context.text);
      if (!found) continue;
      context.report({
        start: found.start,
        end: found.end,
        message: `“${found.found}” lets the provider choose who is counted: let somebody else decide who belongs, or count everyone who is referred and meets the stated criteria.`,
      });
    }
  },
};

function textsToRead({ kind, block }: Subject): Text[] {
  switch (kind) {
    case 'measure':
      // How long people wait is counted from when they were accepted: that alone chooses nobody.
      return wordAt(block, 'kind') === 'process' ? [] : among(block, ['numerator', 'denominator', 'exclusions']);
    case 'population':
      return among(block, ['includes', 'excludes', 'joined']);
    default:
      return ['access', 'scope'].flatMap((word) => {
        const section = blockOf(block, word);
        return section ? textsOf(section).map(({ text }) => text) : [];
      });
  }
}

function among(block: Block, keys: readonly string[]): Text[] {
  return keys.flatMap((key) => textsAt(block, key));
}
