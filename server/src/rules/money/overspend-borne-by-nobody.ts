import type { Fix } from '../../../../grammar/syntax/findings.js';
import type { Block, Operand, Quantity, Span } from '../../../../grammar/syntax/tree.js';
import { constantIn } from '../../analysis/constants.js';
import { type Extreme, extremeOf } from '../../analysis/extreme.js';
import { type Drawn, drawnIn, inNoRange } from '../../analysis/proofs/unborne.js';
import { moneyText } from '../../analysis/words.js';
import type { TermOfYears } from '../../analysis/years.js';
import { difference } from '../../payment/model/builder.js';
import type { Rational } from '../../payment/rational.js';
import { readHead } from '../../semantics/heads.js';
import { blockOf, blocksOf } from '../../semantics/lines.js';
import { listed } from '../../semantics/listed.js';
import { blocksAround, type ContractUnderProof, reporting, underProof } from '../proofs/contract.js';
import { lineAt } from '../proofs/lines.js';
import { looksPerLimit } from '../proofs/looks.js';
import { leaveOpen } from '../proofs/open.js';
import type { RuleContext, SpecificationRule } from '../rule.js';
import { contractWith, headWith } from './example.js';

const fund = (ends: string): string => `  pooled-fund Breath "What both councils spend on admissions" {
    host: Eastmere
    contributes { Eastmere: £2.1m per year }
    line Admissions { budget: £2.1m per year   actual: Spend   risk: shared }
    reserve Buffer { budget: £200,000 per year }
    overspend {
      paid-on: part-in-each-band
      over £0 up to ${ends}:  from Buffer
      above ${ends}:          Eastmere 100%
    }
    underspend {
      paid-on: part-in-each-band
      above £0:  carried-forward
    }
    settle: yearly within 120 days
  }

  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: £150,000 per year
    only-if: QuitRate at least 30%
    jump-agreed: "Fewer would succeed without any help."
    paid: monthly in-arrears
  }
`;

const fromOctober = headWith(['1 April 2026', '1 October 2026']);

export const overspendBorneByNobody: SpecificationRule = {
  code: 'R762',
  name: 'overspend-borne-by-nobody',
  severity: 'warning',
  since: '0.1.0',
  summary:
    'A part of what a pooled fund overspends falls to nobody: more is to come from a reserve than it holds, or no range takes it.',
  why: 'What the agreement leaves to nobody is quarrelled about when it has been spent already, and until then no settlement can be made. It happens most easily in a year of which the contract has only a part: the reserve is in proportion to it, and a range that ends with a plain sum is not.',
  source:
    'The language: a reserve pays no more than its budget, and what of an overspend no range and no reserve takes is asked about. That agreements under section 75 of the NHS Act 2006 say who bears an overspend is general knowledge, not verified.',
  bad: contractWith(fund('£200,000'), { head: fromOctober, envelope: '  envelope: £2.8m per year\n' }),
  good: contractWith(fund('£200,000 per year'), { head: fromOctober, envelope: '  envelope: £2.8m per year\n' }),
  fix: 'suggested',
  on: ['contract'],
  *check(subject, context) {
    const contract = yield* underProof(subject, context);
    const report = reporting(contract, context);
    for (const block of blocksOf(subject.block, 'pooled-fund')) {
      const name = readHead(block.head).name?.text;
      const terms = contract.terms.filter(({ term }) => term.kind === 'pooled-fund' && term.name === name);
      const overspend = blockOf(block, 'overspend');
      if (terms.length === 0 || !overspend) continue;
      yield;
      for (const overdrawn of overdrawnIn(contract, terms))
        tellOverdrawn(contract, overdrawn, overspend, context, report);
      yield;
      tellInNoRange(contract, terms, overspend, report);
    }
  },
};

/** A reserve from which more is to come than it holds, in some years. */
interface Overdrawn {
  readonly reserve: string;
  /** Where the last of the ranges that draw on it begins. */
  readonly range: number;
  readonly years: { readonly of: TermOfYears; readonly held: Rational; readonly most: Extreme }[];
}

function overdrawnIn(contract: ContractUnderProof, terms: readonly TermOfYears[]): Overdrawn[] {
  const found = new Map<string, Overdrawn>();
  for (const of of terms)
    for (const drawn of of.term.sides.flatMap(drawnIn)) {
      const held = constantIn(drawn.held);
      if (!held || !isOverdrawn(contract, of, drawn)) continue;
      const known = found.get(drawn.reserve) ?? { reserve: drawn.reserve, range: Math.max(...drawn.ranges), years: [] };
      found.set(drawn.reserve, known);
      const most = extremeOf(drawn.drawn, 'greatest', { looks: looksPerLimit });
      if (most) known.years.push({ of, held, most });
    }
  return [...found.values()];
}

