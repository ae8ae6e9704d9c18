import type { Decimal } from '../../../../grammar/syntax/decimal.js';
import { financialYear } from '../../../../grammar/syntax/literals.js';
import type { Block, Line, Part, Year } from '../../../../grammar/syntax/tree.js';
import { blockOf, lineOf, onlyPart, wordAt } from '../../semantics/lines.js';
import { listed } from '../../semantics/listed.js';
import type { Scope } from '../../semantics/names.js';
import type { WorkspaceView } from '../../semantics/view.js';
import { moneyText, percentOf } from './arithmetic.js';
import { meaningOf, originOf } from './place.js';
import { written } from './wording.js';

/** Sums that the files state exactly. What depends on results, on an index or on rounding is not known, and is not shown. */

export interface Money {
  readonly value: Decimal;
  readonly currency?: string;
  readonly per?: string;
}

/** A sum, and the year that it is for, in words, where it differs by year. */
export interface Sum {
  readonly money: Money;
  readonly when?: string;
}

/** Where names and words of a calculation get their meaning. */
export interface Setting {
  readonly view: WorkspaceView;
  readonly scope: Scope;
  /** The block whose `price:` or `benchmark:` is meant by that word. */
  readonly block?: Block;
  readonly year?: Year;
  readonly depth?: number;
}

/** The money that a part of a calculation comes to, where that is known. */
export function moneyOf(part: Part | undefined, setting: Setting): Money | undefined {
  const depth = (setting.depth ?? 0) + 1;
  if (!part || depth > 12) return undefined;
  const inner = { ...setting, depth };
  switch (part.kind) {
    case 'quantity':
      if (part.form !== 'money' || part.per?.count) return undefined;
      return { value: part.value, currency: part.currency, per: part.per?.unit.text };
    case 'bracketed':
      return moneyOf(part.inner, inner);
    case 'per': {
      const money = moneyOf(part.value, inner);
      return money?.per === part.per.unit.text && !part.per.count ? money : undefined;
    }
    case 'share': {
      const money = moneyOf(part.whole, inner);
      if (!money || part.share.kind !== 'quantity' || part.share.form !== 'percent') return undefined;
      return shareOf(money, part.share.value);
    }
    case 'word':
      return part.text === 'price' || part.text === 'benchmark' || part.text === 'pool'
        ? moneyAt(setting.block, part.text, inner)
        : undefined;
    case 'name': {
      const declared = meaningOf(setting, part.text);
      if (declared?.kind !== 'payment' && declared?.kind !== 'let') return undefined;
      const origin = originOf(setting.view, declared);
      if (!origin) return undefined;
      const there = { ...inner, scope: origin.scope, block: origin.block };
      if (origin.line) return moneyOf(onlyPart(origin.line.value), there);
      return origin.block && isPlain(origin.block) ? moneyAt(origin.block, 'amount', there) : undefined;
    }
    default:
      return undefined;
  }
}

export function shareOf(money: Money, percent: Decimal): Money {
  return { ...money, value: percentOf(percent, money.value) };
}

/** Whether what the payment comes to depends on nothing but its amount. */
function isPlain(block: Block): boolean {
  return wordAt(block, 'mechanism') === 'fixed' && !['uplift', 'indexed-by'].some((key) => lineOf(block, key));
}

/** What a key of a block comes to in the setting's year; undefined where it depends on a year and none is known. */
function moneyAt(block: Block | undefined, key: string, setting: Setting): Money | undefined {
  const line = lineOf(block, key);
  if (line) return moneyOf(onlyPart(line.value), setting);
  const { year } = setting;
  const row = year && rowsByYear(block, key).find(({ head }) => covers(head, year));
  return row && moneyOf(onlyPart(row.line.value), setting);
}

function rowsByYear(block: Block | undefined, key: string): { line: Line; head: Year }[] {
  return (blockOf(block, key)?.items ?? []).flatMap((item) =>
    item.kind === 'line' && item.head.length === 1 && item.head[0].kind === 'year'
      ? [{ line: item, head: item.head[0] }]
      : [],
  );
}

function covers(head: Year, year: Year): boolean {
  return head.onwards ? head.starts <= year.starts : head.starts === year.starts && !year.onwards;
}

/** What a key of a block comes to: one sum, or one for each year of its table. */
export function sumsOf(block: Block | undefined, key: string, setting: Setting): readonly Sum[] {
  const line = lineOf(block, key);
  if (line) {
    const money = moneyOf(onlyPart(line.value), setting);
    return money ? [{ money }] : [];
  }
  return rowsByYear(block, key).flatMap(({ line: row, head }) => {
    const money = moneyOf(onlyPart(row.value), { ...setting, year: head });
    return money ? [{ money, when: whenText(head) }] : [];
  });
}

function whenText(year: Year): string {
  const label = financialYear(year.starts);
  return year.onwards ? `from ${label} onwards` : `in ${label}`;
}

/** `£248,000.00 per year in 2027/28 and £496,000.00 per year from 2028/29 onwards`; undefined where nothing is known, or all is nothing. */
export function sumsText(sums: readonly Sum[]): string | undefined {
  const some = sums.filter(({ money }) => money.value.digits !== 0n);
  if (some.length === 0) return undefined;
  return listed(some.map(({ money, when }) => `**${amountText(money)}**${when ? ` ${when}` : ''}`));
}

/** Money to the penny, with its period: `£992,000.00 per year`. */
export function amountText({ value, currency, per }: Money): string {
  return `${moneyText(value, currency, true)}${per ? ` per ${per}` : ''}`;
}

/** When a row of a table by year holds: `in 2026/27`, `from 2028/29 onwards`. */
export function rowTime(text: string, head: Part): string {
  if (head.kind === 'year') return head.onwards ? `from ${written(text, head)}` : `in ${written(text, head)}`;
  if (head.kind === 'span') return `from ${written(text, head)}`;
  return `${head.kind === 'day' ? 'on' : 'in'} ${written(text, head)}`;
}
