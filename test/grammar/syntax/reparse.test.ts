import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from '../../../grammar/syntax/parser.js';
import { reparse } from '../../../grammar/syntax/reparse.js';
import type { Block } from '../../../grammar/syntax/tree.js';
import { landmarks } from '../../../grammar/syntax/vocabulary.js';
import { sourceOf } from '../../../grammar/text/source.js';
import { anywhere } from '../../kit/anywhere.js';
import { read, remitFiles } from '../../kit/samples.js';
import { remitLike, token } from '../../kit/soup.js';

/** Declarations, with mistakes in the wording of some. */
const declarations = [...remitFiles('examples'), ...remitFiles('test/fixtures')]
  .flatMap((path) => sourceOf(read(path), landmarks).pieces.map(({ text }) => text))
  .filter((text) => text.length < 4000)
  .map((text) => ({ text, parsed: parse(text) }));

/** Where in a text, as a fraction of it; how much is taken out there; what is put in. */
const edit = fc.record({
  at: anywhere,
  length: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(6) }),
  put: fc.oneof({ weight: 5, arbitrary: token }, { weight: 1, arbitrary: fc.constant('') }),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(text: string, { at, length, put }: Edit): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + put + text.slice(start + length);
}

/** What a text is read as once `find` has become `put` in it; undefined where it has to be read from the start. */
function readAgain(text: string, find: string, put: string): ReturnType<typeof reparse> {
  assert.equal(text.split(find).length, 2, find);
  return reparse(parse(text), text, text.replace(find, put));
}

describe('a declaration that is read again after an edit', () => {
  it('has the tree that reading all of it gives, in the examples and the cases of the tests', () => {
    fc.assert(
      fc.property(fc.constantFrom(...declarations), fc.array(edit, { minLength: 8, maxLength: 8 }), (before, edits) => {
        for (const one of edits) {
          const text = edited(before.text, one);
          const again = reparse(before.parsed, before.text, text);
          if (again) assert.deepStrictEqual(again, parse(text));
        }
      }),
      { numRuns: 4000 },
    );
  });

  it('has the tree that reading all of it gives, in any layout', () => {
    fc.assert(
      fc.property(remitLike, fc.array(edit, { minLength: 8, maxLength: 8 }), (before, edits) => {
        const parsed = parse(before);
        for (const one of edits) {
          const text = edited(before, one);
          const again = reparse(parsed, before, text);
          if (again) assert.deepStrictEqual(again, parse(text));
        }
      }),
      { numRuns: 3000 },
    );
  });

  const text = `contract Care "Care at home" {
  // Agreed in May.
  term: 1 April 2026 to 31 March 2031   // five years
  rounding: half /* or not */ up
  payment Core "Core" {
    mechanism: fixed
    amount: £4m per year
  }
  needs: """
    More people **every year**.
  """
}
`;

  for (const [where, find, put] of [
    ['in a title', 'Care at', 'Care here, at'],
    ['in a long text', 'every', 'in every\n    single'],
    ['in a comment', 'May', 'May 2026'],
    ['in an amount', '£4m', '£14m'],
    ['in a value with a comment behind it', '2031', '2032'],
    ['of a word', 'fixed', 'activ'],
    ['of a key in a block', 'amount', 'amounts'],
    ['that makes two lines of one in a block', 'per year', 'per\n    year'],
    ['that makes a mistake in a block', '£4m', '£4,00m'],
    ['that takes a comment out of a value', 'half /* or not */ up', 'half-up'],
  ])
    it(`is not read whole after an edit ${where}`, () => assert.ok(readAgain(text, find, put)));

  for (const [where, find, put] of [
    ['of a key of the declaration', 'term', 'terms'],
    ['that opens a text', 'fixed', '"fixed'],
    ['that opens a comment', 'fixed', 'fixed /*'],
    ['that closes a block', 'fixed', 'fixed }'],
    ['that makes a mistake in a line of the declaration', '2031', '20311'],
    ['that ends a long text before its end', 'every', '"""'],
    ['that seems to end the block around a long text', 'every', '\n}\n'],
  ])
    it(`is read whole after an edit ${where}`, () => assert.equal(readAgain(text, find, put), undefined));

  it('is not read whole where something was wrong in the block, and is wrong there no more once it is mended', () => {
    const wrong = text.replace('£4m', '£4,00m');
    assert.equal(parse(wrong).findings.length, 1);
    assert.deepEqual(readAgain(wrong, '£4,00m', '£4m')?.findings, []);
    assert.deepEqual(readAgain(wrong, 'fixed', 'activity'), parse(wrong.replace('fixed', 'activity')));
  });

  it('is read whole where something was wrong beside the block', () => {
    assert.equal(readAgain(text.replace('2031', '20311'), 'fixed', 'activity'), undefined);
  });

  it('leaves what stands before the edit as it was', () => {
    const before = parse(text);
    const again = reparse(before, text, text.replace('£4m', '£14m'));
    const [one, other] = [before, again].map((parsed) => parsed?.tree.items[0] as Block);
    assert.equal(other.items[0], one.items[0]);
    assert.equal(other.items[1], one.items[1]);
    assert.notEqual(other.items[2], one.items[2]);
  });
});
