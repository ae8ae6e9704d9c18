import type { Fix } from '../../../../grammar/syntax/findings.js';
import type { Block, Line, Name } from '../../../../grammar/syntax/tree.js';
import { readHead } from '../../semantics/heads.js';
import { lineOf } from '../../semantics/lines.js';
import { formatPercent } from '../format.js';
import { equals, one, type Rational, subtract, total } from '../rational.js';
import { amountOfPayment, mechanismOf } from './amounts.js';
import { alreadyReported, type Builder, constant, difference, problem, product, type Site, step } from './builder.js';
import type { Expression } from './expression.js';
import { cutBack, type Limit, limited, limitOf, raised } from './governing.js';
import type { Part, Share, Side } from './model.js';
import { poolsHeldBackFrom } from './named.js';
import { poolOf, unearned } from './outcome.js';
import { cutForEach } from './per-person.js';
import { percentageOf } from './quantities.js';
import { adding, exchanging, question } from './questions.js';
import { extentOf, isShadow } from './time.js';

/** Organisations with their shares of a sum, as after `to:`; one alone has all of it. */
export function splitOf(b: Builder, line: Line | undefined, block: Block): Share[] | undefined {
  if (!line) return alreadyReported(b, block);
  const shares: Share[] = [];
  for (const { parts } of line.value.phrases) {
    const [name, beside, more] = parts;
    if (name?.kind !== 'name' || more || beside?.kind === 'bracketed') return alreadyReported(b, line);
    const share: Rational | undefined = beside ? percentageOf(beside.kind === 'quantity' ? beside : undefined) : one;
    if (!share || (!beside && line.value.phrases.length > 1))
      return question(
        b,
        name,
        `What is the share of ${name.text}? Write \`${name.text} …%\`, so that all add up to 100%.`,
        [restFor(name, line)],
      );
    shares.push({ party: name.text, share });
  }
  if (shares.length === 0) return alreadyReported(b, line);
  if (!equals(total(shares.map(({ share }) => share)), one))
    return problem(b, line.value, 'The shares do not add up to 100%, so it is not clear who gets the whole.', true);
  return shares;
}

/** The answer that gives one party what all others leave; undefined where others say no share either, or leave nothing. */
function restFor(name: Name, line: Line): Fix | undefined {
  const others = line.value.phrases.filter(({ parts }) => parts[0] !== name).map(({ parts }) => parts[1]);
  const shares = others.map((share) => percentageOf(share?.kind === 'quantity' ? share : undefined));
  const known = shares.filter((share) => share !== undefined);
  const rest = subtract(one, total(known));
  return known.length === shares.length && rest.n > 0n ? adding(name, formatPercent(rest), ' ') : undefined;
}

/** Who receives and pays what under a payment. */
export function sidesOfPayment(b: Builder, block: Block, site: Site): Side[] | undefined {
  const to = splitOf(b, lineOf(block, 'to'), block);
  const payers = splitOf(b, lineOf(block, 'from'), block);
  const name = readHead(block.head).name;
  const earned = name && amountOfPayment(b, block, site, name);
  if (!to || !payers || !name || !earned) return undefined;
  const left = lessHeldBack(b, block, earned, site);
  const parts = left && limitedParts(b, block, left, to, site);
  if (!parts) return undefined;
  if (mechanismOf(block) !== 'outcome') return [{ kind: 'paid', parts, payers }];
  const pool = poolOf(b, block, site)?.amount;
  const unearnedLine = lineOf(block, 'unearned-to');
  if (!unearnedLine) return [{ kind: 'paid', parts, payers, ...(pool ? { pool } : {}) }];
  const others = splitOf(b, unearnedLine, block);
  if (!others || !pool) return undefined;
  const rest = unearned(b, pool, left, site, unearnedLine);
  return [{ kind: 'paid', parts: [...parts, ...dealt(b, rest, others, site, block)], payers, pool }];
}

/** A payment less the pools that are held back from it. */
function lessHeldBack(b: Builder, block: Block, amount: Expression, site: Site): Expression | undefined {
  let left: Expression = amount;
  for (const holder of poolsHeldBackFrom(b.contract, site.term)) {
    const extent = extentOf(b, holder);
    // What cannot be earned in a shadow year is not held back in it.
    if (!extent || isShadow(b, holder)) continue;
    const name = readHead(holder.head).name?.text ?? '';
    const pool = poolOf(b, holder, { term: name, block: holder, extent });
    if (!pool) return undefined;
    const place = lineOf(holder, 'pool-is') ?? block;
    const what = `Less the pool of ${name}, held back`;
    const less = difference(left, pool.amount, place);
    left = { ...step(b, site.term, what, less, place, 'money'), holdsBack: true };
  }
  return left;
}

/** Splits a sum among parties, then holds it within the block's limits. */
function limitedParts(
  b: Builder,
  block: Block,
  amount: Expression,
  to: readonly Share[],
  site: Site,
): Part[] | undefined {
  const most = limitOf(b, block, 'most-paid', site);
  const least = limitOf(b, block, 'least-paid', site);
  if (!most || !least) return undefined;
  const capped = most !== 'none' && !most.beforeReductions ? most : undefined;
  if (capped?.how === 'order') {
    if (least !== 'none')
      return question(
        b,
        least.place,
        '`least-paid` beside a limit that is `cut back in order` does not say who is made up: use `cut back in proportion`.',
        [exchanging(b, capped.place, 'cut back in order', 'cut back in proportion')],
      );
    return cutBack(b, dealt(b, amount, to, site, block), capped, site);
  }
  if (capped && !capped.how && to.length > 1) return cutBack(b, dealt(b, amount, to, site, block), capped, site);
  const held = capped ? heldTo(b, amount, capped, site) : amount;
  if (!held) return undefined;
  return dealt(b, least === 'none' ? held : raised(b, held, least, site), to, site, block);
}

/** One sum, held to a limit. */
function heldTo(b: Builder, amount: Expression, limit: Limit, site: Site): Expression | undefined {
  if (!limit.perPerson) return limited(b, amount, limit, site);
  return cutForEach(b, [{ party: '', amount }], limit, site)?.[0].amount;
}

/** Each party's share of a sum. */
export function dealt(
  b: Builder,
  amount: Expression,
  to: readonly Share[],
  site: Pick<Site, 'term'>,
  block: Block,
): Part[] {
  const place = lineOf(block, 'to') ?? block;
  if (to.length === 1) return [{ party: to[0].party, amount }];
  return to.map(({ party, share }) => ({
    party,
    amount: step(b, site.term, party, product(constant(share, 'percent'), amount), place, 'money'),
  }));
}
