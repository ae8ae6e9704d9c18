import type { Fix } from '../../../../grammar/syntax/findings.js';
import type { Name, Value } from '../../../../grammar/syntax/tree.js';
import { type Context, declaredAs, dueFor } from '../context.js';
import { onlyPart } from '../lines.js';
import { unitText } from '../units.js';
import { eachPartOfValue } from '../walk.js';
import type { KeyBeside } from './line-inside.js';

/** Indexes as people call them where the language has no name for them. */
const calledSo = /\b(?:inflation|index|indices|indexed|indexation)\b/i;

/** Each year's value is multiplied with those before it. */
export const asFactor = 'in percent of the year before, as 103% for a rise of 3%';

/** Reports an index where a rise by a fixed percentage is due: `uplift: CPI`. Returns whether one stands there. */
export function checkNoIndex(context: Context, value: Value, keyBeside: KeyBeside | undefined): boolean {
  if (value.phrases.length === 0) return false;
  const index = indexIn(context, value);
  if (!index && !isCalledSo(value)) return false;
  const name = index?.text ?? 'PriceIndex';
  const unit = index && dueFor(context, index.text)?.unit;
  const multiplies = unit !== undefined && (unit.base === 'percent' || unit.base === 'number');
  const write = `\`indexed-by: ${name}\` in the place of \`uplift:\``;
  const how = !unit
    ? `For prices to follow an index, declare an \`input ${name}\` ${asFactor}, and write ${write}.`
    : multiplies
      ? `For prices to follow ${name}, write ${write}.`
      : `${name} is in ${unitText(unit)}. For prices to follow it, give it ${asFactor}, and write ${write}.`;
  const canMend = multiplies && keyBeside?.('indexed-by') === 'due' && onlyPart(value) === index;
  context.report({
    rule: 'wrong-value',
    start: value.start,
    end: value.end,
    message: `\`uplift:\` is a rise that is agreed beforehand, as in \`2% per year\`. ${how}`,
    ...(canMend ? { fixes: indexedBy(context, name, value) } : {}),
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

function indexedBy(context: Context, name: string, { start, end }: Value): readonly Fix[] {
  const before = /uplift[ \t]*:[ \t]*$/.exec(context.text.slice(0, start));
  if (!before) return [];
  const written = `indexed-by: ${name}`;
  return [{ title: `Write \`${written}\``, edits: [{ start: before.index, end, text: written }] }];
}
