import { type Fix, type SyntaxFinding, withLineNumbers } from '../../../grammar/syntax/findings.js';
import { lastAtOrBefore, lineStartsOf, type Position } from '../../../grammar/text/lines.js';
import { pieceAt, positionAt, type Source } from '../../../grammar/text/source.js';
import { isAboutAllFiles, ruleNamed } from '../rules/all.js';
import type { Severity } from '../rules/catalogue.js';
import type { Finding, Related, RuleName } from '../semantics/finding.js';
import type { Declared } from '../semantics/names.js';
import { nearest } from '../semantics/suggest.js';
import type { FileState, PieceState } from './file.js';
import { scopeOf } from './scope.js';
import { type Silencing, silenced } from './silence.js';
import { useFindings } from './use-findings.js';
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

/** All findings of a file, in the order of their places. */
export function findingsOf(workspace: Workspace, file: FileState): PlacedFinding[] {
  if (!workspace.isChecked(file.uri)) return [];
  const placed: PlacedFinding[] = [];
  const { pieces, source } = file;
  const settings = workspace.settingsOf(file.uri);
  const tell = (index: number, finding: Finding | SyntaxFinding): void => {
    const severity = settings.severityOf(finding.rule) ?? ruleNamed(finding.rule).severity;
    if (severity !== 'off') placed.push(placeOnce(workspace, file, index, finding, severity));
  };
  const elsewhere = new Map<PieceState, Finding[]>();
  for (const [state, finding] of [
    ...unusedNames(workspace, file),
    ...file.uses.flatMap((use) => useFindings(workspace, file, use)),
  ]) {
    const others = elsewhere.get(state);
    if (others) others.push(finding);
    else elsewhere.set(state, [finding]);
  }
  for (let i = 0; i < pieces.length; i++) {
    const state = pieces[i];
    for (const finding of state.wording) tell(i, finding);
    const found = [state.findings, state.judged, state.across, elsewhere.get(state)];
    const told =
      state.allowances.length === 0
        ? found
        : [
            silenced(
              found.flatMap((some) => some ?? []),
              state.allowances,
              silencing(workspace, state),
            ),
          ];
    for (const some of told) if (some) for (const finding of some) tell(i, finding);
  }
  if (source.length > 0) placed.sort((a, b) => comparePositions(a.range.start, b.range.start));
  return placed;
}

/** The findings in a file of settings. */
export function settingsFindings(workspace: Workspace, uri: string): PlacedFinding[] {
  const { text = '', problems } = workspace.settingsAt(uri) ?? { problems: [] };
  const starts = lineStartsOf(text);
  const position = (offset: number): Position => {
    const line = lastAtOrBefore(starts, offset);
    return { line, character: offset - starts[line] };
  };
  return problems.map(({ rule, start, end, message }) => {
    const { code, severity } = ruleNamed(rule);
    const range = { start: position(start), end: position(end) };
    return { rule, code, severity, message, range, fixes: [], related: [], unneeded: false };
  });
}

/** Where the wording is not in order, rules leave a text in peace: nobody can say then that one finds nothing. */
function silencing(workspace: Workspace, state: PieceState): Silencing {
  const settings = workspace.settingsOf(state.file.uri);
  return {
    today: workspace.today,
    isRun: (rule) =>
      settings.severityOf(rule) !== 'off' &&
      state.wording.length === 0 &&
      state.isJudged &&
      (state.across !== undefined || !isAboutAllFiles(rule)),
  };
}

function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** What a finding says of a name that may be meant instead, and the fix that writes it. */
function meantName(
  workspace: Workspace,
  file: FileState,
  state: PieceState,
  finding: Finding | SyntaxFinding,
): { text: string; fixes: readonly Fix[] } | undefined {
  if (!('instead' in finding) || !finding.instead) return undefined;
  const { written, kinds, otherwise } = finding.instead;
  const scope = scopeOf(file, state, workspace, new Set());
  const name =
    nearest(written, scope.namesOf(kinds)) ?? (otherwise === '' ? undefined : nearest(written, scope.namesOf([])));
  if (name === undefined) return { text: otherwise, fixes: [] };
  const edits = [{ start: finding.start, end: finding.end, text: name }];
  return { text: ` Is ${name} meant?`, fixes: [{ title: `Write ${name}`, edits }] };
}

/** A finding of the wording has one fix at most, one of the meaning may have several. */
function fixesOf(finding: Finding | SyntaxFinding): readonly Fix[] {
  if ('fix' in finding) return finding.fix ? [finding.fix] : [];
  return 'fixes' in finding ? (finding.fixes ?? []) : [];
}

