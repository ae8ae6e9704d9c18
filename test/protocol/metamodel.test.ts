import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { MetaModelValidator } from './metamodel.js';
import { fixture, readMetaModel } from './published.js';

const model = readMetaModel();
const validator = new MetaModelValidator(model);
const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } };

function problems(message: object, answered?: string): string[] {
  return validator
    .message({ jsonrpc: '2.0', ...message }, answered)
    .map((problem) => `${problem.path} ${problem.message}`);
}
function result(method: string, value: unknown): string[] {
  return problems({ id: 1, result: value }, method);
}
function published(...diagnostics: object[]): string[] {
  return problems({
    method: 'textDocument/publishDiagnostics',
    params: { uri: 'file:///a.remit', version: 3, diagnostics },
  });
}

describe('the published meta-model', () => {
  it('is the file that its description names, unchanged', () => {
    const description = readFileSync(new URL('README.md', fixture), 'utf8');
    const sum = createHash('sha256')
      .update(readFileSync(new URL('metaModel.json', fixture)))
      .digest('hex');
    assert.ok(description.includes(`\`${sum}\``), sum);
    assert.ok(description.includes(`| Protocol | ${model.metaData.version},`));
  });

  it('has a meaning for every name that it refers to, and says nothing in a form that is not understood', () => {
    const known = new Set([...model.structures, ...model.enumerations, ...model.typeAliases].map(({ name }) => name));
    const kinds = new Set<string>();
    JSON.stringify([model.requests, model.notifications, model.structures, model.typeAliases], (_key, value) => {
      if (typeof value?.kind === 'string') kinds.add(value.kind);
      assert.ok(value?.kind !== 'reference' || known.has(value.name), `unknown: ${value?.name}`);
      return value;
    });
    assert.deepEqual([...kinds].sort(), [
      'and',
      'array',
      'base',
      'literal',
      'map',
      'or',
      'reference',
      'stringLiteral',
      'tuple',
    ]);
  });

  it('says which enumerations are open to values of one’s own', () => {
    const open = (name: string) => model.enumerations.find((entry) => entry.name === name)?.supportsCustomValues;
    assert.equal(open('CodeActionKind'), true);
    assert.equal(open('SymbolKind') ?? false, false);
  });
});

