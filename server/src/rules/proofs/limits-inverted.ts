import type { Fix } from '../../../../grammar/syntax/findings.js';
import type { Block, Phrase } from '../../../../grammar/syntax/tree.js';
import { constantIn } from '../../analysis/constants.js';
import type { Extreme } from '../../analysis/extreme.js';
import { type LimitOn, partsOfTerm } from '../../analysis/parts.js';
import { inversionOf } from '../../analysis/proofs/effects.js';
import { moneyText, namesTogether, spotsText } from '../../analysis/words.js';
import { listed } from '../../semantics/listed.js';
import type { SpecificationRule } from '../rule.js';
import { blocksAround, type ContractUnderProof, reporting, underProof } from './contract.js';
import { outcomes, rate } from './example.js';
import { lineAt } from './lines.js';
import { looksPerLimit } from './looks.js';
import { leaveOpen } from './open.js';

const limits = (least: string): string =>
  `    most-paid: £35,000 per year, cut back in proportion\n    least-paid: ${least} per year\n`;

export const limitsInverted: SpecificationRule = {
  code: 'R518',
  name: 'limits-inverted',
  severity: 'error',
  since: '0.1.0',
  summary: 'The least that is paid is more than the most.',
  why: 'A floor above its own limit contradicts it: one side will read that the floor is owed, the other that the limit holds.',
  source: 'The language: `least-paid` is applied after `most-paid`, and a conflict of the two is an error.',
  bad: outcomes({ pool: '£60,000 per year', rate, more: limits('£50,000') }),
  good: outcomes({ pool: '£60,000 per year', rate, more: limits('£5,000') }),
  fix: 'suggested',
  on: ['contract'],
  *check(subject, context) {
    const contract = yield* underProof(subject, context);
    const report = reporting(contract, context);
    for (const { floor, most, by } of invertedFloors(contract)) {
      report({
        start: floor.start,
        end: floor.end,
        ...changingPlaces(contract.contract, floor, most, context.text),
        message: `\`least-paid\` ${beyondText(by)}. The least cannot be more than the most: mend one of the two.`,
        related: [{ beside: { start: most.start, end: most.end }, message: 'The most that is paid' }],
      });
    }
  },
};

function beyondText({ found, at, grows }: Extreme): string {
  if (!found) return `grows with ${listed(namesTogether(grows))} without end, beyond \`most-paid\``;
  const where = spotsText(at);
  return `is ${moneyText(found)} more than \`most-paid\`${where ? ` with ${where}` : ''}`;
}

/** The two sums in each other's place, where both always stand. */
function changingPlaces(contract: Block, floor: LimitOn, most: LimitOn, text: string): { fixes?: readonly Fix[] } {
  if (!constantIn(floor.limit) || !constantIn(most.limit)) return {};
  const phrases = [floor, most].map(({ start }) => lineAt(contract, start)?.value.phrases[0]);
  if (!phrases[0] || !phrases[1]) return {};
  const [least, greatest] = phrases.map((phrase) => phrase as Phrase);
  const edits = [
    { start: least.start, end: least.end, text: text.slice(greatest.start, greatest.end) },
    { start: greatest.start, end: greatest.end, text: text.slice(least.start, least.end) },
  ];
  return { fixes: [{ title: 'Let the two sums change places', edits }] };
}

interface InvertedFloor {
  readonly floor: LimitOn;
  readonly most: LimitOn;
  /** By how much the one is above the other at the most, and where. */
  readonly by: Extreme;
}

/** The floors that can stand above the limit of the same block. */
export function invertedFloors(proved: ContractUnderProof): InvertedFloor[] {
  const { contract, terms } = proved;
  const found = new Map<number, InvertedFloor>();
  const blockAt = (start: number): unknown => blocksAround(contract, { start, end: start })[0];
  for (const { term } of terms) {
    const { limits: all } = partsOfTerm(term);
    for (const floor of all) {
      if (floor.word !== 'least-paid' || found.has(floor.start)) continue;
      const most = all.find(({ word, start }) => word === 'most-paid' && blockAt(start) === blockAt(floor.start));
      const by = most && inversionOf(floor.limit, most.limit, { looks: looksPerLimit });
      if (!most || !by) continue;
      if (by.found || by.decided) found.set(floor.start, { floor, most, by });
      else
        leaveOpen(proved, {
          term,
          question: 'whether its `least-paid` can be more than its `most-paid`',
          ...(by.bound ? { atMost: by.bound } : {}),
          established: (sum) => `never by more than ${sum}`,
        });
    }
  }
  return [...found.values()];
}
