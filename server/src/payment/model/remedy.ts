import type { Block, Value } from '../../../../grammar/syntax/tree.js';
import { readHead } from '../../semantics/heads.js';
import { eachPartOfValue } from '../../semantics/walk.js';
import { overlap, periodText, type Window, windowsIn } from '../period.js';
import {
  alreadyReported,
  atLeastNothing,
  type Builder,
  blocksNamed,
  difference,
  lineNamed,
  nothing,
  problem,
  type Site,
  step,
  sum,
  wordOf,
} from './builder.js';
import { calculationOf } from './calculation.js';
import { conditionsOf } from './conditions.js';
import type { Condition, Expression } from './expression.js';
import { dealt, splitOf } from './flows.js';
import { limitOf } from './governing.js';
import type { Side } from './model.js';
import { valueFor } from './time.js';

/** What a remedy holds back in the settlement period; `none` where it asks only for action. */
export function withheldBy(b: Builder, block: Block, site: Site): Side | 'none' | undefined {
  const line = lineNamed(block, 'withhold');
  const when = lineNamed(block, 'when');
  if (!line && blocksNamed(block, 'withhold').length === 0) return 'none';
  const value = valueFor(b, block, 'withhold', site.extent);
  const each = wordOf(block, 'each');
  const returned = wordOf(block, 'returned');
  if (!value || !when || !each || !returned || !['month', 'quarter', 'year'].includes(each))
    return value ? alreadyReported(b, block) : undefined;
  const payment = paymentNamed(b, value);
  if (!payment) return problem(b, value, 'Of which payment is it held back? Name one, as in `10% of Core`.');
  const amounts: Expression[] = [];
  const missed: Condition[] = [];
  for (const window of windowsIn(site.extent, each as Window, b.yearStart)) {
    const extent = overlap(window, site.extent);
    const inner: Site = { ...site, extent: extent ?? window, window };
    const amount = calculationOf(b, value.phrases[0], inner);
    const conditions = conditionsOf(b, when.value, inner, true);
    if (!amount || !conditions) return undefined;
    const condition: Condition = conditions.length === 1 ? conditions[0] : { kind: 'all', of: conditions };
    missed.push(condition);
    amounts.push(
      step(
        b,
        site.term,
        periodText(window, b.yearStart),
        { kind: 'when', condition, amount: amount, whenDropped: false },
        value,
        'money',
      ),
    );
  }
  const total = cappedAndReturned(b, block, amounts, missed, returned === 'when-met', site);
  const to = total && splitOf(b, lineNamed(payment, 'to'), payment);
  const payers = to && splitOf(b, lineNamed(payment, 'from'), payment);
  if (!total || !to || !payers) return undefined;
  return { kind: 'withheld', parts: dealt(b, total, to, site, payment), payers };
}

/** The limit counts what is held back as the year goes on; what is held back for a window is returned when a later one is met. */
function cappedAndReturned(
  b: Builder,
  block: Block,
  amounts: readonly Expression[],
  missed: readonly Condition[],
  returns: boolean,
  site: Site,
): Expression | undefined {
  const limit = limitOf(b, block, 'most-paid', site);
  const most = limitOf(b, block, 'most-withheld', site);
  if (!most || !limit) return undefined;
  const place = { start: block.start, end: block.open };
  const upTo = amounts.map((_, i) => {
    const sofar = sum(amounts.slice(0, i + 1));
    return most === 'none'
      ? sofar
      : step(b, site.term, 'Held back so far', { kind: 'least', of: [sofar, most.amount] }, most.place, 'money');
  });
  const held = upTo.map((sofar, i) => {
    const own = i === 0 ? sofar : atLeastNothing(difference(sofar, upTo[i - 1], place));
    const later = missed.slice(i + 1);
    if (!returns || later.length === 0) return own;
    const stays: Condition = later.length === 1 ? later[0] : { kind: 'all', of: later };
    return { kind: 'when' as const, condition: stays, amount: own, whenDropped: false };
  });
  return step(b, site.term, 'Held back', held.length === 0 ? nothing : sum(held), place, 'money');
}

/** The name of the payment from which a remedy withholds; undefined where it names none, or several. */
export function paymentOfRemedy(b: Builder, block: Block): string | undefined {
  const value = lineNamed(block, 'withhold')?.value ?? valueFor(b, block, 'withhold', b.settlement);
  const payment = value && paymentNamed(b, value);
  return payment && readHead(payment.head).name?.text;
}

/** The payment whose name stands in an amount. */
function paymentNamed(b: Builder, value: Value): Block | undefined {
  const found = new Set<Block>();
  eachPartOfValue(value, (part) => {
    if (part.kind !== 'name') return;
    const bare = part.text.slice(part.text.lastIndexOf('.') + 1);
    for (const payment of blocksNamed(b.contract, 'payment'))
      if (readHead(payment.head).name?.text === bare) found.add(payment);
  });
  return found.size === 1 ? [...found][0] : undefined;
}
