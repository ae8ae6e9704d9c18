import { formatMoney } from '../payment/format.js';
import { pounds } from '../payment/rational.js';
import type { Clause } from '../payment/statement.js';
import type { Results } from './simulate.js';
import type { Summary } from './summary.js';

/** What a simulation is told to people with. Sums are texts, to the penny; chances are texts, to a tenth of a percent. */
export interface Report {
  readonly contract: string;
  readonly years: readonly string[];
  readonly runs: number;
  readonly seed: number;
  readonly drawn: readonly { readonly name: string; readonly year?: string; readonly from: string }[];
  readonly parties: readonly ReportedParty[];
  readonly terms: readonly {
    readonly name: string;
    readonly title: string;
    readonly pays: string;
    readonly mean: string;
  }[];
  readonly limits: readonly {
    readonly term: string;
    readonly limit: string;
    readonly line: number;
    readonly binds: string;
  }[];
}

export interface ReportedParty {
  readonly party: string;
  readonly net: Readonly<Record<keyof Summary, string>>;
  readonly withoutResults: string;
  readonly lessThanThat: string;
  readonly paysMoreThanItReceives: string;
  readonly valueAtRisk: string;
}

/** What the results are told with besides. */
export interface Subject {
  readonly contract: string;
  readonly currency: string;
  readonly years: readonly string[];
  readonly seed: number;
  readonly drawn: Report['drawn'];
  readonly clause: Clause;
}

/** The results in the units and with the words in which they are shown. */
export function reportOf(results: Results, { contract, currency, years, seed, drawn, clause }: Subject): Report {
  const money = (amount: number): string => formatMoney(pounds(BigInt(Math.round(amount * 100))), currency);
  return {
    contract,
    years,
    runs: results.runs,
    seed,
    drawn,
    parties: results.parties.map((result) => ({
      party: result.party,
      net: Object.fromEntries(Object.entries(result.net).map(([key, amount]) => [key, money(amount)])) as Readonly<
        Record<keyof Summary, string>
      >,
      withoutResults: money(result.withoutResults),
      lessThanThat: percent(result.lossChance),
      paysMoreThanItReceives: percent(result.belowNothing),
      valueAtRisk: money(result.valueAtRisk),
    })),
    terms: results.terms.map(({ name, title, chance, mean }) => ({
      name,
      title,
      pays: percent(chance),
      mean: money(mean),
    })),
    limits: results.limits.map(({ term, start, end, chance }) => ({
      term,
      limit: clause.text.slice(start, end).replace(/\s+/g, ' '),
      line: clause.lineAt(start),
      binds: percent(chance),
    })),
  };
}

/** To a tenth of a percent; what is rare is not shown as what never happens, nor what is nearly certain as certain. */
function percent(chance: number): string {
  if (chance > 0 && chance < 0.0005) return 'under 0.1%';
  if (chance < 1 && chance >= 0.9995) return 'over 99.9%';
  return `${(chance * 100).toFixed(1)}%`;
}
