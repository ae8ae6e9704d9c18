import {
  type CodeDescription,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Location,
  type MarkupContent,
  MarkupKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { FileSpan } from '../features/navigation.js';
import { plainText } from '../features/plain-text.js';
import type { FileEdit } from '../features/rename.js';
import { rulePageUri } from '../features/rule-pages.js';
import { type PlacedFinding, type Range, rangeIn } from '../workspace/findings.js';
import { type Session, spelled } from './session.js';

/** Turns what the features say into what the protocol says. */

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;

const known = new WeakMap<PlacedFinding, Diagnostic>();

/** The same object for the same finding. */
export function toDiagnostic(session: Session, finding: PlacedFinding): Diagnostic {
  const last = known.get(finding);
  // The client may spell the URI of another file otherwise now.
  if (
    last &&
    finding.related.every(({ uri }, i) => last.relatedInformation?.[i].location.uri === spelled(session, uri))
  )
    return last;
  const diagnostic = diagnosticOf(session, finding);
  known.set(finding, diagnostic);
  return diagnostic;
}

function diagnosticOf(session: Session, finding: PlacedFinding): Diagnostic {
  const { code, severity, message, range, related, unneeded } = finding;
  const diagnostic: Diagnostic = { range, severity: severities[severity], code, source: 'remit', message };
  if (session.rulePages !== undefined) {
    diagnostic.codeDescription = { href: rulePageUri(session.rulePages, code) } satisfies CodeDescription;
  }
  if (unneeded) diagnostic.tags = [DiagnosticTag.Unnecessary];
  if (related.length > 0) {
    diagnostic.relatedInformation = related.map(({ uri, range: at, message: text }) => ({
      location: { uri: spelled(session, uri), range: at },
      message: text,
    }));
  }
  return diagnostic;
}

export function toRange({ file, start, end }: FileSpan): Range {
  return rangeIn(file.source, start, end);
}

export function toLocation(session: Session, span: FileSpan): Location {
  return { uri: spelled(session, span.file.uri), range: toRange(span) };
}

/** Markdown in the form that the client wants. */
export function toMarkup(markdown: string, kind: MarkupKind): MarkupContent {
  return { kind, value: kind === MarkupKind.PlainText ? plainText(markdown) : markdown };
}

export function toWorkspaceEdit(session: Session, edits: readonly FileEdit[]): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const edit of edits) {
    const uri = spelled(session, edit.file.uri);
    changes[uri] ??= [];
    changes[uri].push({ range: toRange(edit), newText: edit.text });
  }
  return { changes };
}
