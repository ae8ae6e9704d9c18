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
  return insideName(text, start, length) ?? ampersand(text, start, length) ?? onItsOwn(text, start, length);
}

/** Nobody writes longer ones. */
const longestName = 100;

/** A sign in the middle of a name, or at its end: the name is what has to be written in another way. */
function insideName(text: string, start: number, length: number): SyntaxFinding | undefined {
  const [before] =
    /(?<![^\s,(])(?:[A-ZÀ-ÖØ-Þ][A-Za-z0-9À-ÖØ-öø-ÿ]*\.?[ \t]+)*[A-ZÀ-ÖØ-Þ][A-Za-z0-9À-ÖØ-öø-ÿ&'’_@.-]*$/.exec(
      text.slice(Math.max(0, start - longestName), start),
    ) ?? [];
  if (!before || !/^[&'’_@]/.test(text.slice(start, start + length))) return undefined;
  const [after] =
    /^[A-Za-z0-9À-ÖØ-öø-ÿ&'’_@.-]*(?:[ \t]+[A-ZÀ-ÖØ-Þ][A-Za-z0-9À-ÖØ-öø-ÿ]*(?![A-Za-z0-9À-ÖØ-öø-ÿ&'’_@.-]))*/.exec(
      text.slice(start, start + longestName),
    ) ?? [''];
  const written = before + after;
  const name = written
    .replace(/['’]|\.?[ \t]+/g, '')
    .replace(/&(?=.)/g, '-and-')
    .replace(/[&_@-]+(.?)/g, (_, next: string) => next.toUpperCase());
  const place = { start: start - before.length, end: start + after.length };
  return {
    rule: 'unknown-character',
    ...place,
    message: `A name has no signs in it: write \`${name}\` instead of \`${written}\`, here and wherever it is meant.`,
    fix: { title: `Write \`${name}\``, edits: [{ ...place, text: name }] },
  };
}

/** `A & B`: a comma between two names, `and` anywhere else. */
function ampersand(text: string, start: number, length: number): SyntaxFinding | undefined {
  if (text.slice(start, start + length) !== '&') return undefined;
  const before = text.slice(Math.max(0, start - longestName), start);
  const after = text.slice(start + 1, start + 1 + longestName);
  const isList =
    /[:,]\s*[A-Z][\w.-]*(?:\s+lead)?(?:\s+\d[\d.]*%)?\s+$/.test(before) &&
    /^[ \t]+[A-Z][\w.-]*(?:\s+lead)?(?:\s+\d[\d.]*%)?[ \t]*(?:[,}\r\n]|$)/.test(after);
  const gap = before.length - before.trimEnd().length;
  return {
    rule: 'unknown-character',
    start,
    end: start + 1,
    message: isList
      ? 'The parts of a list are parted by commas, not by `&`.'
      : 'Outside of quotes `&` has no meaning: write `and`, or set the whole text in quotes.',
    fix: isList
      ? { title: 'Write a comma', edits: [{ start: start - gap, end: start + 1, text: ',' }] }
      : { title: 'Write `and`', edits: [{ start, end: start + 1, text: 'and' }] },
  };
}

function onItsOwn(text: string, start: number, length: number): SyntaxFinding {
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
    ...(isWhole
      ? {}
      : { fix: { title: 'Take it out', edits: [{ start, end: start + length, text: gapFor(text, start, length) }] } }),
  };
}

/** What stays where a sign is taken out: a space between letters or digits, which would be read as one word or number without it. */
function gapFor(text: string, start: number, length: number): string {
  const isPart = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  return isPart(text[start - 1]) && isPart(text[start + length]) ? ' ' : '';
}
