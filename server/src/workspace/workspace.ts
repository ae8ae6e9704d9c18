import { landmarks } from '../../../grammar/syntax/vocabulary.js';
import type { Position } from '../../../grammar/text/lines.js';
import { edit, offsetAt, type Piece, type Source, sourceOf } from '../../../grammar/text/source.js';
import { runWorkspaceRules } from '../rules/run.js';
import type { Finding } from '../semantics/finding.js';
import type { Declared } from '../semantics/names.js';
import { Examining } from './examining.js';
import { changedKeys, factsOf, movedKeys } from './facts.js';
import { emptyFile, type FileState, noFindings, note, type PieceState } from './file.js';
import { inherited } from './inherit.js';
import { Judging } from './judging.js';
import { keptOf } from './keeping.js';
import { Libraries } from './libraries.js';
import { MultiMap } from './multi-map.js';
import { canonical, followUse } from './paths.js';
import { Register } from './register.js';
import type { Settings, SettingsFile } from './settings.js';
import { SettingsBook } from './settings-book.js';
import { viewOf } from './view.js';

/** A replacement of what stands from `start` to `end`; without a range, of the whole file. */
export interface Change {
  readonly range?: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

/**
 * All files and what is known of them. A change is followed exactly as far as it reaches: the piece that it is in is read again, and those pieces
 * are examined again that asked for something whose answer has changed. Knows no disk: files are given to it, and it says which it lacks.
 */
export class Workspace {
  /** The libraries that ship. */
  readonly libraries: Libraries;
  private readonly byUri = new Map<string, FileState>();
  private readonly users = new MultiMap<string, FileState>();
  private readonly absent = new Set<string>();
  private readonly changed = new Set<string>();
  private readonly register = new Register((file) => this.changed.add(file.uri));
  private readonly examining = new Examining(this);
  private readonly judging = new Judging({
    lookInto: (state) => this.examining.lookInto(state),
    settingsOf: (uri) => this.settings.of(uri),
    judged: ({ file }) => this.changed.add(file.uri),
  });
  private readonly settings = new SettingsBook();
  private folders: readonly string[] = [];

  /**
   * `clock` says what day it is: some comments silence a rule until a day. With `judgesLater`, the rules about good specifications and the worked
   * examples wait until `judge` is called: for an editor, where the hands have to rest first.
   */
  constructor(
    library: Readonly<Record<string, string>> = {},
    private readonly clock: () => Date = () => new Date(),
    private readonly judgesLater = false,
  ) {
    this.libraries = new Libraries(library);
  }

  /** How many pieces have been examined, for tests of how far a change reaches. */
  get examinations(): number {
    return this.examining.count;
  }

  /** Today, as days since 1970. */
  get today(): number {
    const now = this.clock();
    return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000;
  }

  /** The folders that `use` paths may not leave. */
  get roots(): readonly string[] {
    return this.folders;
  }

  setRoots(roots: readonly string[]): void {
    this.folders = roots.map(canonical);
    this.withSettings(() => this.settings.setRoots(this.folders));
    for (const file of this.byUri.values()) this.followUses(file);
    this.settle();
  }

  file(uri: string): FileState | undefined {
    return this.byUri.get(uri);
  }

  files(): Iterable<FileState> {
    return this.byUri.values();
  }

  ownerOf(declared: Declared): PieceState | undefined {
    return this.register.ownerOf(declared);
  }

  /** What has taken the place of a declaration: the piece that it stood in may have been read again since. */
  current(declared: Declared): Declared | undefined {
    return this.register.current(declared);
  }

  usersOf(uri: string): Iterable<FileState> {
    return this.users.get(uri);
  }

  /** Files that are used, or would hold settings, and have neither been given nor said to be absent. */
  lacking(): string[] {
    return [...this.users.keys(), ...this.settings.wanted()].filter((uri) => this.isAwaited(uri));
  }

  /** Whether a file is one of settings: it is given and taken away as the others are. */
  isSettings(uri: string): boolean {
    return this.settings.wanted().includes(uri);
  }

  /** What the file of settings at a place says. */
  settingsAt(uri: string): SettingsFile | undefined {
    return this.settings.at(uri);
  }

  /** The files of settings that have been given. */
  settingsFiles(): string[] {
    return this.settings.wanted().filter((uri) => this.settings.at(uri));
  }

  /** What holds for a file. */
  settingsOf(uri: string): Settings {
    return this.settings.of(uri);
  }

  /** Whether the settings ask for a file to be checked. */
  isChecked(uri: string): boolean {
    return this.settings.isChecked(uri);
  }

