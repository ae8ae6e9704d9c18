import type { Block, Phrase } from '../../../../grammar/syntax/tree.js';
import { lineOf, wordAt } from '../../semantics/lines.js';
import { type Window, windowsIn } from '../period.js';
import { one } from '../rational.js';
import { type Builder, constant, type Site, textAt } from './builder.js';
import { conditionsOf } from './conditions.js';
import type { When } from './expression.js';
import { valueOfFact } from './facts.js';
import type { Following } from './model.js';

/**
 * What a remedy asks to be done, window by window: those for which it holds money back, else those of what it asks about. Empty where it asks for
 * nothing, or where it cannot be read: no money depends on it, so that stands in the way of nothing.
 */
export function followingOf(b: Builder, block: Block, site: Site): Following[] {
  const action = textAt(block, 'action');
  const when = lineOf(block, 'when');
  if (!action || !when) return [];
  const outer = b.problems;
  const word = wordAt(block, 'each') ?? windowOf(b, when.value.phrases);
  const windows =
    word === 'month' || word === 'quarter' || word === 'year' ? windowsIn(site.extent, word, b.yearStart) : [];
  const found = windows.flatMap((window): Following[] => {
    const of = conditionsOf(b, when.value, { ...site, window }, true);
    const applies: When | undefined = of && {
      kind: 'when',
      condition: of.length === 1 ? of[0] : { kind: 'all', of },
      amount: constant(one),
      whenDropped: false,
    };
    return applies ? [{ window, applies, action: action.value, start: action.start, end: action.end }] : [];
  });
  b.problems = outer;
  return found.length === windows.length ? found : [];
}

const shortestFirst: readonly Window[] = ['month', 'quarter', 'year'];

/** The shortest window of what conditions ask about. */
function windowOf(b: Builder, phrases: readonly Phrase[]): Window {
  const windows = phrases.flatMap(({ parts }) =>
    parts.flatMap((part) => {
      const found = part.kind === 'name' ? b.scope.find(part.text) : undefined;
      const word =
        found && 'one' in found ? valueOfFact(b.scope.fact(found.one, 'window'))?.phrases[0]?.parts[0] : undefined;
      return word?.kind === 'word' ? [word.text] : [];
    }),
  );
  return shortestFirst.find((window) => windows.includes(window)) ?? 'year';
}
