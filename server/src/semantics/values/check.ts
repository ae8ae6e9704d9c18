import { shortened } from '../../../../grammar/syntax/findings.js';
import { type DateSpan, isCalendar, type Part, type Quantity, type Value } from '../../../../grammar/syntax/tree.js';
import { months } from '../../../../grammar/syntax/vocabulary.js';
import { type Context, type Due, source } from '../context.js';
import { daysOf } from '../dates.js';
import { onlyPart } from '../lines.js';
import { answersAlsoSaid } from '../schema/also-said.js';
import { mechanismsSaidOtherwise } from '../schema/said-otherwise.js';
import { describe, type ValueShape } from '../schema/shapes.js';
import { outturnWords, poolWords, windowWords } from '../schema/words.js';
import { nearest } from '../suggest.js';
import { unitOfValue } from '../units.js';
import { isBroken, isOperand } from '../walk.js';
import {
  checkAmount,
  checkCalculation,
  checkConditions,
  checkLimit,
  checkMarginal,
  checkResult,
} from './calculations.js';
import { withCommas, withUnit } from './in-unit.js';
import { asFactor, checkNoBeginning, checkNoIndex } from './indexes.js';
import { type KeyBeside, type LineInside, lineInside } from './line-inside.js';
import { checkIsFactor, checkName, checkNameList, checkParties } from './names.js';
import { priceIn } from './prices.js';
import { checkRangeUnit, checkUnit, isMoney, isPercent, isPlainNumber, isTime, isUnitAlsoSaid } from './quantities.js';
import { isPaidWhen, isSchedule } from './schedules.js';
import { rangeForms, suggestion } from './suggestions.js';
import { type AsksPeriod, checkIsMoney, checkIsSum, checkIsYearly, checkSaysPeriod } from './sums.js';
import { endAsWritten, readIntoText, unquoted } from './unquoted.js';

/** What a value's check has to know of the place where it stands. */
export interface Place {
  /** The head of the line, as written: `amount`. */
  readonly head: string;
  /** The unit in which values are due, where the shape needs one. */
  readonly due?: Due;
  /** Whether an amount has to say for how long it is; not where its line is about a year. */
  readonly asksPeriod?: AsksPeriod;
  /** The other keys of its block. */
  readonly keyBeside?: KeyBeside;
  /** The calendar year in which the contract around it begins. */
  readonly contractBegins?: number;
}

/**
 * Checks a value against the shape that is due; one that has not that form is reported once, with an example. Returns the key of another line that was
 * written into it.
 */
export function checkValue(context: Context, value: Value, shape: ValueShape, place: Place): string | undefined {
  const isText = shape.type === 'text' || shape.type === 'texts';
  if (shape.type === 'percent' && shape.rise && checkNoBeginning(context, value)) return undefined;
  if (shape.type === 'amount' && checkNoVat(context, value, place.head)) return undefined;
  if (isBroken(value) && !isText) return undefined;
  if (value.phrases.length === 0 || hasForm(context, value, shape, place)) return undefined;
  const inside = insideIt(context, value, shape, place);
  const bare = isText && !inside ? unquoted(context, value, shape.type) : undefined;
  if (isBroken(value) && !bare) return undefined;
  const written = inside ? value : { ...value, end: endAsWritten(context, value) };
  const { start, end } = written;
  const shown = source(context, written).replace(/\s+/g, ' ');
  const better = inside ?? bare ?? suggestion(context, written, shape);
  const own = better && 'outweighs' in better ? better.outweighs : undefined;
  const outweighs = own ?? (bare ? readIntoText : takesRange.has(shape.type) ? undefined : rangeForms);
  context.report({
    rule: 'wrong-value',
    start,
    end,
    message: better?.message ?? `\`${place.head}:\` needs ${describe(shape)}, but \`${shortened(shown)}\` stands here.`,
    ...(better?.fixes ? { fixes: better.fixes } : {}),
    ...(better && 'instead' in better ? { instead: better.instead } : {}),
    ...(outweighs ? { outweighs } : {}),
  });
  return inside?.key;
}

