import { compareDecimals, type Decimal, formatDecimal } from '../../../../grammar/syntax/decimal.js';
import type { Value } from '../../../../grammar/syntax/tree.js';
import { blockOf, blocksOf, lineOf } from '../../semantics/lines.js';
import { partiesOf, rangeRowsOf, sumOf, termsOf } from '../contracts.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith } from './example.js';

const core = (second: string): string => `  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour ${second}
    amount: £150,000 per year
    paid: monthly in-arrears
  }
`;

const whole: Decimal = { digits: 100n, scale: 0 };

export const partySharesNot100: SpecificationRule = {
  code: 'R745',
  name: 'party-shares-not-100',
  severity: 'error',
  since: '0.1.0',
  summary: 'The shares of several parties do not add up to 100%.',
  why: 'A payment is split among those who receive it, and an overspend among those who bear it: to the last pound. What is shared of a gain or a loss can be less than all of it, because the rest stays where `rest-with:` says, but never more.',
  source: 'The language asks for it: every pound has to land somewhere, once.',
  bad: contractWith(core('20%')),
  good: contractWith(core('30%')),
  fix: 'none',
  on: ['contract'],
  check({ block }, context) {
    const look = (value: Value | undefined, what: string, restElsewhere: boolean): void => {
      const parties = partiesOf(value);
      const shares = parties.flatMap(({ share }) => (share ? [share.value] : []));
      if (!value || shares.length === 0 || shares.length < value.phrases.length) return;
      // Another check says what is wrong with a list that is written in another way.
      if (value.phrases.some(({ parts }) => parts.length > 2)) return;
      const sum = sumOf(shares);
      const off = compareDecimals(sum, whole);
      if (off === 0 || (off < 0 && restElsewhere)) return;
      context.report({
        start: value.start,
        end: value.end,
        message: `${what} comes to ${shares.map((share) => `${formatDecimal(share)}%`).join(' + ')} = ${formatDecimal(sum)}%${restElsewhere ? ', more than there is to share' : ', not 100%'}.`,
      });
    };
    for (const term of termsOf(block)) {
      for (const key of ['from', 'to', 'unearned-to'])
        look(lineOf(term.block, key)?.value, `What stands after \`${key}:\` in ${term.name}`, false);
      for (const word of ['gain', 'loss']) {
        const side = blockOf(term.block, word);
        for (const row of side ? rangeRowsOf(side) : [])
          look(row.value, `This part of the ${word} of ${term.name}`, true);
      }
    }
    for (const fund of blocksOf(block, 'pooled-fund')) {
      for (const word of ['overspend', 'underspend']) {
        const side = blockOf(fund, word);
        for (const row of side ? rangeRowsOf(side) : []) look(row.value, `This part of the ${word}`, false);
      }
    }
  },
};
