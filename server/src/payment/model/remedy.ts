import type { Block, Value } from '../../../../grammar/syntax/tree.js';
import { readHead } from '../../semantics/heads.js';
import { blockOf, blocksOf, lineOf, linesOf, wordAt } from '../../semantics/lines.js';
import { eachPartOfValue } from '../../semantics/walk.js';
import { covers, overlap, type Period, periodText, type Window, windowsIn } from '../period.js';
import { alreadyReported, type Builder, problem, type Site, step, sum } from './builder.js';
import { sumOf } from './calculation.js';
import { conditionsOf } from './conditions.js';
import type { Condition, Expression, Step } from './expression.js';
import { dealt, splitOf } from './flows.js';
import { limitOf } from './governing.js';
import type { Side } from './model.js';
import { paymentsNamed } from './named.js';
import { addingLine, question } from './questions.js';
import { extentOf, rowsByYear, valueFor } from './time.js';

/** What a remedy holds back in the settlement period; `none` where it asks only for action. */
export function withheldBy(b: Builder, block: Block, site: Site): Side | 'none' | undefined {
  const line = lineOf(block, 'withhold');
  const when = lineOf(block, 'when');
  if (!line && blocksOf(block, 'withhold').length === 0) return 'none';
  const value = valueFor(b, block, 'withhold', site.extent);
  const each = wordAt(block, 'each');
  const returned = wordAt(block, 'returned');
  if (!value || !when || !each || !returned || !['month', 'quarter', 'year'].includes(each))
    return value ? alreadyReported(b, block) : undefined;
  const payment = paymentNamed(b, block, value);
  if (!payment && namesUnknown(b, lineOf(block, 'from')?.value ?? value)) return alreadyReported(b, block);
  if (!payment)
    return question(
      b,
      value,
      'From which payment is it held back? Name it, as in `10% of Core`, or add a line such as `from: Core`.',
      line && !lineOf(block, 'from') ? paymentsToName(b).map((name) => addingLine(b, line, `from: ${name}`)) : [],
    );
  if (!settlesWhole(b, block, each as Window, returned === 'when-met', site)) return undefined;
  const amounts: Step[] = [];
  const missed: Condition[] = [];
  for (const window of windowsIn(site.extent, each as Window, b.yearStart)) {
    const extent = overlap(window, site.extent);
    const inner: Site = { ...site, extent: extent ?? window, window };
    const amount = sumOf(b, value.phrases[0], inner);
    const conditions = conditionsOf(b, when.value, inner, true);
    if (!amount || !conditions) return undefined;
    const condition: Condition = conditions.length === 1 ? conditions[0] : { kind: 'all', of: conditions };
    missed.push(condition);
    amounts.push(
      step(
        b,
        site.term,
        periodText(window, b.yearStart),
        { kind: 'when', condition, amount, whenDropped: false, of: 'withheld' },
        value,
        'money',
      ),
    );
  }
  const total = cappedAndReturned(b, block, amounts, missed, returned === 'when-met', site);
  const to = total && splitOf(b, lineOf(payment, 'to'), payment);
  const payers = to && splitOf(b, lineOf(payment, 'from'), payment);
  if (!total || !to || !payers) return undefined;
  // What is returned is in no part, so that the trail would not come to it.
  return { kind: 'withheld', parts: dealt(b, total, to, site, payment), payers, beside: amounts };
}

/**
 * Sees that no window is settled in part, and where what is held back may be returned, that the year is settled: in a part of it nobody knows what
 * was held back before, nor whether the requirement is met later.
 */
function settlesWhole(b: Builder, block: Block, each: Window, returns: boolean, site: Site): true | undefined {
  const label = periodText(b.settlement, b.yearStart);
  for (const window of windowsIn(site.extent, returns ? 'year' : each, b.yearStart)) {
    const due = extentOf({ ...b, settlement: window }, block);
    if (!due || covers(site.extent, due)) continue;
    const place = lineOf(block, returns ? 'returned' : 'each') ?? block;
    return problem(
      b,
      place,
      returns
        ? `What is held back is returned when the requirement is met later in the year, and ${label} is settled: settle the year.`
        : `It is held back for each whole ${each}, and ${label} ends within one: settle whole ${each}s.`,
    );
  }
  return true;
}

/** What is held back for a window is returned when a later one is met; the limit is on what stays. */
function cappedAndReturned(
  b: Builder,
  block: Block,
  amounts: readonly Step[],
  missed: readonly Condition[],
  returns: boolean,
  site: Site,
): Expression | undefined {
  const most = limitOf(b, block, 'most-withheld', site);
  if (!most) return undefined;
  const place = { start: block.start, end: block.open };
  const stays = amounts.map((own, i) => {
    const later = missed.slice(i + 1);
    if (!returns || later.length === 0) return own;
    const condition: Condition = later.length === 1 ? later[0] : { kind: 'all', of: later };
    // A requirement that fell away in all later windows was not met in any.
    const stays: Expression = { kind: 'when', condition, amount: own, whenDropped: true, of: 'returned' };
    return step(b, site.term, `${own.what}, unless returned`, stays, own, 'money');
  });
  const held = step(b, site.term, 'Held back', sum(stays), place, 'money');
  if (most === 'none') return held;
  const limited: Expression = { kind: 'least', of: [held, most.amount], limits: 'most-withheld' };
  return step(b, site.term, 'Held back, within the limit', limited, most.place, 'money');
}

/** The name of the payment from which a remedy withholds in the days in which it is in force; undefined where it names none, or several. */
export function paymentOfRemedy(b: Builder, block: Block, extent: Period): string | undefined {
  const rows = rowsByYear(blockOf(block, 'withhold')?.items ?? [], b.yearStart);
  const inForce = rows.filter(({ period }) => overlap(period, extent)).map(({ line }) => line.value);
  const payment = paymentNamed(b, block, ...linesOf(block, 'withhold').map(({ value }) => value), ...inForce);
  return payment && readHead(payment.head).name?.text;
}

/** Whether a value has a name that nothing has: that is said there, and may be the payment's. */
function namesUnknown(b: Builder, value: Value): boolean {
  let isUnknown = false;
  eachPartOfValue(value, (part) => {
    if (part.kind === 'name' && !b.scope.find(part.text)) isUnknown = true;
  });
  return isUnknown;
}

/** More payments than these are not offered one by one. */
const mostOffered = 4;

function paymentsToName(b: Builder): string[] {
  const names = blocksOf(b.contract, 'payment').flatMap((payment) => readHead(payment.head).name?.text ?? []);
  return names.length > mostOffered ? [] : names;
}

/** The payment from which a remedy holds back: the one that it says, or that its amount names; else the only one there is. */
function paymentNamed(b: Builder, block: Block, ...amounts: readonly Value[]): Block | undefined {
  const from = lineOf(block, 'from');
  const named = new Set<Block>();
  for (const value of from ? [from.value] : amounts)
    eachPartOfValue(value, (part) => {
      if (part.kind !== 'name') return;
      const bare = part.text.slice(part.text.lastIndexOf('.') + 1);
      for (const payment of paymentsNamed(b.contract, bare)) named.add(payment);
    });
  if (named.size > 0 || from) return named.size === 1 ? [...named][0] : undefined;
  const payments = blocksOf(b.contract, 'payment');
  return payments.length === 1 ? payments[0] : undefined;
}
