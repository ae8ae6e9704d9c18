import { lackingIn, presentIn } from '../../semantics/examine-missing.js';
import { keyOf, readHead } from '../../semantics/heads.js';
import { directives, keyNamed, letTable } from '../../semantics/schema/schema.js';
import { type BlockShape, describe, type KeyShape } from '../../semantics/schema/shapes.js';
import { allowedHere } from '../../semantics/within.js';
import { type Candidate, sentence } from './candidate.js';
import type { Place } from './place.js';
import { rows } from './rows.js';
import { blockSnippet } from './snippets.js';

/** What a line or block can begin with at the place: what is missing first. */
export function items(place: Place): Candidate[] {
  const { level } = place;
  const { shape } = level;
  if (!shape) return [];
  if (place.cursor.levels.length === 1) return topLevel(place, shape);
  const all = present(place);
  const lacking = level.block && lackingIn(level.block, shape, presentIn(level.block), level.mechanism);
  const isRequired = (key: KeyShape) => lacking?.keys.includes(key) ?? false;
  const missing = shape.keys.filter((key) => allowedHere(key, level) && (key.repeats || !all.has(key.key)));
  const inner = shape.blocks.filter(
    (block) => allowedHere(block, level) && block.word !== undefined && (block.repeats || !all.has(block.word)),
  );
  const own = rows(place);
  const required = missing.filter(isRequired);
  const optional = missing.filter((key) => !isRequired(key) && key.key !== 'not-applicable');
  const empty = missing.filter((key) => key.key === 'not-applicable' && all.size === 0);
  const needed = (block: BlockShape) => lacking?.blocks.includes(block) ?? false;
  return [
    ...required.map((key) => keyCandidate(place, key, 'required')),
    ...inner.filter(needed).flatMap((block) => blockCandidates(place, block, 'required')),
    ...own,
    ...(shape.texts ? [textCandidate(shape)] : []),
    ...inner.filter((block) => !needed(block) && block.repeats).flatMap((block) => blockCandidates(place, block)),
    ...[...optional, ...empty].map((key) => keyCandidate(place, key)),
    ...inner.filter((block) => !needed(block) && !block.repeats).flatMap((block) => blockCandidates(place, block)),
    ...missing.filter((key) => key.byYear).map((key) => yearTableCandidate(place, key)),
    ...(shape.lets ? letCandidates(place) : []),
  ];
}

/** The words that the items of the block begin with, apart from the one that is being written. */
function present(place: Place): Set<string> {
  const found = new Set<string>();
  for (const item of place.level.items) {
    if (item === place.cursor.item && item.start === place.word.start) continue;
    const word = item.kind === 'line' ? keyOf(item) : item.kind === 'block' ? readHead(item.head).word : item.head[0];
    if (word?.kind === 'word') found.add(word.text);
  }
  return found;
}

/** Whether the line goes on behind the word as what it begins: then only the word itself is written. */
function goesOn(place: Place, ...types: string[]): boolean {
  const [next] = place.cursor.after;
  return next !== undefined && types.includes(next.type);
}

function keyCandidate(place: Place, shape: KeyShape, detail?: string): Candidate {
  const { key, value } = shape;
  const common = {
    label: key,
    kind: 'key' as const,
    detail: detail ?? shortly(shape),
    documentation: documentationOf(
      shape.doc,
      shape.example,
      value.type === 'choice' ? choices(value.words) : `Here stands ${describe(value)}.`,
    ),
  };
  if (goesOn(place, 'Colon', 'Equals', 'Open')) return { ...common, insertText: key };
  if (value.type === 'text' || value.type === 'texts') return { ...common, insertText: `${key}: "$1"`, snippet: true };
  return { ...common, insertText: `${key}: `, retrigger: true };
}

function shortly({ value, example, key }: KeyShape): string {
  return value.type === 'text' || value.type === 'texts' ? 'text' : example.slice(key.length + 2);
}

function choices(words: Readonly<Record<string, string>>): string {
  return Object.entries(words)
    .map(([word, meaning]) => `- \`${word}\`: ${meaning}`)
    .join('\n');
}

