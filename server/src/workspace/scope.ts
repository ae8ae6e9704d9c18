import { type Declared, type Fact, type Found, plainTitle, type Scope } from '../semantics/names.js';
import type { NameKind } from '../semantics/schema/shapes.js';
import { dependencyKey, type FileState, type PieceState, termKey, titleKey } from './file.js';

/** What a scope asks of the workspace around it. */
export interface Surroundings {
  file(uri: string): FileState | undefined;
  isAwaited(uri: string): boolean;
  /** The piece that declares something. */
  ownerOf(declared: Declared): PieceState | undefined;
}

const none: readonly Declared[] = [];

/** What a piece declares first: names inside it come before those of the same name elsewhere. */
export function ownName({ outline }: PieceState): string | undefined {
  const [first] = outline.declared;
  return first?.container === undefined ? first?.name : undefined;
}

/** The names that are known to `state`, a piece of `file`; every question is noted in `asked`. */
export function scopeOf(
  file: FileState,
  state: PieceState,
  around: Surroundings,
  asked: { add(key: string): void },
): Scope {
  const own = ownName(state);
  return {
    complete: file.uses.every(({ target }) => !('uri' in target) || !around.isAwaited(target.uri)),
    find(name: string): Found {
      asked.add(dependencyKey(name));
      return find(file, name, own, around);
    },
    fact(declared: Declared, key: string): Fact | undefined {
      asked.add(dependencyKey(declared.name, key));
      return declared.facts.get(key);
    },
    isOwn: (declared) => around.ownerOf(declared) === state,
    declaredHere(name: string): readonly Declared[] {
      asked.add(dependencyKey(name));
      return file.names.get(name) ?? none;
    },
    imported(name: string): Declared | undefined {
      asked.add(dependencyKey(name));
      return imports(file, name, around).find((declared) => declared.container === undefined);
    },
    introduces(term: string): boolean {
      asked.add(termKey(term));
      return [file, ...usedBy(file, around)].some(({ introduced }) => introduced.has(term));
    },
    titled(title: string, kinds: readonly NameKind[]): Declared | undefined {
      asked.add(titleKey(title));
      return titled(file, plainTitle(title), kinds, around);
    },
    namesOf(kinds: readonly NameKind[]): readonly string[] {
      return candidates(file, kinds, around);
    },
  };
}

/** A name means what the asking declaration itself calls so, else what its file calls so, else what a used file does. */
function find(file: FileState, name: string, own: string | undefined, around: Surroundings): Found {
  const here = file.names.get(name);
  if (here) {
    if (here.length === 1) return { one: here[0] };
    const nearest = here.filter((declared) => own !== undefined && declared.container === own);
    const choice = nearest.length > 0 ? nearest : here;
    // Several of one name in one place are reported where they are declared.
    const places = new Set(choice.map((declared) => declared.container));
    return places.size === 1 ? { one: choice[0] } : { several: choice };
  }
  const there = imports(file, name, around);
  if (there.length === 0) return undefined;
  return there.length === 1 ? { one: there[0] } : { several: there };
}

/** What used files call so: their declarations by bare name, and what stands inside those as `Contract.Name`. */
function imports(file: FileState, name: string, around: Surroundings): Declared[] {
  const found: Declared[] = [];
  for (const { target } of file.uses) {
    const used = 'uri' in target ? around.file(target.uri) : undefined;
    if (used === file) continue;
    const visible = used?.names.get(name)?.find((declared) => declared.container === undefined || name.includes('.'));
    if (visible && !found.includes(visible)) found.push(visible);
  }
  return found;
}

function titled(
  file: FileState,
  title: string,
  kinds: readonly NameKind[],
  around: Surroundings,
): Declared | undefined {
  const found = new Set<Declared>();
  for (const from of [file, ...usedBy(file, around)])
    for (const all of from.names.values())
      for (const declared of all) if (kinds.includes(declared.kind) && hasTitle(declared, title)) found.add(declared);
  const [only, another] = found;
  return another ? undefined : only;
}

function hasTitle({ facts }: Declared, title: string): boolean {
  const own = facts.get('title');
  return own !== undefined && plainTitle(own.text) === title;
}

function usedBy(file: FileState, around: Surroundings): FileState[] {
  return file.uses.flatMap(({ target }) => ('uri' in target && around.file(target.uri)) || []);
}

function candidates(file: FileState, kinds: readonly NameKind[], around: Surroundings): string[] {
  const names: string[] = [];
  const collect = (from: FileState, own: boolean): void => {
    for (const [name, all] of from.names) if (mayStand(name, all, kinds, own)) names.push(name);
  };
  collect(file, true);
  for (const { target } of file.uses) {
    const used = 'uri' in target ? around.file(target.uri) : undefined;
    if (used) collect(used, false);
  }
  return names;
}

/** Whether one of the declarations of a name is of one of the kinds; from outside, what stands in another is known only as `Contract.Name`. */
function mayStand(name: string, all: readonly Declared[], kinds: readonly NameKind[], own: boolean): boolean {
  for (const declared of all) {
    if (kinds.length > 0 && !kinds.includes(declared.kind)) continue;
    if (own ? declared.name === name : declared.container === undefined || declared.name !== name) return true;
  }
  return false;
}
