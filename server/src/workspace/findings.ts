import { compareRanges, lastAtOrBefore, lineStartsOf, type Position } from '../../../grammar/text/lines.js';
import { isAboutAllFiles, isToldOnce, ruleNamed } from '../rules/all.js';
import type { Finding } from '../semantics/finding.js';
import type { Declared } from '../semantics/names.js';
import { notOutweighed } from '../semantics/superfluous.js';
import type { FileState, PieceState } from './file.js';
import { type AnyFinding, type PlacedFinding, placed, relatedOf, type Standing, standing } from './placing.js';
import type { Settings } from './settings.js';
import { type Silencing, silenced } from './silence.js';
import { useFindings } from './use-findings.js';
import type { Workspace } from './workspace.js';

export { type PlacedFinding, type PlacedFix, type PlacedRelated, type Range, rangeIn } from './placing.js';

/** All findings of a file, in the order of their places. What has not changed since the last call are the same objects. */
export function findingsOf(workspace: Workspace, file: FileState): PlacedFinding[] {
  const all: PlacedFinding[] = [];
  if (!workspace.isChecked(file.uri)) return all;
  const settings = workspace.settingsOf(file.uri);
  const { today } = workspace;
  if (file.toldUnder?.settings !== settings || file.toldUnder.today !== today) beginAfresh(file);
  file.toldUnder = { settings, today };
  const said = new Set<string>();
  // A file may have thousands of pieces, and this is asked at every key.
  for (const state of [...file.telling].sort((a, b) => a.index - b.index)) {
    const told = stillTold(workspace, state) ?? tell(workspace, state, settings, today);
    for (const finding of told.all) if (isNew(finding, said)) all.push(finding);
    if (told.all.length === 0 && !told.isFleeting && told.elsewhere.length === 0) file.telling.delete(state);
  }
  return all;
}

/** Whether the same has not been told of this file yet, where its rule tells it once. Which piece is the first only the file knows. */
function isNew({ rule, message }: PlacedFinding, said: Set<string>): boolean {
  if (!isToldOnce(rule)) return true;
  const words = `${rule} ${message}`;
  if (said.has(words)) return false;
  said.add(words);
  return true;
}

/** Other settings, or another day, may let something else be told of any piece. */
function beginAfresh({ pieces, telling }: FileState): void {
  for (const state of pieces) {
    state.told = undefined;
    telling.add(state);
  }
}

/** What was told of a piece last, and all that it depended on. */
export interface Told {
  readonly all: readonly PlacedFinding[];
  /** Whether it depended on more, and has to be made anew. */
  readonly isFleeting: boolean;
  /** The line in the file on which the piece began. */
  readonly line: number;
  readonly found: PieceState['findings'];
  readonly judged: PieceState['judged'];
  readonly isJudged: boolean;
  readonly across: PieceState['across'];
  readonly unused: PieceState['unused'];
  /** Where the other places stood that belong to the findings. */
  readonly elsewhere: readonly { readonly declared: Declared; readonly stood: Standing | undefined }[];
}

/** What was told last, if it still holds: a key changes what is told of one piece or two, and of hundreds it is asked. */
function stillTold(workspace: Workspace, state: PieceState): Told | undefined {
  const { told } = state;
  const holds =
    told !== undefined &&
    !told.isFleeting &&
    told.line === state.file.source.lines[state.index] &&
    told.found === state.findings &&
    told.judged === state.judged &&
    told.isJudged === state.isJudged &&
    told.across === state.across &&
    told.unused === state.unused &&
    (told.elsewhere.length === 0 || stillStandElsewhere(workspace, told));
  return holds ? told : undefined;
}

function stillStandElsewhere(workspace: Workspace, { elsewhere }: Told): boolean {
  return elsewhere.every(({ declared, stood }) => stillStands(workspace, declared, stood));
}

function stillStands(workspace: Workspace, declared: Declared, stood: Standing | undefined): boolean {
  const current = workspace.current(declared);
  const owner = current && workspace.ownerOf(current);
  if (!owner || !stood) return owner === stood;
  return current === stood.declared && owner === stood.owner && owner.file.source.lines[owner.index] === stood.line;
}

/** Rules about how a name is written. */
const ofNames = new Set<string>(['name-missing', 'unknown-character']);

function tell(workspace: Workspace, state: PieceState, settings: Settings, today: number): Told {
  const { file, findings: found, judged, isJudged, across, unused, allowances, outline } = state;
  const wording = notOutweighed(state.wording, found);
  const uses = file.uses.filter((use) => use.state === state).flatMap((use) => useFindings(workspace, file, use));
  // A name that has to be written in another way is not told to be unused as well.
  const misnamed = [...wording, ...(found ?? [])].filter(({ rule }) => ofNames.has(rule));
  const inOrder = unused.filter(({ start, end }) =>
    misnamed.every((other) => end <= other.start || other.end <= start),
  );
  const meaning = [...(found ?? []), ...judged, ...(across ?? []), ...inOrder.map(unusedName), ...uses];
  const all: AnyFinding[] = [
    ...wording,
    ...(allowances.length === 0 ? meaning : silenced(meaning, allowances, silencing(state, settings, today))),
  ];
  state.told = {
    all: all
      .flatMap((finding) => {
        const severity = settings.severityOf(finding.rule) ?? ruleNamed(finding.rule).severity;
        return severity === 'off' ? [] : [placed(workspace, state, finding, severity)];
      })
      .sort((a, b) => compareRanges(a.range, b.range)),
    // Any name that comes or goes may be one that is meant, and other files decide what is said of a line that uses them.
    isFleeting: outline.uses.length > 0 || meaning.some(({ instead }) => instead !== undefined),
    line: file.source.lines[state.index],
    found,
    judged,
    isJudged,
    across,
    unused,
    elsewhere: all.flatMap((finding) =>
      relatedOf(finding).flatMap((related) =>
        'declared' in related ? [{ declared: related.declared, stood: standing(workspace, related.declared) }] : [],
      ),
    ),
  };
  return state.told;
}

function unusedName(declared: Declared): Finding {
  const { name, kind, start, end } = declared;
  return { rule: 'unused-name', start, end, message: `Nothing mentions the ${kind} ${name}: use it, or take it out.` };
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
function silencing(state: PieceState, settings: Settings, today: number): Silencing {
  return {
    today,
    isRun: (rule) =>
      settings.isOn(ruleNamed(rule)) &&
      state.wording.length === 0 &&
      state.isJudged &&
      (state.across !== undefined || !isAboutAllFiles(rule)),
  };
}