  isAwaited(uri: string): boolean {
    if (this.byUri.has(uri) || this.absent.has(uri)) return false;
    return this.users.has(uri) || (this.isSettings(uri) && !this.settings.at(uri));
  }

  isAbsent(uri: string): boolean {
    return this.absent.has(uri);
  }

  /** Gives a file its text, whether it was known before or not. Pieces with the same text keep what is known of them. */
  set(uri: string, text: string): void {
    this.setAll([[uri, text]]);
  }

  /** Gives several files their texts. Nothing is examined before all of them are known, so that nothing is examined twice. */
  setAll(files: Iterable<readonly [uri: string, text: string]>): void {
    for (const [uri, text] of files) {
      if (this.isSettings(uri)) this.changeSettings(uri, text);
      else this.take(uri, text);
    }
    this.settle();
  }

  private take(uri: string, text: string): void {
    const file = this.byUri.get(uri) ?? this.add(uri);
    const source = sourceOf(text, landmarks);
    this.replace(file, source, 0, file.pieces.length, source.pieces);
  }

  /** Applies changes one after the other, each to the text that the one before it left. */
  edit(uri: string, changes: readonly Change[]): void {
    const file = this.byUri.get(uri);
    if (!file) return;
    for (const { range, text } of changes) {
      if (!range) {
        const source = sourceOf(text, landmarks);
        this.replace(file, source, 0, file.pieces.length, source.pieces);
        continue;
      }
      const start = offsetAt(file.source, range.start);
      const { source, splice } = edit(file.source, start, Math.max(start, offsetAt(file.source, range.end)), text);
      const fresh = source.pieces.slice(splice.first, splice.first + splice.added);
      this.replace(file, source, splice.first, splice.removed, fresh);
    }
    this.settle();
  }

  remove(uri: string): void {
    if (this.isSettings(uri)) {
      this.changeSettings(uri, undefined);
      return this.settle();
    }
    if (!this.byUri.has(uri)) return;
    this.absent.add(uri);
    this.forget(uri);
  }

  /** Knows no more of a file than before it was given: it may well be there. */
  forget(uri: string): void {
    const file = this.byUri.get(uri);
    if (!file) return;
    this.replace(file, sourceOf('', landmarks), 0, file.pieces.length, []);
    this.byUri.delete(uri);
    this.changed.add(uri);
    this.reconsiderUsers(uri);
    this.settle();
  }

  /** Says that there is no such file. */
  markAbsent(uri: string): void {
    if (this.byUri.has(uri) || this.absent.has(uri)) return;
    this.absent.add(uri);
    if (this.isSettings(uri)) {
      this.settings.markAbsent(uri);
      for (const each of this.settingsFiles()) this.changed.add(each);
    }
    this.reconsiderUsers(uri);
    this.settle();
  }

  /** Other settings can let rules speak or be silent in every file, and set their options. */
  private changeSettings(uri: string, text: string | undefined): void {
    if (text === undefined) this.absent.add(uri);
    else this.absent.delete(uri);
    this.withSettings(() => this.settings.set(uri, text));
    for (const changed of this.byUri.keys()) this.changed.add(changed);
    for (const file of this.byUri.values()) for (const state of file.pieces) this.examining.add(state);
  }

  /** What is said of files of settings depends on all of them, and of those that hold for no folder any more nothing is said or known. */
  private withSettings(change: () => void): void {
    const before = this.settings.wanted();
    change();
    const after = this.settings.wanted();
    for (const uri of [...before, ...after]) this.changed.add(uri);
    for (const uri of before) if (!after.includes(uri)) this.absent.delete(uri);
  }

  /** The files whose findings may be others than when this was asked last. */
  takeChanged(): string[] {
    const uris = [...this.changed];
    this.changed.clear();
    return uris;
  }

  /** Runs the rules about all files together. What they find stands until this is called again, except in pieces that have changed since. */
  examineTogether(): void {
    const found = new Map<PieceState, Finding[]>();
    runWorkspaceRules(
      viewOf(this),
      (place, finding) => {
        const state = this.byUri.get(place.file.uri)?.pieces[place.piece];
        if (!state) return;
        const others = found.get(state);
        if (others) others.push(finding);
        else found.set(state, [finding]);
      },
      this.settings.first(),
    );
    for (const file of this.byUri.values()) {
      for (const state of file.pieces) {
        const now = found.get(state) ?? noFindings;
        const isSame = sameFindings(now, state.across ?? noFindings);
        // A comment that silences one of these rules can be told unneeded only once they have been run.
        if (!isSame || (!state.across && state.allowances.length > 0)) this.changed.add(file.uri);
        if (state.across !== now) note(state, { across: now });
      }
    }
  }

