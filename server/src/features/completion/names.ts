import type { Source } from '../../../../grammar/text/source.js';
import type { Declared } from '../../semantics/names.js';
import type { NameKind } from '../../semantics/schema/shapes.js';
import type { Library } from '../../semantics/view.js';
import { fileName } from '../hover/names.js';
import type { Candidate } from './candidate.js';
import type { Place } from './place.js';
import { useEdits } from './uses.js';

/** More names than these from files that are not used yet are offered only where they begin like what has been typed. */
const mostFromElsewhere = 500;

/** A name that could be written somewhere. */
export interface Known {
  readonly declared: Declared;
  readonly file: Library;
  readonly piece: number;
  /** As it has to be written there: with its container where the bare name is not clear. */
  readonly written: string;
  /** 0: declared in the same declaration, 1: in the same file, 2: in a used file, 3: in another file. */
  readonly distance: 0 | 1 | 2 | 3;
}

interface Indexed {
  readonly declared: Declared;
  readonly piece: number;
}

const indexes = new WeakMap<Source, ReadonlyMap<NameKind, readonly Indexed[]>>();

/** What a file declares, by kind. Worked out once for each state of a file. */
function indexOf(file: Library): ReadonlyMap<NameKind, readonly Indexed[]> {
  const { source } = file;
  const known = indexes.get(source);
  if (known) return known;
  const index = new Map<NameKind, Indexed[]>();
  for (let piece = 0; piece < source.pieces.length; piece++) {
    for (const declared of file.outline(piece).declared) {
      const same = index.get(declared.kind);
      if (same) same.push({ declared, piece });
      else index.set(declared.kind, [{ declared, piece }]);
    }
  }
  indexes.set(source, index);
  return index;
}

/** The names of these kinds that could be written at the place, the nearest first. */
export function knownNames(place: Place, kinds: readonly NameKind[]): Known[] {
  const { view, file, cursor } = place;
  const own = ownContainer(place);
  const scope = cursor.context.scope;
  const being = beingDeclared(place);
  const near: Known[] = [];
  const sameFile: Known[] = [];
  for (const kind of kinds) {
    for (const { declared, piece } of indexOf(file).get(kind) ?? []) {
      if (piece === cursor.piece && being.has(declared.start)) continue;
      const isOwn = piece === cursor.piece && (declared.container === own || declared.container === undefined);
      const found = scope.find(declared.name);
      const written =
        declared.container === undefined || isOwn || (found && 'one' in found && found.one === declared)
          ? declared.name
          : `${declared.container}.${declared.name}`;
      (isOwn && declared.container !== undefined ? near : sameFile).push({
        declared,
        file,
        piece,
        written,
        distance: isOwn && declared.container !== undefined ? 0 : 1,
      });
    }
  }
  const used = new Set(file.uses().flatMap(({ target }) => (target === undefined ? [] : [target])));
  const there: Known[] = [];
  for (const uri of used) {
    const other = view.file(uri);
    if (!other || other.uri === file.uri) continue;
    for (const kind of kinds) {
      for (const { declared, piece } of indexOf(other).get(kind) ?? []) {
        const written = declared.container === undefined ? declared.name : `${declared.container}.${declared.name}`;
        there.push({ declared, file: other, piece, written, distance: 2 });
      }
    }
  }
  return [...near, ...sameFile, ...there, ...elsewhere(place, kinds, used)];
}

/** The declarations of files that are not used yet, those of the workspace before those of the libraries: to name them a `use` line is added. */
function elsewhere(place: Place, kinds: readonly NameKind[], used: ReadonlySet<string>): Known[] {
  const { view, file, cursor } = place;
  const names: Known[] = [];
  const others = [...view.files()].filter(({ shipped }) => !shipped);
  for (const other of [...others, ...view.libraries(kinds)]) {
    if (other.uri === file.uri || used.has(other.uri)) continue;
    for (const kind of kinds) {
      for (const { declared, piece } of indexOf(other).get(kind) ?? []) {
        if (declared.container === undefined)
          names.push({ declared, file: other, piece, written: declared.name, distance: 3 });
      }
    }
  }
  const typed = cursor.text.slice(place.word.start, cursor.offset).toLowerCase();
  const likely =
    names.length <= mostFromElsewhere ? names : names.filter(({ written }) => written.toLowerCase().startsWith(typed));
  return likely
    .slice(0, mostFromElsewhere)
    .filter(({ declared }) => cursor.context.scope.find(declared.name) === undefined);
}

