import type { Part } from '../../../grammar/syntax/tree.js';
import type { GivenValues } from '../payment/example-values.js';
import type { Variable } from '../payment/model/expression.js';
import { rowsOfFact, valueOfFact } from '../payment/model/facts.js';
import { numberOf } from '../payment/model/quantities.js';
import { rowsByYear } from '../payment/model/time.js';
import { measuredNumber } from '../payment/model/variables.js';
import { covers } from '../payment/period.js';
import { add, divide, greater, one, type Rational, whole, zero } from '../payment/rational.js';
import { givenFor } from '../payment/values.js';
import { isYesOrNo, statedName } from '../payment/words.js';
import type { Declared } from '../semantics/names.js';
import type { YearOfContract } from './clause.js';

/** A value of a measure that something in the files says, and what that is. */
export interface Said {
  readonly value: Rational;
  readonly why: 'nobody-at-limit' | 'target' | 'baseline' | 'example' | 'given' | 'middle' | 'nothing';
  /** The name of the example. */
  readonly example?: string;
}

/** Where a measure is held that does not move: by its name, as in `previous Spend`. */
export type Given = ReadonlyMap<string, Rational>;

/**
 * Where a variable is held while another moves: a limit for each person is one that nobody reaches. Else where it was asked for; else at its target;
 * else at its baseline; else where the first worked example has it; else half-way between the least and the greatest value that it can take, and at
 * yes where it is answered by yes or no; else at nothing.
 */
export function heldValue(year: YearOfContract, variable: Variable, given: Given): Said {
  if (variable.kind === 'spread') return { value: one, why: 'nobody-at-limit' };
  const asked = given.get(statedName(variable));
  if (asked) return { value: asked, why: 'given' };
  return targetOf(year, variable) ?? baselineOf(year, variable) ?? exampleOf(year, variable) ?? withoutWord(variable);
}

/** Where a variable is held of which nothing in the files says where it stands. */
function withoutWord(variable: Variable): Said {
  const { least, most } = variable;
  if (isYesOrNo(variable)) return { value: one, why: 'nothing' };
  if (least && most) return { value: divide(add(least, most), whole(2)), why: 'middle' };
  return { value: greater(least ?? zero, zero), why: 'nothing' };
}

function declaredOf({ scope }: YearOfContract, { name }: Variable): Declared | undefined {
  const found = scope.find(name);
  return found && 'one' in found ? found.one : undefined;
}

/** The value that just meets the target of the year. A target that its own number does not meet, such as `below 7`, gives none. */
export function targetOf(year: YearOfContract, variable: Variable): Said | undefined {
  if (variable.previous || variable.kind === 'already-paid') return undefined;
  const part = targetPart(year, variable);
  const value = part && valueMeeting(part, variable);
  return value && { value, why: 'target' };
}

function targetPart(year: YearOfContract, variable: Variable): Part | undefined {
  const declared = declaredOf(year, variable);
  const targets = declared && year.scope.fact(declared, 'targets');
  if (!targets) return undefined;
  const rows = rowsByYear(rowsOfFact(targets), year.yearStart).filter(({ period }) => covers(period, year.period));
  return rows.length === 1 ? rows[0].line.value.phrases[0]?.parts[0] : undefined;
}

function valueMeeting(part: Part, { better }: Variable): Rational | undefined {
  if (part.kind !== 'range') return measuredNumber(part);
  const [low, high] = [part.low, part.high].map((end) => (end?.kind === 'quantity' ? numberOf(end) : undefined));
  const [atLow, atHigh] = [part.lowIncluded ? low : undefined, part.highIncluded ? high : undefined];
  return better === 'lower' ? (atHigh ?? atLow) : (atLow ?? atHigh);
}

/** What a measure was before. */
export function baselineOf(year: YearOfContract, variable: Variable): Said | undefined {
  const declared = variable.kind === 'measure' ? declaredOf(year, variable) : undefined;
  const part = declared && valueOfFact(year.scope.fact(declared, 'baseline'))?.phrases[0]?.parts[0];
  const value = part && measuredNumber(part);
  return value && { value, why: 'baseline' };
}

/** What the first worked example that says it gives: of the year, else of another. */
export function exampleOf(year: YearOfContract, variable: Variable): Said | undefined {
  for (const example of [...year.examples, ...year.otherExamples]) {
    const value = valueIn(example, variable);
    if (value) return { value, why: 'example', example: example.name };
  }
  return undefined;
}

/** The value that an example gives a variable; undefined where it gives none, or several that differ. */
export function valueIn({ measurements, alike }: GivenValues, variable: Variable): Rational | undefined {
  const [first, ...others] = givenFor(variable, { measurements, alike, alreadyPaid: new Map() })?.parts ?? [];
  if (first === undefined || first === 'missing') return undefined;
  let sum = first;
  for (const other of others) {
    if (other === 'missing') return undefined;
    sum = add(sum, other);
  }
  return sum;
}
