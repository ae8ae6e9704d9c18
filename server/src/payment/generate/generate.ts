import type { Block, Span } from '../../../../grammar/syntax/tree.js';
import { listed } from '../../semantics/listed.js';
import { contractYears } from '../contract-years.js';
import { type Example, examplesIn, valuesOf } from '../example.js';
import type { Piece } from '../examples.js';
import { lifeOf, modelOf } from '../model/contract.js';
import type { Model } from '../model/model.js';
import { covers, type Period } from '../period.js';
import { equals, type Rational, total } from '../rational.js';
import { limitsForEach, settle, type TermSettlement, variablesOfTerm } from '../settle.js';
import { givenFor, type Value } from '../values.js';
import { isYesOrNo } from '../words.js';
import { type Axis, keyOf, type Point, valuesAt, written } from './axes.js';
import { axesOf, isMeasure } from './base.js';
import { hasSums, type Kink, kinksIn, workable } from './kinks.js';
import { placedAxes, type Threshold, thresholdsOf } from './thresholds.js';

/** A worked example that is not written yet. */
export interface NewExample {
  readonly name: string;
  readonly title: string;
  readonly period: Period;
  /** What it gives, in steps. */
  readonly given: readonly { readonly axis: Axis; readonly steps: bigint }[];
  /** The terms whose sums it says, worked out. */
  readonly expects: readonly TermSettlement[];
  /** What its thresholds are written in. */
  readonly places: readonly Span[];
}

/** What was made for a contract. */
export interface Generated {
  readonly model: Model;
  readonly axes: readonly Axis[];
  readonly examples: readonly NewExample[];
  /** Terms that cannot be worked out, and points at which something stands in the way of a sum, such as a gap between two ranges. */
  readonly leftOut: readonly { readonly title: string; readonly reason: string }[];
}

/**
 * Examples at, just below and just above every threshold of a contract's terms, as far as it has not got them yet.
 *
 * @param period the year they are about; the first in which most terms are paid where it is not said
 * @returns why there are none where the contract cannot be worked out in that period
 */
export function generateExamples(
  contract: Block,
  piece: Piece,
  period?: Period,
): Generated | { readonly problem: string } {
  if (contract.close < 0) return { problem: 'The contract is not closed: its last brace is missing.' };
  const model = period ? modelOf(contract, piece.text, piece.scope, period) : firstFullModel(contract, piece);
  if (!model) return { problem: 'The contract does not say its `term:`, so there is no year to work out.' };
  if ('problems' in model)
    return {
      problem: model.problems.find(({ known }) => !known)?.message ?? 'The contract has to be put right first.',
    };
  const kinks = kinksIn(model);
  const axes = placedAxes(model, axesOf(model, kinks, contract, piece.scope), kinks);
  const drafts = draftsOf(model, axes, thresholdsOf(model, axes, kinks));
  const there = examplesIn(contract);
  const names = new Set(there.map(({ name }) => name));
  const leftOut = model.terms
    .filter(({ status, problems }) => status === 'applies' && problems.length > 0)
    .map(({ name, problems }) => ({
      title: name,
      reason: problems.find(({ known }) => !known)?.message ?? 'Something in it has to be put right first.',
    }));
  for (const term of model.terms.filter(hasSums)) {
    const limits = limitsForEach(term).map(({ name }) => name);
    if (limits.length === 0) continue;
    const reason = `The limit for each person in ${listed(limits)} depends on who has what, and nothing says how many people there are. Write its examples with \`person\` and \`each-of\` by hand.`;
    leftOut.push({ title: term.name, reason });
  }
  const examples = drafts.flatMap((draft) => {
    const { example, obstacles } = workedOut(model, axes, draft);
    leftOut.push(...obstacles);
    if (!example || there.some((other) => saysTheSame(other, example, model, axes))) return [];
    const name = freeName(example.name, names);
    names.add(name);
    return [{ ...example, name }];
  });
  return { model, axes, examples, leftOut };
}

/** The model of the first whole year of the contract in which most of its terms are paid. */
function firstFullModel(contract: Block, { text, scope }: Piece): ReturnType<typeof modelOf> | undefined {
  const years = contractYears(contract);
  const life = lifeOf(contract)?.life;
  const wholeYears = years.filter((year) => life && covers(life, year));
  let best: { model: ReturnType<typeof modelOf>; paid: number } | undefined;
  for (const year of wholeYears.length > 0 ? wholeYears : years) {
    const model = modelOf(contract, text, scope, year);
    const paid = 'problems' in model ? -1 : workable(model).length;
    if (!best || paid > best.paid) best = { model, paid };
  }
  return best?.model;
}

/** An example to be: where it stands, what it shows, and for which terms. */
interface Draft {
  readonly point: Point;
  readonly terms: Set<string>;
  readonly places: Span[];
  name: string;
  title: string;
  /** Whether it stands at a threshold, rather than beside one. */
  isAt: boolean;
  /** Where it stands among the others: the axis, then the value. */
  readonly order: readonly [number, bigint];
}

