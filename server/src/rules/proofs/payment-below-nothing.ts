import type { Fix } from '../../../../grammar/syntax/findings.js';
import type { Block, Line, Span } from '../../../../grammar/syntax/tree.js';
import type { Extreme } from '../../analysis/extreme.js';
import { type LessenedPart, lessenedParts, type Shortfall, shortfallOf } from '../../analysis/proofs/below-nothing.js';
import type { Spots } from '../../analysis/search.js';
import { moneyText, namesTogether, spotsText } from '../../analysis/words.js';
import type { Variable } from '../../payment/model/expression.js';
import type { Term } from '../../payment/model/model.js';
import { negate } from '../../payment/rational.js';
import { readHead } from '../../semantics/heads.js';
import { blocksOf, lineOf, linesOf, wordAt } from '../../semantics/lines.js';
import { listed } from '../../semantics/listed.js';
import { says } from '../contracts.js';
import { contractWith } from '../money/example.js';
import { namesOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { blocksAround, type ContractUnderProof, reporting, underProof } from './contract.js';
import { addingBefore } from './lines.js';
import { looksPerTerm } from './looks.js';
import { leaveOpen } from './open.js';

const heldBack = (limit: string): string => `  payment Results "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: £150,000 per year
    only-if: QuitRate at least 34%
    jump-agreed: "Fewer would succeed without any help."
${limit}    paid: yearly in-arrears
    settle: yearly within 120 days
  }

  payment Bonus "A part that quits earn" {
    mechanism: outcome
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    pool: £40,000 per year
    pool-is: held-back-from Results
    Quits 100% {
      below 640 quits:                    nothing
      from 640 quits to below 760 quits:  0% rising to 100%
      at least 760 quits:                 100%
    }
    paid: yearly in-arrears
    settle: yearly within 120 days
  }
`;

export const paymentBelowNothing: SpecificationRule = {
  code: 'R526',
  name: 'payment-below-nothing',
  severity: 'warning',
  since: '0.1.0',
  summary: 'More can be taken off a payment than there is in it.',
  why: 'A payment from which more is taken than it comes to is a debt: the provider has to pay the commissioner, though nobody wrote that it shares a loss. Most often two deductions meet that were thought of one at a time, or a fixed sum is taken off a payment that can be small.',
  source:
    'The language: what remedies and pools hold back is taken off the payment, whatever is left. What a party is meant to pay is written as its share of a loss.',
  bad: contractWith(heldBack('')),
  good: contractWith(heldBack('    least-paid: £0 per year\n')),
  fix: 'suggested',
  on: ['contract'],
  *check(subject, context) {
    const contract = yield* underProof(subject, context);
    const report = reporting(contract, context);
    const told = new Set<string>();
    for (const { term, year, years } of contract.terms) {
      const block = blocksAround(contract.contract, term.place).pop();
      if (term.kind !== 'payment' || !block || told.has(term.name)) continue;
      const deducts = deductionsIn(block).length > 0;
      const parts = term.sides.flatMap(lessenedParts).filter(({ heldBack }) => deducts || heldBack.length > 0);
      if (parts.length === 0) continue;
      yield;
      const found = shortfallOf(parts, deducts ? 'all' : 'held-back', { looks: looksPerTerm });
      if (!found) continue;
      const { bound, found: least, decided } = found.least;
      if (!(least && least.n < 0n) && !decided) {
        leaveOpen(contract, {
          term,
          question: 'whether more can be taken off it than there is in it',
          ...(bound ? { atMost: negate(bound) } : {}),
          established: (sum) => `never by more than ${sum}`,
        });
        continue;
      }
      told.add(term.name);
      const takers = takersOf(contract.contract, parts, block);
      const where = spotsText(whereOf(found.least));
      const all = years.length === contract.years.length ? '' : ` in ${year.label}`;
      report({
        ...term.place,
        ...fixesFor(contract, block, takers, context.text),
        message: `${shortfallText(found, term)}${all}: ${where && `with ${where}, `}${takersText(takers)}. ${adviceText(takers, block)}`,
        related: takers.map(({ start, end }) => ({ beside: { start, end }, message: 'What is taken off it' })),
      });
    }
  },
};

/** The lines of a payment for a plan that take something off for each unit beside it. */
function deductionsIn(payment: Block): Line[] {
  return ['each-above-plan', 'each-below-plan'].flatMap((key) =>
    wordAt(payment, key) === 'deduct' ? linesOf(payment, key) : [],
  );
}

/** What takes something off a payment. */
interface Taker extends Span {
  readonly kind: 'remedy' | 'pool' | 'deduction';
  /** The remedy, the payment that has the pool, or the line of the deduction. */
  readonly name: string;
  readonly block: Block;
}

function takersOf(contract: Block, parts: readonly LessenedPart[], payment: Block): Taker[] {
  const found = new Map<number, Taker>();
  for (const { start, end } of deductionsIn(payment)) {
    const name = start === lineOf(payment, 'each-below-plan')?.start ? 'each-below-plan' : 'each-above-plan';
    found.set(start, { kind: 'deduction', name, block: payment, start, end });
  }
  for (const { start, end } of parts.flatMap(({ heldBack }) => heldBack)) {
    const block = blocksAround(contract, { start, end }).pop();
    const head = block && readHead(block.head);
    if (!block || !head?.name) continue;
    const kind = head.word?.text === 'remedy' ? 'remedy' : 'pool';
    found.set(start, { kind, name: head.name.text, block, start, end });
  }
  return [...found.values()];
}

/** The results with which it falls so far; not what it falls with, where it falls without end. */
function whereOf({ at, bound, grows }: Extreme): Spots {
  return bound ? at : new Map([...at].filter(([variable]) => !grows.includes(variable)));
}

function shortfallText({ party, least: { found, bound, grows } }: Shortfall, { name }: Term): string {
  const what = party === undefined ? name : `What ${party} has of ${name}`;
  return found && bound
    ? `${what} can fall ${moneyText(negate(found))} below nothing`
    : `${what} falls below nothing without end as ${growing(grows)}`;
}

function growing(grows: readonly Variable[]): string {
  const names = namesTogether(grows);
  return `${listed(names)} ${names.length === 1 ? 'grows' : 'grow'}`;
}

function takersText(takers: readonly Taker[]): string {
  const words = { remedy: '', pool: 'the pool of ', deduction: 'its ' };
  const names = takers.map(({ kind, name }) => `${words[kind]}${kind === 'deduction' ? `\`${name}\`` : name}`);
  return `${listed(names)} ${names.length === 1 ? 'takes' : 'take'} off more than there is in it`;
}

function adviceText(takers: readonly Taker[], payment: Block): string {
  const of = (kind: Taker['kind']): readonly Taker[] => takers.filter((taker) => taker.kind === kind);
  const named = (some: readonly Taker[]): string => listed(some.map(({ name }) => name));
  const [limited, others] = [true, false].map((is) =>
    of('remedy').filter(({ block }) => says(block, 'most-withheld') === is),
  );
  const advice = [
    ...(limited.length > 0 ? [`lower the \`most-withheld\` of ${named(limited)}`] : []),
    ...(others.length > 0 ? [`say in \`most-withheld\` how much ${named(others)} can take at the most`] : []),
    ...(of('pool').length > 0 ? [`make the pool of ${named(of('pool'))} smaller`] : []),
    ...(of('deduction').length > 0 ? ['deduct less'] : []),
    ...(of('remedy').length === 0 && !says(payment, 'least-paid') ? ['add `least-paid: £0 per year`'] : []),
  ];
  const text = listed(advice, 'or');
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

