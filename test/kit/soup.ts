import fc from 'fast-check';

/** Makers of texts that nobody would write, for properties that must hold of every text. */

const tokens = [
  '{',
  '}',
  '{',
  '}',
  ':',
  ',',
  '(',
  ')',
  '\n',
  '\n',
  '\n',
  '\n  ',
  '\n    ',
  ' ',
  '  ',
  '   ',
  '\t',
  ';',
  '=',
  '==',
  '+',
  '-',
  '–',
  '−',
  '×',
  '*',
  '/',
  '÷',
  'x',
  '>=',
  '<',
  '"text"',
  '"',
  '"""',
  '"""\nlong\n  text\n"""',
  '“curly”',
  '// comment',
  '// comment\n',
  '/* comment */',
  '/* two\n lines */',
  '/*',
  '*/',
  'kind',
  'kind:',
  'unit: percent',
  'to:',
  'payment',
  'measure',
  'contract',
  'contract C "c" {\n',
  'measure M "m" {',
  'Core',
  'HbA1cControl',
  'Core "Core"',
  '63%',
  '£12.4m',
  '£ 5',
  'GBP 400',
  '48,200 people',
  '1,25',
  '3',
  'per year',
  'per 10,000 people',
  'per',
  'below',
  'at least',
  'at  most',
  'from',
  'up to',
  'to',
  'to below',
  'over',
  'exactly',
  'otherwise',
  'above',
  'of',
  'and',
  'held between',
  'the lesser of',
  'rising to',
  'falling to',
  'for each',
  '1 April 2026',
  '2026-04-01',
  '2026/27',
  '2026/27 onwards',
  'Q2 2026/27',
  '31 April 2026',
  'onwards',
  'nhs/x',
  'mmol/mol',
  'use "./a.remit"',
  'remit 1',
  '\0',
  '\ud800',
  '[',
  '%',
  '.',
  '£',
  '\r',
  '\r\n',
  '\ufeff',
  '\u00a0',
  'é',
  '😀',
];

/** A token of the language, or something like one. */
export const token = fc.constantFrom(...tokens);

/** Tokens of the language, right and wrong ones, in any order. */
export const tokenSoup = fc
  .array(fc.tuple(token, fc.constantFrom('', ' ', ' ', '\n')), { maxLength: 40 })
  .map((parts) => parts.flat().join(''));

const gap = fc.constantFrom(' ', ' ', ' ', '  ', '\t', ' /* gap */ ');
const value = fc.constantFrom(
  '63%',
  'outcome',
  '£ 4.2m per  year',
  'ShoreCIC 35%,CoastGPs   15%',
  '"a",\n  "b" , "c"',
  '75%×QualityScore × (Benchmark -Spend)',
  '20% of\n  Core',
  'A, // why\n  B',
  'A,\n // own\n B',
  '(A // in\n + B)',
  '-5%',
  '(1 - Rate) held  between 40% and 75%',
  'the lesser of A and\tB',
  '"""\n    long\n      text\n  """',
  '"""one line"""',
  '"""first\n  second"""',
  'from Reserve',
  '3 /* x */ people',
  '1 April 2026 to 31 March 2031',
  '1  April  2026',
  '63 %',
  'A –B',
  'A ÷ 2',
  '"a long text that takes up room", "another long text that takes up room", "and a third one, longer than the rest, which no line holds"',
  'Alpha + Beta + Gamma + Delta + Epsilon + Zeta + Eta + Theta + Iota + Kappa + Lambda + Mu + Nu + Xi + Omicron + Pi + Rho + Sigma',
);
const lineHead = fc.constantFrom(
  'kind',
  'unit',
  'below 63%',
  'from  63% to below 68%',
  '2026/27',
  '2028/29 onwards',
  'ShoreCIC',
  'otherwise',
  'at least 3  people',
  'let  Saving',
  'unless A at least 5%',
);
const lineItem = fc.tuple(lineHead, fc.constantFrom(':', ' :', ': ', ':    '), value).map((parts) => parts.join(''));
const textItem = fc.constantFrom('"text"', '"""\n  long\n    text\n"""', '"""\n\n"""');
const comment = fc.constantFrom('// line', '//', '/* block */', '/* two\n   lines */', '// remit-allow gap: why');
const between = fc.constantFrom('\n', '\n', '\n', '\n\n', '\n\n\n', '\n   ', '   ');
const blockHead = fc
  .tuple(
    fc.constantFrom('payment', 'HbA1cControl', 'gain', 'measure', 'needs'),
    gap,
    fc.constantFrom('', 'Core', 'Core "title"', '50%'),
  )
  .map((parts) => parts.join('').trimEnd());

const { block } = fc.letrec<{ block: string; item: string }>((tie) => ({
  item: fc.oneof({ depthSize: 'small' }, lineItem, textItem, comment, tie('block')),
  block: fc
    .tuple(
      blockHead,
      fc.constantFrom(' {', '{', ' { // open', ' /* head */ {'),
      fc.array(fc.tuple(between, tie('item'), fc.constantFrom('', '', '', ' // after', ' /* after */')), {
        maxLength: 6,
      }),
      between,
    )
    .map(([head, open, items, end]) => `${head}${open}${items.flat().join('')}${end}}`),
}));

const topLevel = fc.oneof(
  block,
  block.map((text) => `measure A "a" {\n${text}\n}`),
  comment,
  fc.constantFrom('remit 1', 'use "./a.remit"', 'use nhs/x', '"text"', '  // indented'),
);

/** Remit that is sound for the most part, in every layout. */
export const remitLike = fc
  .tuple(
    fc.constantFrom('', '', '\ufeff', '\n\n'),
    fc.array(fc.tuple(topLevel, fc.constantFrom('\n', '\n\n', '\n\n\n', '\r\n', ' // end\n')), { maxLength: 5 }),
  )
  .map(([start, parts]) => start + parts.flat().join(''));
