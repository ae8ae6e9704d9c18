import type { Block } from '../../../grammar/syntax/tree.js';
import { editBetween } from '../../../grammar/text/edit.js';
import type { Inside } from '../semantics/context.js';

/** A block of a declaration in which nothing was found. */
interface SoundBlock {
  readonly start: number;
  readonly end: number;
  /** The shape by which it was checked. */
  readonly shape: string;
  /** The lines of its declaration that stand in no block. */
  readonly lines: string;
  /** The names and facts that its examination asked for. */
  readonly asked: readonly string[];
}

/** The text of a piece that has been examined, and its blocks in which nothing was found. */
export interface Sound {
  readonly text: string;
  readonly blocks: readonly SoundBlock[];
}

export const noneSound: Sound = { text: '', blocks: [] };

/** What is left of it where the answers to some questions have changed. */
export function stillSound({ text, blocks }: Sound, changed: ReadonlySet<string>): Sound {
  return { text, blocks: blocks.filter(({ asked }) => !asked.some((key) => changed.has(key))) };
}

/** The names and facts that an examination asks for. */
export class Asked {
  private keys = new Set<string>();

  get all(): ReadonlySet<string> {
    return this.keys;
  }

  add(key: string): void {
    this.keys.add(key);
  }

  /** What is asked for while `action` runs. */
  during(action: () => void): ReadonlySet<string> {
    const outer = this.keys;
    this.keys = new Set();
    action();
    const inner = this.keys;
    this.keys = outer;
    for (const key of inner) outer.add(key);
    return inner;
  }
}

/**
 * Looks into the blocks of a piece that is examined, and leaves out those that stand as they stood `before` in another text of it: nothing was found in
 * them, and would be found now.
 */
export class Looking {
  private readonly blocks: SoundBlock[] = [];
  private readonly known = new Map<number, SoundBlock>();

  /** `reported` tells how much has been reported so far. */
  constructor(
    private readonly text: string,
    before: Sound,
    private readonly asked: Asked,
    private readonly reported: () => number,
  ) {
    if (before.blocks.length === 0) return;
    const edit = editBetween(before.text, text);
    for (const block of before.blocks) {
      if (block.end <= edit.start) this.known.set(block.start, block);
      else if (block.start >= edit.end)
        this.known.set(block.start + edit.by, { ...block, start: block.start + edit.by, end: block.end + edit.by });
    }
  }

  /** For the blocks of a declaration, whose other lines are `lines`. */
  insideOf(lines: string): Inside {
    return { into: (block, shape, look) => this.into(block, shape, lines, look) };
  }

  private into({ start, end }: Block, shape: string, lines: string, look: () => void): void {
    const known = this.known.get(start);
    if (known && known.end === end && known.shape === shape && known.lines === lines) {
      for (const key of known.asked) this.asked.add(key);
      this.blocks.push(known);
      return;
    }
    const before = this.reported();
    const asked = this.asked.during(look);
    if (this.reported() === before) this.blocks.push({ start, end, shape, lines, asked: [...asked] });
  }

  get sound(): Sound {
    return { text: this.text, blocks: this.blocks };
  }
}
