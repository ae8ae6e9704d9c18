import assert from 'node:assert/strict';
import { lexemesOf } from '../../../grammar/syntax/parser.js';
import { strideIn } from '../../kit/samples.js';
import { examples as all, offeredAt, plain, setFile, workspaceOf } from './completion-kit.js';

/** The short examples, and the published terms: writing every word again takes long. */
const examples = Object.fromEntries(
  Object.entries(all).filter(([path]) => strideIn(path) === 1 || path.startsWith('published/')),
);

/**
 * Writes the examples again: at the start of every key, fixed word and name the rest of the line is taken away, and what stood there has to be
 * offered. Names that are being declared, numbers, dates and texts can be known to the author only.
 */
const wanted = new Set([
  'Key',
  'Name',
  'Word',
  'Connector',
  'Per',
  'Of',
  'To',
  'And',
  'Onwards',
  'AtLeast',
  'AtMost',
  'UpTo',
  'Below',
  'Above',
  'Over',
  'From',
  'Exactly',
  'RisingTo',
  'FallingTo',
  'HeldBetween',
]);
const declaring = new Set([
  'organisation',
  'population',
  'measure',
  'input',
  'service',
  'contract',
  'definition',
  'aim',
  'step',
  'requirement',
  'payment',
  'risk-share',
  'pooled-fund',
  'line',
  'reserve',
  'remedy',
  'together',
  'group',
  'let',
  'example',
]);

interface Miss {
  readonly where: string;
  readonly word: string;
  readonly line: string;
}

describe('Completion, replaying the examples', function () {
  this.timeout(60_000);

  it('offers nearly every word that stands in them', () => {
    const workspace = workspaceOf(examples);
    const misses: Miss[] = [];
    let tried = 0;
    for (const [name, text] of Object.entries(examples)) {
      const lexemes = lexemesOf(text);
      lexemes.forEach((lexeme, i) => {
        if (!wanted.has(lexeme.type)) return;
        const previous = lexemes[i - 1];
        if (lexeme.type === 'Name' && previous?.type === 'Word' && declaring.has(previous.text)) return;
        tried++;
        const end = text.indexOf('\n', lexeme.start);
        setFile(workspace, name, text.slice(0, lexeme.start) + text.slice(end < 0 ? text.length : end));
        const offered = offeredAt(workspace, name, lexeme.start);
        const isOffered = offered.some(({ label, insertText, snippet, replace }) => {
          const word = text.slice(replace.start, lexeme.start) + lexeme.text;
          return [label, (snippet ? plain(insertText) : insertText).trim()].some((shown) => begins(shown, word));
        });
        if (isOffered) return;
        const line = text.slice(text.lastIndexOf('\n', lexeme.start - 1) + 1, lexeme.start);
        misses.push({ where: name, word: lexeme.text, line });
      });
      setFile(workspace, name, text);
    }
    const rate = (tried - misses.length) / tried;
    if (process.env.SHOW_MISSES) for (const { where, line, word } of misses) console.log(`${where}: ${line}▮${word}`);
    assert.ok(rate >= 0.995, `only ${(100 * rate).toFixed(1)}% of the words were offered`);
  });
});

/** Whether what is offered is the word, or begins with it. */
function begins(shown: string, word: string): boolean {
  return shown === word || (shown.startsWith(word) && /^[\s:{]/.test(shown.slice(word.length)));
}
