import { parse } from '../../../../grammar/syntax/parser.js';
import type { Block, Span } from '../../../../grammar/syntax/tree.js';
import { months as monthNames } from '../../../../grammar/syntax/vocabulary.js';
import { readHead } from '../../semantics/heads.js';
import { lineOf, wordAt } from '../../semantics/lines.js';
import type { Scope } from '../../semantics/names.js';
import { type Pausing, toTheEnd } from '../../semantics/pausing.js';
import { eachItem, eachPartOfValue } from '../../semantics/walk.js';
import { addMonths, april, type Period, periodText, type YearStart } from '../period.js';
import { alreadyReported, type Builder, difference, problem, type Site, step } from './builder.js';
import { sidesOfPayment } from './flows.js';
import { followingOf } from './following.js';
import type { Following, Model, Part, Problem, Side, Term, TermKind } from './model.js';
import { sidesOfFund } from './pooled-fund.js';
import { paymentOfRemedy, withheldBy } from './remedy.js';
import { sidesOfRiskShare } from './risk-share.js';
import { extentOf, isShadow, periodOfPart } from './time.js';
import { type Held, holdTogether } from './together.js';

/** The day on which a contract's years start: the first of the month that `year-starts:` names, else 1 April. */
export function yearStartOf(contract: Block): YearStart {
  const part = lineOf(contract, 'year-starts')?.value.phrases[0]?.parts[0];
  if (part?.kind === 'day') return { month: part.month, day: part.day };
  const month = part?.kind === 'name' ? (monthNames as readonly string[]).indexOf(part.text) + 1 : 0;
  return month > 0 ? { month, day: 1 } : april;
}

/** The days from a contract's first to its last, with and without its extension; undefined where it does not say. */
export function lifeOf(contract: Block): { life: Period; longest: Period } | undefined {
  const life = periodOfPart(lineOf(contract, 'term')?.value.phrases[0]?.parts[0], yearStartOf(contract));
  if (!life) return undefined;
  const part = lineOf(contract, 'extension')?.value.phrases[0]?.parts[0];
  const quantity = part?.kind === 'range' ? part.high : part;
  const count = quantity?.kind === 'quantity' ? Number(quantity.value.digits) / 10 ** quantity.value.scale : 0;
  const unit = quantity?.kind === 'quantity' ? (quantity.unit?.text ?? '') : '';
  const months = /^years?$/.test(unit) ? 12 * count : /^months?$/.test(unit) ? count : 0;
  return {
    life,
    longest: months > 0 ? { first: life.first, last: addMonths(life.last + 1, Math.trunc(months)) - 1 } : life,
  };
}

/**
 * Reads the payment terms of a contract for one settlement period.
 *
 * @param contract the contract's block
 * @param text the piece in which it stands
 * @param scope what the names in it mean
 * @param period the year or the part of one that is settled
 * @returns the model; terms that cannot be worked out carry their problems, and `problems` says why there is no model at all
 */
export function modelOf(contract: Block, text: string, scope: Scope, period: Period): Modelled {
  return toTheEnd(readingModel(contract, text, scope, period));
}

/** A model, or why there is none. */
export type Modelled = Model | { readonly problems: readonly Problem[] };

/** The same as `modelOf`, with a pause after each term. */
export function* readingModel(contract: Block, text: string, scope: Scope, period: Period): Pausing<Modelled> {
  const days = lifeOf(contract);
  const yearStart = yearStartOf(contract);
  const b: Builder = {
    text,
    scope,
    contract,
    settlement: period,
    yearStart,
    life: days?.life ?? period,
    longest: days?.longest ?? period,
    variables: new Map(),
    lets: new Map(),
    named: { bySite: new Set(), yearly: new Set(), words: new Map(), siteReads: 0 },
    amounts: new Map(),
    open: new Set(),
    asked: { compared: [], comparedBefore: [], everyYear: false, byDays: false },
    problems: [],
    slots: 0,
  };
  if (!days) {
    alreadyReported(b, contract);
    return { problems: b.problems };
  }
  if (period.last < days.longest.first || period.first > days.longest.last) {
    problem(b, contract, `${periodText(period, yearStart)} lies outside the contract's term.`);
    return { problems: b.problems };
  }
  if (period.last - period.first > mostDays) {
    problem(b, contract, 'One year is settled at a time, or a part of one.');
    return { problems: b.problems };
  }
  const drafts = yield* readingTerms(b);
  limitTogether(b, drafts);
  yield;
  withhold(b, drafts);
  return {
    contract: readHead(contract.head).name?.text ?? '',
    period,
    yearStart,
    rounding: wordAt(contract, 'rounding') === 'half-even' ? 'half-even' : 'half-up',
    currency: currencyOf(contract),
    terms: drafts,
    slots: b.slots,
    asked: b.asked,
  };
}

/** The currency of the first amount in a contract; another check sees that there is no other. */
function currencyOf(contract: Block): string {
  let currency: string | undefined;
  eachItem(contract.items, (item) => {
    if (item.kind !== 'line' || currency) return;
    eachPartOfValue(item.value, (part) => {
      if (part.kind === 'quantity') currency ??= part.currency;
    });
  });
  return currency ?? 'GBP';
}

