import { compareDecimals, type Decimal, formatDecimal } from '../../../../grammar/syntax/decimal.js';
import { financialYear } from '../../../../grammar/syntax/literals.js';
import type { Block, Line, Quantity, Year } from '../../../../grammar/syntax/tree.js';
import { readHead } from '../../semantics/heads.js';
import { wordAt } from '../../semantics/lines.js';
import { sumOf, yearsOf } from '../contracts.js';
import { nameSpan } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith } from './example.js';

const pool = (second: string): string => `  payment Results "Payment for success" {
    mechanism: outcome
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    pool: £40,000 per year
    pool-is: on-top-of Core
    QuitRate 60% {
      below 34%:              nothing
      from 34% to below 38%:  0% rising to 100%
      at least 38%:           100%
    }
    Quits ${second} {
      below 640 quits:                    nothing
      from 640 quits to below 760 quits:  0% rising to 100%
      at least 760 quits:                 100%
    }
    paid: yearly in-arrears
    settle: yearly within 120 days
  }

  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: £150,000 per year
    paid: monthly in-arrears
  }
`;

const whole: Decimal = { digits: 100n, scale: 0 };

export const weightsNot100: SpecificationRule = {
  code: 'R744',
  name: 'weights-not-100',
  severity: 'error',
  since: '0.1.0',
  summary: 'The shares of a pool do not add up to 100%.',
  why: 'Shares that come to less leave money in the pool that nobody can earn; shares that come to more promise money that is not there.',
  source:
    'Quality Premium: 25% and three times 12.5% and 37.5% make 100% (secondary sources). The language asks for it.',
  bad: contractWith(pool('50%')),
  good: contractWith(pool('40%')),
  fix: 'none',
  on: ['payment', 'group'],
  check({ block, name, kind, top }, context) {
    if (kind === 'payment' && wordAt(block, 'mechanism') !== 'outcome') return;
    const shares = sharesIn(block);
    if (shares.length === 0 || shares.some(({ always }) => always?.form !== 'percent')) return;
    const isByYear = shares.some(({ byYear }) => byYear.length > 0);
    const years = isByYear ? yearsOf(top)?.map(({ starts }) => starts) : undefined;
    for (const year of years ?? [undefined]) {
      const weights = shares.map((share) => shareIn(share, year) as Quantity);
      if (weights.some((weight) => weight.form !== 'percent')) return;
      const sum = sumOf(weights.map(({ value }) => value));
      if (compareDecimals(sum, whole) === 0) continue;
      const when = year === undefined ? '' : ` in ${financialYear(year)}`;
      context.report({
        ...nameSpan(block),
        message: `The shares of ${name} are ${weights.map(({ value }) => `${formatDecimal(value)}%`).join(' + ')} = ${formatDecimal(sum)}%${when}, not 100%: ${compareDecimals(sum, whole) < 0 ? 'the rest can never be earned' : 'more is promised than there is'}.`,
      });
      return;
    }
  },
};

interface Share {
  readonly always?: Quantity;
  readonly byYear: readonly { readonly year: Year; readonly share: Quantity }[];
}

/** The shares that stand directly in a block: those of measures, and of groups of them. */
function sharesIn(block: Block): Share[] {
  return block.items.flatMap((item) => {
    if (item.kind !== 'block') return [];
    const { word, name, share } = readHead(item.head);
    if (!name || (word && word.text !== 'group')) return [];
    return [{ always: share, byYear: item.items.flatMap(yearShare) }];
  });
}

function yearShare(item: Block['items'][number]): { year: Year; share: Quantity }[] {
  const [year] = item.head;
  const share = (item as Partial<Line>).value?.phrases[0]?.parts[0];
  return item.kind === 'line' && year?.kind === 'year' && share?.kind === 'quantity' ? [{ year, share }] : [];
}

/** A share in a year: of the lines that reach it, the one that begins last. */
function shareIn({ always, byYear }: Share, starts: number | undefined): Quantity | undefined {
  let found: { year: Year; share: Quantity } | undefined;
  for (const line of byYear) {
    const reaches = line.year.starts === starts || (line.year.onwards && line.year.starts <= (starts ?? 0));
    if (reaches && (!found || line.year.starts > found.year.starts)) found = line;
  }
  return found?.share ?? always;
}
