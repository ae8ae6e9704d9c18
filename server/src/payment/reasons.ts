import { formatShown } from './format.js';
import type { Bounds, Comparison, Condition, Expression, Variable, Weight } from './model/expression.js';
import { periodText } from './period.js';
import { equals, one, total } from './rational.js';
import { unjudged, type Values } from './values.js';
import { formatVariable, inWords, type ValueOf } from './words.js';

/** What the reasons of a settlement are told from. */
export interface Findings {
  /** Whether a condition holds; undefined where it falls away. */
  readonly holds: (condition: Condition) => boolean | undefined;
  readonly worth: ValueOf;
  readonly values: Values;
}

/**
 * Why a condition holds, or why it does not: the conditions in it that come to that, as written, each with the value that decided it. Empty where it
 * comes to something else.
 */
export function reasons(condition: Condition, wanted: boolean, found: Findings): string[] {
  if (found.holds(condition) !== wanted) return [];
  switch (condition.kind) {
    case 'compare':
      return [`${condition.text} (${decidedBy(condition, found)})`];
    case 'judged':
      return [whyUnjudged(condition.variable, found.values) ?? `${condition.variable.name} is judged`];
    case 'not':
      return condition.of.kind === 'compare'
        ? [`not ${condition.of.text} (${decidedBy(condition.of, found)})`]
        : reasons(condition.of, !wanted, found);
    default: {
      const inner = condition.of.flatMap((one) => reasons(one, wanted, found));
      // Where one of several would have been enough, it took all of them to fail.
      return condition.kind === 'any' && !wanted ? [inner.join(' or ')] : inner;
    }
  }
}

/** The value that was compared, and what it was compared with where the condition does not say that in numbers. */
function decidedBy({ on, bounds, measures, text }: Comparison, { worth, values }: Findings): string {
  const window = measures.find((variable) => variable.window)?.window;
  const when = window ? `${periodText(window)}: ` : '';
  const without = measures.flatMap((variable) => (standsForItself(variable) && whyUnjudged(variable, values)) || []);
  if (without.length > 0) return `${when}${without.join(', ')}`;
  const ends = [bounds.low, bounds.high].filter((end) => end !== undefined);
  const isWritten = ends.every((end) => end.kind === 'constant') && !/\btarget$/.test(text);
  return `${when}${inWords(on, worth)}${isWritten ? '' : `, against ${boundsText(bounds, on, worth)}`}`;
}

/** Whether nothing stands for a measure where it has no value of its own. */
function standsForItself({ kind, ifMissing }: Variable): boolean {
  return kind === 'measure' && ifMissing !== 'last-value';
}

function boundsText({ low, lowIncluded, high, highIncluded }: Bounds, on: Expression, worth: ValueOf): string {
  const say = (end: Expression): string =>
    on.kind === 'measured' ? formatVariable(worth(end), on.variable) : inWords(end, worth);
  if (low && high && equals(worth(low), worth(high))) return say(low);
  return [
    ...(low ? [`${lowIncluded ? 'at least' : 'above'} ${say(low)}`] : []),
    ...(high ? [`${highIncluded ? 'at most' : 'below'} ${say(high)}`] : []),
  ].join(' and ');
}

/** Why a measure is not judged: that there is no value, or how many were counted or answered; undefined where it is. */
export function whyUnjudged(variable: Variable, values: Values): string | undefined {
  const why = unjudged(variable, values);
  if (!why) return undefined;
  if (why === 'missing') return `${variable.name} is missing`;
  const [is, due] = [why.is, why.due].map((value) => formatShown(value, why.of === 'count' ? 'number' : 'percent'));
  return `${variable.name} is not judged: its ${why.of} of ${is} is below ${due}`;
}

/** Why a share is not what the contract says: what others left, or that it is left to others itself; empty where it is. */
export function whyShare({ own, among }: Weight, isOut: (one: Weight['among'][number]) => boolean): string {
  const out = among.filter(isOut);
  if (out.length === 0) return '';
  const percent = (of: readonly Weight['among'][number][]): string =>
    formatShown(total(of.map(({ share }) => share)), 'percent');
  const names = out.map((each) => `${each.name} (${percent([each])})`).join(', ');
  if (isOut(among[own])) return `: its ${percent([among[own]])} goes to what is judged`;
  const left = among.filter((each) => !isOut(each));
  const all = total(among.map(({ share }) => share));
  const whole = equals(all, one) ? '' : ` × ${formatShown(all, 'percent')}`;
  return `: its ${percent([among[own]])} of the ${percent(left)} that is left${whole}, as ${names} ${out.length > 1 ? 'are' : 'is'} not judged`;
}
