import { months } from '../../../grammar/syntax/vocabulary.js';
import type { Model } from './model/model.js';
import { periodOfPart } from './model/time.js';
import { dayNumber, type Period } from './period.js';
import { readPart } from './read-value.js';

/** The period that a cell of a table says: the one that is settled where it is empty; undefined where it says none. */
export function periodOf(text: string, model: Model): Period | undefined {
  if (text === '') return model.period;
  const [, name, ofName] = /^([A-Za-z]+) (\d{4})$/.exec(text) ?? [];
  const [, inFigures, figure] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
  if (name !== undefined || figure !== undefined) {
    const year = Number(ofName ?? inFigures);
    const number = name === undefined ? Number(figure) : months.indexOf(name as (typeof months)[number]) + 1;
    return number >= 1 && number <= 12
      ? { first: dayNumber(year, number, 1), last: dayNumber(year, number + 1, 1) - 1 }
      : undefined;
  }
  const period = periodOfPart(readPart(text), model.yearStart);
  return period && Number.isFinite(period.last) ? period : undefined;
}

/** What to say of a text that is no period, with the year that is meant where that is plain. */
export function periodDoubt(text: string): string {
  const [, first, second] = /^(?:FY\s*)?(?:20)?(\d{2})\s*[/–-]\s*(?:20)?(\d{2})$/i.exec(text) ?? [];
  const isYear = first !== undefined && Number(second) === (Number(first) + 1) % 100;
  return `\`${text}\` is no period: write ${isYear ? `\`20${first}/${second}\`` : '`2028/29`, `Q2 2028/29` or `2028-05`'}.`;
}
