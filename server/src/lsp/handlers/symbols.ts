import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import { spanOf } from '../../features/navigation.js';
import * as features from '../../features/symbols.js';
import type { FileView } from '../../semantics/view.js';
import { toLocation, toRange } from '../convert.js';
import { fileOf } from '../session.js';
import type { Handler } from './handler.js';

const kinds: Readonly<Record<features.SymbolKind, SymbolKind>> = {
  organisation: SymbolKind.Class,
  population: SymbolKind.Class,
  measure: SymbolKind.Function,
  input: SymbolKind.Constant,
  service: SymbolKind.Module,
  contract: SymbolKind.Package,
  definition: SymbolKind.String,
  indicator: SymbolKind.Function,
  'data-set': SymbolKind.Struct,
  body: SymbolKind.Class,
  framework: SymbolKind.Struct,
  aim: SymbolKind.Event,
  step: SymbolKind.Event,
  requirement: SymbolKind.Property,
  payment: SymbolKind.Interface,
  'risk-share': SymbolKind.Interface,
  'pooled-fund': SymbolKind.Interface,
  remedy: SymbolKind.Operator,
  together: SymbolKind.Operator,
  group: SymbolKind.Array,
  line: SymbolKind.Field,
  reserve: SymbolKind.Field,
  let: SymbolKind.Variable,
  example: SymbolKind.Object,
  section: SymbolKind.Namespace,
  share: SymbolKind.Number,
  block: SymbolKind.Namespace,
};

export const documentSymbols: Handler = (connection, session) => {
  connection.onDocumentSymbol((params) => {
    const file = fileOf(session, params);
    return file ? features.documentSymbols(file).map((symbol) => symbolOf(symbol, file)) : null;
  });
};

function symbolOf(symbol: features.DocumentSymbol, file: FileView): DocumentSymbol {
  const { name, kind, detail, start, end, nameStart, nameEnd, children } = symbol;
  return {
    name,
    kind: kinds[kind],
    ...(detail === undefined ? {} : { detail }),
    range: toRange({ file, start, end }),
    selectionRange: toRange({ file, start: nameStart, end: nameEnd }),
    ...(children.length === 0 ? {} : { children: children.map((child) => symbolOf(child, file)) }),
  };
}

export const workspaceSymbols: Handler = (connection, session) => {
  connection.onWorkspaceSymbol(({ query }) =>
    features.workspaceSymbols(session.view, query).map((symbol) => ({
      name: symbol.name,
      kind: kinds[symbol.kind],
      ...(symbol.container === undefined ? {} : { containerName: symbol.container }),
      location: toLocation(session, spanOf(symbol.place)),
    })),
  );
};