/** Where the names stand of what is being declared around the cursor: nothing can be said by its own name. */
function beingDeclared({ cursor }: Place): Set<number> {
  const heads = cursor.levels.flatMap(({ block }) => (block ? [block.head] : []));
  if (cursor.item) heads.push(cursor.item.head);
  return new Set(heads.flatMap((head) => head.filter((part) => part.kind === 'name').map(({ start }) => start)));
}

/** The name of the top-level declaration that the cursor is in. */
function ownContainer({ cursor }: Place): string | undefined {
  return cursor.file.outline(cursor.piece).declared.find((declared) => declared.container === undefined)?.name;
}

/** Names as candidates; `part` says what is to be written besides the name. */
export function nameCandidates(
  place: Place,
  known: readonly Known[],
  part: (known: Known) => Partial<Candidate> = () => ({}),
): Candidate[] {
  const editFor = known.some(({ distance }) => distance === 3) ? useEdits(place.view, place.file) : undefined;
  return known.flatMap((one) => {
    const edit = one.distance < 3 ? undefined : editFor?.(one.file.uri);
    if (one.distance === 3 && !edit) return [];
    return [
      {
        label: one.written,
        kind: 'name' as const,
        detail: detailOf(one, one.declared.kind),
        documentation: describeName(one),
        ...(edit ? { additionalEdits: [edit] } : {}),
        ...part(one),
      },
    ];
  });
}

/** What stands beside a name: what it is, and whether a `use` line comes with it. */
export function detailOf({ file, distance }: Known, what: string): string {
  return distance < 3 ? what : `${what}, adds use of ${fileName(file)}`;
}

const title = /[ \t]*(?:[\d.,]+[ \t]?(?:%|marks)[ \t]*)?"([^"\r\n]*)"/y;

/** The title that stands behind a declaration's name. */
export function titleOf({ declared, file, piece }: Known): string | undefined {
  title.lastIndex = declared.end;
  return title.exec(file.source.pieces[piece].text)?.[1];
}

/** What a name is, in a sentence. */
function describeName(known: Known): string {
  const { declared, file } = known;
  const fact = (key: string) => declared.facts.get(key)?.text;
  const about: string[] = [];
  const unit = fact('unit');
  const role = fact('role');
  const mechanism = fact('mechanism');
  const when = fact('term') ?? fact('period');
  if (role) about.push(role);
  if (mechanism) about.push(mechanism);
  if (unit) about.push(`in ${unit}`);
  const better = fact('better');
  if (better === 'higher' || better === 'lower') about.push(`${better} is better`);
  const baseline = fact('baseline');
  if (baseline) about.push(`it was ${baseline}`);
  const targets = fact('targets');
  if (targets)
    about.push(
      `targets ${targets
        .replace(/^targets\s*\{\s*|\s*\}$/g, '')
        .replace(/\s*:\s*/g, ' ')
        .replace(/ (?=\d{4}\/)/g, ', ')
        .slice(0, 120)}`,
    );
  if (when) about.push(when);
  const edition = fact('edition');
  if (edition) about.push(`edition ${edition.trim()}`);
  const verified = fact('verified')?.trim();
  if (verified === 'no') about.push('not verified');
  else if (verified === 'secondary-source') about.push('known from a secondary source only');
  const container = declared.container === undefined ? '' : ` of ${declared.container}`;
  const heading = titleOf(known);
  const kind = `${declared.kind[0].toUpperCase()}${declared.kind.slice(1)}${container}`;
  return `${heading ? `**${heading}**\n\n` : ''}${[kind, ...about].join(', ')}. In \`${fileName(file)}\`.`;
}
