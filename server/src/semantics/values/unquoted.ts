import type { Fix, SyntaxRule } from '../../../../grammar/syntax/findings.js';
import type { Span, Value } from '../../../../grammar/syntax/tree.js';
import type { Context } from '../context.js';

/** What to say of a text that stands without its quotes. */
export interface Unquoted {
  /** For the form of what else can be said of a value. */
  readonly message?: undefined;
  readonly fixes: readonly Fix[];
}

/** What has been said of numbers, signs and words that stand in a text, and mean nothing there. */
export const readIntoText: ReadonlySet<SyntaxRule> = new Set([
  'amount-form',
  'boundary-unclear',
  'bracket-unpaired',
  'comma-unneeded',
  'comparison-form',
  'date-form',
  'equals-sign',
  'line-unfinished',
  'multiplication-sign',
  'no-such-date',
  'number-grouping',
  'operand-missing',
  'out-of-place',
  'quotes-form',
  'range-form',
  'semicolon',
  'share-of-a-sum',
  'two-lines-on-one',
  'unknown-character',
  'value-missing',
  'year-form',
]);

/** What goes on in the same text line behind a value, up to a note, a brace, a wide gap or the next key; an address of the web is neither. */
const goesOn = /^(?:(?!(?<!:)\/\/|[ \t]{2}|[ \t]+[a-z][a-z-]*[ \t]*:(?!\/\/))[^\r\n{}"])*/;

/** Where a value ends as it is written: words that were read as others, such as the last of `5 days max`, are not in the tree. */
export function endAsWritten(context: Context, value: Value): number {
  const [rest] = goesOn.exec(context.text.slice(value.end)) ?? [''];
  return value.end + rest.replace(/[\s;]+$/, '').length;
}

/** The text that stands for a value without its quotes; undefined where there are quotes, and something else is wrong with them. */
export function unquoted(context: Context, value: Value, type: 'text' | 'texts'): Unquoted | undefined {
  if (value.phrases.length === 0) return undefined;
  const { start } = value;
  const end = endAsWritten(context, value);
  const written = context.text.slice(start, end);
  const bare = (type === 'texts' ? partsOf(written) : [{ start: 0, end: written.length }]).filter(
    (part) => !isQuoted(written.slice(part.start, part.end)),
  );
  if (bare.length === 0 || bare.some((part) => /["“”]/.test(written.slice(part.start, part.end)))) return undefined;
  const edits = bare.flatMap((part) => [
    { start: start + part.start, end: start + part.start, text: '"' },
    { start: start + part.end, end: start + part.end, text: '"' },
  ]);
  return { fixes: [{ title: 'Set it in quotes', edits }] };
}

/** The parts of a list, without the spaces around them. */
function partsOf(written: string): Span[] {
  return [...written.matchAll(/(?:"[^"]*"|[^\s,"])(?:\s*(?:"[^"]*"|[^\s,"]))*/g)].map(({ index, 0: part }) => ({
    start: index,
    end: index + part.length,
  }));
}

function isQuoted(part: string): boolean {
  return /^(?:".*"|“.*”|'.*')$/s.test(part);
}
