import { formatDecimal } from '../../../../grammar/syntax/decimal.js';
import type { Quantity, Value } from '../../../../grammar/syntax/tree.js';
import { declaredAs } from '../../semantics/context.js';
import { blockOf, lineOf } from '../../semantics/lines.js';
import { unitOfValue } from '../../semantics/units.js';
import { measureExample } from '../examples.js';
import { firstPart, nameSpan } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

const Smokers = `population Smokers "Pregnant women in Eastmere who smoke" {
  includes: "pregnant", "registered with a practice in the borough"
  excludes: "in prison"
  size: 22 people on 1 January 2026
  source: "Maternity Services Data Set"
}`;

export const smallNumbers: SpecificationRule = {
  code: 'R659',
  name: 'small-numbers',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A target judges a percentage or a rate of so few that luck decides.',
  why: 'Of 22 people one more or less is 4.5 percentage points. A target on so few is met and missed by chance, and published figures on so few may point at a person. Counted over a longer time, or not judged below a least number, it can be kept.',
  source:
    'Fingertips withholds figures on small numbers; Medicare’s minimum savings rates exist because of random variation (from secondary sources).',
  bad: measureExample({ Smokers, population: 'population: Smokers' }),
  good: measureExample({ Smokers, population: 'population: Smokers', 'minimum-count': 'minimum-count: 30 attempts' }),
  fix: 'none',
  options: [
    {
      name: 'fewest',
      default: 30,
      doc: 'The fewest people below a percentage, or the fewest events expected in a rate, that are judged without a `minimum-count`. The default is our own judgement, not a verified figure.',
    },
  ],
  on: ['measure'],
  check({ block, name }, context) {
    const unit = unitOfValue(lineOf(block, 'unit')?.value);
    if (!blockOf(block, 'targets') || lineOf(block, 'minimum-count')) return;
    const population = firstPart(lineOf(block, 'population')?.value);
    const declared = population?.kind === 'name' ? declaredAs(context, population.text) : undefined;
    if (declared?.kind !== 'population') return;
    const size = numberIn(context.scope.fact(declared, 'size')?.value);
    if (size === undefined) return;
    const fewest = context.option<number>('fewest');
    const people = formatDecimal(size.value);
    if (unit?.base === 'percent' && asNumber(size) < fewest) {
      const weight = (100 / asNumber(size)).toFixed(1);
      context.report({
        ...nameSpan(block),
        message: `${name} is a percentage of at most ${people} people, of whom each one moves it by ${weight} percentage points: luck decides. Count over a longer time, or say below which number it is not judged, as in \`minimum-count: ${fewest} people\`.`,
      });
      return;
    }
    const baseline = numberIn(lineOf(block, 'baseline')?.value);
    const per = baseline?.per?.count;
    if (!unit?.per || !baseline || !per || unit.base === 'money') return;
    const expected = (asNumber(baseline) * asNumber(size)) / asNumber({ value: per });
    if (expected >= fewest || expected === 0) return;
    context.report({
      ...nameSpan(block),
      message: `At its baseline ${name} is about ${Math.round(expected * 10) / 10} among ${people} people: luck decides. Count over a longer time, or say in \`minimum-count:\` below which number it is not judged.`,
    });
  },
};

function numberIn(value: Value | undefined): Quantity | undefined {
  const part = firstPart(value);
  return part?.kind === 'quantity' ? part : undefined;
}

/** A count of people or events, which is no amount: as near as a reader needs it. */
function asNumber({ value }: Pick<Quantity, 'value'>): number {
  return Number(value.digits) / 10 ** value.scale;
}
