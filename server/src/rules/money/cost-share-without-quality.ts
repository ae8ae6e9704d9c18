import type { Block, Name } from '../../../../grammar/syntax/tree.js';
import { blockOf, lineOf, wordAt } from '../../semantics/lines.js';
import type { Declared } from '../../semantics/names.js';
import { governingItems, measuresAmong, mentionsIn, wordFact } from '../contracts.js';
import { declarationsOf, nameSpan } from '../reading.js';
import type { RuleContext, SpecificationRule } from '../rule.js';
import { contractWith } from './example.js';

const share = (condition: string): string => `  risk-share Savings "Savings on admissions" {
    measure: Spend
    benchmark: £2.1m per year
    rest-with: Eastmere
    gain {
      paid-on: part-in-each-band
      over 0% up to 2%:   not shared
      over 2% up to 10%:  FreshStart 30%, Harbour 10%
      above 10%:          not shared
      most-paid: £60,000 per year, cut back in proportion
${condition}    }
    settle: yearly within 120 days
  }
`;

/** Kinds of measure that say nothing of how good a service is. */
const notQuality = new Set(['cost', 'activity', 'structure']);

export const costShareWithoutQuality: SpecificationRule = {
  code: 'R731',
  name: 'cost-share-without-quality',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A share of savings is paid whatever becomes of quality.',
  why: 'Who is paid for spending less, and for nothing else, is paid as much for care that is left out as for care that is no longer needed. Results that no money hangs on do not get better while others are paid for, and some get worse.',
  source:
    "Tomkinson's review of outcome contracts (2016, read as an abstract): unpaid outcomes do not improve and sometimes worsen. The Alternative Quality Contract in Massachusetts lets the share of a saving depend on quality (secondary sources).",
  bad: contractWith(share('')),
  good: contractWith(
    share(
      '      only-if: QuitRate meets target\n      jump-agreed: "No saving is shared in a year in which fewer people stop for good."\n',
    ),
  ),
  fix: 'none',
  on: ['risk-share', 'payment'],
  check({ kind, block, name }, context) {
    const share = kind === 'risk-share' ? shareOfCost(block, context) : shareOfSaving(block, context);
    if (!share) return;
    const { measure, names } = share;
    const judged = measuresAmong(context, names);
    // An input or a calculation among them may be a score of quality: what it is cannot be told.
    if (judged.length < new Set(names.map(({ text }) => text)).size) return;
    if (judged.some(({ declared }) => !notQuality.has(wordFact(context, declared, 'kind') ?? ''))) return;
    context.report({
      ...nameSpan(block),
      message: `${name} pays for ${kind === 'risk-share' ? 'a lower' : 'more'} ${measure.name} and asks nothing of quality, so it pays as well for care that is left out. Give ${kind === 'risk-share' ? '`gain`' : 'it'} a condition on an outcome, as in \`only-if: … meets target\`.`,
      related: [{ declared: measure, message: `${measure.name} is a ${kind === 'risk-share' ? 'cost' : 'saving'}` }],
    });
  },
};

/** What a term pays for, and the names that decide about it. */
interface Share {
  readonly measure: Declared;
  readonly names: readonly Name[];
}

function shareOfCost(block: Block, context: RuleContext): Share | undefined {
  const gain = blockOf(block, 'gain');
  const [measure] = declarationsOf(context, lineOf(block, 'measure')?.value);
  if (!gain || measure?.kind !== 'measure' || wordFact(context, measure, 'kind') !== 'cost') return undefined;
  return { measure, names: mentionsIn([...governingItems(block), ...governingItems(gain)]) };
}

const sums = new Set(['amount', 'on', 'result']);

/** A calculation from a cost of which more is better is one from what was saved. */
function shareOfSaving(block: Block, context: RuleContext): Share | undefined {
  if (wordAt(block, 'mechanism') !== 'calculation') return undefined;
  const calculated = block.items.filter(({ head: [first] }) => first?.kind === 'word' && sums.has(first.text));
  const names = mentionsIn([...calculated, ...governingItems(block)]);
  const saving = measuresAmong(context, names).find(
    ({ declared }) =>
      wordFact(context, declared, 'kind') === 'cost' && wordFact(context, declared, 'better') === 'higher',
  );
  return saving && { measure: saving.declared, names };
}
