import type { SyntaxFinding } from './findings.js';

const names: Readonly<Record<string, string>> = {
  '\0': 'a character that cannot be seen (NUL)',
  '%': 'a percent sign with no number before it',
  '[': 'a square bracket',
  ']': 'a square bracket',
  "'": 'a single quote',
};

/** Says of characters that they mean nothing where they stand. */
export function unknownCharacter(text: string, start: number, length: number): SyntaxFinding {
  const found = text.slice(start, start + length);
  const shown = /^[\x20-\x7e\u00a1-\ud7ff\ue000-\ufffd]/.test(found) ? `\`${found.slice(0, 12)}\`` : 'A character here';
  const name = names[found[0]] ?? (/[•◦▪▫‣●○■□·]/.test(found[0]) ? 'a bullet' : undefined);
  const isWhole = text.slice(0, start).trimEnd().endsWith(':');
  if (found === '%' && isWhole) {
    return {
      rule: 'unknown-character',
      start,
      end: start + length,
      message: 'A percent sign follows its number, as in `63%`. The unit itself is written `percent`.',
      fix: { title: 'Write `percent`', edits: [{ start, end: start + length, text: 'percent' }] },
    };
  }
  return {
    rule: 'unknown-character',
    start,
    end: start + length,
    message: `${name ? `This is ${name}, and it` : shown} has no meaning here. Take it out, or set it in quotes if it belongs to a text.`,
    // Where it is all that stands behind a colon, something else has to take its place.
    ...(isWhole ? {} : { fix: { title: 'Take it out', edits: [{ start, end: start + length, text: '' }] } }),
  };
}