/** Where a range, a comparison or a period may stand, and be in words that have to be others. Anywhere else to mend those would not help. */
const takesRange = new Set<ValueShape['type']>([
  'comparison',
  'conditions',
  'period',
  'result',
  'span-of-values',
  'years',
]);

/** Reports an amount that says whether VAT is in it, which the contract says once. Returns whether it does. */
function checkNoVat(context: Context, value: Value, head: string): boolean {
  const written = { start: value.start, end: endAsWritten(context, value) };
  const [, amount, word] =
    /^([£€$][\d,.]+(?:k|m|bn)?(?: per [a-z]+)?) ?(\+|plus|excl\.?|excluding|ex\.?|incl\.?|including|inc\.?) VAT$/.exec(
      source(context, written).replace(/\s+/g, ' '),
    ) ?? [];
  if (!amount) return false;
  const vat = word.startsWith('inc') ? 'included' : 'added';
  const yearly = amount.includes(' per ') ? amount : `${withCommas(amount)} per year`;
  context.report({
    rule: 'wrong-value',
    ...written,
    message: `The contract says once for all amounts whether VAT is in them: write \`${head}: ${yearly}\` here, and \`vat: ${vat}\` in the contract.`,
    outweighs: rangeForms,
  });
  return true;
}

function insideIt(context: Context, value: Value, shape: ValueShape, place: Place): LineInside | undefined {
  const silent = { ...context, report: () => {} };
  return (
    place.keyBeside &&
    lineInside(context, value, place.keyBeside, (own) => !isBroken(own) && hasForm(silent, own, shape, place))
  );
}

/** `ASCOF.2D edition 2023/24` */
function isIndicator(parts: readonly Part[]): boolean {
  return (
    parts[0].kind === 'name' &&
    isWord(parts[1], 'edition') &&
    (parts[2]?.kind === 'year' || parts[2]?.kind === 'quantity' || parts[2]?.kind === 'text') &&
    parts.length === 3
  );
}