function draftsOf(model: Model, axes: readonly Axis[], thresholds: readonly Threshold[]): Draft[] {
  const drafts = new Map<string, Draft>();
  for (const threshold of thresholds)
    for (const steps of threshold.around) {
      const { axis, others, at, terms, kink } = threshold;
      const isAt = steps === at;
      const label = labelOf(threshold, steps, axes, model.currency);
      const point: Point = new Map([...others, [axis.key, steps]]);
      const key = [...point]
        .map(([name, value]) => `${name} ${value}`)
        .sort()
        .join('; ');
      const known = drafts.get(key);
      if (!known) {
        const order = [axes.indexOf(axis), steps] as const;
        drafts.set(key, { point, terms: new Set(terms), places: [kink.place], isAt, order, ...label });
        continue;
      }
      for (const term of terms) known.terms.add(term);
      known.places.push(kink.place);
      if (isAt && !known.isAt) Object.assign(known, label, { isAt });
    }
  const sorted = [...drafts.values()].sort(
    (a, b) => a.order[0] - b.order[0] || (a.order[1] < b.order[1] ? -1 : a.order[1] > b.order[1] ? 1 : 0),
  );
  const told = new Set(sorted.flatMap(({ terms }) => [...terms]));
  const untold = workable(model).filter(
    (term) => !told.has(term.name) && variablesOfTerm(term).some((variable) => variable.known === undefined),
  );
  if (untold.length > 0)
    sorted.unshift({
      point: new Map(),
      terms: new Set(untold.map(({ name }) => name)),
      places: [],
      name: 'AsTargeted',
      title: 'Every measure at its target, else at its baseline',
      isAt: true,
      order: [0, 0n],
    });
  return sorted;
}

/** A name, and a title that can be read aloud. */
function labelOf(
  { axis, at, around, kink, others }: Threshold,
  steps: bigint,
  axes: readonly Axis[],
  currency: string,
) {
  const { variable } = axis;
  const subject =
    variable.kind === 'already-paid' ? 'Paid already' : `${variable.previous ? 'Previous ' : ''}${variable.name}`;
  const inWord = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
  const word = inWord(subject);
  const value = (at: bigint): string => written(axis, at, currency);
  const elsewhere = [...others].map(([key, where]) => {
    const other = axes.find((one) => one.key === key) as Axis;
    return `${key} at ${written(other, where, currency)}`;
  });
  const withOthers = others.size > 0 ? `With${inWord([...others.keys()].join('And'))}` : '';
  const beside = elsewhere.length > 0 ? `, with ${elsewhere.join(' and ')}` : '';
  const why = isPlain(kink, axis) || kink.words === '' ? '' : `, ${kink.words}`.replaceAll('"', '');
  const text = value(steps);
  if (isYesOrNo(variable))
    return { name: `${word}Is${text === 'yes' ? 'Yes' : 'No'}${withOthers}`, title: `${subject} is ${text}${beside}` };
  if (at === undefined) {
    const side = steps === around[0] ? 'below' : 'above';
    return {
      name: `${word}At${inName(text)}${withOthers}`,
      title: `${subject} at ${text}, just ${side} ${kink.words || 'a turn'}${beside}`,
    };
  }
  if (steps === at)
    return { name: `${word}At${inName(text)}${withOthers}`, title: `${subject} at ${text}${why}${beside}` };
  const side = steps < at ? 'below' : 'above';
  return {
    name: `${word}${side === 'below' ? 'Below' : 'Above'}${inName(value(at))}${withOthers}`,
    title: `${subject} just ${side} ${value(at)}${why}${beside}`,
  };
}

/** The number of a value, as a part of a name. */
function inName(text: string): string {
  const number = /\d[\d,.]*/.exec(text)?.[0] ?? text;
  return number.replaceAll(',', '').replace('.', '-');
}

/** Whether the threshold is the very number that is written. */
function isPlain({ left, right }: Kink, axis: Axis): boolean {
  return [
    [left, right],
    [right, left],
  ].some(([on, bound]) => isMeasure(on, axis.key) && bound.kind === 'constant');
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let i = 2; ; i++) if (!taken.has(`${wanted}-${i}`)) return `${wanted}-${i}`;
}

function workedOut(
  model: Model,
  axes: readonly Axis[],
  { point, terms, places, name, title }: Draft,
): { example?: NewExample; obstacles: { title: string; reason: string }[] } {
  const names = model.terms.map((term) => term.name);
  const settled = settle(model, valuesAt(axes, point, names), { trail: false, only: terms }).terms;
  const obstacles = settled.flatMap(({ term, obstacle }) =>
    obstacle ? [{ title: `${title}, ${term.name}`, reason: obstacle.message }] : [],
  );
  const expects = settled.filter(({ obstacle, lacking }) => !obstacle && lacking.length === 0);
  if (expects.length === 0) return { obstacles };
  const keys = new Set(expects.flatMap(({ term }) => variablesOfTerm(term).map(keyOf)));
  const given = axes
    .filter(({ key }) => keys.has(key))
    .map((axis) => ({ axis, steps: point.get(axis.key) ?? axis.base }));
  return { example: { name, title, period: model.period, given, expects, places }, obstacles };
}

/** Whether an example that is there gives the same values, and says the sums of the same terms. */
function saysTheSame(
  there: Example,
  { given, expects, period }: NewExample,
  model: Model,
  axes: readonly Axis[],
): boolean {
  if (there.period.first !== period.first || there.period.last !== period.last) return false;
  const said = new Set(there.expects.map(({ of }) => of.slice(of.lastIndexOf('.') + 1)));
  if (!expects.every(({ term }) => said.has(term.name))) return false;
  const names = model.terms.map(({ name }) => name);
  const own = valuesAt(axes, new Map(given.map(({ axis, steps }) => [axis.key, steps])), names);
  const other = valuesOf(there, names);
  return given.every(({ axis: { variable } }) => {
    const [mine, theirs] = [own, other].map((values) => sumOf(givenFor(variable, values)?.parts));
    return mine !== undefined && theirs !== undefined && equals(mine, theirs);
  });
}

/** What the parts of a value come to; undefined where there are none, or one is missing. */
function sumOf(parts: readonly Value[] | undefined): Rational | undefined {
  const numbers = parts?.filter((part) => part !== 'missing');
  return numbers && numbers.length === parts?.length ? total(numbers) : undefined;
}
