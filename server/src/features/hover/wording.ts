import { inGroups } from '../../../../grammar/syntax/decimal.js';
import type { Span } from '../../../../grammar/syntax/tree.js';

/** How hovers are worded: pieces of sentences and of Markdown. */

/** What stands at a span, as it is written, on one line. */
export function written(text: string, span: Span): string {
  return text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
}

/** What people wrote, shown as prose: signs that Markdown would take for its own are kept. */
export function prose(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}

export function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

export function remit(text: string): string {
  return `\`\`\`remit\n${text}\n\`\`\``;
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A full stop, where the text does not end with one. */
export function sentence(text: string): string {
  return /[.!?:]$/.test(text) ? text : `${text}.`;
}

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** `one year`, `five years`, `18 months` */
export function counted(count: number, noun: string): string {
  return `${small[count] ?? grouped(count)} ${count === 1 ? noun : `${noun.replace(/([^aeiou])y$/, '$1ie')}s`}`;
}

/** A whole number with commas. */
export function grouped(count: number): string {
  return inGroups(String(count));
}

/** Paragraphs, without those that have nothing to say. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}
