import type { Block } from '../../../grammar/syntax/tree.js';
import { formatPercent, inCurrency } from '../payment/format.js';
import { numberOf, timePer } from '../payment/model/quantities.js';
import { compare, divide, multiply, nearest, negate, type Rational, whole } from '../payment/rational.js';
import { declaredAs } from '../semantics/context.js';
import { readHead } from '../semantics/heads.js';
import { lineOf } from '../semantics/lines.js';
import type { Scope } from '../semantics/names.js';
import { type Exposure, envelopeOf, exposuresIn, mostSpent, overTerm } from './exposure.js';
import type { Greatest } from './search.js';
import { moneyText, namesTogether, spotTexts } from './words.js';
import { type YearOfContract, yearsOf } from './years.js';

/** What each party can have under a contract at the least and at the most, as it is shown. */
export interface ExposureReport {
  readonly contract: string;
  /** What percentages of the contract are of. */
  readonly ofContract?: string;
  readonly years: readonly {
    readonly year: string;
    readonly parties: readonly ReportedExposure[];
    /** Terms that cannot be worked out, and are left out. */
    readonly leftOut: readonly { readonly term: string; readonly why: string }[];
  }[];
  /** All years together, where there are several. */
  readonly term: readonly ReportedOverTerm[];
}

export interface ReportedExposure {
  readonly party: string;
  readonly least: ReportedEnd;
  readonly most: ReportedEnd;
}

export interface ReportedEnd {
  /** What is received less what is paid; `no limit` where nothing bounds it. */
  readonly amount: string;
  readonly ofContract?: string;
  readonly ofTurnover?: string;
  /** The results with which it is reached. */
  readonly at: readonly string[];
  /** What it grows with, where nothing bounds it. */
  readonly grows?: readonly string[];
  /** Where it is not decided: the furthest that was found. The amount is a bound that holds all the same. */
  readonly found?: string;
}

export interface ReportedOverTerm {
  readonly party: string;
  readonly least: string;
  readonly most: string;
  readonly decided: boolean;
}

/** The exposures of a contract in one year, or in all of them; undefined where there is no such year. */
export function exposureReport(
  contract: Block,
  { text, scope }: { readonly text: string; readonly scope: Scope },
  year?: string,
): ExposureReport | undefined {
  const years = yearsOf(contract, text, scope).filter(({ label }) => year === undefined || label === year);
  if (years.length === 0) return undefined;
  const currency = years[0].model.currency;
  const money = (amount: Rational): string => inCurrency(moneyText(amount), currency);
  const envelope = envelopeOf(contract);
  const commissioners = new Set(
    (lineOf(contract, 'commissioners')?.value.phrases ?? []).flatMap(({ parts: [part] }) =>
      part?.kind === 'name' ? [part.text] : [],
    ),
  );
  const exposures = years.map((one) => exposuresIn(one));
  return {
    contract: readHead(contract.head).name?.text ?? '',
    ofContract: envelope
      ? `the envelope, ${money(envelope)} a year`
      : 'the most that the commissioners can have to pay in the year',
    years: years.map((one, i) => {
      const whole = envelope ?? mostSpent(one, commissioners)?.bound;
      return {
        year: one.label,
        parties: exposures[i].map((exposure) => reported(exposure, whole, turnoverOf(exposure.party, scope), money)),
        leftOut: one.model.terms.flatMap(({ name, problems }) =>
          problems.length > 0 ? [{ term: name, why: problems[0].message }] : [],
        ),
      };
    }),
    term:
      years.length < 2
        ? []
        : overTerm(exposures).map(({ party, least, most, decided }) => ({
            party,
            least: least ? money(least) : noLimit,
            most: most ? money(most) : noLimit,
            decided,
          })),
  };
}

const noLimit = 'no limit';

function reported(
  { party, least, most }: Exposure,
  contract: Rational | undefined,
  turnover: Rational | undefined,
  money: (amount: Rational) => string,
): ReportedExposure {
  const end = (extreme: Greatest): ReportedEnd => ({
    amount: extreme.bound ? money(extreme.bound) : noLimit,
    ...(extreme.bound && contract ? { ofContract: share(extreme.bound, contract) } : {}),
    ...(extreme.bound && turnover ? { ofTurnover: share(extreme.bound, turnover) } : {}),
    at: spotTexts(extreme.at),
    ...(extreme.bound ? {} : { grows: namesTogether(extreme.grows) }),
    ...(extreme.decided || !extreme.found ? {} : { found: money(extreme.found) }),
  });
  return { party, least: end(least), most: end(most) };
}

const tenthOfPercent = whole(1000);

/** `83.9%`: to a tenth. */
function share(amount: Rational, of: Rational): string | undefined {
  if (compare(of, whole(0)) === 0) return undefined;
  const size = amount.n < 0n ? negate(amount) : amount;
  return formatPercent(divide(whole(nearest(multiply(divide(size, of), tenthOfPercent), 'half-up')), tenthOfPercent));
}

/** An organisation's turnover, in pounds a year, where it says one. */
function turnoverOf(party: string, scope: Scope): Rational | undefined {
  const declared = declaredAs({ scope }, party);
  const part = declared && scope.fact(declared, 'turnover')?.value?.phrases[0]?.parts[0];
  return part?.kind === 'quantity' && (!part.per || timePer(part.per) === 'year') ? numberOf(part) : undefined;
}

/** The labels of a contract's years, for those who ask for one that it does not have. */
export function yearLabels(contract: Block, clause: { readonly text: string; readonly scope: Scope }): string[] {
  return yearsOf(contract, clause.text, clause.scope).map(({ label }: YearOfContract) => label);
}
