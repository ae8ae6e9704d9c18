import type { Fix, SyntaxRule } from '../../../../grammar/syntax/findings.js';
import type { Name, Value } from '../../../../grammar/syntax/tree.js';
import { type Context, declaredAs, dueFor, source } from '../context.js';
import { onlyPart } from '../lines.js';
import { unitText } from '../units.js';
import { eachPartOfValue } from '../walk.js';
import type { KeyBeside } from './line-inside.js';
import { endAsWritten } from './unquoted.js';

/** Indexes as people call them where the language has no name for them. */
const calledSo = /\b(?:inflation|index|indices|indexed|indexation)\b/i;

/** Each year's value is multiplied with those before it. */
export const asFactor = 'in percent of the year before, as 103% for a rise of 3%';

/** Where the index stands. */
interface Place {
  readonly keyBeside?: KeyBeside;
  /** The calendar year in which the contract begins. */
  readonly contractBegins?: number;
}

/** Reports an index where a rise by a fixed percentage is due: `uplift: CPI`. Returns whether one stands there. */
export function checkNoIndex(
  context: Context,
  value: Value,
  { keyBeside, contractBegins }: Pick<Place, 'keyBeside' | 'contractBegins'>,
): boolean {
  if (value.phrases.length === 0) return false;
  const index = indexIn(context, value);
  if (!index && !isCalledSo(value)) return false;
  const name = index?.text ?? 'PriceIndex';
  const unit = index && dueFor(context, index.text)?.unit;
  const multiplies = unit !== undefined && (unit.base === 'percent' || unit.base === 'number');
  const indexed = `indexed-by: ${name}${index ? sinceFirstValue(context, name, contractBegins) : ''}`;
  const write = `\`${indexed}\` in the place of \`uplift:\``;
  const how = !unit
    ? `For prices to follow an index, declare an \`input ${name}\` ${asFactor}, and write \`${indexed} from …\`, with the first year in which they rise, in the place of \`uplift:\`.`
    : multiplies
      ? `For prices to follow ${name}, write ${write}.`
      : `${name} is in ${unitText(unit)}. For prices to follow it, give it ${asFactor}, and write ${write}.`;
  const canMend = multiplies && keyBeside?.('indexed-by') === 'due' && onlyPart(value) === index;
  context.report({
    rule: 'wrong-value',
    start: value.start,
    end: value.end,
    message: `\`uplift:\` is a rise that is agreed beforehand, as in \`2% per year\`. ${how}`,
    ...(canMend ? { fixes: indexedBy(context, indexed, value) } : {}),
  });
  return true;
}

/** A name that is declared may well be `Inflation`: it is what the file says. */
function isCalledSo(value: Value): boolean {
  let found = false;
  eachPartOfValue(value, (part) => {
    found ||= part.kind === 'word' && calledSo.test(part.text);
  });
  return found;
}

/** The name in a value that nothing has, or that stands for what is no percentage or is an index. */
function indexIn(context: Context, value: Value): Name | undefined {
  let found: Name | undefined;
  eachPartOfValue(value, (part) => {
    if (part.kind === 'name' && !found && isIndex(context, part.text)) found = part;
  });
  return found;
}

function isIndex(context: Context, name: string): boolean {
  if (context.scope.find(name) === undefined) return context.scope.complete;
  const base = dueFor(context, name)?.unit.base;
  return base !== undefined && (base !== 'percent' || isNearWhole(context, name));
}

/** Whether one of the percentages that an input lists is 80% or more: nothing rises so much in a year, and an index lies near 100%. */
function isNearWhole(context: Context, name: string): boolean {
  const declared = declaredAs(context, name);
  const listed = declared?.kind === 'input' ? context.scope.fact(declared, 'values')?.text : undefined;
  return [...(listed ?? '').matchAll(/(\d+)(?:\.\d+)?[ \t]*%/g)].some(([, whole]) => Number(whole) >= 80);
}

/** ` from 2027/28`, where that is the first year for which an index has a value, and the contract begins before it. */
function sinceFirstValue(context: Context, name: string, contractBegins: number | undefined): string {
  const declared = declaredAs(context, name);
  const listed = declared?.kind === 'input' ? context.scope.fact(declared, 'values')?.text : undefined;
  const [year, starts] = /(\d{4})\/\d{2}\b/.exec(listed ?? '') ?? [];
  return year && contractBegins !== undefined && contractBegins < Number(starts) ? ` from ${year}` : '';
}

function indexedBy(context: Context, written: string, { start, end }: Value): readonly Fix[] {
  const before = /uplift[ \t]*:[ \t]*$/.exec(context.text.slice(0, start));
  if (!before) return [];
  return [{ title: `Write \`${written}\``, edits: [{ start: before.index, end, text: written }] }];
}

/** The first year of a rise that is said in one line: `2% per year from April 2027`. */
const riseFrom =
  /^(\d[\d.]*[ \t]*%)(?:[ \t]+(?:pa|p\.a\.|per year|per annum|a year|each year|every year|yearly|annually))?[ \t,]+(?:from|starting|beginning)[ \t]+(?:(?:1(?:st)?[ \t]+)?(April)[ \t]+(\d{4})|(\d{4})[/-]\d{2})?/;
const wordingOfRise: ReadonlySet<SyntaxRule> = new Set(['amount-form', 'date-form', 'range-form', 'year-form']);

/** Reports a rise that says in its line from when it counts, which a table by year says. Returns whether it does. */
export function checkNoBeginning(context: Context, value: Value): boolean {
  const written = { start: value.start, end: endAsWritten(context, value) };
  const [, rise, month, calendarYear, financialYear] = riseFrom.exec(source(context, written)) ?? [];
  if (!rise) return false;
  const starts = Number(month ? calendarYear : financialYear);
  const year = Number.isNaN(starts) ? undefined : `${starts}/${String((starts + 1) % 100).padStart(2, '0')}`;
  const table = `uplift { ${year ?? '2027/28'} onwards: ${rise} }`;
  const before = /uplift[ \t]*:[ \t]*$/.exec(context.text.slice(0, value.start));
  const edits = before && [{ start: before.index, end: written.end, text: table }];
  context.report({
    rule: 'wrong-value',
    ...written,
    message: `For a rise in every year after the first, write \`${rise} per year\`. One that begins with another year stands in a table: \`${table}\`.`,
    ...(edits && year ? { fixes: [{ title: `Write \`${table}\``, edits }] } : {}),
    outweighs: wordingOfRise,
  });
  return true;
}
