/** Every request that an editor makes of a language server, at a position, where the server says that it answers it. */
import type { Position, ServerCapabilities } from 'vscode-languageserver/node';

export interface FeatureRequest {
  method: string;
  params: object;
}

/** What the server says of itself, and the request that this would let an editor make. */
type Offer = [provider: unknown, method: string, params: object];

export function featureRequests(
  capabilities: ServerCapabilities,
  uri: string,
  position: Position,
  end: Position,
): FeatureRequest[] {
  const textDocument = { uri };
  const at = { textDocument, position };
  const range = { start: position, end };
  const options = { tabSize: 2, insertSpaces: true };
  const rename = capabilities.renameProvider;
  const tokens = capabilities.semanticTokensProvider;
  const all: Offer[] = [
    [capabilities.hoverProvider, 'hover', at],
    [capabilities.completionProvider, 'completion', { ...at, context: { triggerKind: 1 } }],
    [capabilities.signatureHelpProvider, 'signatureHelp', at],
    [capabilities.definitionProvider, 'definition', at],
    [capabilities.declarationProvider, 'declaration', at],
    [capabilities.typeDefinitionProvider, 'typeDefinition', at],
    [capabilities.implementationProvider, 'implementation', at],
    [capabilities.referencesProvider, 'references', { ...at, context: { includeDeclaration: true } }],
    [capabilities.documentHighlightProvider, 'documentHighlight', at],
    [typeof rename === 'object' && rename.prepareProvider, 'prepareRename', at],
    [rename, 'rename', { ...at, newName: 'Renamed' }],
    [capabilities.codeActionProvider, 'codeAction', { textDocument, range, context: { diagnostics: [] } }],
    [capabilities.codeLensProvider, 'codeLens', { textDocument }],
    [capabilities.documentLinkProvider, 'documentLink', { textDocument }],
    [capabilities.documentSymbolProvider, 'documentSymbol', { textDocument }],
    [capabilities.foldingRangeProvider, 'foldingRange', { textDocument }],
    [capabilities.selectionRangeProvider, 'selectionRange', { textDocument, positions: [position] }],
    [capabilities.linkedEditingRangeProvider, 'linkedEditingRange', at],
    [capabilities.inlayHintProvider, 'inlayHint', { textDocument, range }],
    [capabilities.documentFormattingProvider, 'formatting', { textDocument, options }],
    [capabilities.documentRangeFormattingProvider, 'rangeFormatting', { textDocument, range, options }],
    [capabilities.documentOnTypeFormattingProvider, 'onTypeFormatting', { ...at, ch: '\n', options }],
    [capabilities.diagnosticProvider, 'diagnostic', { textDocument }],
    [tokens?.full, 'semanticTokens/full', { textDocument }],
    [tokens?.range, 'semanticTokens/range', { textDocument, range }],
    [capabilities.callHierarchyProvider, 'prepareCallHierarchy', at],
    [capabilities.typeHierarchyProvider, 'prepareTypeHierarchy', at],
  ];
  return all
    .filter(([provider]) => Boolean(provider))
    .map(([, method, params]) => ({ method: `textDocument/${method}`, params }));
}