  private add(uri: string): FileState {
    const file = emptyFile(uri, this.libraries.has(uri));
    this.byUri.set(uri, file);
    this.absent.delete(uri);
    this.reconsiderUsers(uri);
    return file;
  }

  /** A file came or went: all names of the files that use it may mean something else. */
  private reconsiderUsers(uri: string): void {
    for (const user of this.usersOf(uri)) {
      this.changed.add(user.uri);
      for (const state of user.pieces) this.examining.add(state);
    }
  }

  private replace(file: FileState, source: Source, first: number, removed: number, pieces: readonly Piece[]): void {
    const old = file.pieces.slice(first, first + removed);
    const kept = keptOf(old, pieces);
    const gone = new Set(old);
    for (const state of kept) if (state) gone.delete(state);
    // Of several, nobody knows which has become which.
    const [edited] = gone.size === 1 && kept.filter((state) => !state).length === 1 ? gone : [];
    const added = new Set<PieceState>();
    const fresh = pieces.map((piece, i) => {
      const same = kept[i];
      if (same) return same;
      const state = this.examining.read(file, piece, edited?.piece);
      added.add(state);
      return state;
    });
    const usesBefore = file.uses;
    for (const state of gone) {
      this.examining.forget(state);
      this.judging.forget(state);
      for (const key of state.asked) file.asking.delete(key, state);
      for (const key of state.askedByRules) file.askingRules.delete(key, state);
      this.register.forget(state);
      file.telling.delete(state);
    }
    file.source = source;
    file.pieces = file.pieces.slice(0, first).concat(fresh, file.pieces.slice(first + removed));
    const end = fresh.length === removed ? first + removed : file.pieces.length;
    for (let i = first; i < end; i++) file.pieces[i].index = i;
    for (const state of added) {
      if (edited) note(state, { judged: inherited(edited.judged, edited.piece.text, state.piece.text) });
      this.examining.add(state);
    }
    this.register.learn(file, added);
    this.changed.add(file.uri);
    const usesChange =
      usesBefore.some((use) => gone.has(use.state)) || [...added].some((state) => state.outline.uses.length > 0);
    if (usesChange) this.followUses(file);
    // Of a file that is new, nobody has asked anything: those who use it are examined for that alone.
    if (old.length === 0) return;
    const changed = new Set([...changedKeys(factsOf(gone), factsOf(added)), ...movedKeys(gone, added)]);
    if (edited && !usesChange) for (const state of added) this.examining.inherit(state, edited, changed);
    for (const key of changed) this.tellThoseWhoAsked(file, key);
  }

  private followUses(file: FileState): void {
    for (const { target } of file.uses) if ('uri' in target) this.users.delete(target.uri, file);
    file.uses = file.pieces.flatMap((state) =>
      state.outline.uses.map((use) => ({
        use,
        state,
        target: followUse(file.uri, use.path, use.library, this.folders),
      })),
    );
    for (const { target } of file.uses) {
      if (!('uri' in target)) continue;
      this.users.add(target.uri, file);
      this.takeFromLibrary(target.uri);
    }
    this.changed.add(file.uri);
    for (const state of file.pieces) this.examining.add(state);
  }

  private takeFromLibrary(uri: string): void {
    if (!this.libraries.has(uri) || this.byUri.has(uri)) return;
    const text = this.libraries.textAt(uri);
    if (text === undefined) this.absent.add(uri);
    else this.take(uri, text);
  }

  private tellThoseWhoAsked(file: FileState, key: string): void {
    for (const asker of [file, ...this.usersOf(file.uri)]) {
      for (const state of asker.asking.get(key)) {
        this.examining.add(state);
        this.changed.add(asker.uri);
      }
      for (const state of asker.askingRules.get(key)) this.judging.add(state);
    }
  }

  /** Examines all that has to be, and judges it in the same breath unless that can wait: its tree is at hand then. */
  private settle(): void {
    this.judging.interrupt();
    this.examining.run((state) => {
      if (!state.file.shipped) this.judging.add(state);
      if (!this.judgesLater) this.judging.runOn(state);
    });
    if (!this.judgesLater) this.judge();
    this.examining.rest();
  }

  /**
   * Runs the rules about good specifications and the worked examples on every piece for which they may find something else than before, as long as
   * `mayGoOn` says so. Returns whether all have been judged.
   */
  judge(mayGoOn: () => boolean = () => true): boolean {
    return this.judging.run(mayGoOn);
  }
}

function sameFindings(a: readonly Finding[], b: readonly Finding[]): boolean {
  const told = ({ rule, start, end, message }: Finding): string => `${rule} ${start} ${end} ${message}`;
  return a.length === b.length && a.every((finding, i) => told(finding) === told(b[i]));
}
