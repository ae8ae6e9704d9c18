import type { Tree } from '../../../grammar/syntax/tree.js';
import { checkExamples } from '../payment/examples.js';
import { runRules } from '../rules/run.js';
import { noteContract } from '../rules/workspace/contract-facts.js';
import type { Context } from '../semantics/context.js';
import type { Finding } from '../semantics/finding.js';
import { noFindings, note, type PieceState } from './file.js';
import type { Settings } from './settings.js';
import type { Asked } from './sound.js';

/** The tree of a piece, and what checks of it work with: what they ask and what they find is noted. */
export interface Insight {
  readonly tree: Tree;
  readonly context: Context;
  readonly asked: Asked;
  readonly findings: readonly Finding[];
  /** How much has been reported so far, with what goes without saying. */
  reported(): number;
}

/** What judging needs of the workspace. */
export interface Court {
  lookInto(state: PieceState): Insight;
  settingsOf(uri: string): Settings;
  /** Hears of a piece whose findings may be others now. */
  judged(state: PieceState): void;
}

/** Runs the rules about good specifications and the worked examples on the pieces for which they may find something else than before. */
export class Judging {
  private readonly due = new Set<PieceState>();
  /** The piece whose rules are being run. Any change begins it afresh: what it has asked so far is noted nowhere yet. */
  private running: { readonly state: PieceState; readonly steps: Generator<void, void, void> } | undefined;

  constructor(private readonly court: Court) {}

  add(state: PieceState): void {
    this.due.add(state);
  }

  forget(state: PieceState): void {
    this.due.delete(state);
  }

  interrupt(): void {
    this.running = undefined;
  }

  /** Goes on as long as `mayGoOn` says so. Returns whether all have been judged. */
  run(mayGoOn: () => boolean): boolean {
    for (const state of this.due) {
      if (this.running?.state !== state) this.running = { state, steps: this.steps(state) };
      do if (!mayGoOn()) return false;
      while (!this.running.steps.next().done);
      this.running = undefined;
      this.due.delete(state);
    }
    return true;
  }

  /** Judges one piece at once, if it is due. */
  runOn(state: PieceState): void {
    if (!this.due.delete(state)) return;
    const steps = this.steps(state);
    while (!steps.next().done);
  }

  private *steps(state: PieceState): Generator<void, void, void> {
    const { file } = state;
    for (const key of state.askedByRules) file.askingRules.delete(key, state);
    const { tree, context, asked, findings } = this.court.lookInto(state);
    yield* runRules(tree, context, this.court.settingsOf(file.uri));
    noteContract(state.outline, tree);
    yield* checkExamples(tree, context);
    for (const key of asked.all) file.askingRules.add(key, state);
    state.askedByRules = [...asked.all];
    if (!state.isJudged || findings.length > 0 || state.judged.length > 0) this.court.judged(state);
    note(state, { judged: findings.length === 0 ? noFindings : findings, isJudged: true });
  }
}
