import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver';
import { findingsOf, type PlacedFinding } from '../../workspace/findings.js';
import { canonical } from '../../workspace/paths.js';
import { toDiagnostic } from '../convert.js';
import { exampleActions, withExamples } from '../example-actions.js';
import type { Handler } from './handler.js';

/** Quick fixes of the findings at a place, and what else can be written there. */
export const codeActions: Handler = (connection, session) => {
  connection.onCodeAction((params) => {
    const { only } = params.context;
    if (only && !only.some((kind) => CodeActionKind.QuickFix === kind || kind === '')) return [];
    const file = session.workspace.file(canonical(params.textDocument.uri));
    if (!file || file.shipped) return [];
    const here = findingsOf(session.workspace, file).filter(({ range }) => touches(range, params.range));
    return [
      ...here.flatMap((finding) => actionsOf(finding, params.textDocument.uri, toDiagnostic(session, finding))),
      ...exampleActions(session, params.textDocument.uri, params.range),
    ];
  });
  connection.onCodeActionResolve((action) => withExamples(session, action));
};

function actionsOf(finding: PlacedFinding, uri: string, diagnostic: ReturnType<typeof toDiagnostic>): CodeAction[] {
  return finding.fixes.map(({ title, edits }, i) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: i === 0 && finding.fixes.length === 1,
    edit: { changes: { [uri]: edits.map(({ range, text }) => ({ range, newText: text })) } },
  }));
}

function touches(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
