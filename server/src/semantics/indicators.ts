import type { Part } from '../../../grammar/syntax/tree.js';
import { daysOf } from './dates.js';
import type { Declared, Scope } from './names.js';

/** Indicators of national frameworks: one id may be declared in several editions, in which it means different things. */

/** What an indicator's id is declared as in the file and those that it uses, in any edition. */
export function indicatorsCalled(scope: Scope, id: string): readonly Declared[] {
  const found = scope.find(id);
  const all = !found ? [] : 'one' in found ? [found.one] : found.several;
  return all.filter(({ kind }) => kind === 'indicator');
}

/** The framework in an id: the `ASCOF` of `ASCOF.2D`. */
export function frameworkOf(id: string): string {
  return id.split('.', 1)[0];
}

/** Whether an indicator has this meaning in the edition; undefined where that cannot be told. */
export function isOfEdition(scope: Scope, indicator: Declared, edition: Part | undefined): boolean | undefined {
  if (edition?.kind !== 'year') return undefined;
  const wanted = daysOf(edition);
  const phrases = scope.fact(indicator, 'edition')?.value?.phrases;
  if (!wanted || !phrases) return undefined;
  return phrases.some(({ parts: [part] }) => {
    const [from, to] = part?.kind === 'span' ? [part.from, part.to] : [part, part];
    if (from?.kind !== 'year' || to?.kind !== 'year') return false;
    const [first, last] = [daysOf(from), daysOf(to)];
    return first !== undefined && last !== undefined && first.first <= wanted.first && wanted.first <= last.last;
  });
}

/** The indicator that an id means in an edition, where that is clear. */
export function indicatorMeant(scope: Scope, id: string, edition: Part | undefined): Declared | undefined {
  const all = indicatorsCalled(scope, id);
  const fits = all.filter((indicator) => isOfEdition(scope, indicator, edition) !== false);
  return fits.length === 1 ? fits[0] : undefined;
}

/** What a title says, without its quotes. */
export function titleOf(scope: Scope, declared: Declared): string | undefined {
  return scope.fact(declared, 'title')?.text.replace(/^"+|"+$/g, '');
}