/** From the first day of a year to its last. */
const mostDays = 365;

interface Draft extends Held {
  readonly title: string;
  readonly kind: TermKind;
  readonly place: Span;
  readonly block: Block;
  readonly status: Term['status'];
  following?: readonly Following[];
  problems: Problem[];
}

function* readingTerms(b: Builder): Pausing<Draft[]> {
  const drafts: Draft[] = [];
  for (const item of b.contract.items) {
    if (item.kind !== 'block') continue;
    const head = readHead(item.head);
    const kind = head.word?.text;
    if (!head.name || !isTermKind(kind)) continue;
    b.problems = [];
    const extent = extentOf(b, item);
    const shadow = isShadow(b, item);
    const status = shadow ? 'shadow' : extent ? 'applies' : 'rests';
    const draft: Draft = {
      name: head.name.text,
      title: head.title?.value ?? head.name.text,
      kind,
      place: { start: head.name.start, end: head.name.end },
      block: item,
      status,
      sides: [],
      problems: [],
    };
    if (status === 'applies' && extent)
      draft.sides = sidesOf(b, kind, item, { term: draft.name, block: item, extent }) ?? [];
    draft.problems = b.problems;
    drafts.push(draft);
    yield;
  }
  return drafts;
}

function isTermKind(word: string | undefined): word is TermKind {
  return (
    word === 'payment' || word === 'risk-share' || word === 'pooled-fund' || word === 'remedy' || word === 'together'
  );
}

function sidesOf(b: Builder, kind: TermKind, block: Block, site: Site): Side[] | undefined {
  switch (kind) {
    case 'payment':
      return sidesOfPayment(b, block, site);
    case 'risk-share':
      return sidesOfRiskShare(b, block, site);
    case 'pooled-fund':
      return sidesOfFund(b, block, site);
    default:
      return [];
  }
}

/** Limits on several terms change the parts of those terms. */
function limitTogether(b: Builder, drafts: readonly Draft[]): void {
  const sound = new Map(drafts.filter((draft) => draft.problems.length === 0).map((draft) => [draft.name, draft]));
  for (const draft of drafts) {
    if (draft.kind !== 'together' || draft.status !== 'applies') continue;
    b.problems = [];
    holdTogether(b, draft.block, sound, {
      term: draft.name,
      block: draft.block,
      extent: extentOf(b, draft.block) ?? b.settlement,
    });
    draft.problems = b.problems;
    if (b.problems.length === 0) continue;
    const terms = lineOf(draft.block, 'terms')?.value.phrases ?? [];
    for (const { parts } of terms) {
      const limited = parts[0]?.kind === 'name' ? sound.get(parts[0].text) : undefined;
      if (limited) limited.problems = [...limited.problems, ...b.problems];
    }
  }
}

/** Remedies are taken from the payment that they name, in its split. */
function withhold(b: Builder, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    if (draft.kind !== 'remedy' || draft.status !== 'applies') continue;
    b.problems = [];
    const extent = extentOf(b, draft.block) ?? b.settlement;
    const site: Site = { term: draft.name, block: draft.block, extent };
    draft.following = followingOf(b, draft.block, site);
    const found = withheldBy(b, draft.block, site);
    draft.problems = b.problems;
    if (found === 'none') continue;
    const payment = drafts.find((other) => other.name === paymentOfRemedy(b, draft.block, extent));
    if (!found) {
      // Then it cannot be worked out either how much of the payment is held back.
      if (payment) payment.problems = [...payment.problems, ...draft.problems];
      continue;
    }
    draft.sides = [found];
    if (!payment) continue;
    payment.sides = payment.sides.map((side) =>
      side.kind === 'paid' ? { ...side, parts: less(b, side.parts, found.parts, draft) } : side,
    );
  }
}

function less(b: Builder, parts: readonly Part[], taken: readonly Part[], remedy: Draft): Part[] {
  return parts.map((part, i) => {
    // Who has a share of the payment stands first in it; what is not earned, and may go to the same party, comes after.
    if (i >= taken.length) return part;
    const own = taken[i];
    const what = `${part.party}, less what ${remedy.name} holds back`;
    const left = difference(part.amount, own.amount, remedy.place);
    return {
      party: part.party,
      amount: { ...step(b, remedy.name, what, left, remedy.place, 'money'), holdsBack: true as const },
    };
  });
}

/** A period as people write it, by the years of a contract: `2028/29`, `Q2 2028/29`. Undefined where it is none, or has no end. */
export function readPeriod(text: string, contract: Block): Period | undefined {
  const { tree, findings } = parse(`period: ${text}`);
  const item = tree.items[0];
  const period =
    item?.kind === 'line' ? periodOfPart(item.value.phrases[0]?.parts[0], yearStartOf(contract)) : undefined;
  return period && findings.length === 0 && Number.isFinite(period.last) ? period : undefined;
}

/** The contracts of a tree. */
export function contractsIn(items: readonly { readonly kind: string }[]): Block[] {
  return items.filter(
    (item): item is Block => item.kind === 'block' && readHead((item as Block).head).word?.text === 'contract',
  );
}
