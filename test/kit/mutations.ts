import { dirname } from 'node:path/posix';
import { libraryFiles } from '../../server/src/library.generated.js';
import type { Workspace } from '../../server/src/workspace/workspace.js';
import type { Random } from '../bench/random.js';
import { read, remitFiles } from './samples.js';
import { folder, workspaceOf } from './workspace.js';

// Changes texts as people do by mistake: at the keyboard, with the clipboard, and with what comes from a word processor.

/** A text after one mistake, and which it was. */
export interface Mutated {
  readonly text: string;
  /** The mistake, with what it hit. */
  readonly what: string;
}

type Mutation = (text: string, random: Random) => Mutated | undefined;

/** What a pattern finds in a text, any of it. */
function anyOf(text: string, pattern: RegExp, random: Random): RegExpExecArray | undefined {
  const all = [...text.matchAll(pattern)];
  return all.length === 0 ? undefined : random.pick(all);
}

/** Puts another text in the place of something that a pattern finds; `change` may leave it alone. */
function replacing(
  what: string,
  pattern: RegExp,
  change: (found: RegExpExecArray, random: Random) => string | undefined,
): Mutation {
  return (text, random) => {
    const found = anyOf(text, pattern, random);
    const put = found && change(found, random);
    if (!found || put === undefined || put === found[0]) return undefined;
    const end = found.index + found[0].length;
    return { text: text.slice(0, found.index) + put + text.slice(end), what: `${what}: ${found[0].trim()}` };
  };
}

const line = /^.*\S.*\n/gm;
const word = /[A-Za-z][A-Za-z0-9-]*/g;
const number = /\d[\d,.]*/g;
const sign = /[{}":,()%£]/g;
/** A block that closes on a line of its own, with its head. */
const block = /^( *)\S.*\{\n(?:.*\n)*?\1\}\n/gm;
const value = /(?<=^ *\S[^\n:]*: +)\S.*$/gm;
const text = /"[^"\n]+"/g;

/** Any unit in the place of any other. */
const units =
  /\b(?:per year|per quarter|per month|days|weeks|months|people|visits|percentage-points|yearly|quarterly|monthly)\b|%/g;
const otherUnits = ['per year', 'per month', 'days', 'weeks', 'people', '%', 'yearly', 'monthly', 'each year', 'p.a.'];
const months = /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/g;

/** A word with one letter wrong: left out, doubled, changed, in another place, or a capital. */
function misspelt([written]: RegExpExecArray, random: Random): string {
  const at = random.below(written.length);
  const [before, letter, after] = [written.slice(0, at), written[at], written.slice(at + 1)];
  return random.pick([
    () => before + after,
    () => before + letter + letter + after,
    () => before + random.pick([...'aehnstx']) + after,
    () => before + after.slice(0, 1) + letter + after.slice(1),
    () => before + (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()) + after,
  ])();
}

/** Takes a stretch out and puts it in before another line. */
function moved(what: string, pattern: RegExp, isKept: boolean): Mutation {
  return (whole, random) => {
    const found = anyOf(whole, pattern, random);
    if (!found) return undefined;
    const end = found.index + found[0].length;
    const rest = isKept ? whole : whole.slice(0, found.index) + whole.slice(end);
    const target = anyOf(rest, line, random);
    if (!target) return undefined;
    return {
      text: rest.slice(0, target.index) + found[0] + rest.slice(target.index),
      what: `${what}: ${found[0].split('\n')[0].trim()} before ${target[0].trim()}`,
    };
  };
}

