import type { Held } from '../analysis/box.js';
import { type Amount, type Curve, curveOf, heldAt } from '../analysis/curve.js';
import type { Budget } from '../analysis/search.js';
import { evaluate, isObstacle, runOf } from '../payment/evaluate.js';
import { valuesOf } from '../payment/example.js';
import type { Variable } from '../payment/model/expression.js';
import { variablesIn } from '../payment/model/inside.js';
import type { Model, Term } from '../payment/model/model.js';
import { periodText } from '../payment/period.js';
import { add, negate, type Rational, zero } from '../payment/rational.js';
import { lackingIn } from '../payment/settle.js';
import { statedName } from '../payment/words.js';
import { amountsOf, type Mover, moversOf } from './amounts.js';
import { type Band, bandsOf } from './bands.js';
import type { YearOfContract } from './clause.js';
import { closerIn } from './closer.js';
import { baselineOf, exampleOf, type Given, heldValue, type Said, targetOf, valueIn } from './holding.js';
import { type Limit, limitsOf } from './limits.js';
import { type Luck, luckOf } from './luck.js';
import { shownOver } from './shown.js';

/** What a term comes to along one measure, with all that helps to read it. */
export interface Picture {
  readonly contract: string;
  readonly term: Term;
  /** The year, in words. */
  readonly year: string;
  /** Whose money it is; all who receive or pay under the term where there is none. */
  readonly party?: string;
  readonly currency: string;
  readonly mover: Mover;
  /** What the values of the measure are like. */
  readonly variable: Variable;
  readonly curve: Curve;
  /** From where to where it is drawn. */
  readonly low: Rational;
  readonly high: Rational;
  readonly bands: readonly Band[];
  readonly limits: readonly Limit[];
  readonly baseline?: Said;
  readonly target?: Said;
  readonly luck?: Luck;
  readonly examples: readonly Point[];
  /** Where the other measures are held. */
  readonly held: readonly { readonly variable: Variable; readonly name: string; readonly said: Said }[];
}

/** What a worked example comes to, with its own values of all measures. */
export interface Point {
  readonly name: string;
  readonly value: Rational;
  readonly amount: Rational;
}

export interface Wish {
  readonly party?: string;
  /** The measure that moves; the first on which the term depends where there is none. */
  readonly measure?: string;
  readonly given?: Given;
  /** The chance around the baseline, where it is known better. */
  readonly luck?: Luck;
}

/** How much work one picture may take. */
const usualLooks = 3000;

/**
 * The picture of a term along one measure.
 *
 * @returns undefined where the term comes to nothing that a measure could move
 */
export function pictureOf(
  year: YearOfContract,
  term: Term,
  wish: Wish = {},
  budget: Budget = { looks: usualLooks },
): Picture | undefined {
  const picture = pictureFor(year, term, wish, budget);
  if (!picture || wish.party !== undefined || !isFlat(picture.curve)) return picture;
  // What one does not earn another may: then all together get the same, and the curve of the first of them says more.
  const party = term.sides[0]?.parts[0]?.party;
  const own = party === undefined ? undefined : pictureFor(year, term, { ...wish, party }, budget);
  return own && !isFlat(own.curve) ? own : picture;
}

function pictureFor(year: YearOfContract, term: Term, wish: Wish, budget: Budget): Picture | undefined {
  const { model, period, yearStart } = year;
  const amounts = amountsOf(model, term, wish.party);
  const movers = moversOf(amounts);
  const mover = wish.measure === undefined ? movers[0] : movers.find(({ name }) => name === wish.measure);
  if (!mover) return undefined;
  const [variable] = mover.variables;
  const others = variablesIn(amounts.map(({ amount }) => amount)).filter(
    (other) => !other.known && !mover.variables.includes(other),
  );
  const along = (values: Said[]): { held: Held; curve: Curve } => {
    const held = heldAt(new Map(others.map((other, i) => [other, values[i].value])));
    return { held, curve: curveOf(amounts, variable, held, { ...budget }, mover.variables) };
  };
  const usual = others.map((other) => heldValue(year, other, wish.given ?? new Map()));
  const inExample = others.map((other, i) =>
    usual[i].why === 'given' ? usual[i] : (exampleOf(year, other) ?? usual[i]),
  );
  const first = along(usual);
  const second = isFlat(first.curve) ? along(inExample) : first;
  const [said, { held, curve }] = isFlat(second.curve) || second === first ? [usual, first] : [inExample, second];
  const bands = bandsOf(amounts, mover.variables, held, year, { ...budget });
  const found = {
    contract: model.contract,
    term,
    year: periodText(period, yearStart),
    ...(wish.party === undefined ? {} : { party: wish.party }),
    currency: model.currency,
    mover,
    variable,
    curve,
    bands,
    limits: limitsOf(term, wish.party, year),
    baseline: baselineOf(year, variable),
    target: targetOf(year, variable),
    luck: wish.luck ?? luckOf(year, variable),
    examples: pointsOf(year, model, term, amounts, mover),
    held: distinct(others.map((other, i) => ({ variable: other, name: statedName(other), said: said[i] }))),
  };
  const picture = { ...found, ...shownOver(found) };
  if (curve.exact) return picture;
  const marks = [
    ...[found.baseline, found.target].flatMap((said) => said?.value ?? []),
    ...found.examples.map(({ value }) => value),
  ];
  const window = { low: picture.low, high: picture.high, marks };
  return { ...picture, curve: closerIn(window, curve, amounts, held, mover.variables, usualLooks) };
}

/** Whether the measure moves nothing, where the others are held: then there is nothing to see. */
function isFlat({ pieces }: Curve): boolean {
  const [piece] = pieces;
  return pieces.length === 1 && piece.line?.slope.n === 0n;
}

/** One line for each measure that is held, though it may have several windows. */
function distinct(all: Picture['held']): Picture['held'] {
  return all.filter(({ name }, i) => all.findIndex((other) => other.name === name) === i);
}

/** The worked examples of the year that give the measure one value, and the term all that it needs. */
function pointsOf(
  { examples }: YearOfContract,
  model: Model,
  term: Term,
  amounts: readonly Amount[],
  { variables }: Mover,
): Point[] {
  return examples.flatMap((example) => {
    const values = valuesOf(
      example,
      model.terms.map(({ name }) => name),
    );
    const value = valueIn(example, variables[0]);
    if (!value || lackingIn(term, values).length > 0) return [];
    const run = runOf(model.slots, values);
    let sum = zero;
    for (const { sign, amount } of amounts) {
      const worth = evaluate(amount, run);
      if (isObstacle(worth)) return [];
      sum = add(sum, sign === 1 ? worth : negate(worth));
    }
    return [{ name: example.name, value, amount: sum }];
  });
}

/** Every picture of a term: one for each measure on which it depends. Each has the whole budget, so that none is poorer for those before it. */
export function picturesOf(
  year: YearOfContract,
  term: Term,
  wish: Wish = {},
  budget: Budget = { looks: usualLooks },
): Picture[] {
  return moversOf(amountsOf(year.model, term, wish.party)).flatMap(
    ({ name }) => pictureOf(year, term, { ...wish, measure: name }, budget) ?? [],
  );
}
