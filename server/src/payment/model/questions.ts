import type { Fix } from '../../../../grammar/syntax/findings.js';
import type { Span } from '../../../../grammar/syntax/tree.js';
import type { Builder } from './builder.js';

/** What cannot be worked out until one of a few answers is given: each is a change of the text. An answer that does not fit the text is left out. */
export function question(b: Builder, place: Span, message: string, answers: readonly (Fix | undefined)[]): undefined {
  const fitting = answers.filter((answer) => answer !== undefined);
  b.problems.push({ start: place.start, end: place.end, message, known: false, answers: fitting });
  return undefined;
}

/** The answer that adds words to the end of a place. */
export function adding({ end }: Span, words: string, joint: ' ' | ', '): Fix {
  return { title: `Add \`${words}\``, edits: [{ start: end, end, text: `${joint}${words}` }] };
}

/** The answer that writes other words. */
export function writing({ start, end }: Span, words: string): Fix {
  return { title: `Write \`${words}\``, edits: [{ start, end, text: words }] };
}

/** The answer that writes other words for some that stand in a place; undefined where they do not. */
export function exchanging(b: Builder, place: Span, words: string, others: string): Fix | undefined {
  const found = wordsIn(b, place, words);
  return found && writing(found, others);
}

/** The answer that takes out words that stand in a place; undefined where they do not. */
export function takingOut(b: Builder, place: Span, words: string): Fix | undefined {
  const found = wordsIn(b, place, ` ${words}`);
  return found && { title: `Take out \`${words}\``, edits: [{ ...found, text: '' }] };
}

/** The answer that adds a line below another. */
export function addingLine(b: Builder, { start, end }: Span, line: string): Fix {
  const before = b.text.slice(0, start);
  const indent = /[ \t]*$/.exec(before)?.[0] ?? '';
  return { title: `Add \`${line}\``, edits: [{ start: end, end, text: `\n${indent}${line}` }] };
}

/** Where words stand in a place, with any space between them. */
function wordsIn(b: Builder, { start, end }: Span, words: string): Span | undefined {
  const found = new RegExp(words.replace(/ /g, '\\s+')).exec(b.text.slice(start, end));
  return found ? { start: start + found.index, end: start + found.index + found[0].length } : undefined;
}