/** What can go wrong, by name. Each takes a text and gives it back with one mistake, or nothing where there is no place for it. */
export const mutations: readonly Mutation[] = [
  replacing('line left out', line, () => ''),
  replacing('line twice', line, ([found]) => found + found),
  replacing('word left out', word, () => ''),
  replacing('word left out with its space', / [A-Za-z][A-Za-z0-9-]*/g, () => ''),
  replacing('word twice', word, ([found]) => `${found} ${found}`),
  replacing('word misspelt', word, misspelt),
  replacing('name misspelt', /\b[A-Z][A-Za-z0-9]+\b/g, misspelt),
  replacing('sign left out', sign, () => ''),
  replacing('sign twice', sign, ([found]) => found + found),
  replacing('other sign', sign, (_, random) =>
    random.pick(['{', '}', '"', ':', ',', ';', '.', '=', '(', ')', '£', '%']),
  ),
  replacing('brace left out', /[{}]/g, () => ''),
  replacing('brace twice', /[{}]/g, ([found]) => found + found),
  replacing('quote left out', /"/g, () => ''),
  replacing('digit left out', /\d/g, () => ''),
  replacing('digit twice', /\d/g, ([found]) => found + found),
  replacing('other number', number, (_, random) => random.pick(['0', '7', '12', '1000', '0.5', '1 000', '1,00', '-3'])),
  replacing('other unit', units, (_, random) => random.pick(otherUnits)),
  replacing('other month', months, ([found], random) =>
    random.pick([found.slice(0, 3), found.toLowerCase(), 'February', `${found},`]),
  ),
  replacing('day of another month', /\b\d{1,2}(?= (?:January|February|March|April|June|July|September))/g, () => '31'),
  replacing('date in figures', /\b\d{1,2} [A-Z][a-z]+ (?=\d{4})/g, (_, random) =>
    random.pick(['1/4/', '01.04.', '2026-']),
  ),
  replacing('block left out', block, () => ''),
  replacing('block cut off', block, ([found], random) => found.slice(0, random.below(found.length))),
  replacing('block pasted twice', block, ([found]) => found + found),
  replacing('end of the file cut off', /(?<=[\s\S]{20})[\s\S]+/g, ([found], random) =>
    found.slice(0, random.below(found.length)),
  ),
  moved('line moved', line, false),
  moved('line pasted', line, true),
  moved('block moved', block, false),
  (whole, random) => {
    const [a, b] = [anyOf(whole, value, random), anyOf(whole, value, random)].sort(
      (one, other) => (one?.index ?? 0) - (other?.index ?? 0),
    );
    if (!a || !b || a[0] === b[0]) return undefined;
    const between = whole.slice(a.index + a[0].length, b.index);
    return {
      text: whole.slice(0, a.index) + b[0] + between + a[0] + whole.slice(b.index + b[0].length),
      what: `values swapped: ${a[0]} and ${b[0]}`,
    };
  },
  replacing('curly quotes', text, ([found]) => `“${found.slice(1, -1)}”`),
  replacing('one curly quote', text, ([found], random) =>
    random.pick([`“${found.slice(1)}`, `${found.slice(0, -1)}”`, `'${found.slice(1, -1)}'`]),
  ),
  replacing('tabs', /^ +/gm, () => '\t'),
  replacing('spaces left out', /^ +/gm, () => ''),
  replacing('space that does not break', / /g, () => '\u00a0'),
  replacing('bullet', /(?<=^ *)(?=\S)/gm, (_, random) => random.pick(['- ', '• ', '* ', '1. ', '(a) ', '– '])),
  replacing('dash', / - |(?<=\d)-(?=\d)|-/g, (_, random) => random.pick(['–', '—', ' – ', '−'])),
  replacing('lines joined', /\n */g, () => ' '),
  replacing('line parted', / /g, () => '\n'),
  replacing('colon for brace', / \{/g, () => ':'),
  replacing('brace for colon', /: /g, () => ' { '),
];

/** The text with one mistake in it, of any kind. */
export function mutated(whole: string, random: Random): Mutated {
  for (;;) {
    const one = random.pick(mutations)(whole, random);
    if (one && one.text !== whole) return one;
  }
}

/** An example that ships, with a mistake in it, in a workspace of the files that stand beside it. */
export interface MutatedExample extends Mutated {
  readonly workspace: Workspace;
  /** The name of the file in the workspace. */
  readonly name: string;
  /** The text without the mistake. */
  readonly original: string;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * Examples that are in order, each with one mistake. The files of a folder share a workspace, which holds the mistake until the next is asked for.
 * With `judges` the rules about good specifications are run too.
 */
export function* mutatedExamples(random: Random, count: number, judges: boolean): Generator<MutatedExample> {
  const paths = remitFiles('examples').filter((path) => !/mend-me|as-published/.test(path));
  const folders = new Map<string, Workspace>();
  for (const path of paths) {
    const beside = paths.filter((other) => dirname(other) === dirname(path));
    const files = Object.fromEntries(beside.map((other) => [nameOf(other), read(other)]));
    if (!folders.has(dirname(path))) folders.set(dirname(path), workspaceOf(files, libraryFiles, !judges));
  }
  for (let i = 0; i < count; i++) {
    const path = random.pick(paths);
    const [name, original] = [nameOf(path), read(path)];
    const workspace = folders.get(dirname(path)) as Workspace;
    const { text, what } = mutated(original, random);
    workspace.set(folder + name, text);
    yield { workspace, name, original, text, what };
    workspace.set(folder + name, original);
  }
}
