import assert from 'node:assert/strict';
import { textOf } from '../../../grammar/text/source.js';
import { amountAt, jumpsOf } from '../../../server/src/analysis/curve.js';
import type { Budget } from '../../../server/src/analysis/search.js';
import {
  exposureOfParty,
  exposureOfTerm,
  inFewWords,
  inSentences,
  ofParty,
} from '../../../server/src/curve/exposure.js';
import { contractsAt, type KnownContract } from '../../../server/src/curve/known.js';
import { type Picture, pictureOf, picturesOf } from '../../../server/src/curve/picture.js';
import { rowsOf } from '../../../server/src/curve/rows.js';
import { drawn, smallShape } from '../../../server/src/curve/svg/svg.js';
import { curveText } from '../../../server/src/curve/table.js';
import { notesOf } from '../../../server/src/curve/words.js';
import { standingYear } from '../../../server/src/curve/years.js';
import { periodText } from '../../../server/src/payment/period.js';
import { equals, fraction, type Rational } from '../../../server/src/payment/rational.js';
import { settle } from '../../../server/src/payment/settle.js';
import { notDecided } from '../../../server/src/rules/proofs/not-decided.js';
import type { FileView } from '../../../server/src/semantics/view.js';
import { edit, examples, type Opened, open, uriOf } from '../features/workspace.js';

const northshire = Object.fromEntries(
  ['partners', 'measures', 'diabetes'].map((name) => [
    `${name}.remit`,
    examples.get(`northshire/${name}.remit`) as string,
  ]),
);

function contractIn(opened: Opened, name = 'diabetes.remit'): KnownContract {
  const file = opened.view.file(uriOf(name));
  assert.ok(file);
  return contractsIn(file)[0];
}

function contractsIn(file: FileView): KnownContract[] {
  return file.source.pieces.flatMap((_, piece) => contractsAt(file, piece));
}

function picture(contract: KnownContract, term: string, measure: string, budget?: Budget): Picture {
  const year = contract.standing && contract.year(contract.standing);
  const found = year?.model.terms.find(({ name }) => name === term);
  const result = year && found && pictureOf(year, found, { measure }, budget);
  assert.ok(result);
  return result;
}

/** A payment for two measures, which bends along both. */
const bending = `organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
measure Rate "Rate" { kind: outcome   unit: percent   better: higher   numerator: "n"   denominator: "d"   source: "s"   window: year   if-missing: fails }
measure Spend "Spend" { kind: cost   unit: £   better: lower   source: "s"   window: year   if-missing: fails }
contract C "C" {
  commissioners: Payer
  providers: One
  term: 1 April 2026 to 31 March 2027
  vat: exempt
  rounding: half-up
  let Saved {
    on: the greater of £0 and (£3m − Spend)
    below £1m: £0
    from £1m to below £2m: £9m / (£1m + Spend) × £1m
    at least £2m: £9m
  }
  payment Results "Results" {
    mechanism: calculation
    from: Payer
    to: One
    amount: £9m × Rate × Rate × Rate + Saved
    paid: yearly in-arrears
    settle: yearly within 120 days
  }
}
`;

const percent = (n: number): Rational => fraction(BigInt(n), 1000n);

describe('The year that stands for a contract', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['the first, where nothing changes', '', '2026/27'],
    [
      'the last that a table by year begins',
      'payment P "P" {\n mechanism: fixed\n amount {\n 2026/27: £1\n 2028/29 onwards: £2\n }\n}',
      '2028/29',
    ],
    [
      'that in which the last term begins',
      'payment P "P" {\n mechanism: fixed\n applies: 1 June 2027 to 31 May 2028\n}',
      '2027/28',
    ],
    ['none beyond the end', 'payment P "P" {\n mechanism: fixed\n amount {\n 2035/36: £2\n }\n}', '2030/31'],
    ['whatever the examples are for', 'example E {\n year: 2029/30\n given { 2030/31: 5 }\n}', '2026/27'],
  ];
  for (const [what, inside, expected] of cases) {
    it(`is ${what}`, () => {
      const opened = open({ 'a.remit': `contract C "C" {\n term: 1 April 2026 to 31 March 2031\n ${inside}\n}\n` });
      const year = standingYear(contractIn(opened, 'a.remit').contract);
      assert.equal(year && periodText(year), expected);
    });
  }
});

