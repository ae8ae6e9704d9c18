import type { Binary, Operand, Part, Phrase, Share, Value, Word } from '../../../../grammar/syntax/tree.js';
import { confidenceIn } from '../confidence.js';
import { type Context, type Due, declaredAs, dueFor, source } from '../context.js';
import type { ResultTable } from '../schema/shapes.js';
import { limitWords, numberWords } from '../schema/words.js';
import { confusion, sameUnit, unitText } from '../units.js';
import { eachPart, isOperand } from '../walk.js';
import { asAmount, withCommas } from './in-unit.js';
import { checkNamesInside } from './names.js';
import { checkRangeUnit, checkUnit, isMoney, isPercent, isPlainNumber } from './quantities.js';
import { checkRates } from './rates.js';
import { type AsksPeriod, checkIsForTime, checkIsMoney, checkIsSum } from './sums.js';
import { periodless, unitOf } from './unit-of.js';

const knownWords = new Set([...Object.keys(numberWords), 'yes', 'no']);

/** A calculation: names, numbers and signs. Reports names and words that are not known and sums of unlike units; returns whether it has that form. */
export function checkCalculation(context: Context, phrase: Phrase): boolean {
  const parts =
    phrase.parts[0]?.kind === 'word' && phrase.parts[0].text === 'previous' ? phrase.parts.slice(1) : phrase.parts;
  if (parts.length !== 1) return false;
  const [part] = parts;
  if (!isOperand(part)) return false;
  checkNamesInside(context, [part]);
  let unknown = false;
  eachPart(part, (inner) => {
    if (inner.kind === 'word') {
      if (!unknown) unknown = checkWord(context, inner);
    } else if (inner.kind === 'binary' && inner.operator === '/' && !unknown) unknown = checkRate(context, inner);
    else if (inner.kind === 'binary' && (inner.operator === '+' || inner.operator === '-'))
      checkSum(context, inner.left, inner.right);
    else if (inner.kind === 'extreme') checkSum(context, inner.first, inner.second);
    else if (inner.kind === 'share') checkShare(context, inner);
  });
  return true;
}

/** How people say elsewhere that nothing is paid. */
const noneAlsoSaid = new Set(['none', 'nil', 'no', 'zero']);

/** Reports a word that stands for no number; returns whether it did. */
function checkWord(context: Context, word: Word): boolean {
  if (knownWords.has(word.text)) return false;
  const capital = word.text[0].toUpperCase() + word.text.slice(1);
  const name = declaredAs(context, capital) ? capital : undefined;
  const meant = name ?? (noneAlsoSaid.has(word.text) ? 'nothing' : undefined);
  const hint = name
    ? ` Is ${name} meant? Names start with a capital.`
    : meant
      ? ' Where nothing is paid, write `nothing`.'
      : ' A calculation is made of numbers, amounts and names, and names start with a capital.';
  context.report({
    rule: 'unknown-word',
    start: word.start,
    end: word.end,
    message: `\`${word.text}\` stands for no number here.${hint}`,
    ...(meant
      ? { fixes: [{ title: `Write ${meant}`, edits: [{ start: word.start, end: word.end, text: meant }] }] }
      : {}),
  });
  return true;
}

/** Reports a unit behind a stroke, `£260/quit`; returns whether one stands there. */
function checkRate(context: Context, { left, right, start, end }: Binary): boolean {
  if (!isMoney(left) || left.per || right.kind !== 'word' || knownWords.has(right.text)) return false;
  const rate = `${withCommas(source(context, left))} per ${right.text}`;
  context.report({
    rule: 'unit-mismatch',
    start,
    end,
    message: `What an amount is for stands behind \`per\`: \`${rate}\`.`,
    fixes: [{ title: `Write \`${rate}\``, edits: [{ start, end, text: rate }] }],
  });
  return true;
}

/** Reports what is taken of something and is no part: money, or a count. */
function checkShare(context: Context, { share, whole }: Share): void {
  const unit = unitOf(context, share);
  if (!unit || unit.base === 'number') return;
  const { start, end } = share;
  const shown = source(context, share);
  context.report({
    rule: 'unit-mismatch',
    start,
    end,
    message: `Only a part can be taken \`of\` something: write a percentage, as in \`5% of ${source(context, whole)}\`, or \`${shown}\` alone.`,
  });
}

function checkSum(context: Context, left: Operand, right: Operand): void {
  const units = [left, right].map((operand) => unitOf(context, operand));
  const [one, other] = units;
  if (!one || !other || sameUnit(periodless(one), periodless(other))) return;
  context.report({
    rule: 'unit-mismatch',
    start: left.start,
    end: right.end,
    message: `${source(context, left)} is in ${unitText(one)} and ${source(context, right)} in ${unitText(other)}: they cannot be added, taken off or compared.${confusion(one, other)}`,
  });
}