/** The limit with which nothing falls below nothing, where one limit is enough. */
function fixesFor(
  { contract }: ContractUnderProof,
  payment: Block,
  takers: readonly Taker[],
  text: string,
): { fixes?: readonly Fix[] } {
  const { name } = readHead(payment.head);
  const paid = lineOf(payment, 'paid');
  const [taker] = takers;
  const together = blocksOf(contract, 'together').some((block) =>
    namesOf(lineOf(block, 'terms')?.value).includes(name?.text ?? ''),
  );
  if (!name || !paid || together) return {};
  if (takers.every(({ kind }) => kind !== 'remedy')) {
    const inOrder = /cut back in order/.test(text.slice(payment.start, payment.end));
    return says(payment, 'least-paid') || inOrder
      ? {}
      : { fixes: [addingBefore(paid, 'least-paid: £0 per year', text)] };
  }
  const limit = lineOf(taker.block, 'most-withheld')?.value;
  const [phrase] = limit?.phrases ?? [];
  if (takers.length > 1 || says(payment, 'most-paid') || !phrase || limit?.phrases.length !== 1) return {};
  const written = text.slice(phrase.start, phrase.end);
  if (phrase.parts.length !== 1 || phrase.parts[0].kind !== 'quantity') return {};
  const within = `the lesser of ${written} and ${name.text}`;
  return { fixes: [{ title: `Write \`${within}\``, edits: [{ start: phrase.start, end: phrase.end, text: within }] }] };
}
