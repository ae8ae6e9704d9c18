import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain';
import { indentAt, lineStartBefore } from '../text/lines.js';
import { endOfComment, endOfLongText, endOfText } from '../text/splitter.js';
import { connectors, directives, landmarks, months } from './vocabulary.js';

export type { TokenType } from 'chevrotain';

/** The tokens, in the order in which the lexer tries them. Block kinds, keys and units are plain words: the schema knows them, not the grammar. */

const order: TokenType[] = [];

function token(name: string, config: Omit<Parameters<typeof createToken>[0], 'name'>): TokenType {
  const type = createToken({ name, ...config });
  order.push(type);
  return type;
}

/** A line break, with the blank lines and the indentation that follow it. */
export const Newline = token('Newline', { pattern: /(?:\r\n?|\n)[ \t\r\n\f\v\u00a0\ufeff]*/, line_breaks: true });
token('Space', { pattern: /[ \t\f\v\u00a0\u2000-\u200b\u202f\u3000\ufeff]+/, group: Lexer.SKIPPED });

function textToken(name: string, matches: (text: string, offset: number) => number | undefined): TokenType {
  return token(name, {
    pattern: (text: string, offset: number) => {
      if (text.charCodeAt(offset) !== 34) return null;
      const end = matches(text, offset);
      return end === undefined ? null : [text.slice(offset, end)];
    },
    start_chars_hint: ['"'],
    line_breaks: true,
  });
}