describe('messages from a server', () => {
  it('accepts what the protocol allows', () => {
    assert.deepEqual(
      published({ range, message: 'x', severity: 1, code: 'R101', tags: [1], data: { anything: [null] } }),
      [],
    );
    assert.deepEqual(result('textDocument/hover', { contents: { kind: 'markdown', value: '**x**' }, range }), []);
    assert.deepEqual(result('textDocument/hover', null), []);
    assert.deepEqual(
      result('textDocument/completion', {
        isIncomplete: false,
        items: [{ label: 'a', textEdit: { range, newText: 'a' } }],
      }),
      [],
    );
    assert.deepEqual(
      result('textDocument/completion', [{ label: 'a', textEdit: { newText: 'a', insert: range, replace: range } }]),
      [],
    );
    assert.deepEqual(
      result('textDocument/codeAction', [
        { title: 't', kind: 'source.fixAll.remit', edit: { changes: { 'file:///a': [] } } },
      ]),
      [],
    );
    assert.deepEqual(
      result('textDocument/documentSymbol', [{ name: 'a', kind: 5, range, selectionRange: range, children: [] }]),
      [],
    );
    assert.deepEqual(result('textDocument/semanticTokens/full', { data: [0, 1, 2, 3, 0] }), []);
    assert.deepEqual(result('textDocument/diagnostic', { kind: 'full', items: [{ range, message: 'x' }] }), []);
    assert.deepEqual(result('textDocument/diagnostic', { kind: 'unchanged', resultId: '1' }), []);
    assert.deepEqual(
      result('workspace/diagnostic', { items: [{ kind: 'full', uri: 'file:///a', version: null, items: [] }] }),
      [],
    );
    assert.deepEqual(result('textDocument/prepareRename', { range, placeholder: 'a' }), []);
    assert.deepEqual(result('textDocument/prepareRename', { defaultBehavior: true }), []);
    assert.deepEqual(result('shutdown', null), []);
    assert.deepEqual(problems({ id: 7, error: { code: -32601, message: 'no such method' } }), []);
    assert.deepEqual(
      problems({ id: 'a', method: 'workspace/configuration', params: { items: [{ section: 'remit' }] } }),
      [],
    );
    assert.deepEqual(
      problems({ method: '$/progress', params: { token: 'x', value: { kind: 'begin', title: 't' } } }),
      [],
    );
    assert.deepEqual(
      result('initialize', {
        capabilities: {
          textDocumentSync: { openClose: true, change: 2 },
          hoverProvider: true,
          positionEncoding: 'utf-16',
        },
        serverInfo: { name: 'remit' },
      }),
      [],
    );
  });

  it('names the place of a wrong value', () => {
    assert.deepEqual(
      published(
        { range, message: 'x' },
        { range: { start: range.start, end: { line: -1, character: 0 } }, message: 'x' },
      ),
      ['params.diagnostics[1].range.end.line is -1, not a natural number'],
    );
    assert.deepEqual(
      result('textDocument/completion', { isIncomplete: false, items: [{ label: 'a' }, { label: 4 }] }),
      ['result.items[1].label is 4, not a text'],
    );
    assert.deepEqual(result('textDocument/rename', { changes: { 'file:///a': [{ range, newText: null }] } }), [
      'result.changes.file:///a[0].newText is null, not a text',
    ]);
  });

  it('asks of a union that one of its types fits wholly', () => {
    assert.deepEqual(result('textDocument/diagnostic', { kind: 'full' }), ['result.items is missing']);
    assert.deepEqual(result('textDocument/prepareRename', { range, defaultBehavior: true }).length, 1);
    assert.deepEqual(result('textDocument/hover', { contents: { kind: 'html', value: '' } }), [
      'result.contents.kind is "html", which is no MarkupKind',
    ]);
  });

  it('reports missing and unknown properties', () => {
    assert.deepEqual(published({ range }), ['params.diagnostics[0].message is missing']);
    assert.deepEqual(published({ range, message: 'x', severty: 1 }), [
      'params.diagnostics[0].severty is not a property that the protocol knows',
    ]);
    assert.deepEqual(result('initialize', { capabilities: { hoverProvidr: true } }), [
      'result.capabilities.hoverProvidr is not a property that the protocol knows',
    ]);
  });

  it('reports values outside closed enumerations and fractions where integers are due', () => {
    assert.deepEqual(published({ range, message: 'x', severity: 5 }), [
      'params.diagnostics[0].severity is 5, which is no DiagnosticSeverity',
    ]);
    assert.deepEqual(result('textDocument/semanticTokens/full', { data: [0.5] }), [
      'result.data[0] is 0.5, not a natural number',
    ]);
    assert.deepEqual(result('textDocument/semanticTokens/full', { data: [2 ** 31] }), [
      'result.data[0] is 2147483648, not a natural number',
    ]);
    assert.deepEqual(result('textDocument/foldingRange', [{ startLine: 0, endLine: 1, kind: 'mine' }]), []);
    assert.deepEqual(result('textDocument/foldingRange', [{ startLine: 0, endLine: 1, kind: 7 }]), [
      'result[0].kind is 7, not a text',
    ]);
  });

  it('reports wrong options of what is registered, which the protocol itself lets be anything', () => {
    const registered = (method: string, registerOptions?: unknown) =>
      problems({
        id: 1,
        method: 'client/registerCapability',
        params: { registrations: [{ id: 'a', method, registerOptions }] },
      });
    const watched = 'workspace/didChangeWatchedFiles';
    assert.deepEqual(registered(watched, { watchers: [{ globPattern: '**/*.remit', kind: 7 }] }), []);
    assert.deepEqual(registered(watched, { watchers: [{ pattern: '**/*.remit' }] }), [
      'params.registrations[0].registerOptions.watchers[0].globPattern is missing',
      'params.registrations[0].registerOptions.watchers[0].pattern is not a property that the protocol knows',
    ]);
    assert.deepEqual(registered('workspace/willWatch'), [
      'params.registrations[0].method the protocol has no workspace/willWatch',
    ]);
  });

  it('reports what only a later version of the protocol knows', () => {
    assert.deepEqual(result('textDocument/inlineCompletion', []), [
      'id answers no request of the protocol (textDocument/inlineCompletion)',
    ]);
    assert.deepEqual(result('initialize', { capabilities: { inlineCompletionProvider: true } }), [
      'result.capabilities.inlineCompletionProvider is not a property that the protocol knows',
    ]);
    assert.deepEqual(
      result('textDocument/codeLens', [{ range, command: { title: 't', command: 'c', tooltip: 'x' } }]),
      ['result[0].command.tooltip is not a property that the protocol knows'],
    );
    assert.deepEqual(published({ range, message: { kind: 'markdown', value: 'x' } }), [
      'params.diagnostics[0].message is {"kind":"markdown","value":"x"}, not a text',
    ]);
  });

  it('reports wrong envelopes', () => {
    assert.deepEqual(
      validator.message({ id: 1, result: null }, 'shutdown').map((problem) => problem.path),
      ['jsonrpc'],
    );
    assert.deepEqual(problems({ id: 1 }, 'shutdown'), [' a response has either a result or an error']);
    assert.deepEqual(problems({ id: 1, result: null, error: { code: 1, message: '' } }, 'shutdown').length, 1);
    assert.deepEqual(problems({ id: 1.5, error: { code: 1.5, message: '' } }).length, 2);
    assert.deepEqual(problems({ id: 1, result: null }), ['id answers no request of the protocol (unknown id)']);
    assert.deepEqual(
      problems({ method: 'textDocument/didOpen', params: {} })[0],
      'method textDocument/didOpen is for clients to send',
    );
    assert.deepEqual(problems({ method: 'remit/unknown' }), ['method the protocol has no notification remit/unknown']);
    assert.equal(validator.message('text').length, 1);
  });
});
