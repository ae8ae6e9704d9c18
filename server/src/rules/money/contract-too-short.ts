import type { Part } from '../../../../grammar/syntax/tree.js';
import { declaredAs } from '../../semantics/context.js';
import { lineOf } from '../../semantics/lines.js';
import { monthsOf, servicesOf } from '../contracts.js';
import { firstPart } from '../reading.js';
import type { RuleContext, SpecificationRule, Subject } from '../rule.js';
import { contractWith, headWith } from './example.js';

const core = `  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: £150,000 per year
    paid: monthly in-arrears
  }
`;

const titled: [string, string] = ['"Stop-smoking contract"', '"Support for people with COPD who smoke"'];

export const contractTooShort: SpecificationRule = {
  code: 'R732',
  name: 'contract-too-short',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A contract for people with a long-term condition ends before its results can show.',
  why: 'Better control of a long-term condition costs money at once and saves it years later. A provider whose contract ends before that has no reason to spend on what pays off after it has gone, and a commissioner cannot tell whether it did.',
  source:
    'Contracting for Outcomes (2014): outcomes and costs have to be looked at over the same period. Outcome contracts in use ran for five years (Oxfordshire mental health) to seven (Ways to Wellness). That three years are the least is a convention of the field, for which no primary source was found.',
  bad: contractWith(core, { head: headWith(titled, ['31 March 2029', '31 March 2028']) }),
  good: contractWith(core, {
    head: headWith(titled, ['31 March 2029', '31 March 2028'], ['  vat:', '  extension: up to 12 months\n  vat:']),
  }),
  fix: 'none',
  options: [
    {
      name: 'months',
      default: 36,
      doc: 'The least length of the contract with its extension, in months. Three years are a convention of the field, not a rule in any source.',
    },
    {
      name: 'words',
      default: [
        'long-term condition',
        'chronic',
        'diabetes',
        'COPD',
        'asthma',
        'dementia',
        'epilepsy',
        'heart failure',
        'kidney disease',
        'arthritis',
        "Parkinson's",
        'multiple sclerosis',
      ],
      doc: "The words by which a long-term condition is known in a contract's title, the names of its services and the population that they are for. A judgement: the common conditions that last for life.",
    },
  ],
  on: ['contract'],
  check(subject, context) {
    const line = lineOf(subject.block, 'term');
    const months = monthsOf(line?.value);
    const least = context.option<number>('months');
    // That a term ends before it begins is told as such.
    if (!line || months === undefined || months <= 0 || months >= least) return;
    const extension = firstPart(lineOf(subject.block, 'extension')?.value);
    const extra = extension ? monthsIn(extension.kind === 'range' ? extension.high : extension) : 0;
    if (extra === undefined || months + extra >= least) return;
    const condition = conditionOf(subject, context);
    if (!condition) return;
    context.report({
      start: line.value.start,
      end: line.value.end,
      message: `${months} months are short for ${condition}, which lasts for life: what is spent now pays off after the contract has ended. Make the term ${least} months or more, or give it an \`extension:\`.`,
    });
  },
};

/** A length of time in whole months, where it is written in months or years. */
function monthsIn(part: Part | undefined): number | undefined {
  if (part?.kind !== 'quantity' || part.value.scale !== 0) return undefined;
  const count = Number(part.value.digits);
  if (/^months?$/.test(part.unit?.text ?? '')) return count;
  return /^years?$/.test(part.unit?.text ?? '') ? count * 12 : undefined;
}

/** The long-term condition that a contract is about, in the words in which it is known. */
function conditionOf({ head, block }: Subject, context: RuleContext): string | undefined {
  const texts = [head.title?.value ?? ''];
  for (const service of servicesOf(context, block) ?? []) {
    texts.push(service.name.replace(/([a-z])([A-Z])/g, '$1 $2'));
    const named = context.scope.fact(service, 'population')?.text;
    const population = named === undefined ? undefined : declaredAs(context, named);
    if (population) texts.push(context.scope.fact(population, 'includes')?.text ?? '');
  }
  const written = texts.join('\n').toLowerCase().replaceAll('gestational diabetes', '');
  return context.option<readonly string[]>('words').find((word) => written.includes(word.toLowerCase()));
}
