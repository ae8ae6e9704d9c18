import { financialYear } from '../../../../grammar/syntax/literals.js';
import type { Name } from '../../../../grammar/syntax/tree.js';
import { declaredAs } from '../../semantics/context.js';
import { lineOf } from '../../semantics/lines.js';
import { listed } from '../../semantics/listed.js';
import type { Fact } from '../../semantics/names.js';
import { firstPart } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith, quitRate, quits, spend } from './example.js';

const core = `  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: £150,000 per year
    indexed-by: Prices from 2027/28
    paid: monthly in-arrears
  }
`;

const prices = (last: string): string => `${quits}${quitRate}${spend}
input Prices "Prices of consumers" {
  unit: percent
  source: "Consumer prices of the September before"
  values {
    2026/27: 100%
    2027/28: 103%
    2028/29: ${last}
  }
}
`;

export const indexFromBaseYear: SpecificationRule = {
  code: 'R761',
  name: 'index-from-base-year',
  severity: 'warning',
  since: '0.1.0',
  summary: 'The values of an index seem to count from one year, and are multiplied with one another.',
  why: "Statistics count prices from one year that is 100. `indexed-by:` multiplies each year's value with those before it, so a series such as 100%, 103%, 106.1% raises the third year by 9.3%, not by 6.1%, and every later year by more.",
  source:
    'How payment terms are worked out, on `indexed-by:`. That national indices of prices count from one year is general knowledge, not verified.',
  bad: contractWith(core, { measures: prices('106.1%') }),
  good: contractWith(core, { measures: prices('102.5%') }),
  fix: 'none',
  on: ['payment', 'risk-share'],
  check({ block }, context) {
    const value = lineOf(block, 'indexed-by')?.value;
    const [name, from] = value?.phrases[0]?.parts ?? [];
    if (!value || name?.kind !== 'name') return;
    const declared = declaredAs(context, name.text);
    if (declared?.kind !== 'input') return;
    const first = from?.kind === 'range' && from.low?.kind === 'year' ? from.low.starts : undefined;
    const years = valuesByYear(context.scope.fact(declared, 'values')).filter(({ starts }) => starts >= (first ?? 0));
    if (!countsFromOneYear(years.map(({ times }) => times))) return;
    context.report({
      start: value.start,
      end: value.end,
      message: messageFor(name, years),
      related: [{ declared, message: `${name.text} is declared here` }],
    });
  },
};

interface YearOfIndex {
  readonly starts: number;
  /** By what the year's value multiplies: 1.03 for 103%. To tell how a series runs, doubles do. */
  readonly times: number;
}

/** The years of an index that have a value of their own, one after the other. */
function valuesByYear(values: Fact | undefined): YearOfIndex[] {
  const found = (values?.block?.items ?? []).flatMap((line): YearOfIndex[] => {
    if (line.kind !== 'line') return [];
    const [year] = line.head;
    const part = firstPart(line.value);
    if (year?.kind !== 'year' || year.onwards || part?.kind !== 'quantity') return [];
    const { digits, scale } = part.value;
    const times = Number(digits) / 10 ** scale / (part.form === 'percent' ? 100 : 1);
    return [{ starts: year.starts, times }];
  });
  return found.sort((a, b) => a.starts - b.starts);
}

/** From this rise on a year's value is high for one year, and higher than all before it. */
const highRise = 0.06;

/**
 * Whether values rise as prices do over several years, and not as rises of single years do: each is above the one before, and the last is as high as so
 * many rises like the first come to, or higher than one year brings.
 */
function countsFromOneYear(times: readonly number[]): boolean {
  // The year from which it counts is 100%.
  const rises = (times[0] === 1 ? times.slice(1) : times).map((one) => one - 1);
  const [first] = rises;
  const last = rises[rises.length - 1];
  if (rises.length < 2 || first <= 0) return false;
  if (!rises.every((rise, i) => i === 0 || rise > rises[i - 1])) return false;
  return last >= 0.85 * rises.length * first || (rises.length > 2 && last >= highRise);
}

function messageFor({ text }: Name, years: readonly YearOfIndex[]): string {
  const shown = years.map(({ starts, times }) => `${percent(times)} in ${financialYear(starts)}`);
  const together = years.reduce((all, { times }) => all * times, 1);
  const last = financialYear(years[years.length - 1].starts);
  const rises = years.map(({ times }, i) => percent(i === 0 ? times : times / years[i - 1].times));
  return `${text} is ${listed(shown)}. Each year's value is multiplied with those before it, which makes ${percent(together)} in ${last}. If these values count from one year, write each in percent of the year before: ${listed(rises)}.`;
}

/** To a tenth of a percent. */
function percent(times: number): string {
  return `${Math.round(times * 1000) / 10}%`;
}