describe('A curve', () => {
  it('agrees with the settlement of the same values, at every measured value', () => {
    const contract = contractIn(open(northshire));
    const shown = picture(contract, 'Outcomes', 'HbA1cControl');
    const year = contract.standing && contract.year(contract.standing);
    assert.ok(year);
    for (let value = 590; value <= 700; value += 7) {
      const held = shown.held.map(({ name, said }) => [name, { value: said.value }] as const);
      const measurements = new Map([['HbA1cControl', { value: percent(value) }], ...held]);
      const settled = settle(year.model, { measurements, alreadyPaid: new Map() }, { only: new Set(['Outcomes']) });
      const paid = settled.terms[0].parties.find(({ party }) => party === 'NorthshireICB')?.exact.pays;
      const amount = amountAt(shown.curve, percent(value));
      assert.ok(paid && amount && equals(paid, amount), `at ${value / 10}%`);
    }
  });

  it('that bends over a measure without an end is exact where it is marked, and drawn all the way', () => {
    const opened = open({ 'a.remit': notDecided.bad as string });
    const shown = picture(contractIn(opened, 'a.remit'), 'Results', 'Quits');
    const paid = (quits: bigint): Rational => fraction(100n * quits * (quits + 640n) - 60_000n * quits, quits + 640n);
    const amount = amountAt(shown.curve, fraction(640n, 1n));
    assert.ok(amount && equals(amount, paid(640n)));
    const rows = rowsOf(shown);
    assert.ok(rows.length > 8 && rows.every((row) => row.amount));
    const [path] = /<path d="[^"]+"/.exec(drawn(shown).svg) ?? [];
    assert.ok(path && path.split('L').length > 40, path);
  });

  it('that bends over what is counted in whole numbers has only such values in its table', () => {
    const opened = open({ 'a.remit': notDecided.bad as string });
    const shown = picture(contractIn(opened, 'a.remit'), 'Results', 'Quits');
    const values = rowsOf(shown).map(({ value }) => value);
    assert.deepEqual(
      values.filter(({ d }) => d !== 1n),
      [],
    );
    assert.ok(values.length >= 9, `${values.length} values`);
    assert.match(drawn(shown).svg, />Quits<\/text>/);
  });

  it('is drawn with an open dot where it jumps, and no line across', () => {
    const shown = picture(contractIn(open(northshire)), 'LateAppointments', 'FirstAppointment');
    assert.equal(jumpsOf(shown.curve).length, 1);
    const { svg } = drawn(shown);
    const paths = [...svg.matchAll(/<path d="M([\d.]+),([\d.]+)L([\d.]+),([\d.]+)"/g)];
    assert.deepEqual(
      paths.map(([, , from, , to]) => from === to),
      [true, true],
    );
    assert.equal([...svg.matchAll(/<circle [^>]*class="f-ground s-curve"/g)].length, 1);
    assert.equal([...svg.matchAll(/<circle [^>]*class="f-curve s-curve"/g)].length, 1);
  });

  it('says in words what it shows, and where the other measures are', () => {
    const shown = picture(contractIn(open(northshire)), 'Outcomes', 'HbA1cControl');
    const { svg } = drawn(shown);
    assert.match(svg, /<title [^>]*>Payment for outcomes \(Outcomes\) by HbA1cControl, 2028\/29<\/title>/);
    assert.match(svg, /<desc [^>]*>Outcomes in 2028\/29, as HbA1cControl moves: £226,742\.86 up to 63%; rising from /);
    assert.match(
      notesOf(shown)[0],
      /^Held: Amputations at 7\.8 per 10,000 people \(its target\); Experience at 80% \(its target\)\.$/,
    );
  });

  it('is held where an example has the other measures, if elsewhere nothing is to be seen', () => {
    const shown = picture(contractIn(open(northshire)), 'Admissions', 'HbA1cControl');
    assert.match(notesOf(shown).join(' '), /AdmissionSpend at £3,780,000 \(as in the example GoodYear\)/);
    assert.equal(jumpsOf(shown.curve).length, 1);
  });

  it('counts pennies as parts of a pound along its edges', () => {
    const cheap = `measure Each "Cost of one" { kind: cost   unit: £   better: lower   can-be: £0 to £0.80   if-missing: fails }
contract C "C" {
  term: 1 April 2026 to 31 March 2027
  payment P "P" { mechanism: calculation   from: Payer   to: One   amount: Each }
}
organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
`;
    const { svg } = drawn(picture(contractIn(open({ 'a.remit': cheap }), 'a.remit'), 'P', 'Each'));
    assert.match(svg, />£0\.20</);
    assert.doesNotMatch(svg, />£[\d.]+m</);
  });

  it('says yes and no of what is met or not, and takes it to be met where nothing says how it stands', () => {
    const opened = open({
      'a.remit': `measure Ready "Ready" { kind: structure   unit: yes-or-no   better: higher   if-missing: fails }
measure Seen "Seen" { kind: process   unit: percent   better: higher   if-missing: fails }
contract C "C" {
  term: 1 April 2026 to 31 March 2027
  payment P "P" { mechanism: calculation   from: Payer   to: One   amount: £100 × Ready × Seen }
}
organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
`,
    });
    const contract = contractIn(opened, 'a.remit');
    assert.match(curveText(picture(contract, 'P', 'Ready')), /^ {2}no +£0\n {2}yes +£50\n/m);
    assert.match(notesOf(picture(contract, 'P', 'Seen'))[0], /^Held: Ready at yes \(no target, baseline or example/);
  });

  it('is small enough for a hover, and holds nothing that runs or loads', () => {
    const opened = open(Object.fromEntries(examples));
    let tried = 0;
    for (const name of examples.keys()) {
      const file = opened.view.file(uriOf(name));
      for (const contract of file ? contractsIn(file) : []) {
        const year = contract.standing && contract.year(contract.standing);
        for (const term of year?.model.terms ?? []) {
          const shown = year && term.problems.length === 0 ? pictureOf(year, term, {}, { looks: 300 }) : undefined;
          if (!shown) continue;
          tried++;
          const { svg } = drawn(shown, smallShape);
          assert.ok(svg.length < 40_000, `${name} ${term.name}: ${svg.length}`);
          assert.doesNotMatch(
            svg,
            /<script|<image|<foreignObject|href|url\(|NaN|undefined|Infinity/,
            `${name} ${term.name}`,
          );
        }
      }
    }
    assert.ok(tried > 20, `only ${tried} pictures`);
  });

  it('is as good for each of several measures as for one alone', () => {
    const contract = contractIn(open({ 'a.remit': bending }), 'a.remit');
    const year = contract.standing && contract.year(contract.standing);
    const term = year?.model.terms[0];
    assert.ok(year && term);
    const pictures = picturesOf(year, term, {}, { looks: 60 });
    assert.deepEqual(
      pictures.map(({ mover }) => mover.name),
      ['Rate', 'Spend'],
    );
    for (const shown of pictures)
      assert.deepEqual(rowsOf(shown), rowsOf(picture(contract, 'Results', shown.mover.name, { looks: 60 })));
  });

  it('keeps what people wrote from becoming marks of its own', () => {
    const title = '<b>&"£5" </title><script>';
    const text = northshire['diabetes.remit'].replace('"Payment for outcomes"', `"""${title}"""`);
    const { svg } = drawn(
      picture(contractIn(open({ ...northshire, 'diabetes.remit': text })), 'Outcomes', 'Experience'),
    );
    assert.doesNotMatch(svg, /<b>|<script/);
    assert.match(svg, /&#60;b&#62;&#38;&#34;£5&#34;/);
  });
});

describe('An exposure', () => {
  const said: readonly (readonly [string, string, RegExp])[] = [
    [
      'Core',
      '£11.78m to £12.4m',
      /^Between £11,780,000 and £12,400,000 in 2028\/29: the least for example with FirstAppointment /,
    ],
    [
      'Outcomes',
      '£0 to £992,000',
      /^Between £0 and £992,000 in 2028\/29: nothing for example with .*; the most for example with /,
    ],
    ['Admissions', '-£60,000 to £150,000', /^Between -£60,000 and £150,000 in 2028\/29: /],
  ];
  for (const [term, short, long] of said) {
    it(`of ${term} is ${short}`, () => {
      const exposure = exposureOfTerm(contractIn(open(northshire)), term);
      assert.ok(exposure);
      assert.equal(inFewWords(exposure), short);
      assert.match(inSentences(exposure), long);
    });
  }

  it('of a party counts all terms, and who only pays is said to pay', () => {
    const contract = contractIn(open(northshire));
    const texts = ['ShoreCIC', 'NorthshireICB'].map((party) => {
      const exposure = exposureOfParty(contract, party);
      return exposure && ofParty(party, exposure);
    });
    assert.deepEqual(texts, [
      'ShoreCIC: £9.38m to £10.72m in 2028/29',
      'NorthshireICB pays £11.72m to £13.54m in 2028/29',
    ]);
  });

  it('is not told where a term cannot be worked out', () => {
    const text = northshire['diabetes.remit'].replace(', cut back in proportion', '');
    const contract = contractIn(open({ ...northshire, 'diabetes.remit': text }));
    assert.equal(exposureOfTerm(contract, 'Admissions'), undefined);
    assert.equal(exposureOfParty(contract, 'ShoreCIC'), undefined);
  });
});

describe('What is known of a contract', () => {
  /** What is known after an edit of a file: the same as before, or not. */
  const edits: readonly (readonly [string, string, string, boolean])[] = [
    ['another file', 'other.remit', '', true],
    ['what stands before a measure that it names', 'measures.remit', '', true],
    ['what the measure says', 'measures.remit', 'better: higher', false],
    ['the name of a measure that it names', 'measures.remit', 'measure HbA1cControl', false],
    ['what stands before it in its own file', 'diabetes.remit', '', true],
    ['its own words', 'diabetes.remit', 'vat: ', false],
  ];
  for (const [what, name, at, stays] of edits) {
    it(`${stays ? 'stays' : 'goes'} where an edit changes ${what}`, () => {
      const opened = open({ ...northshire, 'other.remit': 'input I "I" {\n unit: percent\n}\n' });
      const before = contractIn(opened);
      exposureOfTerm(before, 'Outcomes');
      const file = opened.view.file(uriOf(name));
      assert.ok(file);
      const offset = textOf(file.source).indexOf(at);
      assert.ok(offset >= 0);
      const end = offset + at.length;
      edit(opened, file, end, end, at === '' ? '// more\n' : 'x');
      const after = contractIn(opened);
      assert.equal(after === before, stays);
      const fresh = open(
        Object.fromEntries(
          [...opened.view.files()].map(({ uri, source }) => [uri.slice(uriOf('').length), textOf(source)]),
        ),
      );
      assert.deepEqual(exposureOfTerm(after, 'Outcomes'), exposureOfTerm(contractIn(fresh), 'Outcomes'));
    });
  }
});
