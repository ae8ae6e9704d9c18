import type { Line } from '../../../../grammar/syntax/tree.js';
import { lineOf } from '../../semantics/lines.js';
import { listed } from '../../semantics/listed.js';
import { appliesIn, isNoPriceForService, monthsOf, says, termsOf, yearsOf } from '../contracts.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith, headWith, service } from './example.js';

const core = (uplift: string): string => `  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: £150,000 per year
${uplift}    paid: monthly in-arrears
  }
`;

const longer = {
  head: headWith(['31 March 2029', '31 March 2031']),
  service: service.replace('31 March 2029', '31 March 2031').replace('1 September 2028', '1 September 2030'),
};

export const priceIndexMissing: SpecificationRule = {
  code: 'R751',
  name: 'price-index-missing',
  severity: 'info',
  since: '0.1.0',
  summary: 'A long contract pays the same price in every year.',
  why: 'Wages and prices rise. A price that stays the same for years means a little less service each year, or a dispute; if that is meant, it is worth writing down.',
  source:
    'Lists of what contracts in public services leave out, among them an index for prices. NHS prices have a yearly cost uplift and efficiency factor (general knowledge, not verified).',
  bad: contractWith(core(''), longer),
  good: contractWith(core('    uplift: 2% per year\n'), longer),
  fix: 'none',
  options: [
    {
      name: 'months',
      default: 36,
      doc: 'Contracts up to this length, in months, may have one price throughout. A judgement: three years, for which no source gives a number.',
    },
  ],
  on: ['contract'],
  check({ block, name }, context) {
    const most = context.option<number>('months');
    const years = yearsOf(block);
    const months = monthsOf(lineOf(block, 'term')?.value);
    if (!years || months === undefined || months <= most) return;
    const flat = termsOf(block).flatMap((term) => {
      if (isNoPriceForService(block, term)) return [];
      const line = flatPriceOf(term.mechanism, (key) => lineOf(term.block, key));
      if (!line || says(term.block, 'uplift') || says(term.block, 'indexed-by')) return [];
      const paid = years.filter((year) => appliesIn(term, year) !== false).length;
      return paid * 12 > most ? [{ term, line }] : [];
    });
    if (flat.length === 0) return;
    context.report({
      start: flat[0].line.start,
      end: flat[0].line.end,
      message: `${name} lasts ${months} months, and what it pays for ${listed(flat.map(({ term }) => term.name))} stays the same throughout. Say how prices follow costs, with \`uplift:\`, \`indexed-by:\` or a table by year; if nothing rises, write \`uplift: 0%\`.`,
    });
  },
};

/** The line with a price in pounds that holds in every year. */
function flatPriceOf(mechanism: string | undefined, line: (key: string) => Line | undefined): Line | undefined {
  const found = mechanism === 'fixed' ? line('amount') : (line('fixed') ?? line('price'));
  const part = found?.value.phrases[0]?.parts[0];
  return ['fixed', 'capitation', 'activity'].includes(mechanism ?? '') &&
    part?.kind === 'quantity' &&
    part.form === 'money'
    ? found
    : undefined;
}
