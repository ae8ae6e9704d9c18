import type { Span } from '../../../../grammar/syntax/tree.js';
import { jumpsOfTerm, type TermJump } from '../../analysis/proofs/jumps.js';
import { moneyText, nameOf, variableText } from '../../analysis/words.js';
import type { Variable } from '../../payment/model/expression.js';
import { absolute, compare, equals, subtract, whole } from '../../payment/rational.js';
import { isYesOrNo } from '../../payment/words.js';
import { lineOf } from '../../semantics/lines.js';
import type { SpecificationRule } from '../rule.js';
import { blocksAround, reporting, termAround, underProof } from './contract.js';
import { outcomes } from './example.js';
import { halvings, looksPerTerm } from './looks.js';
import { leaveOpen } from './open.js';
import { settingText } from './settings.js';

const rate = (first: string): string => `      below 34%:              nothing
      from 34% to below 38%:  ${first} rising to 100%
      at least 38%:           100%
`;

export const jumpInPayment: SpecificationRule = {
  code: 'R514',
  name: 'jump-in-payment',
  severity: 'warning',
  since: '0.1.0',
  summary: 'What is paid changes suddenly at one value of a measure, by more than a small sum.',
  why: 'At a jump a tenth of a percentage point can decide a large sum. That rewards timing, coding and luck rather than care, and it is where disputes begin. A slope between two values pays for every step. A jump that is meant is said to be meant.',
  source:
    'Outcome contracts that were disputed or collapsed over threshold payments (secondary sources); the size is a judgement.',
  options: [
    {
      name: 'most',
      default: 10000,
      doc: 'The largest jump, in pounds, that is not reported. The default is a judgement: what a finance team would look at twice.',
    },
  ],
  bad: outcomes({ pool: '£60,000 per year', rate: rate('40%'), envelope: '  envelope: £600,000 per year\n' }),
  good: outcomes({ pool: '£60,000 per year', rate: rate('0%'), envelope: '  envelope: £600,000 per year\n' }),
  fix: 'none',
  on: ['contract'],
  *check(subject, context) {
    const contract = yield* underProof(subject, context);
    const report = reporting(contract, context);
    const most = whole(Math.round(context.option<number>('most')));
    const largest = new Map<number, Found>();
    for (const { term, year, years } of contract.terms) {
      const when = years.length === contract.years.length ? '' : ` in ${year.label}`;
      const { jumps, undecided } = yield* jumpsOfTerm(term, most, { looks: looksPerTerm, halvings });
      for (const { variable, bound } of undecided.filter(hasValuesBetween)) {
        leaveOpen(contract, {
          term,
          question: `whether what it makes of ${nameOf({ ...variable, window: undefined })} jumps by more than ${moneyText(most)}`,
          ...(variable.window ? { windows: [variable.window] } : {}),
          ...(bound ? { atMost: bound } : {}),
          established: (sum) => `beside what is reported, no jump is larger than ${sum}`,
        });
      }
      for (const jump of jumps.filter(hasValuesBetween)) {
        const place = placeOf(jump);
        const around = termAround(contract.contract, place);
        const own = term.name === around;
        const known = largest.get(place.start);
        // A remedy or a limit on several terms changes other terms too: its own sum is the one to show.
        if (!known || (own && !known.own) || (own === known.own && compare(jump.size, known.jump.size) > 0))
          largest.set(place.start, { jump, place, own, when, term: own ? term.name : `${term.name}, by ${around},` });
      }
    }
    for (const { jump, place, term, when } of largest.values()) {
      const agreed = blocksAround(contract.contract, place).some((block) => lineOf(block, 'jump-agreed'));
      if (agreed) continue;
      const others = jump.places.filter(({ start }) => start !== place.start);
      report({
        start: place.start,
        end: place.end,
        message: `${messageFor(jump, term, when)} ${adviceFor(jump)}, or say in \`jump-agreed:\` why it is meant.`,
        ...(others.length > 0
          ? { related: others.map((beside) => ({ beside, message: 'The other side of the jump' })) }
          : {}),
      });
    }
  },
};

/** Yes or no has no values between which a payment could rise. */
function hasValuesBetween({ variable }: { readonly variable: Variable }): boolean {
  return !isYesOrNo(variable);
}

interface Found {
  readonly jump: TermJump;
  readonly place: Span;
  /** Whether the place is in the term's own text. */
  readonly own: boolean;
  readonly term: string;
  /** The year in which it is so large, where it is not so in all of them. */
  readonly when: string;
}

/** The last of what is decided there: the range that begins, the condition, the limit. */
function placeOf({ places }: TermJump): Span {
  return places.reduce((a, b) => (b.start > a.start ? b : a));
}

function messageFor(jump: TermJump, term: string, when: string): string {
  const { variable, at, before, there, after, size, setting, isStep } = jump;
  const value = variableText(at, variable);
  const parts: string[] = [];
  if (before && !equals(before, there)) parts.push(`${moneyText(before)} just below it`);
  parts.push(`${moneyText(there)} there`);
  if (after && !equals(after, there)) parts.push(`${moneyText(after)} just above it`);
  const where = isStep ? 'per whole step, as at' : 'at';
  return `What ${term} makes of ${nameOf(variable)} jumps by ${moneyText(size)} ${where} ${value}${variable.window ? '' : when}: ${parts.join(', ')}${settingText(setting)}.${unitText(jump)}`;
}

function adviceFor({ isStep }: TermJump): string {
  return isStep ? 'Leave out `whole`, so that parts of a step are paid too' : 'Let it rise or fall over a range';
}

/** What one unit more is worth, where a measure is counted. */
function unitText({ variable, before, there }: TermJump): string {
  if (!variable.whole || !before || equals(before, there)) return '';
  return ` One more or less is worth ${moneyText(absolute(subtract(there, before)))}.`;
}
