import { strict as assert } from 'node:assert';
import type { Sentence } from '../../../../server/src/rules/language/prose.js';
import {
  datedNamesIn,
  dayNumberOf,
  replacementFor,
  replacing,
} from '../../../../server/src/rules/references/dated-names.js';
import { datedNames } from '../../../../server/src/rules/references/names.js';

const sentence = (words: string) => ({ words, start: 0 }) as Sentence;

describe('Dated names', () => {
  it('each have a day, and none belongs to two', () => {
    const all = datedNames().flatMap(({ names, abbreviations = [] }) => [...names, ...abbreviations]);
    assert.equal(new Set(all).size, all.length);
    for (const { wrongFrom } of datedNames()) assert.ok(Number.isInteger(dayNumberOf(wrongFrom)), wrongFrom);
  });

  it('are found by every name and abbreviation', () => {
    for (const entry of datedNames()) {
      for (const name of [...entry.names, ...(entry.abbreviations ?? [])]) {
        const found = datedNamesIn(sentence(`It is said by ${name}, and so on.`));
        assert.deepEqual(
          found.map((hit) => hit.entry),
          [entry],
          name,
        );
      }
    }
  });

  const replaced: readonly (readonly [string, string])[] = [
    ['reports to the CCG', 'reports to the ICB'],
    ['each of the CCGs', 'each of the ICBs'],
    ['a CCG may', 'an ICB may'],
    ['a clinical commissioning group', 'an integrated care board'],
    ['NHS Westmoor Clinical Commissioning Groups', 'NHS Westmoor Integrated Care Boards'],
    ['Clinical commissioning groups pay', 'Integrated care boards pay'],
    ['an IAPT service', 'an NHS Talking Therapies service'],
    ['sent to NHS Digital', 'sent to NHS England'],
    ['an NHSI report', 'an NHS England report'],
    ['a National Tariff price', 'an NHS Payment Scheme price'],
    ['a CRB check', 'a DBS check'],
    ['follows NICE CG101', 'follows NICE NG115'],
    ['follows NICE guideline CG 101', 'follows NICE guideline NG115'],
    ['as in NICE Clinical Guideline 90', 'as in NICE NG222'],
    ['NICE public health guidance 45', 'NICE NG209'],
  ];
  for (const [before, after] of replaced) {
    it(`are replaced: ${before}`, () => {
      const said = sentence(before);
      const [hit] = datedNamesIn(said);
      const { start, end, text } = replacing(said, hit, replacementFor(hit) as string);
      assert.equal(before.slice(0, start) + text + before.slice(end), after);
    });
  }
});
