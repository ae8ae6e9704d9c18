import { type Fix, type SyntaxFinding, withLineNumbers } from '../../../grammar/syntax/findings.js';
import { lastAtOrBefore, type Position } from '../../../grammar/text/lines.js';
import { positionAt, type Source } from '../../../grammar/text/source.js';
import { ruleNamed } from '../rules/all.js';
import type { Severity } from '../rules/catalogue.js';
import type { Finding, Related, RuleName } from '../semantics/finding.js';
import type { Declared } from '../semantics/names.js';
import { nearest } from '../semantics/suggest.js';
import type { PieceState } from './file.js';
import { scopeOf } from './scope.js';
import type { Workspace } from './workspace.js';

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A finding as it is shown: with its code, its place in the file by line and character, and the words in full. */
export interface PlacedFinding {
  readonly rule: RuleName;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly fixes: readonly PlacedFix[];
  readonly related: readonly PlacedRelated[];
  /** Whether the place can be shown as superfluous. */
  readonly unneeded: boolean;
}

export interface PlacedFix {
  readonly title: string;
  readonly edits: readonly { readonly range: Range; readonly text: string }[];
}

export interface PlacedRelated {
  readonly uri: string;
  readonly range: Range;
  readonly message: string;
}

/** A finding of the wording or of the meaning, as it was found. */
export type AnyFinding = Finding | SyntaxFinding;

export function rangeIn(source: Source, start: number, end: number): Range {
  return { start: positionAt(source, start), end: positionAt(source, end) };
}

/** A finding of a piece as it is shown now. */
export function placed(
  workspace: Workspace,
  state: PieceState,
  finding: AnyFinding,
  severity: Severity,
): PlacedFinding {
  const { source } = state.file;
  const meant = meantName(workspace, state, finding);
  const offset = source.offsets[state.index];
  const rangeOf = (start: number, end: number): Range => rangeIn(source, offset + start, offset + end);
  return {
    rule: finding.rule,
    code: ruleNamed(finding.rule).code,
    severity,
    message: withLineNumbers(
      finding.message + (meant?.text ?? ''),
      (at) => source.lines[state.index] + lastAtOrBefore(state.piece.lineStarts, at) + 1,
    ),
    range: rangeOf(finding.start, finding.end),
    fixes: [...(meant?.fixes ?? []), ...fixesOf(finding)].map(({ title, edits }) => ({
      title,
      edits: edits.map(({ start, end, text }) => ({ range: rangeOf(start, end), text })),
    })),
    related: relatedOf(finding).flatMap((related) => {
      const { message } = related;
      if ('beside' in related)
        return [{ uri: state.file.uri, range: rangeOf(related.beside.start, related.beside.end), message }];
      const there = standing(workspace, related.declared);
      if (!there) return [];
      const { file, index } = there.owner;
      const at = file.source.offsets[index];
      const range = rangeIn(file.source, at + there.declared.start, at + there.declared.end);
      return [{ uri: file.uri, range, message }];
    }),
    unneeded: ['unused-name', 'unused-use', 'allow-unused'].includes(finding.rule),
  };
}

/** Where a declaration stands: in which piece, and on which line of its file that begins. */
export interface Standing {
  readonly declared: Declared;
  readonly owner: PieceState;
  readonly line: number;
}

/** Where a declaration, or what has taken its place, stands now; undefined where it is gone. */
export function standing(workspace: Workspace, declared: Declared): Standing | undefined {
  const current = workspace.current(declared);
  const owner = current && workspace.ownerOf(current);
  return owner && { declared: current, owner, line: owner.file.source.lines[owner.index] };
}

export function relatedOf(finding: AnyFinding): readonly Related[] {
  return ('related' in finding && finding.related) || none;
}

const none: readonly Related[] = [];

/** What a finding says of a name that may be meant instead, and the fix that writes it. */
function meantName(
  workspace: Workspace,
  state: PieceState,
  finding: AnyFinding,
): { text: string; fixes: readonly Fix[] } | undefined {
  if (!('instead' in finding) || !finding.instead) return undefined;
  const { written, kinds, otherwise, also = [] } = finding.instead;
  const scope = scopeOf(state.file, state, workspace, new Set());
  const name = nearest(written, scope.namesOf(kinds));
  if (name === undefined) return { text: otherwise, fixes: [] };
  const edits = [finding, ...also].map(({ start, end }) => ({ start, end, text: name }));
  return { text: ` Is ${name} meant?`, fixes: [{ title: `Write ${name}`, edits }] };
}

/** A finding of the wording has one fix at most, one of the meaning may have several. */
function fixesOf(finding: AnyFinding): readonly Fix[] {
  if ('fix' in finding) return finding.fix ? [finding.fix] : [];
  return 'fixes' in finding ? (finding.fixes ?? []) : [];
}
