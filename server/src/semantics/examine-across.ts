import type { Block, Item, Name, Quantity } from '../../../grammar/syntax/tree.js';
import { type Context, declaredAs, dueFor, source } from './context.js';
import { dayText, numberOf } from './dates.js';
import { checkGivenByPerson } from './examine-people.js';
import { letName, wordOfHead } from './heads.js';
import { lineOf, onlyPart, wordAt } from './lines.js';
import { latestReview } from './review.js';
import type { BlockShape } from './schema/shapes.js';
import { addsUp, isTimeUnit, periods, singular, unitText } from './units.js';
import { inYear, withCommas } from './values/in-unit.js';
import { priceIn, saysOfWhat } from './values/prices.js';
import { isMoney } from './values/quantities.js';
import { eachPartOfItems } from './walk.js';

/** Checks that look at several lines of one block together. */
export function examineAcross(context: Context, block: Block, shape: BlockShape): void {
  if (shape.id === 'service') checkReview(context, block);
  else if (shape.id === 'contract/payment') checkPrice(context, block);
  else if (shape.id === 'contract/example/given') checkGivenByPerson(context, block);
  else if (shape.id === 'contract') {
    checkCurrencies(context, block);
    checkMissingValues(context, block);
  }
}

function checkReview(context: Context, block: Block): void {
  const review = lineOf(block, 'review-by');
  const day = review && onlyPart(review.value);
  const line = lineOf(block, 'period');
  const period = line && onlyPart(line.value);
  if (!review || day?.kind !== 'day' || period?.kind !== 'span' || period.to.kind !== 'day') return;
  const at = numberOf(day);
  const begins = period.from.kind === 'day' ? numberOf(period.from) : at;
  const latest = latestReview(begins, period.to);
  const ends = source(context, period.to);
  const place = { rule: 'review-late', start: review.value.start, end: review.value.end } as const;
  if (at < begins) {
    const message = `The review is due before the service begins, on ${source(context, period.from)}.`;
    context.report({ ...place, message });
  } else if (at > latest && latest === numberOf(period.to)) {
    context.report({ ...place, message: `The review is due after the service ends, on ${ends}.` });
  } else if (at > latest) {
    const written = dayText(latest);
    context.report({
      ...place,
      message: `The service ends on ${ends}, and is to be reviewed at least six months before, so that there is time to act: on ${written} at the latest.`,
      fixes: [{ title: `Write ${written}`, edits: [{ start: day.start, end: day.end, text: written }] }],
    });
  }
}

/** The key that says what is counted, by the mechanism of a payment with a price. */
const countedBy: ReadonlyMap<string, string> = new Map([
  ['activity', 'measure'],
  ['capitation', 'multiplied-by'],
]);

