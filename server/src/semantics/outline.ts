import { parse } from '../../../grammar/syntax/parser.js';
import type { Block, Item, Line, Part, Tree, Value } from '../../../grammar/syntax/tree.js';
import { keyOf, letName, readHead, rowKind, understood } from './heads.js';
import type { Declared, Fact, Reference } from './names.js';
import { file } from './schema/schema.js';
import type { BlockShape } from './schema/shapes.js';
import { eachPart } from './walk.js';

/** What a piece means to the rest of the workspace, known from its own text alone. */
export interface Outline {
  readonly declared: readonly Declared[];
  readonly references: readonly Reference[];
  readonly uses: readonly Use[];
  /** The terms that the piece introduces: the titles of its declarations, and abbreviations that it spells out, as in `did not attend (DNA)`. */
  readonly introduced: readonly string[];
}

/** A `use` line. Offsets are those of the path. */
export interface Use {
  readonly path: string;
  /** Whether it names a library that ships with Remit, not a file. */
  readonly library: boolean;
  readonly start: number;
  readonly end: number;
  readonly line: { readonly start: number; readonly end: number };
}

/** Keys after which stands something that looks like a name and is none: a month, an indicator in an edition that another file declares. */
const unnamed = new Set(['year-starts', 'replaced-by']);

/** What a piece declares, mentions, uses and introduces, from its tree and its text. */
export function outlineOf(tree: Tree, text: string): Outline {
  const declared: Declared[] = [];
  const references: Reference[] = [];
  const uses: Use[] = [];
  const titles: string[] = [];

  const noteName = (part: Part): void => {
    if (part.kind === 'name') references.push({ name: part.text, start: part.start, end: part.end });
  };
  const refer = (parts: readonly Part[]): void => {
    for (const part of parts) eachPart(part, noteName);
  };

  const visitLine = (line: Line, container: string | undefined): void => {
    const name = letName(line);
    if (name)
      declared.push({
        name: name.text,
        kind: 'let',
        start: name.start,
        end: name.end,
        container,
        facts: new Map([['value', new WrittenFact(text.slice(line.value.start, line.value.end), false)]]),
      });
    else refer(line.head);
    if (unnamed.has(keyOf(line)?.text ?? '')) return;
    for (const phrase of line.value.phrases) refer(phrase.parts);
  };

  const visitBlock = (block: Block, within: BlockShape | undefined, container: string | undefined): void => {
    const head = readHead(block.head);
    const shape = within && understood(head, within)?.shape;
    let inner = container;
    if (head.name) {
      const { text: name, start, end } = head.name;
      if (shape?.declares) {
        if (head.title) titles.push(head.title.value);
        declared.push({
          name,
          kind: shape.declares,
          start,
          end,
          container,
          facts: factsOf(block, shape, text),
        });
        if (container === undefined) inner = name;
      } else if (shape?.head.name === 'refers') references.push({ name, start, end });
    }
    visit(block.items, shape, inner);
  };

  const visit = (items: readonly Item[], within: BlockShape | undefined, container: string | undefined): void => {
    for (const item of items) {
      if (item.kind === 'block') visitBlock(item, within, container);
      else if (item.kind === 'line') visitLine(item, container);
      else if (within === file) {
        const use = useOf(item.head, item);
        if (use) uses.push(use);
      }
    }
  };

  visit(tree.items, file, undefined);
  return { declared, references, uses, introduced: [...new Set([...titles, ...spelledOut(text)])] };
}

/** `did not attend (DNA)`, `DNA (did not attend)` */
const abbreviation = /\(([A-Z][A-Za-z&-]*[A-Z])s?\)|\b([A-Z]{2,}) \((?=[A-Za-z]+ )/g;

function spelledOut(text: string): string[] {
  return [...text.matchAll(abbreviation)].map((match) => match[1] ?? match[2]);
}

function useOf(head: readonly Part[], line: { start: number; end: number }): Use | undefined {
  const [word, target] = head;
  if (word?.kind !== 'word' || word.text !== 'use' || !target) return undefined;
  if (target.kind === 'text') return { path: target.value, library: false, start: target.start, end: target.end, line };
  if (target.kind === 'path' || target.kind === 'word')
    return { path: target.text, library: true, start: target.start, end: target.end, line };
  return undefined;
}

/** Every line and block of a declaration by its first word, and its title; of several with one word, the first. */
function factsOf(block: Block, shape: BlockShape, text: string): ReadonlyMap<string, Fact> {
  const facts = new Map<string, Fact>();
  const { title } = readHead(block.head);
  if (title) facts.set('title', new WrittenFact(text.slice(title.start, title.end), false));
  for (const item of block.items) {
    if (item.kind === 'bare') continue;
    const [first] = item.head;
    if (first?.kind !== 'word') continue;
    // What others ask for by its right name they find under that, also where the block's word is misspelt.
    const key =
      item.kind === 'block' ? (understood(readHead(item.head), shape)?.shape.word ?? first.text) : joinedKey(item.head);
    if (facts.has(key)) continue;
    const span = item.kind === 'line' ? item.value : item;
    facts.set(key, new WrittenFact(text.slice(span.start, span.end), item.kind === 'block'));
  }
  // The years of an input may stand in it without a block around them.
  const years = block.items.filter((item) => item.kind === 'line' && rowKind(item) === 'year');
  if (years.length > 0 && !facts.has('values')) {
    const rows = years.map((row) => text.slice(row.start, row.end)).join('\n');
    facts.set('values', new WrittenFact(`values {\n${rows}\n}`, true));
  }
  return facts;
}

/** The key of a line, also where it is written in several words: `if missing`. */
function joinedKey(head: readonly Part[]): string {
  return head.flatMap((part) => (part.kind === 'word' ? [part.text] : [])).join('-');
}

/** Keeps the text only, and makes the tree when it is asked for: most facts never are. */
class WrittenFact implements Fact {
  constructor(
    readonly text: string,
    private readonly isBlock: boolean,
  ) {}

  get value(): Value | undefined {
    const item = this.isBlock ? undefined : itemOf(`fact: ${this.text}`);
    return item?.kind === 'line' ? item.value : undefined;
  }

  get block(): Block | undefined {
    const item = this.isBlock ? itemOf(this.text) : undefined;
    return item?.kind === 'block' ? item : undefined;
  }
}

/** What facts asked for last say: several checks ask for the same, and many facts have one text, as `percent`. */
const recent = new Map<string, Item | undefined>();
const mostRecent = 256;

function itemOf(text: string): Item | undefined {
  if (recent.has(text)) return recent.get(text);
  const item = parse(text).tree.items[0];
  recent.set(text, item);
  if (recent.size > mostRecent) recent.delete(recent.keys().next().value as string);
  return item;
}
