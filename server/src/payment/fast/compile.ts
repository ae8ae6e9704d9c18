import { evaluate, isObstacle, runOf } from '../evaluate.js';
import type { Band, Bounds, Condition, CutGroup, Expression, Row, Step, Variable } from '../model/expression.js';
import { insideOf, keyOfWalk, type Shared } from '../model/inside.js';
import { unlimitedOf } from '../model/person-cut.js';
import { compare, toNumber } from '../rational.js';
import { Do, highBelongs, lowBelongs, Program } from './program.js';

/**
 * Turns expressions into a program over doubles, for simulations and pictures: never for a sum that is paid. Every measure has a value; none is
 * missing. Where an exact working out would stop, what comes out is not a number.
 *
 * What holds no variable is worked out exactly and rounded once. A variable is set to the double nearest to what was measured, so a value that lies
 * exactly on a written bound is on the side on which the exact settlement puts it.
 */
export class Compiler {
  readonly program: Program;
  private readonly places = new Map<Variable, number>();
  private readonly steps = new Map<Step, number>();
  private readonly groups = new Map<CutGroup, { readonly parts: readonly number[]; readonly cut: number }>();
  private readonly fixed = new Map<Expression | Shared, boolean>();
  private readonly slots: number;

  /** @param slots how many slots the steps of the model take */
  constructor(slots: number, variables: readonly Variable[]) {
    for (const [place, variable] of variables.entries()) this.places.set(variable, place);
    this.program = new Program(variables.length);
    this.slots = slots;
  }

  /** The place at which a run leaves what an expression comes to. Everything is compiled before the first run. */
  compile(expression: Expression): number {
    if (!this.isFixed(expression)) return this.free(expression);
    const value = evaluate(expression, runOf(this.slots, { measurements: new Map(), alreadyPaid: new Map() }));
    return this.program.constant(isObstacle(value) ? Number.NaN : toNumber(value));
  }

  /** Whether neither a value nor its being there makes a difference. */
  private isFixed(expression: Expression): boolean {
    const key = keyOfWalk(expression);
    const known = this.fixed.get(key);
    if (known !== undefined) return known;
    const result =
      expression.kind !== 'measured' &&
      expression.kind !== 'weight' &&
      !(expression.kind === 'when' && asksWhetherJudged(expression.condition)) &&
      insideOf(expression).every((inner) => this.isFixed(inner));
    this.fixed.set(key, result);
    return result;
  }

  private free(expression: Expression): number {
    const { program } = this;
    const place = (inner: Expression): number => this.compile(inner);
    switch (expression.kind) {
      case 'constant':
        return program.constant(toNumber(expression.value));
      case 'measured':
        return this.variable(expression.variable);
      case 'sum':
        return expression.of.map(place).reduce((a, b) => program.do(Do.add, a, b));
      case 'product':
        return expression.of.map(place).reduce((a, b) => program.do(Do.multiply, a, b));
      case 'least':
        return expression.of.map(place).reduce((a, b) => program.do(Do.least, a, b));
      case 'greatest':
        return expression.of.map(place).reduce((a, b) => program.do(Do.greatest, a, b));
      case 'difference':
        return program.do(Do.subtract, place(expression.left), place(expression.right));
      case 'quotient':
        return program.do(Do.divide, place(expression.left), place(expression.right));
      case 'table':
        return this.table(place(expression.on), expression.rows);
      case 'ramp': {
        const { on, low, high, from, to } = expression;
        return program.do(Do.ramp, place(on), place(low), place(high), place(from), place(to));
      }
      case 'each': {
        const [on, beyond] = [place(expression.on), place(expression.beyond)];
        const [from, to] = expression.side === 'above' ? [beyond, on] : [on, beyond];
        const steps = program.do(Do.steps, to, from, place(expression.size));
        return program.do(
          Do.multiply,
          place(expression.amount),
          expression.whole ? program.do(Do.floor, steps) : steps,
        );
      }
      case 'bands':
        return this.bands(place(expression.on), expression.bands);
      case 'when':
        return program.do(Do.when, this.condition(expression.condition), place(expression.amount));
      case 'weight':
        return program.constant(toNumber(expression.among[expression.own].share));
      case 'cut':
        return this.cut(expression.group, expression.own);
      case 'person-cut':
        // Who reaches a limit for each person is not drawn: nobody is taken to.
        return place(unlimitedOf(expression));
      case 'step': {
        const known = this.steps.get(expression) ?? place(expression.of);
        this.steps.set(expression, known);
        return known;
      }
    }
  }