interface Placed {
  /** The line in the file on which the piece of the finding started. */
  readonly line: number;
  /** Where the other places stood that belong to it. */
  readonly others: readonly (Standing | undefined)[];
  readonly placed: PlacedFinding;
}

/** Where a declaration stands now: in which piece, and on which line of the file that starts. */
interface Standing {
  readonly declared: Declared;
  readonly owner: PieceState;
  readonly line: number;
}

/** How each finding was placed last: a key moves few of them, and all are told again at every key. */
const lastPlaced = new WeakMap<Finding | SyntaxFinding, Placed>();

function placeOnce(
  workspace: Workspace,
  file: FileState,
  index: number,
  finding: Finding | SyntaxFinding,
  severity: Severity,
): PlacedFinding {
  const others =
    'related' in finding && finding.related ? finding.related.map((one) => standing(workspace, one)) : noOthers;
  // Any name that comes or goes may be what is meant.
  if ('instead' in finding && finding.instead) return place(workspace, file, index, finding, severity, others);
  const line = file.source.lines[index];
  const last = lastPlaced.get(finding);
  if (last?.line === line && last.placed.severity === severity && last.others.every((one, i) => isSame(one, others[i])))
    return last.placed;
  const placed = place(workspace, file, index, finding, severity, others);
  lastPlaced.set(finding, { line, others, placed });
  return placed;
}

const noOthers: readonly Standing[] = [];

function standing(workspace: Workspace, related: Related): Standing | undefined {
  const declared = workspace.current(related.declared);
  const owner = declared && workspace.ownerOf(declared);
  return owner && { declared, owner, line: owner.file.source.lines[owner.index] };
}

function isSame(a: Standing | undefined, b: Standing | undefined): boolean {
  return a?.declared === b?.declared && a?.owner === b?.owner && a?.line === b?.line;
}

function place(
  workspace: Workspace,
  file: FileState,
  index: number,
  finding: Finding | SyntaxFinding,
  severity: Severity,
  others: readonly (Standing | undefined)[],
): PlacedFinding {
  const { source } = file;
  const meant = meantName(workspace, file, file.pieces[index], finding);
  const { code } = ruleNamed(finding.rule);
  const offset = source.offsets[index];
  const rangeOf = (start: number, end: number): Range => rangeIn(source, offset + start, offset + end);
  const lineStarts = source.pieces[index].lineStarts;
  return {
    rule: finding.rule,
    code,
    severity,
    message: withLineNumbers(
      finding.message + (meant?.text ?? ''),
      (at) => source.lines[index] + lastAtOrBefore(lineStarts, at) + 1,
    ),
    range: rangeOf(finding.start, finding.end),
    fixes: [...(meant?.fixes ?? []), ...fixesOf(finding)].map(({ title, edits }) => ({
      title,
      edits: edits.map(({ start, end, text }) => ({ range: rangeOf(start, end), text })),
    })),
    related: others.flatMap((other, i) => {
      if (!other) return [];
      const { declared, owner } = other;
      const at = owner.file.source.offsets[owner.index];
      const range = rangeIn(owner.file.source, at + declared.start, at + declared.end);
      return [{ uri: owner.file.uri, range, message: ((finding as Finding).related as readonly Related[])[i].message }];
    }),
    unneeded: ['unused-name', 'unused-use', 'allow-unused'].includes(finding.rule),
  };
}

export function rangeIn(source: Source, start: number, end: number): Range {
  return { start: positionAt(source, start), end: positionAt(source, end) };
}

function unusedNames(workspace: Workspace, file: FileState): [PieceState, Finding][] {
  const found: [PieceState, Finding][] = [];
  for (const declared of file.unused) {
    const owner = workspace.ownerOf(declared);
    if (owner) found.push([owner, unusedName(declared)]);
  }
  return found;
}

const unusedFindings = new WeakMap<Declared, Finding>();

/** The same object for the same declaration, so that it is placed once. */
function unusedName(declared: Declared): Finding {
  const known = unusedFindings.get(declared);
  if (known) return known;
  const { name, kind, start, end } = declared;
  const message = `Nothing mentions the ${kind} ${name}: use it, or take it out.`;
  const finding: Finding = { rule: 'unused-name', start, end, message };
  unusedFindings.set(declared, finding);
  return finding;
}

/** The index of the piece that holds an offset of the file, and the offset within it. */
export function within(source: Source, offset: number): { piece: number; offset: number } {
  const piece = pieceAt(source, offset);
  return { piece, offset: offset - source.offsets[piece] };
}
