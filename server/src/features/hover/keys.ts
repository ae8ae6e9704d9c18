import type { Part, Word } from '../../../../grammar/syntax/tree.js';
import { readHead, understood } from '../../semantics/heads.js';
import { listed } from '../../semantics/listed.js';
import { directives, file as fileShape } from '../../semantics/schema/schema.js';
import { type BlockShape, describe, type KeyShape, type ValueShape } from '../../semantics/schema/shapes.js';
import { wordsOfValues } from '../../semantics/schema/words.js';
import { targetsInWords } from './names.js';
import { keyAt } from './percent.js';
import { meaningOf, type Place } from './place.js';
import { capital, code, paragraphs, remit, sentence } from './wording.js';

/** What a key means, what stands after it, and an example. */
export function aboutKey(key: KeyShape, within: BlockShape | undefined): string {
  const word = within?.word;
  const required = key.required ? `Required${word ? ` in every \`${word}\`` : ''}. ` : '';
  const when = key.when ? `Belongs to ${mechanisms(key.when)}. ` : '';
  const byYear = key.byYear ? `A table by year may stand instead: \`${key.key} { … }\`.` : '';
  return paragraphs(
    `**${key.key}**: ${key.doc}`,
    aboutValue(key.value),
    `${required}${when}${byYear}`.trim(),
    remit(key.example),
  );
}

function aboutValue(shape: ValueShape): string {
  if (shape.type !== 'choice') return `Write ${describe(shape)}.`;
  return Object.entries(shape.words)
    .map(([word, meaning]) => `- \`${word}\`: ${meaning}`)
    .join('\n')
    .concat(shape.open ? '\n- or another word' : '');
}

function mechanisms(words: readonly string[]): string {
  return `payments with \`mechanism:\` ${listed(
    words.map((word) => code(word)),
    'or',
  )}`;
}

/** What a block is for, what it has to hold, and an example. */
export function aboutBlock(shape: BlockShape): string {
  const must = [
    ...shape.keys.filter((key) => key.required).map((key) => code(key.key)),
    ...shape.blocks.filter((block) => block.required && block.word).map((block) => code(block.word as string)),
  ];
  return paragraphs(
    `**${shape.word ?? 'share of a pool'}**: ${shape.doc}`,
    must.length > 0 ? `It has to say ${listed(must)}.` : undefined,
    shape.when ? `Belongs to ${mechanisms(shape.when)}.` : undefined,
    shape.example ? remit(shape.example) : undefined,
  );
}

/** A line of the top level that declares nothing: `use`, `remit`. */
export function aboutDirective(word: string): string | undefined {
  const directive = directives.find((known) => known.word === word);
  return directive && paragraphs(`**${directive.word}**: ${directive.doc}`, remit(directive.example));
}

/** A word in a head: what kind of block begins here, which key this is, or what the word means in this row. */
export function aboutHeadWord(place: Place, word: Word): string | undefined {
  const { item, shape } = place;
  if (item.kind === 'block') {
    const head = readHead(item.head);
    const own = shape && understood(head, shape)?.shape;
    if (head.word === word && own) return aboutBlock(own);
    return head.otherWord === word && own?.head.words?.includes(word.text) ? aboutWord(word.text) : undefined;
  }
  if (item.kind === 'line' && place.key && item.head[0] === word) return aboutKey(place.key, shape);
  if (item.kind === 'bare') {
    const directive = shape === fileShape && item.head[0] === word ? aboutDirective(word.text) : undefined;
    if (directive) return directive;
    const begun = shape?.blocks.find((known) => known.word === word.text);
    if (begun && item.head[0] === word) return aboutBlock(begun);
    const key = shape?.keys.find((known) => known.key === word.text);
    if (key && item.head[0] === word) return aboutKey(key, shape);
  }
  return aboutPhrase(place, word);
}

/** The key whose value something is, in a line. */
export function keyReminder(key: KeyShape): string {
  return `${code(`${key.key}:`)} ${key.doc}`;
}

/** A word in a value: one of the fixed words of its key, or a phrase of the language. */
export function aboutPhrase(place: Place, word: Word): string | undefined {
  const key = keyAt(place);
  if (key?.value.type === 'choice') {
    const { words } = key.value;
    if (Object.hasOwn(words, word.text))
      return paragraphs(`**${word.text}**: ${capital(sentence(words[word.text]))}`, keyReminder(key));
  }
  const index = place.parts.indexOf(word);
  for (let length = 4; length > 0; length--) {
    for (let first = Math.max(0, index - length + 1); first <= index; first++) {
      const parts = index < 0 ? [word] : place.parts.slice(first, first + length);
      if (parts.length < length && index >= 0) continue;
      const words = parts.map((part) => (part.kind === 'word' ? part.text : '…')).join(' ');
      const found = aboutWord(words);
      if (found) return words === 'meets target' ? paragraphs(found, targetsOf(place, parts)) : found;
      if (index < 0) return undefined;
    }
  }
  return undefined;
}

function targetsOf(place: Place, test: readonly Part[]): string | undefined {
  const subject = place.parts[place.parts.indexOf(test[0]) - 1];
  const measure = subject?.kind === 'name' ? meaningOf(place, subject.text) : undefined;
  return measure && targetsInWords(place.view, measure);
}

export function aboutWord(words: string): string | undefined {
  const meaning = Object.hasOwn(wordsOfValues, words) ? wordsOfValues[words] : undefined;
  return meaning && `**${words}**: ${capital(meaning)}.`;
}
