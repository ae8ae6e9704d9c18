import {
  averageReceived,
  type Chance,
  type Crossing,
  chanceAtMost,
  chanceOfCrossing,
  isBeyond,
  type Spread,
} from '../../analysis/luck/crossing.js';
import { factsOfMeasure, type MeasureFacts, spreadOf } from '../../analysis/luck/measure.js';
import { type Edge, type Threshold, thresholdsIn } from '../../analysis/luck/thresholds.js';
import { formatNumber, formatShown } from '../../payment/format.js';
import type { Variable } from '../../payment/model/expression.js';
import { fraction, multiply, type Rational, whole } from '../../payment/rational.js';
import { formatVariable } from '../../payment/words.js';
import { declaredAs } from '../../semantics/context.js';
import { mentionsIn } from '../contracts.js';
import { contractWith, quitRate, quits, service, spend } from '../money/example.js';
import type { RuleContext, SpecificationRule } from '../rule.js';
import { reporting, underProof } from './contract.js';

const pool = (threshold: string): string => `  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: £150,000 per year
    paid: monthly in-arrears
  }

  payment Results "Payment for success" {
    mechanism: outcome
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    pool: £40,000 per year
    pool-is: on-top-of Core
    QuitRate 100% {
      below ${threshold}:     nothing
      at least ${threshold}:  100%
    }
    jump-agreed: "Agreed with both providers: the whole pool is for a result that is plainly better."
    paid: yearly in-arrears
    settle: yearly within 120 days
  }
`;

const clinic = `
population Pregnant "Pregnant women in Eastmere who smoke" {
  includes: "pregnant", "registered with a practice in the borough"
  excludes: "in prison or a secure hospital"
  size: 120 people on 1 January 2026
  source: "Maternity Services Data Set"
}
`;

const around = {
  measures: quits + quitRate.replace('population: Smokers', 'population: Pregnant') + spend + clinic,
  service,
};

export const targetMetByLuck: SpecificationRule = {
  code: 'R523',
  name: 'target-met-by-luck',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A provider whose performance has not changed is paid in many years by luck alone.',
  why: 'Of 120 people some more or fewer reach a result each year, whatever the service does. Where a threshold lies close to the baseline, such years pay as if something had been achieved, and others withhold what was earned. Where the amount rises bit by bit from the threshold, little is paid for little luck: there it counts what part of the amount luck earns on average. The chance is worked out from the baseline and the number of people, or from the volatility: the exact binomial distribution for a percentage of people, the exact Poisson distribution for counts and rates, the normal distribution for a value whose `volatility:` is stated. A value is rounded and compared just as it is settled. Real results vary more than chance alone makes them, so the true share of such years is higher rather than lower.',
  source:
    'Arithmetic: with 120 people and a baseline of 61.2%, a target of 63% is met by luck in 35.2% of years, with 1,200 people in 10.5%. Medicare’s minimum savings rates, which grow as the number of people falls, exist for the same reason (secondary sources).',
  bad: contractWith(pool('36%'), around),
  good: contractWith(pool('42%'), around),
  fix: 'none',
  options: [
    {
      name: 'most',
      default: 20,
      doc: 'The chance, in percent of years, up to which luck is accepted; where the amount rises bit by bit, the part of it, in percent, that luck earns on average. The default is our own judgement, not a verified figure: once in the five years that many contracts last.',
    },
  ],
  on: ['contract'],
  *check(subject, context) {
    const measures = measuresOf(subject.block.items, context);
    if (measures.size === 0) return;
    const usual = new Map(
      [...measures].flatMap(([name, { baseline }]) => (baseline ? [[name, baseline] as const] : [])),
    );
    const contract = yield* underProof(subject, context);
    const accepted = context.option<number>('most') / 100;
    const isWithinReach = (edge: Edge): boolean => {
      const crossing = crossingOf(edge, measures.get(edge.variable.name));
      return crossing !== undefined && chanceAtMost(crossing) > accepted;
    };
    const worst = new Map<string, Lucky>();
    for (const { term, year } of contract.terms) {
      yield;
      for (const threshold of thresholdsIn(term, year.model.slots, usual, isWithinReach)) {
        yield;
        const lucky = luckyAt(threshold, measures.get(threshold.variable.name));
        const key = `${threshold.start} ${threshold.variable.name}`;
        if (lucky && weightOf(lucky) > weightOf(worst.get(key), accepted)) worst.set(key, lucky);
      }
    }
    const report = reporting(contract, context);
    for (const lucky of worst.values())
      report({ start: lucky.threshold.start, end: lucky.threshold.end, message: messageFor(lucky) });
  },
};