/** A price is for one of what is counted. */
function checkPrice(context: Context, block: Block): void {
  const counted = countedBy.get(wordAt(block, 'mechanism') ?? '');
  const subject = counted === undefined ? undefined : lineOf(block, counted);
  const name = subject && onlyPart(subject.value);
  const due = name?.kind === 'name' ? dueFor(context, name.text) : undefined;
  const one = due?.one ?? (due?.unit.words && singular(due.unit.words));
  const checkOne = (amount: Quantity, what: string): void => {
    if (!due || !one || !amount.per || amount.per.count || singular(amount.per.unit.text) === singular(one)) return;
    const place = { start: amount.start, end: amount.end };
    // What is counted says already which of them: `per person housed`.
    const isLonger = amount.per.unit.text.startsWith(`${one} `);
    const written = `${withCommas(source(context, { ...place, end: amount.per.start }).trimEnd())} per ${one}`;
    context.report({
      rule: 'unit-mismatch',
      ...place,
      message: `${due.of} is measured in ${unitText(due.unit)}, so ${what} is per ${one}, not per ${amount.per.unit.text}${isLonger ? `: write \`${written}\`` : ''}.`,
      ...(isLonger ? { fixes: [{ title: `Write \`${written}\``, edits: [{ ...place, text: written }] }] } : {}),
    });
  };
  for (const key of ['each-above-plan', 'each-below-plan']) {
    const [, each] = lineOf(block, key)?.value.phrases[0]?.parts ?? [];
    if (isMoney(each)) checkOne(each, `what \`${key}:\` says`);
  }
  if (counted === 'measure' && due && name && isTimeUnit(due.unit) && !addsUp(due.unit, due.kind))
    context.report({
      rule: 'unit-mismatch',
      start: name.start,
      end: name.end,
      message: `${due.of} is measured in ${unitText(due.unit)}, and ${due.unit.words} that somebody waits do not add up. If these are ${due.unit.words} of what is done, write \`kind: activity\` in ${due.of}.`,
    });
  const price = lineOf(block, 'price');
  const amount = price && priceIn(price.value);
  if (!amount) return;
  const time = timeOf(amount);
  if (saysOfWhat(amount) && (one || !time)) return checkOne(amount, 'its price');
  const { start, end } = price.value;
  if (time && time !== 'year') {
    const shown = source(context, amount);
    const yearly = inYear(shown);
    const rule = 'A price is for one person in a whole year';
    const forOne = `${yearly} per person`;
    return context.report({
      rule: 'unit-mismatch',
      start,
      end,
      message: yearly
        ? `${rule}: for ${shown}, write \`${forOne}\`.`
        : `${rule}: write what ${shown} comes to in a year, as in \`£120 per person\`.`,
      ...(yearly ? { fixes: [{ title: `Write \`${forOne}\``, edits: [{ start, end, text: forOne }] }] } : {}),
    });
  }
  const what = one ?? (wordAt(block, 'mechanism') === 'capitation' ? 'person' : undefined);
  const shown = source(context, price.value);
  const money = shown.slice(0, (amount.per?.start ?? amount.end) - start).trimEnd();
  if (what === undefined && money === shown) return;
  const written = `${withCommas(money)} per ${what ?? 'contact'}`;
  context.report({
    rule: 'unit-mismatch',
    start,
    end,
    message: `${money} for each what? Write${what === undefined ? ', for example,' : ''} \`${written}\`.`,
    ...(what === undefined
      ? {}
      : { fixes: [{ title: `Write \`${written}\``, edits: [{ start, end, text: written }] }] }),
  });
}

/** The time of an amount that is for one: `month` of `£9 per month`. */
function timeOf({ per }: Quantity): string | undefined {
  const word = per && !per.count ? singular(per.unit.text) : '';
  return periods.has(word) ? word : undefined;
}

function checkCurrencies(context: Context, block: Block): void {
  let first: Quantity | undefined;
  const reported = new Set<string>();
  const see = (quantity: Quantity): void => {
    first ??= quantity;
    const currency = quantity.currency as string;
    if (currency === first.currency || reported.has(currency)) return;
    reported.add(currency);
    context.report({
      rule: 'mixed-currencies',
      start: quantity.start,
      end: quantity.end,
      message: `A contract is in one currency: ${source(context, quantity)} is in ${currency}, and ${source(context, first)} before it in ${first.currency}.`,
    });
  };
  eachPartOfItems(block.items, (part) => {
    if (part.kind === 'quantity' && part.form === 'money') see(part);
  });
}

/** The blocks of a contract in which money depends on the measures that they name; a remedy does where it withholds. */
const paying = new Set(['payment', 'risk-share', 'pooled-fund']);

function movesMoney(item: Item): boolean {
  if (item.kind === 'line') return letName(item) !== undefined;
  if (item.kind !== 'block') return false;
  const word = wordOfHead(item.head)?.text ?? '';
  return (
    paying.has(word) ||
    (word === 'remedy' &&
      item.items.some((inner) => inner.head[0]?.kind === 'word' && inner.head[0].text === 'withhold'))
  );
}

/** A measure on which money depends says what happens when its value is missing. Asked for where the contract first names it. */
function checkMissingValues(context: Context, contract: Block): void {
  const seen = new Set<string>();
  const see = (name: Name): void => {
    if (seen.has(name.text)) return;
    seen.add(name.text);
    const declared = declaredAs(context, name.text);
    if (declared?.kind !== 'measure' || context.scope.fact(declared, 'if-missing')) return;
    context.report({
      rule: 'if-missing-unsaid',
      start: name.start,
      end: name.end,
      message: `Money depends on ${name.text}, which does not say what happens when its value is missing. Give the measure \`if-missing: fails\`, \`excluded\` or \`last-value\`.`,
      related: [{ declared, message: `${declared.name} is declared here` }],
    });
  };
  eachPartOfItems(contract.items.filter(movesMoney), (part) => {
    if (part.kind === 'name') see(part);
  });
}
