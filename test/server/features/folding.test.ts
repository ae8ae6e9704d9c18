import assert from 'node:assert/strict';
import { positionAt } from '../../../grammar/text/source.js';
import { foldingRanges } from '../../../server/src/features/folding.js';
import { strideIn } from '../../kit/samples.js';
import { examples, open } from './workspace.js';

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['a block, up to the line before its brace', 'measure A "B" {\n  kind: cost\n  unit: £\n}\n', ['0-2']],
  ['blocks in blocks', 'contract A "B" {\n  exit {\n    notice: 1 month\n  }\n}\n', ['0-3', '1-2']],
  ['no block on one line', 'measure A "B" { kind: cost }\n', []],
  ['no block with nothing between its braces', 'measure A "B" {\n}\n', []],
  ['a block that is never closed', 'measure A "B" {\n  kind: cost\n  unit: £\n\n\n', ['0-2']],
  ['a long text', 'definition A "B" {\n  """\n  One\n  Two\n  """\n}\n', ['0-4', '1-3']],
  ['a run of comments', '// one\n// two\n// three\nmeasure A "B" { }\n', ['0-2 comment']],
  ['no comment alone, and none behind something', 'measure A "B" { } // one\n// two\n', []],
  ['a comment of several lines', '/* one\n two */\n', ['0-1 comment']],
  [
    'runs of comments with a line between them',
    '// one\n// two\n\n// three\n// four\n',
    ['0-1 comment', '3-4 comment'],
  ],
  ['use lines', 'remit 1\nuse "./a.remit"\n// why\nuse "./b.remit"\n\nmeasure A "B" { }\n', ['1-3 imports']],
];

describe('folding', () => {
  for (const [about, text, expected] of cases) {
    for (const end of ['\n', '\r\n']) {
      it(`folds ${about}${end === '\n' ? '' : ' (CRLF)'}`, () => {
        const { file } = open({ 'main.remit': text.replaceAll('\n', end) });
        const ranges = foldingRanges(file).map(
          ({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind ? ` ${kind}` : ''}`,
        );
        assert.deepEqual(ranges, expected);
      });
    }
  }

  it('stays within cuts all over the examples', () => {
    for (const [path, text] of examples) {
      for (let length = 0; length <= text.length; length += 41 * strideIn(path)) {
        const { file } = open({ 'main.remit': text.slice(0, length) });
        const last = positionAt(file.source, length).line;
        for (const { startLine, endLine } of foldingRanges(file)) {
          assert.ok(0 <= startLine && startLine < endLine && endLine <= last);
        }
      }
    }
  });
});
