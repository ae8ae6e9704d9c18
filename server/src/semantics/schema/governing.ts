import {
  type BlockShape,
  block,
  conditions,
  type KeyShape,
  key,
  limit,
  oneOf,
  type RowShape,
  text,
  type ValueShape,
} from './shapes.js';

/** How much of a gain or a loss counts. */
export const mostOfGain = key(
  'most-counted: 10% of Benchmark',
  limit,
  'The most gain or loss that counts, before it is shared.',
  {
    byYear: true,
  },
);

/** How much of what is measured counts, in the unit of the measure that the key `of` names, or of the measure around it. */
export const mostMeasured = (example: string, of?: string): KeyShape =>
  key(
    `most-counted: ${example}`,
    { type: 'measured', orCalculation: true, ...(of ? { of } : {}) },
    'The most of it that counts.',
    {
      byYear: true,
      ...(of ? { when: ['activity'] } : {}),
    },
  );

/** What may hold back, reduce or limit the result of the block in which it stands. `counted` limits what goes into it. */
export const governing = (counted?: KeyShape): readonly KeyShape[] => [
  key(
    'only-if: HbA1cControl meets target',
    conditions,
    'Conditions that must all hold; where one does not, this block pays nothing.',
  ),
  key('any-of: QuitRate meets target, PriorityShare meets target', conditions, 'Conditions of which one must hold.'),
  key(
    'scaled-by: QualityScore',
    { type: 'names', kinds: ['measure', 'input', 'let'], many: false, percent: true },
    'A percentage by which the result is multiplied.',
  ),
  ...(counted ? [counted] : []),
  key(
    'most-paid: £150,000 per year, cut back in proportion',
    limit,
    'The most that those named here receive or pay together, after sharing and reductions.',
    { byYear: true },
  ),
  key('least-paid: £20,000 per year', limit, 'The least that they receive together. It is applied after `most-paid`.', {
    byYear: true,
  }),
  key('jump-agreed: "why"', text, 'Why a jump in what is paid is meant. Without it every large jump is reported.'),
];

/** Conditions some of which are alternatives, in the block with this id. */
export const conditionsBlock = (id: string): BlockShape =>
  block(`${id}/only-if`, {
    doc: 'Conditions, where some of them are alternatives.',
    example:
      'only-if {\n  all-of: FourHours at least 95%\n  any-of: QuitRate meets target, PriorityShare meets target\n}',
    keys: [
      key('all-of: HbA1cControl meets target', conditions, 'Conditions that must all hold.', { repeats: true }),
      key(
        'any-of: QuitRate meets target, PriorityShare meets target',
        conditions,
        'Conditions of which one must hold.',
        { repeats: true },
      ),
    ],
  });

/** Reductions, in the block with this id. */
export const reduced = (id: string): BlockShape =>
  block(`${id}/reduced`, {
    doc: 'What is taken off where standards are not met.',
    example: 'reduced {\n  combine: added\n  percent-of: amount-earned\n  unless FourHours at least 95%: 25%\n}',
    keys: [
      key(
        'combine: added',
        oneOf({ added: 'the percentages are added up', multiplied: 'each is taken off what the ones before it left' }),
        'How several reductions come together. Published schemes differ, and so do the sums.',
        {
          required: true,
        },
      ),
      key(
        'percent-of: amount-earned',
        oneOf({ 'amount-earned': 'of what was earned', 'whole-pool': 'of the whole pool, earned or not' }),
        'What the percentages are percentages of.',
        { required: true },
      ),
    ],
    rows: [
      {
        head: 'unless',
        value: { type: 'percent' },
        doc: 'What is taken off unless the condition holds.',
        example: 'unless FourHours at least 95%: 25%',
      },
    ],
  });

/** A row of a table by ranges. */
export const rangeRow = (value: ValueShape, example: string, when?: readonly string[]): RowShape => ({
  head: 'range',
  value,
  example,
  doc: 'What results where the value lies in the range. The ranges must cover every value exactly once.',
  ...(when ? { when } : {}),
});
