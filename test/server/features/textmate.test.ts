import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import { textMateFile } from '../../../server/src/features/textmate.js';
import { read } from '../../kit/samples.js';
import { examples } from './workspace.js';

const shipped = read('syntaxes/remit.tmLanguage.json');

/** Stands for VS Code's own grammar of Markdown. */
const markdown = JSON.stringify({
  scopeName: 'text.html.markdown',
  patterns: [{ name: 'markup.heading.markdown', match: '\\G#.*$' }],
});

async function loadGrammar(): Promise<textmate.IGrammar> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  const onigLib = oniguruma.loadWASM(wasm).then(() => ({
    createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text: string) => new oniguruma.OnigString(text),
  }));
  const registry = new textmate.Registry({
    onigLib,
    loadGrammar: async (scope) =>
      textmate.parseRawGrammar(scope === 'source.remit' ? shipped : markdown, `${scope}.json`),
  });
  return (await registry.loadGrammar('source.remit')) as textmate.IGrammar;
}

interface Scoped {
  readonly text: string;
  readonly scopes: string;
}

function tokensOf(grammar: textmate.IGrammar, text: string): Scoped[] {
  let stack = textmate.INITIAL;
  return text.split('\n').flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex).trim(),
      scopes: scopes.slice(1).join(' '),
    }));
  });
}

/** A line, and pairs of what stands in it and a scope that it has. */
const lines: readonly (readonly [string, ...(readonly [string, string])[]])[] = [
  [
    'measure HbA1cControl "People" {',
    ['measure', 'storage.type.declaration'],
    ['HbA1cControl', 'entity.name.type'],
    ['People', 'string.quoted'],
  ],
  ['measure Hb', ['measure', 'storage.type.declaration'], ['Hb', 'entity.name.type']],
  ['  better: higher', ['better', 'support.type.property-name'], ['higher', 'constant.language']],
  ['  measure: FirstAppointment', ['measure', 'support.type.property-name'], ['FirstAppointment', 'support.class']],
  ['  payment Core "Core service" {', ['payment', 'storage.type'], ['Core', 'entity.name.type']],
  ['  gain {', ['gain', 'storage.type']],
  [
    '  group Experience 20% {',
    ['group', 'storage.type'],
    ['Experience', 'entity.name.type'],
    ['20%', 'numeric.percent'],
  ],
  [
    '  pool { 2026/27: 0% of Core }',
    ['2026/27', 'constant.numeric.date'],
    ['of', 'keyword.operator.word'],
    ['Core', 'support.class'],
  ],
  ['use nhs/outcomes-framework', ['use', 'keyword.control.import'], ['nhs/outcomes-framework', 'string.unquoted']],
  ['use "./partners.remit"', ['use', 'keyword.control.import'], ['./partners.remit', 'string.quoted.double']],
  [
    '    from 63% to below 68%:  0% rising to 100%',
    ['63%', 'numeric.percent'],
    ['below', 'keyword.operator'],
    ['rising to', 'keyword.operator'],
  ],
  ['  amount: £12.4m per year', ['£12.4m', 'constant.numeric.money'], ['per', 'keyword.operator.word']],
  ['  term: 1 April 2026 to 31 March 2031', ['1 April 2026', 'constant.numeric.date'], ['to', 'keyword.operator.word']],
  ['  over 2% up to 10%:   not shared', ['up to', 'keyword.operator.word'], ['not shared', 'constant.language']],
  [
    '  let Rate: 75% × QualityScore held between 40% and 75%',
    ['let', 'storage.type'],
    ['Rate', 'variable.other'],
    ['×', 'keyword.operator.arithmetic'],
    ['held between', 'keyword.operator.word'],
  ],
  ['  otherwise: 3', ['otherwise', 'keyword.operator.word']],
  ['  settle: yearly // £5', ['yearly', 'constant.language'], ['// £5', 'comment.line']],
  ['/* measure A { */ 5', ['measure A {', 'comment.block'], ['5', 'constant.numeric']],
  ['  rounding: half-up', ['half-up', 'constant.language']],
];

describe('the TextMate grammar', () => {
  let grammar: textmate.IGrammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  it('is the one that the tokens and the schema make: `npm run grammar` writes it', () => {
    assert.equal(shipped, textMateFile());
  });

  for (const [line, ...expected] of lines) {
    it(`colours ${line.trim()}`, () => {
      const tokens = tokensOf(grammar, line);
      for (const [text, scope] of expected) {
        const found = tokens.filter((token) => token.text === text);
        assert.ok(
          found.some(({ scopes }) => scopes.includes(scope)),
          `${text}: ${JSON.stringify(found)} of ${JSON.stringify(tokens)}`,
        );
      }
    });
  }

  it('takes a long text for Markdown, whatever its indentation, and goes on behind it', () => {
    const tokens = tokensOf(
      grammar,
      '  needs {\n    """\n      # Heading\n    More "quoted" text\n    """\n    evidence: "x"\n  }',
    );
    assert.match(
      tokens.find(({ text }) => text === '# Heading')?.scopes ?? '',
      /embedded\.block\.markdown.*markup\.heading/,
    );
    assert.match(tokens.find(({ text }) => text === 'evidence')?.scopes ?? '', /^support\.type\.property-name/);
  });

  it('lets a text that is never closed end before the next declaration', () => {
    const tokens = tokensOf(grammar, 'service A "B" {\n  needs {\n    """\n    More\n\nmeasure Two "C" {');
    assert.match(tokens.find(({ text }) => text === 'measure')?.scopes ?? '', /^storage\.type\.declaration/);
  });

  it('takes no unit for a key, though a colon follows the last of a range', () => {
    for (const line of [
      'below 7 per 10,000 people:  100%',
      'at least 760 quits:  £50,000',
      'above £5 per contact:  nothing',
    ]) {
      const units = tokensOf(grammar, line).filter(({ text }) => /people|quits|contact/.test(text));
      assert.ok(units.length > 0 && units.every(({ scopes }) => scopes === ''), JSON.stringify(units));
    }
  });

  it('gives every name, number and key of the examples a scope', () => {
    for (const [name, text] of examples) {
      const bare = tokensOf(grammar, text).filter(
        ({ scopes, text: token }) => scopes === '' && /[A-Z0-9£%{}:]/.test(token),
      );
      assert.deepEqual(bare, [], name);
    }
  });
});
