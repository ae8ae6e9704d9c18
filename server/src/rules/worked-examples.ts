import { type Rule, rule } from './rule.js';

const payment = (lines: readonly string[]): string =>
  `payment Results "Payment for quits" {\n  mechanism: activity\n  from: NorthshireICB\n  to: ShoreCIC\n${lines.map((line) => `  ${line}\n`).join('')}  measure: VerifiedQuits\n  paid: yearly in-arrears\n  settle: yearly within 90 days\n}\n`;

const example = (given: string, sum: string): string =>
  `example Plan "As planned" {\n  year: 2027/28\n  given { ${given} }\n  expect Results { ShoreCIC: receives ${sum} }\n}\n`;

const price = payment(['price: £260 per quit']);

/** R5: worked examples and their terms. */
export const exampleRules: readonly Rule[] = [
  rule({
    code: 'R501',
    name: 'example-disagrees',
    summary: 'An example expects another sum than its terms give.',
    fix: 'suggested',
    why: 'A worked example shows what both sides thought they were signing. Where it disagrees with the terms, one of the two is wrong, and that is better found before the first year is settled.',
    frame: 'contract',
    bad: price + example('VerifiedQuits: 760 quits', '£197,000.00'),
    good: price + example('VerifiedQuits: 760 quits', '£197,600.00'),
  }),
  rule({
    code: 'R502',
    name: 'example-lacks-value',
    summary: 'An example does not give a value that its terms use.',
    why: 'Without the value nobody can work the example out, and a guess would be somebody’s money.',
    frame: 'contract',
    bad: price + example('HbA1cControl: 64%', '£197,600.00'),
    good: price + example('VerifiedQuits: 760 quits   HbA1cControl: 64%', '£197,600.00'),
  }),
  rule({
    code: 'R503',
    name: 'example-cannot-run',
    summary: 'An example cannot be worked out.',
    why: 'Where the terms leave a question open, such as what the price is in the year of the example, the example cannot answer it for them. The settlement could not either.',
    frame: 'contract',
    bad: payment(['price { 2026/27: £260 per quit }']) + example('VerifiedQuits: 760 quits', '£197,600.00'),
    good: payment(['price { 2026/27 onwards: £260 per quit }']) + example('VerifiedQuits: 760 quits', '£197,600.00'),
  }),
];
