import assert from 'node:assert/strict';
import { plainText } from '../../../server/src/features/plain-text.js';

const cases: readonly (readonly [what: string, markdown: string, plain: string])[] = [
  ['signs of emphasis', '**£12,400,000** per year, *held*.', '£12,400,000 per year, held.'],
  ['signs that stand for themselves', 'A \\*\\*bold\\*\\* \\[claim\\] \\| more', 'A **bold** [claim] | more'],
  ['code', 'Write `from: A` or `` a`b ``.', 'Write from: A or a`b.'],
  ['an address', '- [Core \\[1\\]](file:///a.remit#L4): £2', '- Core [1]: £2'],
  ['a picture', '![A curve](data:image/svg+xml;base64,AA==|width=1,height=2)\n\nIt rises.', 'It rises.'],
  ['an example', 'Such as:\n\n```remit\nlet A = 2 * `B`\n```', 'Such as:\n\nlet A = 2 * `B`'],
  ['a table', '| Rate | Paid |\n| --- | ---: |\n| 5% \\| 6% | **£2** |', 'Rate | Paid\n5% | 6% | £2'],
];

describe('Plain text for what is said in Markdown', () => {
  for (const [what, markdown, plain] of cases) {
    it(`has nothing left of ${what} but the words`, () => {
      assert.equal(plainText(markdown), plain);
    });
  }
});
