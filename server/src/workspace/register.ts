import type { Declared } from '../semantics/names.js';
import { type FileState, namesFor, note, type PieceState } from './file.js';
import { count, MultiMap } from './multi-map.js';

/** Kinds of which it is worth saying that nothing mentions them. */
const meantToBeMentioned = new Set(['organisation', 'population', 'measure', 'input', 'let', 'reserve']);

/** What is declared and what is mentioned, in all files, and so which declarations nothing mentions. */
export class Register {
  private readonly owners = new Map<Declared, PieceState>();
  /** The file of each declaration that there is or was. */
  private readonly homes = new WeakMap<Declared, FileState>();
  private readonly mentioned = new Map<string, number>();
  private readonly declaredAnywhere = new MultiMap<string, Declared>();

  /** `changed` is told of files in which something came to be mentioned, or ceased to be. */
  constructor(private readonly changed: (file: FileState) => void) {}

  ownerOf(declared: Declared): PieceState | undefined {
    return this.owners.get(declared);
  }

  /** What has taken the place of a declaration: the piece that it stood in may have been read again since. */
  current(declared: Declared): Declared | undefined {
    if (this.owners.has(declared)) return declared;
    const { kind, container } = declared;
    const [name] = namesFor(declared).slice(-1);
    const same = this.homes.get(declared)?.names.get(name);
    return same?.find((other) => other.kind === kind && other.container === container);
  }

  /** Takes in new pieces of a file, which stand in it already. */
  learn(file: FileState, states: Iterable<PieceState>): void {
    for (const state of states) this.learnOne(file, state);
  }

  private learnOne(file: FileState, state: PieceState): void {
    const { outline } = state;
    for (const declared of outline.declared) {
      this.owners.set(declared, state);
      this.homes.set(declared, file);
      for (const name of namesFor(declared)) {
        const same = file.names.get(name);
        if (same) this.insertInOrder(same, declared);
        else file.names.set(name, [declared]);
        this.declaredAnywhere.add(name, declared);
      }
      this.reconsiderUse(declared);
    }
    for (const { name } of outline.references) {
      count(file.mentions, name, 1);
      this.mention(name, 1);
    }
    for (const term of outline.introduced) count(file.introduced, term, 1);
  }

  /** Keeps declarations of one name in the order in which they stand, so that the first is the first whatever was typed last. */
  private insertInOrder(same: Declared[], declared: Declared): void {
    const rank = (one: Declared): number => this.owners.get(one)?.index ?? 0;
    const isBefore = (a: Declared, b: Declared): boolean =>
      rank(a) < rank(b) || (rank(a) === rank(b) && a.start < b.start);
    let at = same.length;
    while (at > 0 && isBefore(declared, same[at - 1])) at--;
    same.splice(at, 0, declared);
  }

  forget({ file, outline }: PieceState): void {
    for (const declared of outline.declared) {
      this.owners.delete(declared);
      for (const name of namesFor(declared)) {
        const same = file.names.get(name) as Declared[];
        same.splice(same.indexOf(declared), 1);
        if (same.length === 0) file.names.delete(name);
        this.declaredAnywhere.delete(name, declared);
      }
    }
    for (const { name } of outline.references) {
      count(file.mentions, name, -1);
      this.mention(name, -1);
    }
    for (const term of outline.introduced) count(file.introduced, term, -1);
  }

  private mention(name: string, by: 1 | -1): void {
    const wasMentioned = this.mentioned.has(name);
    count(this.mentioned, name, by);
    if (wasMentioned === this.mentioned.has(name)) return;
    for (const declared of this.declaredAnywhere.get(name)) this.reconsiderUse(declared);
  }

  private reconsiderUse(declared: Declared): void {
    const owner = this.owners.get(declared);
    if (!owner || owner.file.shipped || !meantToBeMentioned.has(declared.kind)) return;
    const isUsed = namesFor(declared).some((name) => this.mentioned.has(name));
    if (isUsed !== owner.unused.includes(declared)) return;
    const unused = isUsed ? owner.unused.filter((other) => other !== declared) : [...owner.unused, declared];
    note(owner, { unused });
    this.changed(owner.file);
  }
}