  private variable(variable: Variable): number {
    const { program } = this;
    const place = this.places.get(variable) ?? program.constant(Number.NaN);
    const { roundedTo } = variable;
    if (!roundedTo) return place;
    return program.do(Do.round, place, program.constant(Number(roundedTo.n)), program.constant(Number(roundedTo.d)));
  }

  private within(on: number, { low, lowIncluded, high, highIncluded }: Bounds): number {
    const { program } = this;
    const from = low ? this.compile(low) : program.constant(Number.NEGATIVE_INFINITY);
    const to = high ? this.compile(high) : program.constant(Number.POSITIVE_INFINITY);
    return program.do(Do.within, on, from, to, (lowIncluded ? lowBelongs : 0) | (highIncluded ? highBelongs : 0));
  }

  private table(on: number, rows: readonly Row[]): number {
    const { program } = this;
    const otherwise = rows.find((row) => row.otherwise);
    const result = program.variable(otherwise ? this.compile(otherwise.result) : program.constant(Number.NaN));
    const apart = areApart(rows);
    let claims = program.constant(0);
    for (const row of rows) {
      if (row.otherwise) continue;
      const lies = this.within(on, row.bounds);
      if (!apart) claims = program.do(Do.add, claims, lies);
      program.change(result, Do.choose, lies, this.compile(row.result));
    }
    if (!apart) program.change(result, Do.refuse, claims);
    return result;
  }

  private bands(on: number, bands: readonly Band[]): number {
    const { program } = this;
    return bands
      .map(({ low, high, rate }) => {
        const end = high ? this.compile(high) : program.constant(Number.POSITIVE_INFINITY);
        return program.do(Do.band, on, this.compile(low), end, this.compile(rate));
      })
      .reduce((a, b) => program.do(Do.add, a, b), program.constant(0));
  }

  /** 1 where the condition holds, 0 where it does not. */
  private condition(condition: Condition): number {
    const { program } = this;
    switch (condition.kind) {
      case 'compare':
        return this.within(this.compile(condition.on), condition.bounds);
      case 'judged':
        return program.constant(1);
      case 'not':
        return program.do(Do.subtract, program.constant(1), this.condition(condition.of));
      default: {
        const join = condition.kind === 'all' ? Do.least : Do.greatest;
        return condition.of.map((inner) => this.condition(inner)).reduce((a, b) => program.do(join, a, b));
      }
    }
  }

  private cut(group: CutGroup, own: number): number {
    const { program } = this;
    const { parts, cut } = this.group(group);
    if (group.how === 'proportion') return program.do(Do.multiply, parts[own], cut);
    const left = parts.slice(0, own).reduce((sofar, part) => program.do(Do.left, sofar, part), cut);
    const given = program.do(Do.subtract, left, program.do(Do.left, left, parts[own]));
    return program.do(Do.subtract, parts[own], given);
  }

  /** The parts of a group; and what is left of each, in proportion, or how much they have to give way together. */
  private group(group: CutGroup): { readonly parts: readonly number[]; readonly cut: number } {
    const known = this.groups.get(group);
    if (known) return known;
    const { program } = this;
    const parts = group.parts.map((part) => this.compile(part));
    const sum = parts.reduce((a, b) => program.do(Do.add, a, b));
    const cut = program.do(group.how === 'proportion' ? Do.keep : Do.excess, sum, this.compile(group.limit));
    const found = { parts, cut };
    this.groups.set(group, found);
    return found;
  }

  /** The place of what a limit takes from all parts of a group together: above nothing where it binds. */
  excess(group: CutGroup): number {
    const { program } = this;
    const sum = this.group(group).parts.reduce((a, b) => program.do(Do.add, a, b));
    return program.do(Do.excess, sum, this.compile(group.limit));
  }
}

/** Whether each range ends where the next begins, or before, as it stands: then no two claim a value. */
function areApart(rows: readonly Row[]): boolean {
  const bounds = rows.filter((row) => !row.otherwise).map((row) => row.bounds);
  return bounds.every(({ low, lowIncluded }, i) => {
    if (i === 0) return true;
    const { high, highIncluded } = bounds[i - 1];
    if (low?.kind !== 'constant' || high?.kind !== 'constant') return false;
    const order = compare(high.value, low.value);
    return order < 0 || (order === 0 && !(highIncluded && lowIncluded));
  });
}

function asksWhetherJudged(condition: Condition): boolean {
  if (condition.kind === 'judged') return true;
  if (condition.kind === 'compare') return false;
  return condition.kind === 'not' ? asksWhetherJudged(condition.of) : condition.of.some(asksWhetherJudged);
}