export const LongText = textToken('LongText', (text, offset) => {
  if (!text.startsWith('"""', offset)) return undefined;
  const { end, closed } = endOfLongText(text, offset, landmarks);
  return closed ? end : undefined;
});
/** A long text that no quotes close: it ends where its block does. */
export const OpenLongText = textToken('OpenLongText', (text, offset) => {
  if (!text.startsWith('"""', offset)) return undefined;
  const { end } = endOfLongText(text, offset, landmarks);
  return end < text.length ? end : endByIndent(text, offset);
});
export const Text = textToken('Text', (text, offset) => {
  const end = endOfText(text, offset);
  return end > offset + 1 && text.charCodeAt(end - 1) === 34 ? end : undefined;
});
/** A text with no closing quote: it ends with its line, or before the brace that ends the line. */
export const OpenText = textToken('OpenText', endOfText);
/** A text of whose two quotes one is missing: put in where the quotes of a line do not pair, never found by the lexer. */
export const HalfText = token('HalfText', { pattern: Lexer.NA });
/** A text in other quotes, as word processors make them and as other languages have them. */
export const ForeignText = token('ForeignText', {
  pattern: /[“”„][^“”„"\r\n]*[“”"]?|[‘’][^‘’'"\r\n]*[‘’']|'[^'"\r\n]*'/,
  start_chars_hint: ['“', '”', '„', '‘', '’', "'"],
  line_breaks: false,
});
/** What a template leaves to be filled in: `[insert date]`, `<name>`, `TBC`. */
export const Placeholder = token('Placeholder', {
  pattern:
    /\[[^[\]{}"\r\n]*\]|<[A-Za-z][^<>{}"\r\n]*>|(?:TB[ACD]|[Tt]bc|tbd|N\/A|n\/a|to be (?:confirmed|agreed|determined))(?![A-Za-z0-9-])/,
});
/** A path to a file without its quotes. */
export const BarePath = token('BarePath', { pattern: /\.{1,2}\/[^\s"{}]*/ });

export const LineComment = token('LineComment', { pattern: /\/\/[^\r\n]*/, group: 'comments' });
/** A comment as other languages begin it. */
export const ForeignComment = token('ForeignComment', { pattern: /#[^\r\n]*/, group: 'comments' });
export const BlockComment = token('BlockComment', {
  pattern: (text: string, offset: number) =>
    text.charCodeAt(offset) === 47 && text.charCodeAt(offset + 1) === 42
      ? [text.slice(offset, endOfComment(text, offset))]
      : null,
  start_chars_hint: ['/'],
  line_breaks: true,
  group: 'comments',
});

/** Digits with commas; or in groups of three with spaces between them, as other countries write them. */
const digits = '(?:\\d{1,3}(?:[ \\u00a0\\u2009\\u202f]\\d{3})+(?![\\d,])|\\d(?:[\\d,]*\\d)?)(?:\\.\\d+)?';

export const Money = token('Money', {
  pattern: new RegExp(
    `(?:[£€$]|(?:GBP|EUR|USD|CHF)[ \\t])[ \\t]*${digits}(?:[ ]?(?:million|billion|thousand|bn|[kmMKbB])(?![A-Za-z0-9-]))?`,
  ),
});
/** A currency sign on its own: the unit £. */
export const CurrencySign = token('CurrencySign', { pattern: /[£€$]/ });
export const IsoDate = token('IsoDate', { pattern: /\d{4}-\d{2}-\d{2}(?!\d)/ });
/** A date in figures. With dots and two digits for the year only where it cannot be the number of a heading such as 4.2.10. */
export const SlashDate = token('SlashDate', {
  pattern: /\d{1,2}(?:\/\d{1,2}\/\d{2,4}|\.\d{1,2}\.(?:\d{4}|[2-9]\d))(?![\d.])/,
});
/** A date in words; half-typed and abbreviated ones too. */
export const LongDate = token('LongDate', {
  pattern: new RegExp(
    `\\d{1,2}(?:st|nd|rd|th)?[ \\t]+(?:${months.map((m) => `${m.slice(0, 3)}[a-z]*`).join('|')})(?![A-Za-z-])(?:[ \\t]+\\d{1,4}(?!\\d))?`,
  ),
});
/** A month of a year without its day, or the day behind the month: `April 2026`, `April 1, 2026`. */
export const MonthFirst = token('MonthFirst', {
  pattern: new RegExp(
    `(?:${months.map((m) => `${m.slice(0, 3)}[a-z]*`).join('|')})[ \\t]+(?:\\d{1,2}(?:st|nd|rd|th)?,?[ \\t]+)?\\d{4}(?![\\d/-])`,
  ),
});
export const Quarter = token('Quarter', { pattern: /Q\d[ \t]+\d{4}\/\d{2,4}(?!\d)/ });
export const Year = token('Year', { pattern: /\d{4}\/\d{2}(?:\d{2})?(?!\d)/ });
/** A year written with a hyphen or a dash. */
export const DashYear = token('DashYear', { pattern: /\d{4}[-–—](?:\d{4}|\d{2})(?![\d-])/ });
/** `onwards` in other words, behind the year of a row: `2028/29+`, `2028/29 on`, `2028/29 and after`. */
export const ForeignOnwards = token('ForeignOnwards', {
  pattern:
    /(?<=\d{4}[-–/]\d{2,4}[ \t]*)(?:\+|onward|(?:and[ \t]+)?(?:on|forwards?|upwards?|after|afterwards|beyond|later|thereafter)|and[ \t]+onwards?)(?=[ \t]*:)/,
  start_chars_hint: ['+', 'a', 'b', 'f', 'l', 'o', 't', 'u'],
});
export const Percent = token('Percent', {
  pattern: new RegExp(`${digits}(?:[ \\t]*%|[ \\t]*(?:per[ \\t]?cent|pct)(?![A-Za-z0-9-]))`),
});
export const NumberToken = token('Number', { pattern: new RegExp(digits) });

/** A rate as people write it elsewhere: `a year`, `p.a.`, `/year`. `within a week` is a length of time. */
export const ForeignRate = token('ForeignRate', {
  pattern:
    /p\.a\.|(?:\b(?<!\bwithin[ \t]+)a[ \t]+|\/[ \t]*)(?:year|yr|month|quarter|week|day|person|patient|head)(?![A-Za-z0-9-])/,
  start_chars_hint: ['p', 'a', '/'],
});
/** What an amount ends with, perhaps before a space: `£4m`. */
const amountEnds = '[£€$][ \\t]*\\d[\\d,.]*[ \\t]?(?:million|billion|thousand|bn|[kmMKbB])?';
const perYear = '(?:p\\.a|[pP]/[aA]|pa|PA)';
const howOften = '(?:pcm|annual(?:ly)?|yearly|quarterly|monthly|weekly|daily)(?![ \\t]+[a-z])';
/** What makes an amount or a percentage one for a time: `£4m pa`, `£4m yearly`. Behind a count, `760 quits pa`, only what can be no unit. */
export const RateWord = token('RateWord', {
  pattern: new RegExp(
    `(?:${perYear}|${howOften})(?![A-Za-z0-9-])(?<=(?:${amountEnds}|\\d[ \\t]*%)[ \\t]*[A-Za-z./]+)` +
      `|${perYear}(?![A-Za-z0-9-])(?<=\\d[\\d,.]*(?:[ \\t]+[a-z][a-z-]*){1,4}[ \\t]+[A-Za-z./]+)`,
  ),
  start_chars_hint: ['p', 'P', 'a', 'y', 'q', 'm', 'w', 'd'],
});
/** Behind an amount, the letter for `per`: `£260 a quit`. */
export const ForeignPer = token('ForeignPer', {
  pattern: new RegExp(`a(?=[ \\t]+[a-z])(?<=${amountEnds}[ \\t]+a)`),
  start_chars_hint: ['a'],
});

/** A word with a dash where its hyphen stands, as word processors make of it: `half–up`. */
export const DashedWord = token('DashedWord', { pattern: /[a-z][a-z0-9-]*(?:[–—−][a-z][a-z0-9-]*)+/ });
/** A word directly before a colon: a key, or the last word of a row's head. */
export const Key = token('Key', { pattern: /[a-z][a-z0-9-]*(?=[ \t]*[:=](?!=))/ });
/** Two or more words with slashes between them: `nhs/outcomes-framework`, `mmol/mol`. */
export const Path = token('Path', { pattern: /[a-z][a-z0-9.-]*(?:\/[A-Za-z0-9._-]+)+/ });

const phrase = (name: string, words: string) =>
  token(name, { pattern: new RegExp(`${words.split(' ').join('[ \\t]+')}(?![A-Za-z0-9-])`) });

export const HeldBetween = phrase('HeldBetween', 'held between');
export const RisingTo = phrase('RisingTo', 'rising to');
export const FallingTo = phrase('FallingTo', 'falling to');
export const ForEachWhole = phrase('ForEachWhole', 'for each whole');
export const ForEach = phrase('ForEach', 'for each');
export const AtLeast = phrase('AtLeast', 'at least');
export const AtMost = phrase('AtMost', 'at most');
export const UpTo = phrase('UpTo', 'up to');
export const TheLesserOf = phrase('TheLesserOf', 'the lesser of');
export const TheGreaterOf = phrase('TheGreaterOf', 'the greater of');
/** Comparisons as people write them elsewhere; each has one word in Remit. */
export const ForeignComparison = token('ForeignComparison', {
  pattern:
    /(?:no[ \t]+|not[ \t]+)?(?:more|less|fewer|greater|higher|lower|longer|shorter|later|earlier|sooner)[ \t]+than(?:[ \t]+or[ \t]+equal[ \t]+to)?(?![A-Za-z0-9-])|(?:under|not[ \t]+exceeding)(?![A-Za-z0-9-])/,
});

const word = (name: string, text: string) => token(name, { pattern: new RegExp(`${text}(?![A-Za-z0-9-])`) });

export const Below = word('Below', 'below');
export const Above = word('Above', 'above');
/** In `aged 65 or over` it begins no range. */
export const Over = token('Over', { pattern: /(?<!\bor |\band )over(?![A-Za-z0-9-])/, start_chars_hint: ['o'] });
export const Exactly = word('Exactly', 'exactly');
export const From = word('From', 'from');
export const To = word('To', 'to');
export const Of = word('Of', 'of');
export const And = word('And', 'and');
export const Per = word('Per', 'per');
export const Onwards = word('Onwards', 'onwards');
export const Connector = token('Connector', {
  pattern: new RegExp(`(?:${connectors.filter((w) => w !== 'per' && w !== 'onwards').join('|')})(?![A-Za-z0-9-])`),
});
/** The letter x where a multiplication sign is meant. */
export const LetterTimes = word('LetterTimes', 'x');
export const Word = token('Word', { pattern: /[a-z][a-z0-9-]*/ });
/** A name: starts with a capital. Half-typed ones may end in a hyphen or a dot. */
export const Name = token('Name', { pattern: /[A-ZÀ-ÖØ-Þ][A-Za-z0-9À-ÖØ-öø-ÿ]*(?:[.-][A-Za-z0-9À-ÖØ-öø-ÿ]+)*/ });

/** Comparisons in signs: `>=`, `≤`. */
export const SignComparison = token('SignComparison', { pattern: /[<>]=?|[≤≥]|=>|=</ });
export const DoubleEquals = token('DoubleEquals', { pattern: /[=!]=/ });
/** An equals sign where a colon is meant. */
export const Equals = token('Equals', { pattern: /=/ });
export const Colon = token('Colon', { pattern: /:/ });
export const Comma = token('Comma', { pattern: /,/ });
export const Semicolon = token('Semicolon', { pattern: /;/ });
/** A full stop behind the first word of a line, perhaps for its colon. */
export const FullStop = token('FullStop', {
  pattern: /(?<=[A-Za-z][\w-]*|\d{4}\/\d{2})\.(?=[ \t])/,
  start_chars_hint: ['.'],
});
/** What word processors put before the lines of a list. */
export const BulletSign = token('BulletSign', { pattern: /[•◦▪▫‣●○■□·]/ });
export const Plus = token('Plus', { pattern: /\+/ });
export const Minus = token('Minus', { pattern: /[-–—−]/ });
export const Times = token('Times', { pattern: /[×*]/ });
export const Divide = token('Divide', { pattern: /[/÷]/ });
export const Open = token('Open', { pattern: /\{/ });
export const Close = token('Close', { pattern: /\}/ });
export const OpenBracket = token('OpenBracket', { pattern: /\(/ });
export const CloseBracket = token('CloseBracket', { pattern: /\)/ });

/** The words with which a range begins. */
export const rangeWords: readonly TokenType[] = [Below, AtLeast, From, Over, AtMost, Above, Exactly, UpTo];

export const tokens: readonly TokenType[] = order;

/** The offset after a token's last character: the lexer tracks only where tokens start. */
export function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

/** Whether a token is the word of a line that has neither colon nor brace. */
export function isDirective(token: IToken | undefined): boolean {
  return token?.tokenType === Word && (directives as readonly string[]).includes(token.image);
}

/** A token that stands nowhere in the text: a line end or a closing brace that was put in at `at`. */
export function insertedToken(type: TokenType, at: number): IToken {
  return { image: '', startOffset: at, tokenType: type, tokenTypeIdx: type.tokenTypeIdx as number };
}

/** An unclosed long text in a file that has nothing after it to end it: up to the first line that is indented less than its opener's. */
function endByIndent(text: string, offset: number): number {
  const indent = indentAt(text, lineStartBefore(text, offset));
  for (const match of text.slice(offset).matchAll(/(?:\r\n?|\n)([ \t]*)(?=[^\s])/g)) {
    if (match[1].length < indent) return offset + match.index;
  }
  return text.length;
}