function isOverdrawn(contract: ContractUnderProof, { term }: TermOfYears, { drawn, held }: Drawn): boolean {
  const beyond = extremeOf(difference(drawn, held, term.place), 'greatest', { looks: looksPerLimit });
  if (!beyond) return false;
  if ((beyond.found && beyond.found.n > 0n) || (beyond.decided && !beyond.bound)) return true;
  if (!beyond.decided && !(beyond.bound && beyond.bound.n <= 0n))
    leaveOpen(contract, { term, question: 'whether more can be taken from its reserve than there is in it' });
  return false;
}

function tellOverdrawn(
  contract: ContractUnderProof,
  { reserve, range, years }: Overdrawn,
  overspend: Block,
  { text }: RuleContext,
  report: RuleContext['report'],
): void {
  const row = lineAt(contract.contract, range);
  const budget = blocksAround(contract.contract, overspend).flatMap((fund) =>
    blocksOf(fund, 'reserve').filter((block) => readHead(block.head).name?.text === reserve),
  )[0];
  if (!row || !budget) return;
  const clauses = years.map(({ of, held, most }) => {
    const drawn = most.bound && most.found ? `up to ${moneyText(most.found)}` : 'any sum';
    return `${drawn} in ${listed(of.years)}, with ${moneyText(held)} in it`;
  });
  const partOnly = years.every(({ of }) => !of.year.whole);
  const ends = partOnly ? plainEnds(overspend) : [];
  report({
    start: row.start,
    end: row.colon,
    message: `Of an overspend, more is to come from ${reserve} than it holds: ${listed(clauses)}. Nobody bears what is beyond that. ${
      ends.length > 0
        ? 'Only a part of that year is in the term, and the reserve is in proportion to it: let the ends of the ranges be so too, with `per year`.'
        : 'Let the range end with what is in the reserve, and say in the next who bears what is above.'
    }`,
    ...(ends.length > 0 ? { fixes: [perYear(ends, text)] } : {}),
    related: [{ beside: { start: budget.start, end: budget.open }, message: 'What is in the reserve' }],
  });
}

/** The sums by which ranges begin and end, where all are written as numbers, and none says for which time it is. */
function plainEnds(overspend: Block): Quantity[] {
  const ends = overspend.items.flatMap((item): Operand[] => {
    const [head] = item.kind === 'line' ? item.head : [];
    return head?.kind === 'range' ? [head.low, head.high].filter((end) => end !== undefined) : [];
  });
  const plain = ends.filter((end): end is Quantity => end.kind === 'quantity' && end.form === 'money' && !end.per);
  return plain.length === ends.length ? plain.filter(({ value }) => value.digits !== 0n) : [];
}

function perYear(ends: readonly Quantity[], text: string): Fix {
  const [first] = ends;
  return {
    title: `Write \`${text.slice(first.start, first.end)} per year\``,
    edits: ends.map(({ end }) => ({ start: end, end, text: ' per year' })),
  };
}

function tellInNoRange(
  contract: ContractUnderProof,
  terms: readonly TermOfYears[],
  overspend: Block,
  report: RuleContext['report'],
): void {
  const place: Span = { start: overspend.start, end: overspend.open };
  for (const { term, year, years } of terms) {
    const left = term.sides.flatMap((side) => inNoRange(side, place) ?? [])[0];
    const most = left && extremeOf(left, 'greatest', { looks: looksPerLimit });
    if (!most || (most.bound && most.bound.n <= 0n)) continue;
    if (most.bound && !(most.found && most.found.n > 0n)) {
      if (!most.decided) leaveOpen(contract, { term, question: 'whether a range takes every part of an overspend' });
      continue;
    }
    const when = years.length === contract.years.length ? '' : ` in ${year.label}`;
    const what =
      most.bound && most.found ? `up to ${moneyText(most.found)} of it lies` : 'what is above the last of them lies';
    report({
      ...place,
      message: `The ranges do not take all of an overspend${when}: ${what} in none, and nobody bears it. Let the first begin with \`over £0\`, each other one where the one before it ends, and the last with \`above\`.`,
    });
    return;
  }
}
