import { type Fix, type SyntaxFinding, withLineNumbers } from '../../../grammar/syntax/findings.js';
import { lastAtOrBefore, lineStartsOf, type Position } from '../../../grammar/text/lines.js';
import { pieceAt, positionAt, type Source } from '../../../grammar/text/source.js';
import { isAboutAllFiles, ruleNamed } from '../rules/all.js';
import type { Severity } from '../rules/catalogue.js';
import type { Finding, RuleName } from '../semantics/finding.js';
import type { Use } from '../semantics/outline.js';
import { nearest } from '../semantics/suggest.js';
import type { FileState, FollowedUse, PieceState } from './file.js';
import { pathBetween } from './paths.js';
import { scopeOf } from './scope.js';
import { type Silencing, silenced } from './silence.js';
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
    if (severity !== 'off') placed.push(place(workspace, file, index, finding, severity));
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

function place(
  workspace: Workspace,
  file: FileState,
  index: number,
  finding: Finding | SyntaxFinding,
  severity: Severity,
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
    related: (('related' in finding && finding.related) || []).flatMap((related) => {
      const { message } = related;
      if ('beside' in related)
        return [{ uri: file.uri, range: rangeOf(related.beside.start, related.beside.end), message }];
      const { declared } = related;
      const current = workspace.current(declared);
      const owner = current && workspace.ownerOf(current);
      if (!owner) return [];
      const at = owner.file.source.offsets[owner.file.pieces.indexOf(owner)];
      const range = rangeIn(owner.file.source, at + current.start, at + current.end);
      return [{ uri: owner.file.uri, range, message }];
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
    if (!owner) continue;
    const { name, kind, start, end } = declared;
    const message = `Nothing mentions the ${kind} ${name}: use it, or take it out.`;
    found.push([owner, { rule: 'unused-name', start, end, message }]);
  }
  return found;
}

function useFindings(workspace: Workspace, file: FileState, followed: FollowedUse): [PieceState, Finding][] {
  const { use, state, target } = followed;
  const { start, end } = use;
  const report = (rule: RuleName, message: string, fixes?: Finding['fixes']): [PieceState, Finding][] => [
    [state, { rule, start, end, message, fixes }],
  ];
  if (state.wording.some((other) => start < other.end && other.start < end)) return [];
  if (!('uri' in target)) {
    const message = `A file can use only files of its own workspace, and ${use.path} leaves it. Write a path that starts with \`./\`.`;
    return report('file-outside-workspace', message);
  }
  const used = workspace.file(target.uri);
  if (!used) {
    if (workspace.isAwaited(target.uri)) return [];
    const what = use.library ? 'library' : 'file';
    const known = use.library ? librariesText(workspace) : ' The path is relative to this file.';
    const meant = meantUse(workspace, file, use);
    return report(
      'file-not-found',
      `There is no ${what} ${use.path}.${meant ? ` Is \`${meant}\` meant?` : known}`,
      meant ? [{ title: `Write \`${meant}\``, edits: [{ start, end, text: meant }] }] : undefined,
    );
  }
  const line = { start: use.line.start, end: use.line.end, text: '' };
  const takeOut = [{ title: 'Take out the line', edits: [line] }];
  if (used === file)
    return report('use-circle', 'A file knows its own names without using itself. Take out this line.', takeOut);
  const first = file.uses.find((other) => 'uri' in other.target && other.target.uri === used.uri);
  if (first !== followed) return report('listed-twice', `${use.path} is used already. Take out this line.`, takeOut);
  const circle = circleThrough(workspace, file, used);
  if (circle) {
    const way = circle.map((uri) => uri.slice(uri.lastIndexOf('/') + 1)).join(' uses ');
    return report(
      'use-circle',
      `Files cannot use each other in a circle: ${way}. Put what both need into a third file.`,
    );
  }
  if (!isMentioned(file, used)) {
    return report('unused-use', `Nothing of ${use.path} is mentioned in this file.`, takeOut);
  }
  return [];
}

function librariesText(workspace: Workspace): string {
  const libraries = workspace.libraries();
  return libraries.length === 0 ? '' : ` The libraries are: ${libraries.join(', ')}.`;
}

/** What the `use` line was most likely meant to name: a library with a name like it, or the file of that name wherever it is. */
function meantUse(workspace: Workspace, file: FileState, use: Use): string | undefined {
  if (use.library) {
    const library = nearest(use.path, workspace.libraries());
    if (library) return library;
  }
  const name = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.remit$/, '');
  const others = [...workspace.files()]
    .filter((other) => other !== file && !other.shipped)
    .sort((a, b) => (a.uri < b.uri ? -1 : 1));
  const same = others.find((other) => name(other.uri) === name(use.path));
  const meant = same
    ? name(same.uri)
    : nearest(
        name(use.path),
        others.map((other) => name(other.uri)),
      );
  const found = others.find((other) => name(other.uri) === meant);
  const path = found && pathBetween(file.uri, found.uri);
  return path && `"${path}"`;
}

function isMentioned(file: FileState, used: FileState): boolean {
  for (const name of used.names.keys()) if (file.mentions.has(name) && !file.names.has(name)) return true;
  return false;
}

/** The way from `file` by `used` back to `file`, where there is one. */
function circleThrough(workspace: Workspace, file: FileState, used: FileState): string[] | undefined {
  const seen = new Set<string>();
  const follow = (from: FileState, way: readonly string[]): string[] | undefined => {
    if (from === file) return [...way, from.uri];
    if (seen.has(from.uri)) return undefined;
    seen.add(from.uri);
    for (const { target } of from.uses) {
      const next = 'uri' in target ? workspace.file(target.uri) : undefined;
      const found = next && follow(next, [...way, from.uri]);
      if (found) return found;
    }
    return undefined;
  };
  return follow(used, [file.uri]);
}

/** The index of the piece that holds an offset of the file, and the offset within it. */
export function within(source: Source, offset: number): { piece: number; offset: number } {
  const piece = pieceAt(source, offset);
  return { piece, offset: offset - source.offsets[piece] };
}