function documentationOf(doc: string, example: string, more = ''): string {
  return `${sentence(doc)}${more ? `\n\n${more}` : ''}\n\n\`\`\`remit\n${example}\n\`\`\``;
}

function yearTableCandidate(place: Place, shape: KeyShape): Candidate {
  return {
    label: `${shape.key} { … }`,
    kind: 'block',
    detail: 'year by year',
    documentation: documentationOf(`${shape.doc} Year by year.`, `${shape.key} {\n  2026/27: …\n}`),
    filterText: shape.key,
    ...(goesOn(place, 'Open')
      ? { insertText: shape.key }
      : { insertText: `${shape.key} {\n  $0\n}`, snippet: true, retrigger: true }),
  };
}

/** A block; one whose mechanism decides what it has to hold is offered for each mechanism too. */
function blockCandidates(
  place: Place,
  shape: BlockShape,
  detail?: string,
  kind: 'block' | 'declaration' = 'block',
): Candidate[] {
  // What goes on with a colon is a line.
  if (goesOn(place, 'Colon', 'Equals')) return [];
  const word = shape.word as string;
  const label = place.level.shape?.keys.some(({ key }) => key === word) ? `${word} { … }` : word;
  const common = {
    label,
    kind,
    detail: detail ?? 'block',
    documentation: documentationOf(shape.doc, shape.example),
    filterText: word,
  };
  if (goesOn(place, 'Name', 'Text', 'Open', 'Word')) return [{ ...common, insertText: word }];
  const whole = { ...common, insertText: blockSnippet(place, shape), snippet: true };
  const mechanisms = shape.keys.some((key) => key.requiredFor) ? keyNamed(shape, 'mechanism')?.value : undefined;
  if (mechanisms?.type !== 'choice') return [whole];
  const each = Object.entries(mechanisms.words).map(([mechanism, meaning]) => ({
    ...common,
    label: `${word}, ${mechanism}`,
    detail: meaning,
    insertText: blockSnippet(place, shape, mechanism),
    snippet: true,
  }));
  return [whole, ...each];
}

function textCandidate(shape: BlockShape): Candidate {
  return {
    label: '"…"',
    kind: 'value',
    detail: shape.texts === 'required' ? 'required' : 'text',
    documentation: 'A text. Three quotes begin one of several lines.',
    insertText: '"$1"',
    snippet: true,
  };
}

function letCandidates(place: Place): Candidate[] {
  const documentation = documentationOf(
    'A number with a name of its own, to be used in calculations.',
    'let Saving: Benchmark - Spend',
  );
  if (goesOn(place, 'Name')) return [{ label: 'let', kind: 'key', documentation }];
  return [
    {
      label: 'let',
      kind: 'key',
      detail: 'a calculation with a name',
      documentation,
      insertText: `let \${1:Name}: $0`,
      snippet: true,
      retrigger: true,
    },
    {
      label: 'let { … }',
      kind: 'block',
      detail: 'a table that yields a number',
      documentation: documentationOf(letTable.doc, letTable.example),
      filterText: 'let',
      insertText: `let \${1:Name} {\n  on: $2\n  $0\n}`,
      snippet: true,
    },
  ];
}

/** Declarations, `use` lines and, at the very start of a file, the edition. */
function topLevel(place: Place, shape: BlockShape): Candidate[] {
  const { cursor } = place;
  const declarations = shape.blocks.flatMap((block) => blockCandidates(place, block, undefined, 'declaration'));
  const isFirst = cursor.piece === 0 && !cursor.tree.items.some((item) => item.start < place.word.start);
  const hasEdition = cursor.tree.items.some(
    (item) =>
      item.kind === 'bare' && item !== cursor.item && item.head[0]?.kind === 'word' && item.head[0].text === 'remit',
  );
  const lines = directives.map(
    ({ word, doc, example }): Candidate => ({
      label: word === 'remit' ? example : word,
      kind: 'key',
      documentation: documentationOf(doc, example),
      ...(word === 'remit' ? {} : { insertText: `${word} `, retrigger: true }),
    }),
  );
  const [edition, ...others] = lines;
  return [...(isFirst && !hasEdition ? [edition] : []), ...declarations, ...others];
}
