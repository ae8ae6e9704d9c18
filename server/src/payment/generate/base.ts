import type { Block, Part } from '../../../../grammar/syntax/tree.js';
import type { Scope } from '../../semantics/names.js';
import { evaluate, isObstacle, runOf } from '../evaluate.js';
import { examplesIn } from '../example.js';
import type { Expression, Variable } from '../model/expression.js';
import { rowsOfFact, valueOfFact } from '../model/facts.js';
import { variablesIn } from '../model/inside.js';
import type { Model } from '../model/model.js';
import { rowsByYear } from '../model/time.js';
import { measuredNumber } from '../model/variables.js';
import { covers } from '../period.js';
import { add, fraction, negate, type Rational, whole, zero } from '../rational.js';
import { isNumber } from '../values.js';
import { isYesOrNo } from '../words.js';
import { type Axis, type BaseFrom, endsIn, freeVariables, keyOf, placesOf, stepOfPlaces, stepsOf } from './axes.js';
import type { Kink } from './kinks.js';

/** What is first assumed of a measure that has neither target nor baseline. */
const assumed: Readonly<Record<Variable['shown'], Rational>> = {
  percent: fraction(1n, 2n),
  money: whole(100_000),
  number: whole(100),
};

/**
 * The axes of a model: what its examples give, each with its step and with the value that it has while others change: its target, else its baseline,
 * else a round number (yes, 50%, £100,000, 100).
 */
export function axesOf(model: Model, kinks: readonly Kink[], contract: Block, scope: Scope): Axis[] {
  const examples = examplesIn(contract);
  return [...freeVariables(model)].map(([key, variable]) => {
    const target = targetOf(variable, model, scope);
    const baseline = factNumber(variable, scope, 'baseline');
    const bounds = kinks.flatMap((kink) => boundOf(kink, key, model) ?? []);
    const given = examples.flatMap(({ measurements }) => {
      const { value, previous, windows = [] } = measurements.get(variable.name) ?? {};
      return [value, previous, ...windows.map((window) => window.value)]
        .filter((one) => one !== undefined)
        .filter(isNumber);
    });
    const used = [
      ...bounds,
      ...given,
      ...[target?.value, baseline, variable.least, variable.most].flatMap((one) => one ?? []),
    ];
    const places = Math.max(0, ...used.map((value) => placesOf(value, variable)));
    const step = isYesOrNo(variable) ? whole(1) : (variable.roundedTo ?? stepOfPlaces(places, variable));
    const ends = isYesOrNo(variable) ? { least: 0n, most: 1n } : endsIn(step, variable.least ?? zero, variable.most);
    const [base, baseFrom] = baseOf(variable, target, baseline, step);
    return {
      key,
      variable,
      step,
      stepFrom: variable.roundedTo ? 'rounded-to' : 'decimals',
      ...ends,
      base: stepsOf({ step, ...ends }, base),
      baseFrom,
      windows: variable.kind === 'already-paid' || variable.previous ? [] : variable.summed,
    };
  });
}

function baseOf(
  variable: Variable,
  target: Target | undefined,
  baseline: Rational | undefined,
  step: Rational,
): [Rational, BaseFrom] {
  if (variable.kind === 'already-paid') return [zero, 'assumed'];
  if (target)
    return [target.beyond === 0 ? target.value : add(target.value, target.beyond > 0 ? step : negate(step)), 'target'];
  if (baseline) return [baseline, 'baseline'];
  return [isYesOrNo(variable) ? whole(1) : assumed[variable.shown], 'assumed'];
}

/** A value that meets the target: its bound, or beyond it where the bound itself does not. */
interface Target {
  readonly value: Rational;
  readonly beyond: -1 | 0 | 1;
}

function targetOf(variable: Variable, { period, yearStart }: Model, scope: Scope): Target | undefined {
  const targets = factOf(variable, scope, 'targets');
  const rows = targets ? rowsByYear(rowsOfFact(targets), yearStart).filter((row) => covers(row.period, period)) : [];
  const part = rows.length === 1 ? rows[0].line.value.phrases[0]?.parts[0] : undefined;
  if (part?.kind === 'word') return ofPart(part, 0);
  if (part?.kind !== 'range') return undefined;
  return part.low
    ? ofPart(part.low, part.lowIncluded ? 0 : 1)
    : part.high && ofPart(part.high, part.highIncluded ? 0 : -1);
}

function ofPart(part: Part, beyond: Target['beyond']): Target | undefined {
  const value = measuredNumber(part);
  return value && { value, beyond };
}

function factNumber(variable: Variable, scope: Scope, key: string): Rational | undefined {
  const fact = factOf(variable, scope, key);
  const part = valueOfFact(fact)?.phrases[0]?.parts[0];
  return part && measuredNumber(part);
}

function factOf(variable: Variable, scope: Scope, key: string) {
  const found = variable.kind === 'already-paid' ? undefined : scope.find(variable.name);
  return found && 'one' in found ? scope.fact(found.one, key) : undefined;
}

/** The number with which a kink compares a measure itself. */
function boundOf({ left, right }: Kink, key: string, model: Model): Rational | undefined {
  for (const [on, bound] of [
    [left, right],
    [right, left],
  ])
    if (isMeasure(on, key) && variablesIn([bound]).length === 0) {
      const value = evaluate(bound, runOf(model.slots, { measurements: new Map(), alreadyPaid: new Map() }));
      return isObstacle(value) ? undefined : value;
    }
  return undefined;
}

/** Whether an expression is nothing but a measure, perhaps held to a limit or under another name. */
export function isMeasure(expression: Expression, key: string): boolean {
  if (expression.kind === 'step') return isMeasure(expression.of, key);
  if (expression.kind === 'least') return isMeasure(expression.of[0], key);
  return expression.kind === 'measured' && keyOf(expression.variable) === key;
}
