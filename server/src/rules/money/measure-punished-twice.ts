import type { Block, Item, Name } from '../../../../grammar/syntax/tree.js';
import { readHead, rowKind } from '../../semantics/heads.js';
import { blocksOf, lineOf } from '../../semantics/lines.js';
import { mentionsIn, says } from '../contracts.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith } from './example.js';

const remedy = (name: string, measure: string, bound: string, each: string): string => `
  remedy ${name} "${each} held back for poor results" {
    when: ${measure} below ${bound}
    action: "A plan within 10 working days"
    withhold: 5% of Core
    each: quarter
    returned: when-met
    most-withheld: £5,000 per year
  }
`;

const core = `  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: £150,000 per year
    paid: monthly in-arrears
    settle: quarterly within 90 days
  }
`;

export const measurePunishedTwice: SpecificationRule = {
  code: 'R759',
  name: 'measure-punished-twice',
  severity: 'info',
  since: '0.1.0',
  summary: 'One poor result takes money away twice under one contract.',
  why: 'Two penalties for one result add up to more than either says, and a provider can be hit for one failing as for two. Written in different places they look like two safeguards.',
  source:
    'Ambiguities collected from published schemes: whether sanctions for one failing are added (secondary sources).',
  bad: contractWith(core + remedy('Late', 'QuitRate', '36%', 'Money') + remedy('VeryLate', 'QuitRate', '30%', 'More')),
  good: contractWith(core + remedy('Late', 'QuitRate', '36%', 'Money')),
  fix: 'none',
  on: ['contract'],
  check({ block }, context) {
    const seen = new Map<string, { name: Name; where: string }>();
    for (const { name, where } of penaltiesIn(block)) {
      const earlier = seen.get(name.text);
      if (!earlier) {
        seen.set(name.text, { name, where });
        continue;
      }
      context.report({
        start: name.start,
        end: name.end,
        message: `${where} takes money away for ${name.text}, for which ${earlier.where} does so already. If both are meant, see what one failing costs in all; else take one out.`,
        related: [
          {
            beside: { start: earlier.name.start, end: earlier.name.end },
            message: 'Money is taken away for it here too',
          },
        ],
      });
    }
  },
};

interface Penalty {
  readonly name: Name;
  readonly where: string;
}

/** The measures for which a remedy holds something back, or a payment is reduced, in the order in which they stand. */
function penaltiesIn(contract: Block): Penalty[] {
  const remedies = blocksOf(contract, 'remedy').flatMap((block) => {
    const when = lineOf(block, 'when');
    if (!when || !says(block, 'withhold')) return [];
    const where = readHead(block.head).name?.text ?? 'A remedy';
    return [...new Map(mentionsIn([when]).map((name) => [name.text, { name, where }])).values()];
  });
  return [...contract.items.flatMap((item) => reductionsIn(item, '')), ...remedies];
}

function reductionsIn(item: Item, term: string): Penalty[] {
  if (item.kind !== 'block') return [];
  const { word, name } = readHead(item.head);
  const where = term === '' ? (name?.text ?? '') : term;
  if (word?.text !== 'reduced') return item.items.flatMap((inner) => reductionsIn(inner, where));
  return item.items.flatMap((row) => {
    if (row.kind !== 'line' || rowKind(row) !== 'unless') return [];
    return row.head.flatMap((part) => (part.kind === 'name' ? [{ name: part, where }] : []));
  });
}
