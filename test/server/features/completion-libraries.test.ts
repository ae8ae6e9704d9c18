import assert from 'node:assert/strict';
import { viewOf } from '../../../server/src/workspace/view.js';
import { chosen, offeredAt, offeredIn, workspaceOf } from './completion-kit.js';

/** What is chosen by its label, in the text that then stands there. */
function choose(marked: string, label: string): string {
  const found = offeredIn(marked);
  const one = found.offered.find((offer) => offer.label === label);
  assert.ok(one, `offered: ${found.offered.map((offer) => offer.label).join(' | ')}`);
  return chosen(found, one);
}

describe('completion of what the libraries declare', () => {
  it('adds the use line of the edition that is chosen', () => {
    const measure = (value: string) => `measure M "m" {\n  indicator: ${value}\n}`;
    const marked = `remit 1\n\n${measure('$0')}`;
    for (const [label, library] of [
      ['ASCOF.2D edition 2022/23', 'social-care/ascof-2015'],
      ['ASCOF.2D edition 2023/24', 'social-care/ascof-2023'],
    ]) {
      assert.equal(choose(marked, label), `remit 1\nuse ${library}\n\n${measure(label)}`);
    }
  });

  it('adds no use line for a library that is used', () => {
    const text = (value: string) => `use social-care/ascof-2023\n\nmeasure M "m" {\n  indicator: ${value}\n}`;
    assert.equal(choose(text('$0'), 'ASCOF.2D edition 2023/24'), text('ASCOF.2D edition 2023/24'));
  });

  it('comes after what the workspace declares', () => {
    const { offered } = offeredIn(
      'measure Near "near" { unit: percent }\nservice S "s" {\n  requirements {\n    requirement R "r" {\n      measure: $0\n    }\n  }\n}\n--- other.remit\nmeasure Far "far" { unit: percent }',
    );
    const measures = offered.filter(({ kind }) => kind === 'name').map(({ label, detail }) => `${label}: ${detail}`);
    assert.deepEqual(measures.slice(0, 3), [
      'Near: measure',
      'Far: measure, adds use of other.remit',
      'CancerDiagnosis28Days: measure, adds use of nhs/waiting-time-standards',
    ]);
  });

  it('reads no library into the workspace', () => {
    const text = 'measure M "m" {\n  indicator: \n}';
    const workspace = workspaceOf({ 'main.remit': text });
    assert.ok(offeredAt(workspace, 'main.remit', text.indexOf('\n}')).length > 100);
    assert.equal([...viewOf(workspace).files()].length, 1);
  });
});
