import { factsOfMeasure, type MeasureFacts, spreadOf } from '../analysis/luck/measure.js';
import { formatNumber } from '../payment/format.js';
import type { Variable } from '../payment/model/expression.js';
import { rowsOfFact } from '../payment/model/facts.js';
import type { Model } from '../payment/model/model.js';
import { numberOf } from '../payment/model/quantities.js';
import { rowsByYear } from '../payment/model/time.js';
import { covers, type Period, periodText, samePeriod } from '../payment/period.js';
import { fraction, multiply, type Rational, toNumber, whole } from '../payment/rational.js';
import { formatVariable, isYesOrNo, statedName } from '../payment/words.js';
import type { Scope } from '../semantics/names.js';
import { nearest } from '../semantics/suggest.js';
import type { Draw } from './draw.js';
import { drawStated, type Stated, type Statement } from './statement.js';

/** How one measure, input or earlier sum is drawn in a year. */
export interface Planned {
  /** As it is stated: `HbA1cControl`, `previous Spend`, `already-paid Core`. */
  readonly name: string;
  readonly draw: Draw;
  /** What it is drawn from, in words. */
  readonly words: string;
  /** The windows in which it is drawn, each by itself; none for the year as a whole. */
  readonly windows: readonly Period[];
  /** Whether the year's value is the sum of its windows. */
  readonly addsUp: boolean;
  readonly variables: readonly Variable[];
}

export interface Plan {
  readonly drawn: readonly Planned[];
  /** What is not known, or cannot be read; then nothing is simulated. */
  readonly problems: readonly string[];
}

/**
 * Decides how each value of a model is drawn: as it is stated; else from what its measure says about itself. Where that says nothing, it is asked
 * for by name.
 *
 * @param variables those that the model depends on
 */
export function planFor(
  model: Model,
  variables: readonly Variable[],
  scope: Scope,
  statements: readonly Statement[],
): Plan {
  const drawn: Planned[] = [];
  const problems: string[] = [];
  for (const [name, own] of byName(variables)) {
    const [variable] = own;
    const said = statements.filter((statement) => statement.name === name);
    if (said.length === 0 && variable.kind === 'input' && own.every(({ known }) => known)) continue;
    if (said.length > 1) {
      problems.push(`${said[1].place}${name} is stated twice: leave one out.`);
      continue;
    }
    const found =
      said.length === 1 ? drawStated(said[0].text, variable, model.currency) : fromItself(variable, model, scope, name);
    if (typeof found === 'string') {
      problems.push(`${said[0]?.place ?? ''}${said.length === 1 ? `${name}: ` : ''}${found}`);
      continue;
    }
    const windows = windowsOf(own);
    const each = windows.length > 1 && !(addsUp(own) && found.draw.kind !== 'events');
    drawn.push({
      name,
      draw: found.draw,
      words: each ? `${found.words}, each ${windowWord(windows)} by itself` : found.words,
      windows,
      addsUp: addsUp(own),
      variables: own,
    });
  }
  return { drawn, problems };
}

/** Statements about what no model knows. */
export function unknownNames(statements: readonly Statement[], variables: readonly Variable[]): string[] {
  const names = [...byName(variables).keys()];
  return statements
    .filter(({ name }) => !names.includes(name))
    .map(({ name, place }) => {
      const meant = nearest(name, names);
      return `${place}No payment term depends on a measure ${name}.${meant ? ` Is ${meant} meant?` : ''}`;
    });
}

function byName(variables: readonly Variable[]): Map<string, Variable[]> {
  const found = new Map<string, Variable[]>();
  for (const variable of variables)
    found.set(statedName(variable), [...(found.get(statedName(variable)) ?? []), variable]);
  return found;
}

function windowsOf(variables: readonly Variable[]): Period[] {
  const all = variables.flatMap((variable) => (variable.window ? [variable.window] : variable.summed));
  const once = all.filter((period, i) => all.findIndex((other) => samePeriod(other, period)) === i);
  return once.sort((a, b) => a.first - b.first);
}

function addsUp(variables: readonly Variable[]): boolean {
  return variables.some(({ summed }) => summed.length > 0);
}

function windowWord(windows: readonly Period[]): string {
  return windows.length > 4 ? 'month' : 'quarter';
}

