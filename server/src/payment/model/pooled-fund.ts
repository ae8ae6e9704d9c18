import type { Block, Line } from '../../../../grammar/syntax/tree.js';
import { readHead, rowKind } from '../../semantics/heads.js';
import { blockOf, blocksOf, lineOf } from '../../semantics/lines.js';
import { isOperand } from '../../semantics/walk.js';
import { moneyOver } from './amounts.js';
import {
  alreadyReported,
  atLeastNothing,
  type Builder,
  difference,
  namePart,
  nothing,
  problem,
  type Site,
  source,
  step,
  sum,
} from './builder.js';
import { boundsOf, expressionOf, sumOf } from './calculation.js';
import { type Band, type Expression, type Step, shownOf } from './expression.js';
import type { Part, Side } from './model.js';
import { question, writing } from './questions.js';
import { sharesFit } from './range-shares.js';
import { rangeRows } from './table.js';
import { variableNamed } from './variables.js';

interface FundLine {
  readonly name: string;
  /** The partner that bears it alone; none where it is shared. */
  readonly alone?: string;
  /** What is spent above the budget; negative where less is spent. */
  readonly over: Expression;
  readonly place: Line | Block;
}

/** What partners put into a fund, and what of its over- or underspend each bears or keeps. */
export function sidesOfFund(b: Builder, block: Block, site: Site): Side[] | undefined {
  const contributions = contributionsOf(b, block, site);
  const lines = blocksOf(block, 'line').map((line) => fundLineOf(b, line, site));
  const read = lines.filter((line) => line !== undefined);
  if (!contributions || read.length !== lines.length) return undefined;
  const shared = read.filter((line) => line.alone === undefined).map((line) => line.over);
  const place = { start: block.start, end: block.open };
  const net = step(b, site.term, 'Net overspend of the shared lines', sum(shared), place, 'money');
  const over = step(b, site.term, 'Overspend', atLeastNothing(net), place, 'money');
  const under = step(
    b,
    site.term,
    'Underspend',
    atLeastNothing({ kind: 'difference', left: nothing, right: net, place }),
    place,
    'money',
  );
  const borne = fundSide(b, block, 'overspend', over, site);
  const kept = fundSide(b, block, 'underspend', under, site);
  if (!borne || !kept) return undefined;
  const all: Expression[] = [over];
  for (const { name, alone, over: own, place: at } of read) {
    if (alone === undefined) continue;
    const above = step(b, site.term, `${name} above its budget`, atLeastNothing(own), at, 'money');
    borne.push({ party: alone, amount: above });
    all.push(above);
    kept.push({
      party: alone,
      amount: step(
        b,
        site.term,
        `${name} below its budget`,
        atLeastNothing({ kind: 'difference', left: nothing, right: own, place: at }),
        at,
        'money',
      ),
    });
  }
  return [
    { kind: 'put-in', parts: contributions, payers: [] },
    { kind: 'borne', parts: borne, payers: [], whole: sum(all) },
    { kind: 'kept', parts: kept, payers: [], beside: carriedForward(b, block, under, site) },
  ];
}

function contributionsOf(b: Builder, block: Block, site: Site): Part[] | undefined {
  const inner = blockOf(block, 'contributes');
  if (!inner) return alreadyReported(b, block);
  const parts: Part[] = [];
  for (const item of inner.items) {
    if (item.kind !== 'line' || rowKind(item) !== 'name') continue;
    const [name] = item.head;
    const amount = sumOf(b, item.value.phrases[0], site);
    if (!amount || name.kind !== 'name') return undefined;
    parts.push({ party: name.text, amount: step(b, site.term, `${name.text} puts in`, amount, item, 'money') });
  }
  return parts;
}

function fundLineOf(b: Builder, line: Block, site: Site): FundLine | undefined {
  const name = readHead(line.head).name?.text;
  const actualLine = lineOf(line, 'actual');
  const measure = namePart(actualLine?.value);
  const risk = lineOf(line, 'risk')?.value.phrases[0]?.parts[0];
  if (!name || !actualLine || !measure || !risk || !lineOf(line, 'risk')) return alreadyReported(b, line);
  const budget = moneyOver(b, line, 'budget', site);
  const variable = variableNamed(b, measure, { within: site.extent });
  if (!budget || !variable) return undefined;
  const over = step(
    b,
    site.term,
    `${name} over its budget`,
    difference({ kind: 'measured', variable }, budget, actualLine),
    line,
    'money',
  );
  return { name, over, place: actualLine, ...(risk.kind === 'name' ? { alone: risk.text } : {}) };
}

