import type { Block, Span } from '../../../../grammar/syntax/tree.js';
import { lineOf, wordAt } from '../../semantics/lines.js';
import { alreadyReported, atLeastNothing, type Builder, nothing, problem, type Site, step, sum } from './builder.js';
import type { Expression } from './expression.js';
import { cutBack, limitOf } from './governing.js';
import type { Part, Side } from './model.js';
import { exchanging, question } from './questions.js';
import { isNeverNegative } from './sign.js';

/** A term as far as a limit on several terms changes it. */
export interface Held {
  readonly name: string;
  sides: Side[];
}

/** What is received of a part: where it can be below nothing, and is paid then, nothing. */
function receivedOf({ amount }: Part): Expression {
  return isNeverNegative(amount) ? amount : atLeastNothing(amount);
}

/** What is received of a part within the limit, and what is paid of it where it is below nothing: no limit changes that. */
function withPaid(b: Builder, { party, amount }: Part, held: Part, place: Span, site: Site): Part {
  if (isNeverNegative(amount)) return held;
  const paid: Expression = { kind: 'least', of: [nothing, amount] };
  return { party, amount: step(b, site.term, `${party}, or what is paid`, sum([held.amount, paid]), place, 'money') };
}

/**
 * Limits what is received under several terms together, by changing their parts. With `net: yes` what is paid under them, as a share of a loss,
 * is set against it first. Returns whether it could be read.
 */
export function holdTogether(b: Builder, block: Block, terms: ReadonlyMap<string, Held>, site: Site): true | undefined {
  const line = lineOf(block, 'terms');
  const limit = limitOf(b, block, 'most-paid', site);
  if (!line || limit === 'none') return alreadyReported(b, block);
  if (!limit) return undefined;
  const received: { held: Held; side: number; part: number; value: Part }[] = [];
  const losses: Expression[] = [];
  for (const { parts } of line.value.phrases) {
    const [name] = parts;
    const held = name?.kind === 'name' ? terms.get(name.text) : undefined;
    if (!held) {
      if (name?.kind !== 'name') return alreadyReported(b, line);
      return problem(b, name, `${name.text} cannot be worked out, so neither can a limit on it and others together.`);
    }
    held.sides.forEach((side, index) => {
      if (side.kind !== 'paid' && side.kind !== 'gain' && side.kind !== 'loss') return;
      side.parts.forEach((value, part) => {
        if (value.party === side.rest) return;
        if (side.kind === 'loss') losses.push(value.amount);
        else received.push({ held, side: index, part, value });
      });
    });
  }
  if (received.length === 0) return true;
  const net = wordAt(block, 'net') === 'yes' && losses.length > 0;
  if (net && limit.perPerson)
    return question(
      b,
      limit.place,
      "A loss is nobody's, so it cannot be set against a limit for each person: take out `net: yes`.",
      [exchanging(b, lineOf(block, 'net') ?? limit.place, 'yes', 'no')],
    );
  const amount = net
    ? step(b, site.term, 'Limit with losses set against it', sum([limit.amount, ...losses]), limit.place, 'money')
    : limit.amount;
  const cut = cutBack(
    b,
    received.map(({ value }) => ({ ...value, amount: receivedOf(value) })),
    { ...limit, amount },
    site,
  );
  if (!cut) return undefined;
  received.forEach(({ held, side, part, value }, i) => {
    const old = held.sides[side];
    const left = withPaid(b, value, cut[i], limit.place, site);
    held.sides[side] = { ...old, parts: old.parts.map((before, at) => (at === part ? left : before)) };
  });
  return true;
}
