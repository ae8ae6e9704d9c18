import assert from 'node:assert/strict';
import { type InlayHint, inlayHints, piecesWithHints } from '../../../server/src/features/inlay-hints.js';
import type { FileView } from '../../../server/src/semantics/view.js';
import { examples, open } from './workspace.js';

const base = Object.fromEntries(
  ['partners', 'measures'].map((name) => [`${name}.remit`, examples.get(`northshire/${name}.remit`) as string]),
);

function hintsIn(file: FileView, end = file.source.length): InlayHint[] {
  const stretch = { start: 0, end };
  return piecesWithHints(file, stretch).flatMap((piece) => inlayHints(file, piece, stretch));
}

/** A contract with these terms, and its text with the hints in it. */
function hinted(terms: string, term = '1 April 2026 to 31 March 2031'): string {
  const head = `use "./partners.remit"\nuse "./measures.remit"\ncontract Deal "A deal" {\n term: ${term}\n`;
  const { file } = open({ 'a.remit': `${head}${terms}\n}\n`, ...base });
  const hints = hintsIn(file);
  let text = terms;
  for (const { offset, label } of [...hints].reverse())
    text = `${text.slice(0, offset - head.length)}‹${label}›${text.slice(offset - head.length)}`;
  return text;
}

const core = (inside: string) =>
  `payment Core "Core" {\n mechanism: fixed\n from: NorthshireICB\n to: ShoreCIC\n ${inside}\n}`;
const pool = (inside: string) =>
  `payment Good "Good" {\n mechanism: outcome\n from: NorthshireICB\n to: ShoreCIC\n ${inside}\n}`;
const share = '{ below 70%: nothing\n at least 70%: 100% }';

/** What it is about, and terms with the hints that are to be there. */
const cases: readonly (readonly [string, string, string?])[] = [
  [
    'a part of another payment',
    `${core('amount: £12.4m per year')}\n${pool(`pool: 8% of Core‹£992,000›\n Experience 100%‹£992,000› ${share}`)}`,
  ],
  [
    'a pool that changes by year: the first and the last year behind a share',
    `${core('amount: £100 per year')}\n${pool(`pool {\n 2026/27: 1% of Core‹£1›\n 2027/28 onwards: 5% of Core‹£5›\n }\n Experience 40%‹£0.40 in 2026/27 … £2 in 2030/31› ${share}`)}`,
  ],
  [
    'shares of a sum',
    core('amount: £100 per year').replace('to: ShoreCIC', 'to: ShoreCIC 80%‹£80›, CoastGPs 20%‹£20›'),
  ],
  [
    'a limit that is a part of another payment',
    `${core('amount: £1,000 per year')}\n${pool(`pool: £500\n most-paid: 20% of Core per year‹£200›\n Experience 100%‹£500› ${share}`)}`,
  ],
  [
    'an amount with an uplift, for the years in which it is another',
    core('amount: £100 per year‹£110 in 2027/28 … £146.41 in 2030/31›\n uplift: 10%'),
  ],
  [
    'years that are not whole',
    core('amount: £100 per year‹£50 in 2026/27, 2028/29›'),
    '1 October 2026 to 30 September 2028',
  ],
  [
    'most years, where the first and the last are the same',
    `${core('amount: £100 per year‹£50 in 2026/27, 2030/31›')}\n${pool(`pool: 10% of Core‹£10 in most years›\n Experience 100%‹£10 in most years› ${share}`)}`,
    '1 October 2026 to 30 September 2030',
  ],
  ['nothing that is written already', core('amount: £100 per year')],
  [
    'nothing that depends on what is measured',
    `${core('amount: £100 per year')}\n${pool(`pool: 8% of AdmissionSpend\n Experience 100% ${share}`)}`,
  ],
];

describe('Inlay hints', () => {
  for (const [what, expected, term] of cases) {
    it(`tell the pounds behind ${what}`, () => {
      assert.equal(hinted(expected.replace(/‹[^›]*›/g, ''), term), expected);
    });
  }

  it('are told only for the part that is asked for', () => {
    const text = `contract C "C" {\n term: 1 April 2026 to 31 March 2027\n${core('amount: £1,000 per year\n uplift: 0%')}\n}\n`;
    const files = {
      'a.remit': `use "./partners.remit"\n${text.replace('to: ShoreCIC', 'to: ShoreCIC 80%, CoastGPs 20%')}`,
      ...base,
    };
    const { file } = open(files);
    const all = hintsIn(file);
    assert.equal(all.length, 2);
    assert.deepEqual(hintsIn(file, all[0].offset), [all[0]]);
    assert.deepEqual(hintsIn(file, 10), []);
  });

  it('say each year where they differ', () => {
    const { file } = open({
      'a.remit': `use "./partners.remit"\ncontract C "C" {\n term: 1 April 2026 to 31 March 2029\n${core('amount: £100 per year\n uplift: 10%')}\n}\n`,
      ...base,
    });
    const [hint] = hintsIn(file);
    assert.equal(hint.tooltip, '2026/27: £100\n2027/28: £110\n2028/29: £121');
  });
});