function hasForm(context: Context, value: Value, shape: ValueShape, place: Place): boolean {
  const only = onlyPart(value);
  const parts = value.phrases[0].parts;
  switch (shape.type) {
    case 'text':
      return only?.kind === 'text';
    case 'texts':
      return value.phrases.every((phrase) => phrase.parts.length === 1 && phrase.parts[0].kind === 'text');
    case 'choice':
      return checkChoice(context, value, only, shape, place);
    case 'yes-or-no':
      return only?.kind === 'word' && (only.text === 'yes' || only.text === 'no');
    case 'names':
      return checkNameList(context, value, shape);
    case 'parties':
      if (shape.unshared && only?.kind === 'word') return only.text === 'shared';
      return checkParties(context, value, shape.shares, shape.lead === true);
    case 'money':
      if (shape.per === 'unit')
        return priceIn(value) !== undefined || (only !== undefined && checkPrice(context, value, only, place.head));
      return only !== undefined && isMoney(only) && checkIsSum(context, only, place.head, undefined);
    case 'percent':
      if (isPercent(only)) checkIsYearly(context, only, place.head);
      else if (shape.rise && checkNoIndex(context, value, place)) return true;
      if (only && isPlainNumber(only)) return false;
      return isPercent(only) || checkCalculation(context, value.phrases[0]);
    case 'duration':
      return isTime(only) || (only?.kind === 'range' && only.words === 'up to' && isTime(only.high));
    case 'date':
      return only?.kind === 'day';
    case 'year':
      return only?.kind === 'year' && !only.onwards;
    case 'period':
      return only?.kind === 'span' && only.from.kind === 'day' && checkOrder(context, only);
    case 'years':
      return value.phrases.every(
        ({ parts: [part, more] }) =>
          !more && (part.kind === 'span' ? checkOrder(context, part) : part.kind === 'year' || part.kind === 'quarter'),
      );
    case 'schedule':
      return value.phrases.length === 1 && (shape.paid ? isPaidWhen(parts) : isSchedule(parts));
    case 'unit':
      return unitOfValue(value) !== undefined && value.phrases.length === 1 && !isUnitAlsoSaid(parts[0]);
    case 'measured':
      if (shape.orMissing && isWord(only, 'missing')) return true;
      if (only?.kind === 'quantity' && place.due && place.asksPeriod)
        checkSaysPeriod(context, only, place.due, place.head, place.asksPeriod);
      return (
        checkMeasured(context, value, shape.inYear === true, place.due) ||
        (shape.orCalculation === true && value.phrases.length === 1 && checkCalculation(context, value.phrases[0]))
      );
    case 'comparison':
      return checkComparison(context, only, place.due);
    case 'span-of-values':
      return checkSpanOfValues(context, parts, value, place.due);
    case 'size':
      return (
        parts.length === 3 &&
        parts[0].kind === 'quantity' &&
        parts[0].form === 'number' &&
        isWord(parts[1], 'on') &&
        parts[2].kind === 'day' &&
        checkPeople(context, parts[0])
      );
    case 'indicator':
      if (!shape.many && value.phrases.length > 1) return false;
      return value.phrases.every((phrase) => isIndicator(phrase.parts));
    case 'window':
      if (only?.kind === 'word') return Object.hasOwn(windowWords, only.text);
      return parts.length === 2 && isWord(parts[0], 'rolling') && isTime(parts[1]);
    case 'rounding-step':
      return value.phrases.length === 1 && parts[0].kind === 'quantity' && checkStep(context, value, parts[0]);
    case 'minimum':
      return only?.kind === 'quantity' && only.form === 'number' && only.unit !== undefined;
    case 'conditions':
      return checkConditions(context, value);
    case 'amount':
      return checkAmount(context, value, place.head, place.asksPeriod);
    case 'calculation':
      return value.phrases.length === 1 && checkCalculation(context, value.phrases[0]);
    case 'limit':
      return checkLimit(context, value, place.head, place.asksPeriod);
    case 'marginal':
      return checkMarginal(context, value);
    case 'month':
      return only?.kind === 'name' && (months as readonly string[]).includes(only.text);
    case 'pool-place':
      return checkPoolPlace(context, parts);
    case 'result':
      return checkResult(context, value, shape.in, place.due);
    case 'indexed':
      return checkIndexed(context, parts);
    case 'outturn':
      return value.phrases.every(
        ({ parts: [word, money, more] }) =>
          !more &&
          word.kind === 'word' &&
          Object.hasOwn(outturnWords, word.text) &&
          isMoney(money) &&
          money.per === undefined,
      );
  }
}

/** A step of nothing, or of less, rounds nothing. */
function checkStep(context: Context, { start, end }: Value, step: Quantity): boolean {
  if (step.value.digits > 0n) return true;
  const shown = source(context, { start, end });
  context.report({
    rule: 'wrong-value',
    start,
    end,
    message: `Nothing can be rounded to ${shown}: write the step, as in \`rounded-to: 0.1%\`, or leave the line out.`,
  });
  return true;
}

/** People are counted in people. */
function checkPeople(context: Context, count: Quantity): boolean {
  checkUnit(context, count, { unit: { base: 'count', words: 'people' } });
  return true;
}

function checkPrice(context: Context, value: Value, price: Part, head: string): boolean {
  if (!checkCalculation(context, value.phrases[0])) return false;
  if (isOperand(price)) checkIsMoney(context, price, head, undefined);
  return true;
}

function isWord(part: Part | undefined, text: string): boolean {
  return part?.kind === 'word' && part.text === text;
}

function checkChoice(
  context: Context,
  value: Value,
  only: Part | undefined,
  shape: Extract<ValueShape, { type: 'choice' }>,
  place: Place,
): boolean {
  if (only?.kind !== 'word' && only?.kind !== 'name') return false;
  const words = Object.keys(shape.words);
  if (words.includes(only.text)) return true;
  const lower = only.text.toLowerCase();
  const also = words.find((word) => word === answersAlsoSaid.get(lower));
  const meant = words.find((word) => word === lower) ?? also ?? nearest(only.text, words);
  if (shape.open && !meant && only.kind === 'word') return true;
  const otherwise = place.head === 'mechanism' ? mechanismsSaidOtherwise.get(lower) : undefined;
  if (otherwise) {
    const message = `\`mechanism:\` cannot be \`${only.text}\`. ${otherwise}`;
    context.report({ rule: 'unknown-word', start: value.start, end: value.end, message });
    return true;
  }
  context.report({
    rule: 'unknown-word',
    start: value.start,
    end: value.end,
    message: `\`${place.head}:\` cannot be \`${only.text}\`. ${meant ? `Is \`${meant}\` meant?` : `It can be ${describe(shape)}.`}`,
    fixes: (meant ? [meant] : words.slice(0, 6)).map((word) => ({
      title: `Write \`${word}\``,
      edits: [{ start: value.start, end: value.end, text: word }],
    })),
  });
  return true;
}