/** An amount of money: money with or without its period, a share of a payment, or a calculation. */
export function checkAmount(context: Context, value: Value, head: string, asksPeriod: AsksPeriod): boolean {
  if (value.phrases.length !== 1) return false;
  const [phrase] = value.phrases;
  const [part] = phrase.parts;
  if (phrase.parts.length === 1 && part.kind === 'word' && part.text === 'nothing') return true;
  if (phrase.parts.length === 1 && isPercent(part)) {
    context.report({
      rule: 'wrong-value',
      start: part.start,
      end: part.end,
      message: `${source(context, part)} of what? Write for example \`${source(context, part)} of Core\`.`,
    });
    return true;
  }
  if (!checkCalculation(context, phrase)) return false;
  return phrase.parts.length !== 1 || !isOperand(part) || checkIsSum(context, part, head, asksPeriod);
}

/** A limit: an amount, perhaps before reductions, perhaps per person, and how several parties are cut back. */
export function checkLimit(context: Context, value: Value, head: string, asksPeriod: AsksPeriod): boolean {
  const [first, ...rest] = value.phrases;
  const main = first.parts.filter(
    (part) => !(part.kind === 'word' && ['before', 'reductions', 'after'].includes(part.text)),
  );
  const [part, rate] = main;
  if (main.length === 2 && isPerPerson(part) && rate.kind === 'unit' && rate.per?.unit.text === 'year')
    return rest.every(isLimitWord);
  if (main.length === 1 && isPercent(part)) {
    context.report({
      rule: 'wrong-value',
      start: part.start,
      end: part.end,
      message: `A limit of ${source(context, part)} has been read both ways: say of what, as in \`${source(context, part)} of Benchmark\`.`,
    });
  } else if (!checkCalculation(context, { ...first, parts: main })) return false;
  else if (main.length === 1 && isOperand(part)) {
    if (isPerPerson(part)) checkIsMoney(context, part, head, asksPeriod);
    else if (!checkIsSum(context, part, head, asksPeriod)) return false;
  }
  return rest.every(isLimitWord);
}

function isLimitWord({ parts }: Phrase): boolean {
  const words = parts.map((word) => (word.kind === 'word' ? word.text : '')).join(' ');
  return Object.hasOwn(limitWords, words);
}

/** `£2,000 per person` */
function isPerPerson(part: Part): boolean {
  return part.kind === 'quantity' && part.form === 'money' && !part.per?.count && part.per?.unit.text === 'person';
}

/** `pay 20% of price`, `deduct £40 per contact`, `nothing` */
export function checkMarginal(context: Context, value: Value): boolean {
  if (value.phrases.length !== 1) return false;
  const [word, amount, more] = value.phrases[0].parts;
  if (word.kind !== 'word' || more) return false;
  if (!amount) return word.text === 'nothing';
  if (word.text !== 'pay' && word.text !== 'deduct') return false;
  return (
    isOperand(amount) &&
    checkIsRate(context, word.text, amount) &&
    checkCalculation(context, { ...value.phrases[0], parts: [amount] })
  );
}

/** Reports a percentage that does not say of what, and a number that is no money; returns whether neither stands there. */
function checkIsRate(context: Context, word: string, amount: Operand): boolean {
  if (!isPercent(amount) && !isPlainNumber(amount)) return true;
  const { start, end } = amount;
  const shown = source(context, amount);
  const meant = isPercent(amount) ? [`${shown} of price`] : [`${shown}% of price`, `£${withCommas(shown)}`];
  context.report({
    rule: 'wrong-value',
    start,
    end,
    message: isPercent(amount)
      ? `${shown} of what? Write \`${word} ${meant[0]}\`.`
      : `${shown} of what? Write \`${word} ${meant[0]}\`, or \`${word} ${meant[1]}\` for each one.`,
    fixes: meant.map((text) => ({ title: `Write \`${text}\``, edits: [{ start, end, text }] })),
  });
  return true;
}

/** Conditions with commas between them. Returns whether the value has that form. */
export function checkConditions(context: Context, value: Value): boolean {
  return value.phrases.every((phrase) => checkCondition(context, phrase.parts));
}

/** `HbA1cControl meets target`, `FourHours at least 95%`, `Readiness is yes`, `(1 - Rate) above 3%`. */
export function checkCondition(context: Context, parts: readonly Part[]): boolean {
  const [subject, test, third, more] = parts;
  if (!subject || !test || more) return false;
  const due = subject.kind === 'name' ? dueFor(context, subject.text) : undefined;
  if (!isOperand(subject) || subject.kind === 'word') return false;
  checkNamesInside(context, [subject]);
  if (test.kind === 'range') {
    if (third || test.words === 'to') return false;
    if (due) checkRangeUnit(context, test, due);
    checkNamesInside(context, [test]);
    return true;
  }
  if (test.kind !== 'word' || third?.kind !== 'word') return false;
  if (test.text === 'meets' && third.text === 'target') {
    const declared = subject.kind === 'name' ? declaredAs(context, subject.text) : undefined;
    if (declared?.kind === 'measure' && !context.scope.fact(declared, 'targets')) {
      context.report({
        rule: 'target-missing',
        start: subject.start,
        end: third.end,
        message: `${declared.name} has no targets that it could meet: give the measure \`targets { … }\`, or compare it with a value here.${confidenceIn(context.scope, [declared])}`,
        related: [{ declared, message: `${declared.name} is declared here` }],
      });
    }
    return true;
  }
  return test.text === 'is' && (third.text === 'yes' || third.text === 'no');
}