/** The parts of an overspend or underspend, reserves among them: a banded table. What is carried forward is nobody's part. */
function fundSide(
  b: Builder,
  block: Block,
  word: 'overspend' | 'underspend',
  on: Expression,
  site: Site,
): Part[] | undefined {
  const side = blockOf(block, word);
  if (!side) return alreadyReported(b, block);
  const byParty = new Map<string, Band[]>();
  for (const row of rangeRows(side)) {
    const bands = bandsOf(b, row, word, site);
    if (!bands) return undefined;
    for (const [party, band] of bands) byParty.set(party, [...(byParty.get(party) ?? []), band]);
  }
  const parts: Part[] = [];
  for (const [party, bands] of byParty) {
    const amount = step(b, site.term, party, { kind: 'bands', on, bands }, side, 'money');
    const reserve = blocksOf(block, 'reserve').find((candidate) => readHead(candidate.head).name?.text === party);
    // What is unspent goes into a reserve, however much that holds already.
    if (!reserve || word === 'underspend') {
      parts.push({ party, amount });
      continue;
    }
    const held = moneyOver(b, reserve, 'budget', site);
    if (!held) return undefined;
    // A reserve cannot pay more than it holds, and nothing says who pays amount: evaluating asks.
    parts.push({
      party,
      amount: step(b, site.term, `From ${party}`, { kind: 'least', of: [amount, held] }, reserve, 'money'),
    });
  }
  return parts;
}

/** What of an underspend is nobody's part, and stays in the fund. */
function carriedForward(b: Builder, block: Block, under: Expression, site: Site): Step[] {
  const side = blockOf(block, 'underspend');
  const rows = side ? rangeRows(side).filter(({ value }) => value.phrases[0]?.parts[0]?.kind === 'word') : [];
  const bands = rows.flatMap((row) => bandOf(b, row, site)?.(allOfIt) ?? []);
  if (!side || bands.length === 0) return [];
  return [step(b, site.term, 'Carried forward', { kind: 'bands', on: under, bands }, side, 'money')];
}

/** A range as a band that waits for its rate. */
function bandOf(b: Builder, row: Line, site: Site): ((rate: Expression) => Band) | undefined {
  const [head] = row.head;
  if (head.kind !== 'range')
    return problem(b, row, '`otherwise` is no band of its own: say from where to where it runs.');
  const bounds = boundsOf(b, head, site);
  if (!bounds) return undefined;
  const { low = nothing, high } = bounds;
  if (
    [low, high].some(
      (bound) => bound && shownOf(bound) !== 'money' && !(bound.kind === 'constant' && bound.value.n === 0n),
    )
  )
    return problem(b, head, 'The bands of a fund are in money.');
  const place = { text: source(b, head), start: row.start, end: row.colon };
  return (rate) => ({ low, ...(high ? { high } : {}), rate, ...place });
}

function bandsOf(b: Builder, row: Line, word: 'overspend' | 'underspend', site: Site): [string, Band][] | undefined {
  const band = bandOf(b, row, site);
  if (!band) return undefined;
  const [first] = row.value.phrases[0]?.parts ?? [];
  if (first?.kind === 'word') return [];
  if (first?.kind === 'range' && first.low?.kind === 'name') {
    const { text: reserve } = first.low;
    if (word === 'overspend') return [[reserve, band(allOfIt)]];
    return question(
      b,
      row.value,
      `What is unspent goes into ${reserve}, and not out of it: write \`${reserve} 100%\`.`,
      [writing(first, `${reserve} 100%`)],
    );
  }
  if (!sharesFit(b, row, true)) return undefined;
  const found: [string, Band][] = [];
  for (const { parts } of row.value.phrases) {
    const [name, share] = parts;
    const rate = share && isOperand(share) ? expressionOf(b, share, site) : undefined;
    if (name?.kind !== 'name' || !rate) return alreadyReported(b, row);
    found.push([name.text, band(rate)]);
  }
  return found;
}

const allOfIt: Expression = { kind: 'constant', value: { n: 1n, d: 1n }, shown: 'percent' };