function checkMeasured(context: Context, value: Value, inYear: boolean, due: Due | undefined): boolean {
  if (value.phrases.length !== 1) return false;
  const [amount, word, year, more] = value.phrases[0].parts;
  const isNumber =
    amount.kind === 'quantity' || (amount.kind === 'word' && (amount.text === 'yes' || amount.text === 'no'));
  if (!isNumber || more) return false;
  if (inYear ? !(isWord(word, 'in') && year && (isCalendar(year) || year.kind === 'span')) : word !== undefined)
    return false;
  if (due) checkUnit(context, amount, due, true);
  return true;
}

function checkComparison(context: Context, only: Part | undefined, due: Due | undefined): boolean {
  if (only?.kind === 'word') {
    if (only.text !== 'yes' && only.text !== 'no') return false;
    if (due) checkUnit(context, only, due);
    return true;
  }
  if (only?.kind === 'range' && only.words === 'to') return false;
  if (only?.kind !== 'range') {
    if (only?.kind !== 'quantity') return false;
    const written = source(context, only);
    // A number without its unit is one mistake with the words that are missing before it.
    const isPlain = due !== undefined && isPlainNumber(only);
    const shown = isPlain ? withUnit(written, due.unit) : withCommas(written);
    if (due && !isPlain) checkUnit(context, only, due, true);
    context.report({
      rule: 'wrong-value',
      start: only.start,
      end: only.end,
      message: `Is ${written} the least or the most? Write \`at least ${shown}\` or \`at most ${shown}\`.`,
      fixes: ['at least', 'at most'].map((words) => ({
        title: `Write \`${words} ${shown}\``,
        edits: [{ start: only.start, end: only.end, text: `${words} ${shown}` }],
      })),
    });
    return true;
  }
  if (due) checkRangeUnit(context, only, due);
  return true;
}

function checkSpanOfValues(context: Context, parts: readonly Part[], value: Value, due: Due | undefined): boolean {
  const [range, more] = parts;
  if (value.phrases.length !== 1 || more || range.kind !== 'range') return false;
  if (due) checkRangeUnit(context, range, due);
  return true;
}

function checkOrder(context: Context, span: DateSpan): boolean {
  const [from, to] = [daysOf(span.from), daysOf(span.to)];
  if (from && to && to.last < from.first) {
    context.report({
      rule: 'backward-period',
      start: span.start,
      end: span.end,
      message: `This period ends before it begins: ${source(context, span.to)} is earlier than ${source(context, span.from)}.`,
      fixes: [
        {
          title: 'Swap the two dates',
          edits: [
            { start: span.from.start, end: span.from.end, text: source(context, span.to) },
            { start: span.to.start, end: span.to.end, text: source(context, span.from) },
          ],
        },
      ],
    });
  }
  return true;
}

function checkPoolPlace(context: Context, parts: readonly Part[]): boolean {
  const [word, name, more] = parts;
  if (word.kind !== 'word' || more || !Object.hasOwn(poolWords, word.text) || name?.kind !== 'name') return false;
  checkName(context, name, ['payment']);
  return true;
}

function checkIndexed(context: Context, parts: readonly Part[]): boolean {
  const [name, from, more] = parts;
  if (name.kind !== 'name' || more) return false;
  checkName(context, name, ['input', 'measure']);
  checkIsFactor(context, name, `what is indexed is multiplied by it, so give it ${asFactor}`);
  return from === undefined || (from.kind === 'range' && from.words === 'from');
}