interface Lucky extends Chance {
  readonly threshold: Threshold;
  readonly baseline: Rational;
  readonly spread: Spread;
  readonly measure: MeasureFacts;
  /** Where the amount rises from the threshold on, what part of it is received on average. */
  readonly average?: number;
}

/** What is held against the option: how often luck is paid, or where that is little at a time, how much of it on average. */
function weightOf(lucky: Lucky | undefined, otherwise = 0): number {
  return lucky ? (lucky.average ?? lucky.chance) : otherwise;
}

/** The measures that a contract mentions, of which it is known how they vary. */
function measuresOf(
  items: Parameters<typeof mentionsIn>[0],
  context: Pick<RuleContext, 'scope'>,
): Map<string, MeasureFacts> {
  const found = new Map<string, MeasureFacts>();
  for (const { text } of mentionsIn(items)) {
    if (found.has(text)) continue;
    const declared = declaredAs(context, text);
    const facts = declared?.kind === 'measure' ? factsOfMeasure(declared, context.scope) : undefined;
    if (facts?.baseline && spreadOf(facts)) found.set(text, facts);
  }
  return found;
}

/** How a measure comes to cross a value; none where the baseline lies beyond it already, or nothing is known of how the measure varies in the window. */
function crossingOf({ variable, at, beyond, included }: Edge, measure: MeasureFacts | undefined): Crossing | undefined {
  const spread = measure && spreadOf(measure);
  if (!measure?.baseline || !spread || (variable.window && spread.kind !== 'share')) return undefined;
  const { baseline, fewestEvents } = measure;
  const crossing = { baseline, threshold: at, beyond, included, roundedTo: variable.roundedTo, spread, fewestEvents };
  return isBeyond(baseline, crossing) ? undefined : crossing;
}

function luckyAt(threshold: Threshold, measure: MeasureFacts | undefined): Lucky | undefined {
  const crossing = crossingOf(threshold, measure);
  if (!measure || !crossing) return undefined;
  const { rises } = threshold;
  // What rises without end has no whole of which a part could be received.
  if (rises && !rises.until) return undefined;
  return {
    threshold,
    baseline: crossing.baseline,
    spread: crossing.spread,
    measure,
    ...(rises?.until ? { average: averageReceived(crossing, rises.until) } : {}),
    ...chanceOfCrossing(crossing),
  };
}

function messageFor({ threshold, baseline, spread, measure, chance, method, average }: Lucky): string {
  const { variable, at, beyond, included, term } = threshold;
  const bound = formatVariable(at, variable);
  const words = beyond === 'above' ? (included ? 'at least' : 'above') : included ? 'at most' : 'below';
  const times = variable.window ? 'times' : 'years';
  const part =
    average === undefined ? '' : ` On average that pays ${percent(average)} of what this range pays at its end.`;
  return `${term} pays for luck: with performance unchanged at its baseline of ${formatVariable(baseline, variable)}, ${variable.name} comes to ${words} ${bound} in ${percent(chance)} of ${times} by chance alone, because ${because(spread, baseline, measure, variable)} (${method}).${part} Set the threshold further from the baseline, or count more people or more years together.`;
}

function percent(chance: number): string {
  return `${(chance * 100).toFixed(1)}%`;
}

function because(spread: Spread, baseline: Rational, measure: MeasureFacts, variable: Variable): string {
  switch (spread.kind) {
    case 'share':
      return `it is a percentage of ${formatNumber(whole(spread.people))} people`;
    case 'rate': {
      const expected = rounded(multiply(baseline, whole(spread.people)));
      return `among ${formatNumber(whole(spread.people))} people it is only about ${expected} a year`;
    }
    case 'count':
      return `a count of about ${rounded(baseline)} varies by itself`;
    case 'volatility':
      return `it varies by ${formatShown(measure.volatility as Rational, variable.shown)} from year to year`;
  }
}

/** A count, as near as a reader needs it. */
function rounded(value: Rational): string {
  const tenths = (value.n * 10n + value.d / 2n) / value.d;
  return formatNumber(fraction(tenths, 10n));
}
