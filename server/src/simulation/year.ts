import type { FastModel } from '../payment/fast/settle.js';
import type { Variable } from '../payment/model/expression.js';
import { samePeriod } from '../payment/period.js';
import { toNumber } from '../payment/rational.js';
import { samplerFor } from './draw.js';
import type { Planned } from './plan.js';
import { Random } from './random.js';

/** Draws all values of one year into a model. */
export type YearOfValues = () => void;

/**
 * Makes what draws a year. Each measure has random numbers of its own, by its name, the year and the seed: a measure more or less in a contract leaves
 * the others as they were, so that two drafts can be compared in the same years.
 */
export function valuesOfYear(fast: FastModel, drawn: readonly Planned[], year: string, seed: number): YearOfValues {
  const fills: YearOfValues[] = [];
  const isDrawn = new Set(drawn.flatMap(({ variables }) => variables));
  for (const [place, variable] of fast.variables.entries())
    if (!isDrawn.has(variable) && variable.known) fast.values[place] = toNumber(variable.known);
  for (const planned of drawn) fills.push(fillOf(planned, fast, new Random(seed ^ hashOf(`${planned.name} ${year}`))));
  return () => {
    for (let i = 0; i < fills.length; i++) fills[i]();
  };
}

function fillOf({ draw, windows, addsUp, variables }: Planned, fast: FastModel, random: Random): YearOfValues {
  const { values } = fast;
  const own = variables.map((variable) => ({
    place: fast.variables.indexOf(variable),
    parts: partsOf(variable, windows),
    ...endsOf(variable),
  }));
  const within = { ...endsOf(variables[0]), whole: variables[0].whole };
  const inParts = windows.length > 1 && !(addsUp && draw.kind !== 'events');
  const sample = samplerFor(draw, random, inParts ? windows.length : 1, within);
  if (windows.length <= 1) {
    const places = own.map(({ place }) => place);
    const { least, most } = within;
    return () => {
      const value = Math.min(most, Math.max(least, sample()));
      for (let i = 0; i < places.length; i++) values[places[i]] = value;
    };
  }
  const window = new Float64Array(windows.length);
  return () => {
    if (inParts) for (let i = 0; i < window.length; i++) window[i] = sample();
    else window.fill(sample() / window.length);
    for (let i = 0; i < own.length; i++) {
      const { place, parts, least, most } = own[i];
      let sum = 0;
      for (let j = 0; j < parts.length; j++) sum += window[parts[j]];
      values[place] = Math.min(most, Math.max(least, addsUp ? sum : sum / parts.length));
    }
  };
}

/** Between which values a variable lies: what chance draws beyond them is put on the nearer. */
function endsOf({ least, most }: Variable): { readonly least: number; readonly most: number } {
  return {
    least: least ? toNumber(least) : Number.NEGATIVE_INFINITY,
    most: most ? toNumber(most) : Number.POSITIVE_INFINITY,
  };
}

/** The windows of which a variable is the sum or the mean: its own, those it adds up, or all. */
function partsOf(variable: Variable, windows: Planned['windows']): number[] {
  const wanted = variable.window ? [variable.window] : variable.summed.length > 0 ? variable.summed : windows;
  return wanted.map((period) => windows.findIndex((other) => samePeriod(other, period)));
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
