import type { Parsed } from '../../../grammar/syntax/parser.js';
import type { Piece } from '../../../grammar/text/source.js';
import { examine } from '../semantics/examine.js';
import type { Finding } from '../semantics/finding.js';
import { oncePerName } from '../semantics/mentions.js';
import { superfluous } from '../semantics/superfluous.js';
import { type FileState, noFindings, note, type PieceState, parsedPiece, stateOf } from './file.js';
import type { Insight } from './judging.js';
import { ownName, type Surroundings, scopeOf } from './scope.js';
import { Asked, Looking, noneSound, stillSound } from './sound.js';

/** How much text, in UTF-16 units, may wait for its examination with its trees kept: more is parsed a second time rather than fill the memory. */
const mostKept = 1_000_000;

/** Reads pieces, and checks the form and the meaning of those for which that may come to something else than before. */
export class Examining {
  private readonly due = new Set<PieceState>();
  /** Trees of pieces that were read and are about to be examined. */
  private readonly kept = new Map<Piece, Parsed>();
  private keptLength = 0;
  /** How many pieces have been read and wait for their examination. */
  private fresh = 0;
  /** How many pieces have been examined. */
  count = 0;

  constructor(private readonly around: Surroundings) {}

  add(state: PieceState): void {
    this.due.add(state);
    state.sound = undefined;
  }

  /**
   * Notes that a piece that is due has come from another by an edit, which gave other answers to the questions in `changed`: of the blocks in which nothing
   * was found before, those that are as they were need not be looked into.
   */
  inherit(state: PieceState, from: PieceState, changed: ReadonlySet<string>): void {
    state.sound = from.sound && ownName(from) === ownName(state) ? stillSound(from.sound, changed) : noneSound;
  }

  forget(state: PieceState): void {
    this.due.delete(state);
  }

  /** What is known of a piece from its own text alone; `before` is the one whose place it takes after an edit. */
  read(file: FileState, piece: Piece, before: Piece | undefined): PieceState {
    const parsed = parsedPiece(piece, before);
    if (this.keptLength < mostKept) {
      this.kept.set(piece, parsed);
      this.keptLength += piece.text.length;
    }
    this.fresh++;
    return stateOf(file, piece, parsed);
  }

  /** Examines all that is due, and what becomes due meanwhile; `examined` hears of each, while its tree is at hand. */
  run(examined: (state: PieceState) => void): void {
    // Of several that have been read, one may depend on another in what has been left out.
    if (this.fresh > 1) for (const state of this.due) state.sound = undefined;
    this.fresh = 0;
    while (this.due.size > 0) {
      const states = [...this.due];
      this.due.clear();
      for (const state of states) {
        this.examine(state);
        examined(state);
        this.kept.delete(state.piece);
      }
    }
  }

  /** Lets go of the trees. */
  rest(): void {
    this.kept.clear();
    this.keptLength = 0;
  }

  /** The tree of a piece, and what checks of it work with. */
  lookInto(state: PieceState): Insight {
    const { file, piece } = state;
    const asked = new Asked();
    const findings: Finding[] = [];
    let reported = 0;
    const { tree } = this.kept.get(piece) ?? parsedPiece(piece);
    const isSuperfluous = superfluous(piece.text, state.wording);
    const context = {
      text: piece.text,
      scope: scopeOf(file, state, this.around, asked),
      report: (finding: Finding) => {
        reported++;
        if (!isSuperfluous(finding)) findings.push(finding);
      },
    };
    return { tree, context, asked, findings, reported: () => reported };
  }

  private examine(state: PieceState): void {
    const { file } = state;
    for (const key of state.asked) file.asking.delete(key, state);
    const { tree, context, asked, findings, reported } = this.lookInto(state);
    const looking = state.sound && new Looking(state.piece.text, state.sound, asked, reported);
    examine(tree, looking ? { ...context, insideOf: (lines) => looking.insideOf(lines) } : context);
    state.sound = looking?.sound;
    for (const key of asked.all) file.asking.add(key, state);
    state.asked = [...asked.all];
    note(state, { findings: findings.length === 0 ? noFindings : oncePerName(findings) });
    this.count++;
  }
}
