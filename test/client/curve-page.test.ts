import assert from 'node:assert/strict';
import { curvesPage } from '../../client/src/curve-page.js';

const curves = {
  title: 'Outcomes',
  style: '.vscode-dark .remit-curve .f-ground{fill:#000}',
  pictures: [{ title: 'One', says: 'It rises.', svg: '<svg class="remit-curve"></svg>' }],
  text: '',
};

describe('The page with curves', () => {
  it('runs nothing and loads nothing, and knows its style sheet by the nonce', () => {
    const page = curvesPage(curves, 'abc123');
    assert.match(page, /content="default-src 'none'; style-src 'nonce-abc123'"/);
    assert.match(page, /<style nonce="abc123">[^<]*\.vscode-dark \.remit-curve/);
    assert.doesNotMatch(page, /<script|unsafe-/);
    assert.match(page, /<figure><svg class="remit-curve"><\/svg><\/figure>/);
  });

  it('says so where there is no curve, or no contract any more', () => {
    assert.match(
      curvesPage({ ...curves, title: 'A & B', pictures: [] }, 'x'),
      /<p>A &#38; B depends on nothing that is measured/,
    );
    assert.match(curvesPage(undefined, 'x'), /<p>The contract is no longer there\.<\/p>/);
  });
});
