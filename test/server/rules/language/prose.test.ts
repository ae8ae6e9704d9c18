import { strict as assert } from 'node:assert';
import { parse } from '../../../../grammar/syntax/parser.js';
import type { Block } from '../../../../grammar/syntax/tree.js';
import { sentencesOf } from '../../../../server/src/rules/language/prose.js';
import type { Subject } from '../../../../server/src/rules/rule.js';
import { readHead } from '../../../../server/src/semantics/heads.js';

function sentences(prose: string): { shown: string[]; written: string[] } {
  const text = `service A "Pain service" {\n  needs {\n    """\n${prose}\n    """\n  }\n}`;
  const { tree } = parse(text);
  const block = tree.items[0] as Block;
  const subject: Subject = { kind: 'service', name: 'A', head: readHead(block.head), block, top: block, tree };
  const found = sentencesOf(subject, { text }).slice(1);
  return {
    shown: found.map(({ words }) => words.replace(/\uFFFC+/g, '~').replace(/\s+/g, ' ')),
    written: found.map(({ start, end }) => text.slice(start, end)),
  };
}

describe('Texts as sentences', () => {
  const cases: readonly (readonly [what: string, prose: string, shown: readonly string[]])[] = [
    ['ends a sentence at a full stop', 'One thing. Another thing.', ['One thing.', 'Another thing.']],
    ['goes on over a line', 'One thing\n    that goes on.', ['One thing that goes on.']],
    ['ends one at an empty line', 'One thing\n\n    Another', ['One thing', 'Another']],
    [
      'knows what is shortened',
      'See e.g. Dr A. Patel, at 4.7 km. Then go.',
      ['See e.g. Dr A. Patel, at 4.7 km.', 'Then go.'],
    ],
    ['takes each point of a list', '- one thing\n    - another\n    1. a third', ['one thing', 'another', 'a third']],
    ['takes each cell of a table', '| a thing | b |\n    |---|---|\n    | c | d |', ['a thing', 'b', 'c', 'd']],
    ['blanks headings', '## Hours\n    Nine to five.', ['Nine to five.']],
    [
      'blanks quotations',
      '> They should.\n\n    He said “it should”, and she said "it may".',
      ['He said ~, and she said ~.'],
    ],
    ['leaves apostrophes', "The providers' staff don't wait.", ["The providers' staff don't wait."]],
    ['blanks single quotes', "They answer 'it should' or 'it's not', all.", ['They answer ~ or ~, all.']],
    ['blanks code and addresses', 'Use `TBC` and [the page](https://x.example/tbc).', ['Use ~ and [the page]~.']],
    ['blanks what a comment hides', 'Seen <!-- TBC --> at home.', ['Seen ~ at home.']],
    ['finds nothing in nothing', '---', []],
  ];
  for (const [what, prose, shown] of cases) {
    it(what, () => assert.deepEqual(sentences(prose).shown, shown));
  }

  it('stand at their places', () => {
    const { shown, written } = sentences('- One thing. “Two should”, three.\n\n    Four.');
    assert.deepEqual(written, ['One thing.', '“Two should”, three.', 'Four.']);
    assert.deepEqual(shown, ['One thing.', '~, three.', 'Four.']);
  });

  it('are read to their end, whatever stands in them', () => {
    for (const part of [
      "'",
      '"',
      '“',
      '`',
      '<!--',
      '> ',
      '[',
      '|',
      'A. ',
      'Aa ',
      'should ',
      'will aim to ',
      '. ',
      'CCG ',
      '1 May ',
    ]) {
      sentences(part.repeat(Math.ceil(40_000 / part.length)));
    }
  });
});
