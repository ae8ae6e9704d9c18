import assert from 'node:assert/strict';
import type { Finding } from '../../../server/src/semantics/finding.js';
import { inherited } from '../../../server/src/workspace/inherit.js';

const before = 'first second third';
const found = (word: string, other: string): Finding => {
  const place = (text: string) => ({ start: before.indexOf(text), end: before.indexOf(text) + text.length });
  return { rule: 'ranges-overlap', ...place(word), message: word, related: [{ beside: place(other), message: other }] };
};

/** What each finding and what belongs to it is about once the text has changed. */
function shown(findings: readonly Finding[], after: string): string[] {
  return inherited(findings, before, after).map(({ start, end, related = [] }) =>
    [{ start, end }, ...related.flatMap((one) => ('beside' in one ? [one.beside] : []))]
      .map((place) => after.slice(place.start, place.end))
      .join(' and '),
  );
}

describe('What was found in a text that has changed', () => {
  const findings = [found('first', 'third'), found('second', 'first'), found('third', 'second')];

  it('stands where it stood before and behind the change, and so does what belongs to it', () => {
    assert.deepEqual(shown(findings, 'first  second third'), [
      'first and third',
      'second and first',
      'third and second',
    ]);
    assert.deepEqual(shown(findings, 'my first second third'), [
      'first and third',
      'second and first',
      'third and second',
    ]);
  });

  it('is left out where the change touches it, and so is what belongs to it', () => {
    assert.deepEqual(shown(findings, 'first secXond third'), ['first and third', 'third']);
  });
});
