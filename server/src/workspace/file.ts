import type { SyntaxFinding } from '../../../grammar/syntax/findings.js';
import { type Parsed, parse } from '../../../grammar/syntax/parser.js';
import { reparse } from '../../../grammar/syntax/reparse.js';
import { landmarks } from '../../../grammar/syntax/vocabulary.js';
import type { Piece, Source } from '../../../grammar/text/source.js';
import { sourceOf } from '../../../grammar/text/source.js';
import { type Allowance, allowancesOf } from '../rules/allowances.js';
import type { Finding } from '../semantics/finding.js';
import { type Declared, plainTitle } from '../semantics/names.js';
import type { Outline, Use } from '../semantics/outline.js';
import { outlineOf } from '../semantics/outline.js';
import type { Told } from './findings.js';
import { MultiMap } from './multi-map.js';
import type { Target } from './paths.js';
import type { Settings } from './settings.js';
import type { Sound } from './sound.js';

/** What is found of a piece after it has been read. */
interface FoundOfPiece {
  /** What examining it found; undefined until it has been examined in its present surroundings. */
  readonly findings: readonly Finding[] | undefined;
  /**
   * What the rules about good specifications and the worked examples found. Until they have been run on this text (`isJudged`), what they found in
   * the text before, where that stands now: a reader is not to see every note vanish and come back at each key.
   */
  readonly judged: readonly Finding[];
  readonly isJudged: boolean;
  /** What the rules about all files together found in it when they were run last; undefined where they have not been run on this text. */
  readonly across: readonly Finding[] | undefined;
  /** What it declares and nothing mentions. */
  readonly unused: readonly Declared[];
}

/** What is known of one piece of a file. The tree is not kept: it is made again where a feature needs it. */
export interface PieceState extends FoundOfPiece {
  readonly file: FileState;
  readonly piece: Piece;
  /** Which of the file's pieces it is. */
  index: number;
  readonly outline: Outline;
  readonly wording: readonly SyntaxFinding[];
  /** What the rules asked for. */
  askedByRules: readonly string[];
  /** The comments in it that silence rules. */
  readonly allowances: readonly Allowance[];
  /** The names and facts that the examination asked for, each as `dependencyKey` makes it. */
  asked: readonly string[];
  /** Of a piece that has been edited, where nothing was found in it. */
  sound: Sound | undefined;
  /** What was told of it last. */
  told: Told | undefined;
}

/** Notes what has been found of a piece: what is told of it has to be looked at again. */
export function note(state: PieceState, found: Partial<FoundOfPiece>): void {
  Object.assign(state, found);
  state.file.telling.add(state);
}

/** What is known of one file. */
export interface FileState {
  readonly uri: string;
  readonly shipped: boolean;
  source: Source;
  pieces: PieceState[];
  /** What the file declares, by bare name and, inside a declaration, as `Container.Name` too. */
  readonly names: Map<string, Declared[]>;
  /** How many pieces of the file introduce a term. */
  readonly introduced: Map<string, number>;
  /** How often the file mentions a name. */
  readonly mentions: Map<string, number>;
  /** The pieces of this file that asked for a name or a fact. */
  readonly asking: MultiMap<string, PieceState>;
  /** The pieces of this file whose rules asked for a name or a fact. */
  readonly askingRules: MultiMap<string, PieceState>;
  uses: readonly FollowedUse[];
  /** The pieces of which something is told, or may have to be: all others need not be looked at when the file is told of again. */
  readonly telling: Set<PieceState>;
  /** What it was told under last. */
  toldUnder: { readonly settings: Settings; readonly today: number } | undefined;
}

export interface FollowedUse {
  readonly use: Use;
  readonly state: PieceState;
  readonly target: Target;
}

export function emptyFile(uri: string, shipped: boolean): FileState {
  return {
    uri,
    shipped,
    source: sourceOf('', landmarks),
    pieces: [],
    names: new Map(),
    introduced: new Map(),
    mentions: new Map(),
    asking: new MultiMap(),
    askingRules: new MultiMap(),
    uses: [],
    telling: new Set(),
    toldUnder: undefined,
  };
}

/** What an examination asked for: a name, or one fact of what it stands for. */
export function dependencyKey(name: string, fact?: string): string {
  return fact === undefined ? name : `${name} ${fact}`;
}

/** What an examination asked for: whether a term is introduced. No name has quotes. */
export function termKey(term: string): string {
  return `"${term}"`;
}

/** What an examination asked for: what has a title. No name has brackets. */
export function titleKey(title: string): string {
  return `(${plainTitle(title)})`;
}

/** The trees made last, so that a burst of requests about one place parses it once. */
const recent = new Map<Piece, Parsed>();
const mostRecent = 32;

/** The tree of a piece; of one that an edit has made of the piece `before`, from the tree of that, if it is at hand. */
export function parsedPiece(piece: Piece, before?: Piece): Parsed {
  const known = recent.get(piece);
  if (known) return known;
  const old = before && recent.get(before);
  const parsed = (old && reparse(old, before.text, piece.text)) ?? parse(piece.text);
  if (before) recent.delete(before);
  recent.set(piece, parsed);
  if (recent.size > mostRecent) recent.delete(recent.keys().next().value as Piece);
  return parsed;
}

export function stateOf(file: FileState, piece: Piece, { tree, findings }: Parsed): PieceState {
  return {
    file,
    piece,
    index: -1,
    outline: outlineOf(tree, piece.text),
    wording: findings,
    findings: undefined,
    judged: noFindings,
    isJudged: false,
    askedByRules: nothing,
    across: undefined,
    allowances: allowancesOf(tree, piece.text),
    asked: nothing,
    sound: undefined,
    unused: noDeclarations,
    told: undefined,
  };
}

const nothing: readonly string[] = [];
const noDeclarations: readonly Declared[] = [];
export const noFindings: readonly Finding[] = [];

/** The names by which a declaration is known in its file. */
export function namesFor(declared: Declared): string[] {
  return declared.container === undefined ? [declared.name] : [declared.name, `${declared.container}.${declared.name}`];
}
