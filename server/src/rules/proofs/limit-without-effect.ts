import type { Fix } from '../../../../grammar/syntax/findings.js';
import type { Block } from '../../../../grammar/syntax/tree.js';
import { type LimitOn, partsOfTerm } from '../../analysis/parts.js';
import { type Effect, effectOf } from '../../analysis/proofs/effects.js';
import { moneyText } from '../../analysis/words.js';
import type { Expression } from '../../payment/model/expression.js';
import { variablesIn } from '../../payment/model/inside.js';
import type { Rational } from '../../payment/rational.js';
import { lineOf, wordAt } from '../../semantics/lines.js';
import type { SpecificationRule } from '../rule.js';
import { blocksAround, reporting, underProof } from './contract.js';
import { outcomes, rate } from './example.js';
import { invertedFloors } from './limits-inverted.js';
import { lineAt, takingOut } from './lines.js';
import { looksPerLimit } from './looks.js';
import { leaveOpen } from './open.js';

const most = (limit: string): string => `    most-paid: ${limit} per year, cut back in proportion\n`;

const pool = '£100,000 per year';
const envelope = '  envelope: £600,000 per year\n';

export const limitWithoutEffect: SpecificationRule = {
  code: 'R517',
  name: 'limit-without-effect',
  severity: 'info',
  since: '0.1.0',
  summary: 'A limit can never be reached, or always is.',
  why: 'A limit that nothing can reach looks like protection and is none: most often it is a slip in its sum, or was left behind when the terms under it changed. One that is always reached makes all below it idle.',
  source:
    'The language asks that every limit can matter. A limit kept for the sake of later changes is silenced with that reason.',
  bad: outcomes({ pool, rate, envelope, more: most('£400,000') }),
  good: outcomes({ pool, rate, envelope, more: most('£90,000') }),
  fix: 'safe',
  on: ['contract'],
  *check(subject, context) {
    const contract = yield* underProof(subject, context);
    const report = reporting(contract, context);
    const seen = new Map<number, Looked>();
    for (const { term } of contract.terms) {
      for (const limit of partsOfTerm(term).limits) {
        const known: Looked = seen.get(limit.start) ?? { limit, amounts: new Set(), effects: new Set() };
        // What a remedy holds back is part of its payment too.
        if (known.amounts.has(limit.amount)) continue;
        known.amounts.add(limit.amount);
        yield;
        const found = effectOf(limit, { looks: looksPerLimit });
        known.effects.add(found.effect);
        if (!found.decided) leaveOpen(contract, { term, question: `whether its \`${limit.word}\` can ever matter` });
        if (found.reaches?.bound) known.reaches = found.reaches.bound;
        seen.set(limit.start, known);
      }
    }
    const inverted = new Set(invertedFloors(contract).map(({ floor }) => floor.start));
    for (const { limit, effects, reaches } of seen.values()) {
      if (inverted.has(limit.start)) continue;
      const [effect, ...others] = effects;
      if (effect === 'sometimes' || others.length > 0) continue;
      const { start, end, word, forEach } = limit;
      const floor = word === 'least-paid';
      const held = floor
        ? 'what it raises never falls below'
        : forEach
          ? 'nobody brings more than'
          : 'what it limits never exceeds';
      report({
        start,
        end,
        ...(effect === 'never' ? fixesFor(contract.contract, limit, context.text) : {}),
        message:
          effect === 'always'
            ? `\`${word}\` always decides what is paid, whatever is measured: all that it ${floor ? 'raises' : 'limits'} is idle. Mend its sum.`
            : `\`${word}\` can never matter${reaches ? `: ${held} ${moneyText(reaches)}` : ''}. Mend its sum, or take it out.`,
      });
    }
  },
};

/** What was seen of a limit in all the terms and years in which it stands. */
interface Looked {
  readonly limit: LimitOn;
  readonly amounts: Set<Expression>;
  readonly effects: Set<Effect>;
  reaches?: Rational;
}

/**
 * A limit that can never matter can be taken out, and the payment means what it meant. Not where it is a part of what a reader looks for, as in the
 * sharing of gains and losses or the price of an activity; nor where what is agreed or published may change, or years may be added.
 */
function fixesFor(
  contract: Block,
  { start, end, amount, limit, word, forEach }: LimitOn,
  text: string,
): { fixes?: readonly Fix[] } {
  const line = lineAt(contract, start);
  const term = blocksAround(contract, { start, end }).pop();
  const mechanism = term && wordAt(term, 'mechanism');
  const isSteady = variablesIn([amount, limit]).every(({ known }) => known === undefined);
  if (!line || forEach || !isSteady || lineOf(contract, 'extension')) return {};
  return mechanism === 'outcome' || mechanism === 'calculation' ? { fixes: [takingOut(line, word, text)] } : {};
}