/** What a measure says about how it varies. */
function fromItself(variable: Variable, model: Model, scope: Scope, name: string): Stated | string {
  if (variable.kind === 'already-paid')
    return `What was paid under ${variable.name} before, in the same year? State it, as in \`--draw "${name}: £0"\`.`;
  const found = scope.find(variable.name);
  const declared = found && 'one' in found ? found.one : undefined;
  const facts = declared?.kind === 'measure' ? factsOfMeasure(declared, scope) : undefined;
  const level = facts && declared && levelOf(facts, model, scope.fact(declared, 'targets'));
  const spread = facts && spreadOf(facts);
  if (level && spread) return byChance(facts, variable, level, spread);
  if (declared && scope.fact(declared, 'can-be') && variable.least && variable.most) {
    const [low, high] = [formatVariable(variable.least, variable), formatVariable(variable.most, variable)];
    return {
      draw: { kind: 'evenly', low: toNumber(variable.least), high: toNumber(variable.most) },
      words: `anything from ${low} to ${high} alike, which it \`can-be\``,
    };
  }
  return asked(variable, name, level, declared?.kind === 'measure');
}

interface Level {
  readonly value: Rational;
  readonly words: string;
}

/** Where a measure stands: at its baseline, else at its target for the year. */
function levelOf(facts: MeasureFacts, model: Model, targets: ReturnType<Scope['fact']>): Level | undefined {
  if (facts.baseline) return { value: facts.baseline, words: 'its baseline' };
  if (!targets) return undefined;
  const row = rowsByYear(rowsOfFact(targets), model.yearStart).find(({ period }) => covers(period, model.period));
  const range = row?.line.value.phrases[0]?.parts[0];
  const bound = range?.kind === 'range' ? (range.low ?? range.high) : undefined;
  return bound?.kind === 'quantity'
    ? { value: numberOf(bound), words: `its target for ${periodText(model.period, model.yearStart)}` }
    : undefined;
}

function byChance(
  facts: MeasureFacts,
  variable: Variable,
  level: Level,
  spread: NonNullable<ReturnType<typeof spreadOf>>,
): Stated {
  const value = toNumber(level.value);
  const at = `${formatVariable(level.value, variable)} (${level.words})`;
  const people = (count: number): string => `${formatNumber(whole(count))} people (${facts.population})`;
  switch (spread.kind) {
    case 'volatility':
      return {
        draw: { kind: 'normal', mean: value, deviation: toNumber(spread.deviation) },
        words: `${at} give or take ${formatVariable(spread.deviation, variable)}, its volatility (normal)`,
      };
    case 'share':
      return {
        draw: { kind: 'people', chance: value, people: spread.people },
        words: `${at} of ${people(spread.people)}, by chance (binomial)`,
      };
    case 'rate': {
      const expected = multiply(level.value, whole(spread.people));
      const tenths = fraction((expected.n * 10n + expected.d / 2n) / expected.d, 10n);
      return {
        draw: { kind: 'events', expected: toNumber(expected), among: spread.people },
        words: `${at} among ${people(spread.people)}, by chance: about ${formatNumber(tenths)} a year (Poisson)`,
      };
    }
    case 'count':
      return { draw: { kind: 'events', expected: value, among: 1 }, words: `${at}, by chance (Poisson)` };
  }
}

function asked(variable: Variable, name: string, level: Level | undefined, isMeasure: boolean): string {
  if (isYesOrNo(variable))
    return `How often is ${name} met? State it, as in \`--draw "${name}: yes in 80% of years"\`.`;
  const like = level ? formatVariable(level.value, variable) : example(variable);
  const where = level ? `${name} has ${like} as ${level.words}, and nothing` : 'Nothing';
  const rest = level ? 'says how it varies' : `says where ${name} stands and how it varies`;
  const more = isMeasure
    ? ' Or let the measure say it: a `baseline:`, with a `volatility:` or a `population:` whose `size:` is known, or a `can-be:` range.'
    : '';
  return `${where} ${rest}. State it, as in \`--draw "${name}: ${like} give or take ${spreadLike(variable)}"\`.${more}`;
}

function example(variable: Variable): string {
  return variable.shown === 'percent'
    ? '64%'
    : variable.shown === 'money'
      ? '£4,200,000'
      : `64 ${variable.unit ?? ''}`.trim();
}

function spreadLike(variable: Variable): string {
  return variable.shown === 'percent'
    ? '2%'
    : variable.shown === 'money'
      ? '£100,000'
      : `2 ${variable.unit ?? ''}`.trim();
}
