import { type Reward, rewardsOf } from '../../analysis/proofs/direction.js';
import { moneyText, nameOf, variableText } from '../../analysis/words.js';
import { compare, subtract, whole } from '../../payment/rational.js';
import { declaredAs } from '../../semantics/context.js';
import { lineOf } from '../../semantics/lines.js';
import { listed } from '../../semantics/listed.js';
import { namesOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { reporting, underProof } from './contract.js';
import { outcomes } from './example.js';
import { halvings, looksPerContract } from './looks.js';
import { leaveOpen } from './open.js';
import { settingText } from './settings.js';

const rate = (slope: string): string => `      below 34%:              nothing
      from 34% to below 38%:  0% rising to 100%
      at least 38%:           ${slope}
`;

export const paysMoreForWorse: SpecificationRule = {
  code: 'R515',
  name: 'pays-more-for-worse',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A provider receives more for a worse result, under all terms that a measure feeds taken together.',
  why: 'Where a worse result pays more, the contract asks for the opposite of what it is for. It happens at the edge of a range, where one term falls while another rises, and where money follows activity that better care would make needless.',
  source:
    'Gain shares that end at a boundary reward spending a little more just beyond it; the third worked settlement of the language is one.',
  options: [
    {
      name: 'least',
      default: 1,
      doc: 'The smallest reward for a worse result, in pounds, that is reported. The default is a judgement: any at all, but for rounding.',
    },
  ],
  bad: outcomes({ rate: rate('60%') }),
  good: outcomes({ rate: rate('100%') }),
  fix: 'none',
  on: ['contract'],
  *check(subject, context) {
    const contract = yield* underProof(subject, context);
    const report = reporting(contract, context);
    const least = whole(Math.round(context.option<number>('least')));
    const providers = new Set(namesOf(lineOf(subject.block, 'providers')?.value));
    const worst = new Map<string, Reward & { readonly label: string }>();
    for (const { model, label } of contract.distinct) {
      const { rewards, undecided } = yield* rewardsOf(model, providers, least, { looks: looksPerContract, halvings });
      for (const { variable, terms, bound } of undecided) {
        const [only, ...more] = contract.terms.filter(({ term }) => terms.includes(term.name));
        leaveOpen(contract, {
          ...(only && more.every(({ term }) => term.name === only.term.name) ? { term: only.term } : {}),
          question: `whether a worse ${nameOf({ ...variable, window: undefined })} pays a provider more`,
          ...(variable.window ? { windows: [variable.window] } : {}),
          ...(bound ? { atMost: bound } : {}),
          established: (sum) => `never more than ${sum} more`,
        });
      }
      for (const reward of rewards) {
        const known = worst.get(reward.variable.name);
        if (!known || compare(sizeOf(reward), sizeOf(known)) > 0) worst.set(reward.variable.name, { ...reward, label });
      }
    }
    for (const reward of worst.values()) {
      const places = contract.terms.filter(({ term }) => reward.terms.includes(term.name));
      const [place, ...others] = [...new Map(places.map(({ term }) => [term.name, term.place])).values()];
      const isAlways = places.every(({ years }) => years.length === contract.years.length);
      const when = isAlways || reward.variable.window ? '' : ` in ${reward.label}`;
      const declared = declaredAs(context, reward.variable.name);
      report({
        start: place.start,
        end: place.end,
        message: messageFor(reward, when),
        related: [
          ...others.map((beside) => ({ beside, message: 'Feeds on the same measure' })),
          ...(declared ? [{ declared, message: `Here it says that ${reward.variable.better} is better` }] : []),
        ],
      });
    }
  },
};

function sizeOf({ atWorse, atBetter }: Reward): ReturnType<typeof subtract> {
  return subtract(atWorse, atBetter);
}

function messageFor(reward: Reward, when: string): string {
  const { party, variable, worse, better, terms, setting } = reward;
  const [at, than] = [worse, better].map(({ value, side }) =>
    side === 'at' ? variableText(value, variable) : `${side.replace('-', ' ')} ${variableText(value, variable)}`,
  );
  const together = terms.length > 1 ? ` ${listed(terms)} are taken together.` : '';
  return `Pays more for a worse result${when}: with ${nameOf(variable)} at ${at} ${party} has ${moneyText(sizeOf(reward))} more than at ${than}, and ${variable.better} is better${settingText(setting)}.${together} Mend the ranges so that no worse result pays more.`;
}