/** A result of a table of payment terms. `due` is the unit of the values in its ranges. */
export function checkResult(context: Context, value: Value, where: ResultTable, due: Due | undefined): boolean {
  if (value.phrases.length === 1) {
    const words = value.phrases[0].parts.map((part) => (part.kind === 'word' ? part.text : '…')).join(' ');
    if ((words === 'nothing' || noneAlsoSaid.has(words)) && where === 'risk-share') {
      context.report({
        rule: 'wrong-value',
        start: value.start,
        end: value.end,
        message: 'In a risk share this is written `not shared`: it stays with the one named in `rest-with:`.',
        fixes: [{ title: 'Write `not shared`', edits: [{ start: value.start, end: value.end, text: 'not shared' }] }],
      });
      return true;
    }
    if (words === 'nothing') return true;
    if (words === 'not shared' || words === 'carried-forward')
      return where === (words === 'not shared' ? 'risk-share' : 'fund');
    const [only, more] = value.phrases[0].parts;
    if (!more && (only.kind === 'ramp' || only.kind === 'step')) return checkSlope(context, only, due);
    if (!more && where === 'fund' && only.kind === 'range' && only.words === 'from') {
      checkNamesInside(context, [only], ['reserve', 'line']);
      return only.low?.kind === 'name';
    }
    if ((where === 'outcome' || where === 'calculation') && isPlainNumber(only) && !more) {
      reportPlainResult(context, only, where);
      return true;
    }
    if (where === 'outcome' && !more && isOperand(only)) checkIsForTime(context, only, 'What a range pays');
    if (where !== 'risk-share' && where !== 'fund') {
      if (!more && isOperand(only)) checkRates(context, only);
      return checkCalculation(context, value.phrases[0]);
    }
  }
  return value.phrases.every((phrase) => {
    const [name, share, more] = phrase.parts;
    if (name?.kind !== 'name' || more) return false;
    checkNamesInside(context, [name], where === 'fund' ? ['organisation', 'reserve'] : ['organisation']);
    const declared = declaredAs(context, name.text);
    if (!share && where === 'fund' && value.phrases.length === 1 && declared?.kind === 'reserve') {
      const from = `from ${name.text}`;
      context.report({
        rule: 'wrong-value',
        start: name.start,
        end: name.end,
        message: `What is taken out of a reserve is written \`${from}\`.`,
        fixes: [{ title: `Write \`${from}\``, edits: [{ start: name.start, end: name.end, text: from }] }],
      });
      return true;
    }
    if (!share) {
      context.report({
        rule: 'wrong-value',
        start: name.start,
        end: name.end,
        message: `What share does ${name.text} have? Write it behind the name, as in \`${name.text} 50%\`.`,
      });
      return true;
    }
    if (share.kind === 'ramp') return checkSlope(context, share, due);
    return isPercent(share) || isMoney(share) || (isOperand(share) && share.kind !== 'word');
  });
}

/** A number that says neither £ nor % is no amount. */
function reportPlainResult(context: Context, number: Operand, where: 'outcome' | 'calculation'): void {
  const shown = source(context, number);
  const isNone = /^[0.]+$/.test(shown);
  const amount = asAmount(shown);
  const written = isNone ? ['nothing'] : where === 'outcome' ? [amount, `${shown}%`] : [amount];
  context.report({
    rule: 'unit-mismatch',
    start: number.start,
    end: number.end,
    message: isNone
      ? 'Where nothing is paid, write `nothing`.'
      : `${shown} of what? ${where === 'outcome' ? `An amount is written \`${amount}\`, a part of what the measure can earn \`${shown}%\`` : `An amount is written \`${amount}\``}.`,
    fixes: written.map((text) => ({
      title: `Write \`${text}\``,
      edits: [{ start: number.start, end: number.end, text }],
    })),
  });
}

function checkSlope(context: Context, slope: Extract<Part, { kind: 'ramp' | 'step' }>, due: Due | undefined): boolean {
  checkNamesInside(context, [slope]);
  const paid = slope.kind === 'ramp' ? [slope.from, slope.to] : [slope.amount];
  for (const operand of paid) checkIsForTime(context, operand, 'What a range pays');
  if (slope.kind === 'ramp') return true;
  if (slope.beyond && due) checkRangeUnit(context, slope.beyond, due);
  if (due) checkUnit(context, slope.step, due.unit.base === 'percent' ? { unit: { base: 'percentage-points' } } : due);
  return true;
}
