import { listed } from '../semantics/listed.js';
import type { Variable } from './model/expression.js';
import { type Period, periodsText, periodText } from './period.js';
import type { Settlement } from './settle.js';
import { givenFor, unspread, type Values, windowsWithout } from './values.js';

/**
 * What a settlement still waits for, in words: each value once, with all terms that need it, and the windows of a measure together in the order of
 * time.
 *
 * @param doubtful names that have been asked about already
 */
export function lackingTexts({ terms, model }: Settlement, doubtful: ReadonlySet<string>, values: Values): string[] {
  const needing = new Map<Variable, string[]>();
  for (const { term, lacking } of terms)
    for (const variable of lacking)
      if (!doubtful.has(variable.name)) needing.set(variable, [...(needing.get(variable) ?? []), term.name]);
  const texts = new Map<string, Lacking>();
  for (const [variable, names] of needing) {
    const need = `${listed(names)} ${names.length > 1 ? 'need' : 'needs'}`;
    const key = `${variable.kind} ${variable.name} ${variable.previous} ${need}`;
    const alike = texts.get(key) ?? { variable, need, windows: [] };
    texts.set(key, { ...alike, windows: [...alike.windows, ...windowsWithout(variable, values)] });
  }
  const year = periodText(model.period, model.yearStart);
  return [...new Set([...texts.values()].map((lacking) => lackingText(lacking, values, year)))];
}

interface Lacking {
  readonly variable: Variable;
  /** The terms that need it, with their verb. */
  readonly need: string;
  readonly windows: readonly Period[];
}

function lackingText({ variable, need, windows }: Lacking, values: Values, settled: string): string {
  const { kind, name, previous } = variable;
  if (kind === 'spread') return byPersonText(variable, values);
  if (kind === 'already-paid')
    return `Nothing says what was paid under ${name} before: ${need} it. Add a row \`already-paid ${name}\`, with £0 where nothing was.`;
  if (previous) return `${name} has no value for the period before: ${need} it.`;
  const given = givenFor(variable, values);
  if (given) {
    const why = given.parts.includes('missing') ? 'is missing' : 'is not judged, as too few were counted or answered';
    return `${name} ${why}, and its last value stands then: ${need} it. Add a row with its value for the period before.`;
  }
  if (windows.length > 0) return `${name} has no value for ${periodsText(windows)}: ${need} it.`;
  return values.measurements.get(name)?.windows
    ? `${name} has different values for parts of ${settled}, and ${need} one for all of it: add a row for ${settled}.`
    : `${name} has no value: ${need} it.`;
}

/** What a limit for each person still has to know. */
function byPersonText(variable: Variable, values: Values): string {
  const { measures, before } = unspread(variable, values) ?? { measures: [], before: false };
  const limit = `${variable.name} has a limit for each person`;
  if (measures.length > 0)
    return `${limit}: give ${listed(measures)} by person, a row for each, in a column \`person\` (a number or letters that stand for the person).`;
  return before
    ? `${limit}, and counts what was paid before: add a row \`already-paid ${variable.name}\` for each person for whom there was, or one with £0 and no person.`
    : `${limit}.`;
}
