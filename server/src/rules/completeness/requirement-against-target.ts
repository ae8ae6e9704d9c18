import { compareDecimals } from '../../../../grammar/syntax/decimal.js';
import { declaredAs } from '../../semantics/context.js';
import { type Days, daysOf } from '../../semantics/dates.js';
import { blockOf, lineOf } from '../../semantics/lines.js';
import { sameUnit, unitOfQuantity } from '../../semantics/units.js';
import { serviceExample } from '../examples.js';
import { boundOf, daysOfLine, firstPart, namesOf, targetsOf, withoutLine } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

const Wait = `measure Wait "People seen within 10 working days of referral" {
  kind: process
  unit: percent
  better: higher
  numerator: "Referrals seen by the end of the tenth working day"
  denominator: "All referrals in the quarter"
  baseline: 88% in 2024/25
  targets { 2026/27 onwards: at least 90% }
  source: "Provider's record"
  window: quarter
  reported: quarterly within 30 days
  owner: FreshStart
}`;

const requirements = (threshold: string): string => `requirements {
  requirement Promptness "People who are referred do not wait" {
    measure: Wait${threshold}
  }
}`;

const always: Days = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };

export const requirementAgainstTarget: SpecificationRule = {
  code: 'R612',
  name: 'requirement-against-target',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A requirement asks for more than the target of its measure in the same year, or for the contrary.',
  why: 'A provider that meets the target is then in breach of the requirement. Two values for one thing come from writing it in two places; what is paid and what is required drift apart. A requirement below the target, as a floor, is left alone.',
  source:
    'NHS Standard Contract, Technical Guidance: a measure stands in one place only (from secondary sources); thresholds of 90% in one section and 95% in another are the usual form of the mistake.',
  bad: serviceExample({ Wait, requirements: requirements('\n    threshold: at least 95%') }),
  good: serviceExample({ Wait, requirements: requirements('') }),
  fix: 'suggested',
  on: ['requirement'],
  check({ block }, context) {
    const [measure] = namesOf(lineOf(block, 'measure')?.value);
    const declared = measure === undefined ? undefined : declaredAs(context, measure);
    if (declared?.kind !== 'measure') return;
    const written = context.scope.fact(declared, 'targets');
    const targets = targetsOf(written?.block);
    if (!written || targets.length === 0) return;
    const applies = lineOf(block, 'applies');
    const held = applies ? daysOfLine(applies) : always;
    const single = lineOf(block, 'threshold');
    const thresholds = single
      ? [{ line: single, days: held, range: firstPart(single.value) }]
      : targetsOf(blockOf(block, 'threshold')).map(({ line, year, range }) => ({ line, days: daysOf(year), range }));
    for (const { line, days, range } of thresholds) {
      const bound = range?.kind === 'range' ? boundOf(range) : undefined;
      if (!bound || !days) continue;
      for (const target of targets) {
        const other = boundOf(target.range);
        const year = daysOf(target.year);
        if (!other || !year || year.last < days.first || days.last < year.first) continue;
        // A threshold in another unit is said to be in another unit, and no more.
        if (!sameUnit(unitOfQuantity(bound.quantity), unitOfQuantity(other.quantity))) continue;
        const more = compareDecimals(bound.quantity.value, other.quantity.value) * (bound.side === 'low' ? 1 : -1);
        if (bound.side === other.side && more <= 0) continue;
        const shown = written.text.slice(target.range.start, target.range.end);
        const from = written.text.slice(target.year.start, target.year.end);
        context.report({
          start: line.value.start,
          end: line.value.end,
          message: `This asks for ${context.text.slice(line.value.start, line.value.end)}, and the target of ${measure} for ${from} is ${shown}: who meets the target can still break this. Say the value once; without \`threshold:\` the target holds.`,
          ...(single ? { fixes: [{ title: 'Let the target hold', edits: [withoutLine(single, context.text)] }] } : {}),
          related: [{ declared, message: `${measure} has its targets here` }],
        });
        break;
      }
    }
  },
};
