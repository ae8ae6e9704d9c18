import { EmbeddedActionsParser, type IToken, type TokenType } from 'chevrotain';
import { calculation } from './calculation.js';
import type { SyntaxFinding, SyntaxRule, TextEdit } from './findings.js';
import { calendarOf, moneyOf, numberOf, percentOf, textOf } from './literals.js';
import * as t from './tokens.js';
import type {
  Calendar,
  Item,
  Missing,
  Name,
  Operand,
  Part,
  Phrase,
  Quantity,
  Range,
  Rate,
  Text,
  UnitName,
  Value,
  Word,
} from './tree.js';

/**
 * The grammar: inside braces stand lines and blocks, and nothing else; both begin with a head. Every rule looks one token ahead, and takes any
 * tokens at all: what stands in the wrong place is an alternative of its own with its own message, so parsing needs no recovery and loses nothing.
 */

const textTokens = [t.Text, t.LongText, t.OpenText, t.OpenLongText, t.ForeignText, t.BarePath];
const calendarTokens = [t.Year, t.IsoDate, t.LongDate, t.Quarter, t.DashYear, t.SlashDate, t.MonthFirst];
const rangeTokens = [
  t.Below,
  t.AtLeast,
  t.From,
  t.Over,
  t.AtMost,
  t.Above,
  t.Exactly,
  t.UpTo,
  t.SignComparison,
  t.ForeignComparison,
];
const operatorTokens = [t.Times, t.Minus, t.Of, t.Divide, t.Plus, t.LetterTimes];
/** What can stand only behind something else, or not at all. */
const strayTokens = [
  t.Plus,
  t.Times,
  t.Divide,
  t.LetterTimes,
  t.Of,
  t.CloseBracket,
  t.RisingTo,
  t.FallingTo,
  t.ForEach,
  t.ForEachWhole,
  t.HeldBetween,
  t.Placeholder,
];

type RangeWords = Range['words'];
const rangeWords = new Map<TokenType, RangeWords>([
  [t.Below, 'below'],
  [t.AtLeast, 'at least'],
  [t.From, 'from'],
  [t.Over, 'over'],
  [t.AtMost, 'at most'],
  [t.Above, 'above'],
  [t.Exactly, 'exactly'],
  [t.UpTo, 'up to'],
]);
const signWords: Readonly<Record<string, RangeWords>> = {
  '>': 'above',
  '>=': 'at least',
  '=>': 'at least',
  '≥': 'at least',
  '<': 'below',
  '<=': 'at most',
  '=<': 'at most',
  '≤': 'at most',
};

export class RemitGrammar extends EmbeddedActionsParser {
  findings: SyntaxFinding[] = [];

  constructor() {
    super(t.tokens as TokenType[], { maxLookahead: 1, skipValidations: true });
    this.performSelfAnalysis();
  }

  readonly report = (finding: SyntaxFinding): void => {
    this.findings.push(finding);
  };

  private flag(rule: SyntaxRule, start: number, end: number, message: string, fix?: SyntaxFinding['fix']): void {
    this.findings.push({ rule, start, end, message, ...(fix ? { fix } : {}) });
  }

  /** Where the token read last ends. */
  private get lastEnd(): number {
    return t.endOf(this.LA(0));
  }

  private oneOf(types: readonly TokenType[]): IToken {
    return this.OR(types.map((type) => ({ ALT: () => this.CONSUME(type) })));
  }

  /** All items of a piece. */
  readonly piece = this.RULE('piece', (): Item[] => {
    const items: Item[] = [];
    this.SUBRULE(this.items, { ARGS: [items] });
    return items;
  });

  private readonly items = this.RULE('items', (items: Item[] = []) => {
    this.MANY(() => {
      this.OR([
        { ALT: () => this.CONSUME(t.Newline) },
        {
          ALT: () => {
            const token = this.CONSUME(t.Semicolon);
            this.ACTION(() =>
              this.flag(
                'semicolon',
                token.startOffset,
                t.endOf(token),
                'A line needs no semicolon: it ends where the text line ends.',
                {
                  title: 'Take out the semicolon',
                  edits: [this.semicolonEdit(token)],
                },
              ),
            );
          },
        },
        {
          ALT: () => {
            const item = this.SUBRULE(this.item);
            this.ACTION(() => {
              const previous = items[items.length - 1];
              if (previous && item.kind !== 'bare' && previous.kind === 'line') this.checkOwnLine(previous, item);
              items.push(item);
            });
          },
        },
      ]);
    });
  });

  /** Takes a semicolon out; what follows it in the same line gets a line of its own. */
  private semicolonEdit(token: IToken): TextEdit {
    const start = token.startOffset;
    const [, gap, next] = /^;([ \t]*)(.?)/.exec(this.pieceText.slice(start, start + 200)) ?? [];
    if (!next || next === '\r' || next === '}' || next === '/') return { start, end: start + 1, text: '' };
    return { start, end: start + 1 + gap.length, text: '\n' };
  }

  /** A line, a block, or a head that is neither yet. */
  private readonly item = this.RULE(
    'item',
    (): Item =>
      this.OR([
        {
          ALT: () => {
            const head: Part[] = [];
            this.SUBRULE(this.head, { ARGS: [head] });
            return (
              this.OPTION(() =>
                this.OR1([
                  { ALT: () => this.SUBRULE(this.lineAfter, { ARGS: [head] }) },
                  { ALT: () => this.SUBRULE(this.blockAfter, { ARGS: [head] }) },
                ]),
              ) ??
              this.ACTION((): Item => ({ kind: 'bare', start: head[0].start, end: head[head.length - 1].end, head }))
            );
          },
        },
        { ALT: () => this.SUBRULE1(this.lineAfter, { ARGS: [[]] }) },
        { ALT: () => this.SUBRULE1(this.blockAfter, { ARGS: [[]] }) },
      ]),
  );

  /** Whether a head is being read: there `63% to 68%` is a range badly written, behind a colon it is all values from the one to the other. */
  private inHead = false;

  private readonly head = this.RULE('head', (head: Part[] = []) => {
    this.ACTION(() => {
      this.inHead = true;
    });
    this.OR([
      { ALT: () => head.push(this.SUBRULE(this.keyWord)) },
      { ALT: () => head.push(this.SUBRULE(this.part)) },
      { ALT: () => head.push(this.SUBRULE(this.comma)) },
    ]);
    this.MANY(() => {
      this.OR1([
        { ALT: () => head.push(this.SUBRULE1(this.part)) },
        { ALT: () => head.push(this.SUBRULE1(this.comma)) },
      ]);
    });
  });

  private readonly lineAfter = this.RULE('lineAfter', (head: Part[]): Item => {
    const colon = this.SUBRULE(this.colon, { ARGS: [head] });
    const value = this.SUBRULE(this.value, { ARGS: [colon] });
    const block = this.OPTION({
      GATE: () => value.phrases.length === 0 && head.length > 0,
      DEF: () => this.SUBRULE(this.blockAfter, { ARGS: [head] }),
    });
    return this.ACTION((): Item => {
      if (block) {
        this.flag(
          'out-of-place',
          colon.startOffset,
          t.endOf(colon),
          'A block has no colon before its `{`: take the colon out.',
          {
            title: 'Take out the colon',
            edits: [{ start: colon.startOffset, end: t.endOf(colon), text: '' }],
          },
        );
        return block;
      }
      this.flagCommas(head);
      const start = head[0]?.start ?? colon.startOffset;
      return { kind: 'line', start, end: Math.max(value.end, t.endOf(colon)), head, colon: colon.startOffset, value };
    });
  });

  private readonly blockAfter = this.RULE('blockAfter', (head: Part[]): Item => {
    const open = this.CONSUME(t.Open);
    const items: Item[] = [];
    this.SUBRULE(this.items, { ARGS: [items] });
    const close = this.CONSUME(t.Close);
    return this.ACTION((): Item => {
      const start = head[0]?.start ?? open.startOffset;
      this.flagCommas(head);
      if (head.length === 0)
        this.flag(
          'out-of-place',
          start,
          start + 1,
          'A block opens here with nothing before its `{`: say first what the block is.',
        );
      return {
        kind: 'block',
        start,
        end: t.endOf(close),
        head,
        open: open.startOffset,
        close: close.image === '' ? -1 : close.startOffset,
        items,
      };
    });
  });

  private readonly keyWord = this.RULE('keyWord', (): Word => this.wordOf(this.CONSUME(t.Key)));

  /** A comma in a head: lists stand behind a colon. */
  private readonly comma = this.RULE('comma', (): Part => {
    const token = this.CONSUME(t.Comma);
    return this.ACTION((): Part => ({ kind: 'stray', start: token.startOffset, end: t.endOf(token), text: ',' }));
  });

  /** The colon behind a head; an equals sign in its place, or in the middle of a value, and colons that are too many are reported. */
  private readonly colon = this.RULE('colon', (head: readonly Part[]): IToken => {
    const first = this.OR([
      { ALT: () => this.CONSUME(t.Colon) },
      { ALT: () => this.CONSUME(t.Equals) },
      { ALT: () => this.CONSUME(t.DoubleEquals) },
    ]);
    let last = first;
    this.MANY(() => {
      last = this.CONSUME1(t.Colon);
    });
    this.ACTION(() => {
      const start = first.startOffset;
      const end = t.endOf(first);
      const isColon = first.tokenType === t.Colon;
      if (head.length === 0 && !isColon) {
        this.flag(
          'comparison-form',
          start,
          end,
          `Comparisons have fixed words in Remit: write \`exactly\` or \`at least\`, say, for \`${first.image}\`.`,
        );
      } else if (head.length === 0)
        this.flag(
          'out-of-place',
          start,
          end,
          'A colon stands here with nothing before it: say first what the value is of.',
        );
      else if (!isColon) {
        this.flag(
          'equals-sign',
          start,
          end,
          `A key and its value are joined by a colon: write \`:\` for \`${first.image}\`.`,
          {
            title: 'Write a colon',
            edits: [{ start: head[head.length - 1].end, end: t.endOf(last), text: ':' }],
          },
        );
      } else if (last !== first) {
        this.flag('out-of-place', start, t.endOf(last), 'One colon is enough.', {
          title: 'Write one colon',
          edits: [{ start, end: t.endOf(last), text: ':' }],
        });
      }
    });
    return first;
  });

  /** Commas among the parts of a head: lists stand behind a colon. */
  private flagCommas(head: readonly Part[]): void {
    for (const part of head) {
      if (part.kind !== 'stray' || part.text !== ',') continue;
      this.flag(
        'comma-unneeded',
        part.start,
        part.end,
        'A comma has no place before the colon or the brace: lists stand behind a colon.',
        {
          title: 'Take out the comma',
          edits: [{ start: part.start, end: part.end, text: '' }],
        },
      );
    }
  }

  /** Phrases with commas between them. A comma with nothing behind it is reported. */
  private readonly value = this.RULE('value', (colon: IToken): Value => {
    this.ACTION(() => {
      this.inHead = false;
    });
    const phrases: Phrase[] = [];
    let comma: IToken | undefined;
    this.OPTION(() => phrases.push(this.SUBRULE(this.phrase)));
    this.MANY(() => {
      const token = this.CONSUME(t.Comma);
      this.ACTION(() => {
        if (comma || phrases.length === 0) this.flagComma(comma ?? token);
        comma = token;
      });
      this.OPTION1(() => {
        phrases.push(this.SUBRULE1(this.phrase));
        comma = undefined;
      });
    });
    return this.ACTION((): Value => {
      if (comma && phrases.length > 0) this.flagComma(comma);
      const end = t.endOf(colon);
      if (phrases.length === 0) return { start: end, end, phrases };
      return { start: phrases[0].start, end: phrases[phrases.length - 1].end, phrases };
    });
  });

  private flagComma(comma: IToken): void {
    this.flag(
      'comma-unneeded',
      comma.startOffset,
      t.endOf(comma),
      'Nothing stands beside this comma: add what belongs there, or take the comma out.',
      {
        title: 'Take out the comma',
        edits: [{ start: comma.startOffset, end: t.endOf(comma), text: '' }],
      },
    );
  }

  private readonly phrase = this.RULE('phrase', (): Phrase => {
    const parts: Part[] = [];
    this.AT_LEAST_ONE(() => parts.push(this.SUBRULE(this.part)));
    return this.ACTION((): Phrase => ({ start: parts[0].start, end: parts[parts.length - 1].end, parts }));
  });

  private readonly part = this.RULE(
    'part',
    (): Part =>
      this.OR([
        { ALT: () => this.SUBRULE(this.text) },
        { ALT: () => this.SUBRULE(this.range) },
        { ALT: () => this.SUBRULE(this.sum) },
        {
          ALT: () =>
            this.wordOf(
              this.OR1([
                { ALT: () => this.CONSUME(t.Connector) },
                { ALT: () => this.CONSUME(t.Onwards) },
                { ALT: () => this.CONSUME(t.And) },
                { ALT: () => this.CONSUME(t.To) },
              ]),
            ),
        },
        {
          ALT: () => {
            const token = this.CONSUME(t.Path);
            return this.ACTION(
              (): Part => ({ kind: 'path', start: token.startOffset, end: t.endOf(token), text: token.image }),
            );
          },
        },
        { ALT: () => this.SUBRULE(this.unitAlone) },
        { ALT: () => this.SUBRULE(this.stray) },
      ]),
  );

  private readonly text = this.RULE('text', (): Text => {
    const token = this.oneOf(textTokens);
    return this.ACTION(() => textOf(token, this.report));
  });

  private readonly stray = this.RULE('stray', (): Part => {
    const token = this.oneOf(strayTokens);
    return this.ACTION((): Part => {
      this.flagStray(token);
      return { kind: 'stray', start: token.startOffset, end: t.endOf(token), text: token.image };
    });
  });

  private flagStray(token: IToken): void {
    const [start, end] = [token.startOffset, t.endOf(token)];
    if (token.tokenType === t.CloseBracket)
      this.flag(
        'bracket-unpaired',
        start,
        end,
        'This `)` has no `(` before it in the same line: add the one or take out the other.',
      );
    else if (token.tokenType === t.Placeholder)
      this.flag(
        'placeholder',
        start,
        end,
        'This looks like a gap in a template: put in what belongs there. If it is a text, set it in quotes.',
      );
    else
      this.flag(
        'operand-missing',
        start,
        end,
        `Something is missing before \`${token.image}\`: a number or a name has to stand there.`,
      );
  }

  /** `£`, `£ per person`, `per 10,000 people`: a unit with no number before it. */
  private readonly unitAlone = this.RULE(
    'unitAlone',
    (): Part =>
      this.OR([
        {
          ALT: () => {
            const sign = this.CONSUME(t.CurrencySign);
            const per = this.OPTION(() => this.SUBRULE(this.rate));
            return this.ACTION(
              (): Part => ({
                kind: 'unit',
                start: sign.startOffset,
                end: per?.end ?? t.endOf(sign),
                currency: sign.image,
                per,
              }),
            );
          },
        },
        {
          ALT: () => {
            const per = this.SUBRULE1(this.rate);
            return this.ACTION((): Part => ({ kind: 'unit', start: per.start, end: per.end, per }));
          },
        },
      ]),
  );

  /** `per year`, `per 1,000 people` */
  private readonly rate = this.RULE('rate', (): Rate => {
    const token = this.CONSUME(t.Per);
    const number = this.OPTION(() => this.CONSUME(t.NumberToken));
    const unit = this.SUBRULE(this.unitName);
    return this.ACTION((): Rate => {
      const count = number && numberOf(number, this.report);
      if (!unit) {
        const end = number ? t.endOf(number) : t.endOf(token);
        this.flag(
          'value-missing',
          token.startOffset,
          end,
          'Per what? Write for example `per year`, `per contact` or `per 1,000 people`.',
        );
        return { start: token.startOffset, end, count, unit: { start: end, end, text: '' } };
      }
      return { start: token.startOffset, end: unit.end, count, unit };
    });
  });

  /** The words of a unit, all that follow. */
  private readonly unitName = this.RULE('unitName', (): UnitName | undefined => {
    let first: IToken | undefined;
    let last: IToken | undefined;
    this.MANY(() => {
      const token = this.OR([{ ALT: () => this.CONSUME(t.Word) }, { ALT: () => this.CONSUME(t.Path) }]);
      this.ACTION(() => {
        first ??= token;
        last = token;
      });
    });
    return this.ACTION((): UnitName | undefined =>
      first && last
        ? {
            start: first.startOffset,
            end: t.endOf(last),
            text: first === last ? first.image : this.textBetween(first, last),
          }
        : undefined,
    );
  });

  /** The text of the piece, set before each parse. */
  pieceText = '';

  private textBetween(first: IToken, last: IToken): string {
    return this.pieceText.slice(first.startOffset, t.endOf(last)).replace(/\s+/g, ' ');
  }

  private readonly range = this.RULE('range', (): Range => {
    const token = this.oneOf(rangeTokens);
    const low = this.OPTION(() => this.SUBRULE(this.chain));
    const tail = this.OPTION1(() =>
      this.OR1([
        {
          ALT: () => {
            const to = this.CONSUME1(t.To);
            const below = this.OPTION2(() => this.CONSUME2(t.Below));
            const high = this.OPTION3(() => this.SUBRULE1(this.chain));
            return { to, below, high };
          },
        },
        {
          ALT: () => {
            const to = this.CONSUME3(t.UpTo);
            const high = this.OPTION4(() => this.SUBRULE2(this.chain));
            return { to, below: undefined, high };
          },
        },
      ]),
    );
    return this.ACTION((): Range => this.rangeOf(token, low, tail));
  });

  private rangeOf(
    token: IToken,
    bound: Operand | undefined,
    tail: { to: IToken; below?: IToken; high?: Operand } | undefined,
  ): Range {
    const words = this.wordsOfRange(token);
    const first = bound ?? this.missing(t.endOf(token), token.image);
    const start = token.startOffset;
    if (tail) {
      const end = tail.high?.end ?? t.endOf(tail.below ?? tail.to);
      const high = tail.high ?? this.missing(end, (tail.below ?? tail.to).image);
      const isTime = first.kind === 'day' || first.kind === 'year' || first.kind === 'quarter';
      if (tail.to.tokenType === t.To && !tail.below && tail.high && !isTime) {
        const upper = this.pieceText.slice(high.start, high.end);
        this.flag(
          'boundary-unclear',
          tail.to.startOffset,
          high.end,
          `Does the range include ${upper} or stop just before it? Write \`to below ${upper}\` or \`up to ${upper}\`.`,
          {
            title: `Stop just before ${upper}`,
            edits: [{ start: tail.to.startOffset, end: t.endOf(tail.to), text: 'to below' }],
          },
        );
      }
      return {
        kind: 'range',
        start,
        end,
        words,
        low: first,
        lowIncluded: words !== 'over' && words !== 'above',
        high,
        highIncluded: !tail.below,
      };
    }
    const end = first.end;
    switch (words) {
      case 'below':
      case 'at most':
      case 'up to':
        return { kind: 'range', start, end, words, lowIncluded: false, high: first, highIncluded: words !== 'below' };
      case 'exactly':
        return { kind: 'range', start, end, words, low: first, lowIncluded: true, high: first, highIncluded: true };
      default:
        return {
          kind: 'range',
          start,
          end,
          words,
          low: first,
          lowIncluded: words === 'at least' || words === 'from',
          highIncluded: false,
        };
    }
  }

  /** The words that the range begins with; signs and other phrases are taken for the words that they mean. */
  private wordsOfRange(token: IToken): RangeWords {
    const own = rangeWords.get(token.tokenType);
    if (own) return own;
    const words = signWords[token.image] ?? meaningOf(token.image);
    this.flag(
      'comparison-form',
      token.startOffset,
      t.endOf(token),
      `Comparisons have fixed words in Remit: write \`${words}\` for \`${token.image}\`.`,
      {
        title: `Write \`${words}\``,
        edits: [
          {
            start: token.startOffset,
            end: t.endOf(token),
            text: `${words}${/[\s]/.test(this.pieceText[t.endOf(token)] ?? ' ') ? '' : ' '}`,
          },
        ],
      },
    );
    return words;
  }

  /** A calculation with what may follow it: a date to a date, `rising to`, `for each`, `held between`. */
  private readonly sum = this.RULE('sum', (): Part => {
    const first = this.SUBRULE(this.chain);
    return (
      this.OPTION(() =>
        this.OR([
          {
            ALT: () => {
              const token = this.CONSUME(t.To);
              const to = this.OPTION1(() => this.SUBRULE1(this.chain));
              return this.ACTION(() => this.dateSpan(first, token, to));
            },
          },
          {
            ALT: () => {
              const token = this.OR1([
                { ALT: () => this.CONSUME(t.RisingTo) },
                { ALT: () => this.CONSUME(t.FallingTo) },
              ]);
              const to = this.OPTION2(() => this.SUBRULE2(this.chain));
              return this.ACTION((): Part => {
                const high = to ?? this.missing(t.endOf(token), token.image);
                return {
                  kind: 'ramp',
                  start: first.start,
                  end: high.end,
                  direction: token.tokenType === t.RisingTo ? 'rising' : 'falling',
                  from: first,
                  to: high,
                };
              });
            },
          },
          {
            ALT: () => {
              const token = this.OR2([
                { ALT: () => this.CONSUME(t.ForEach) },
                { ALT: () => this.CONSUME(t.ForEachWhole) },
              ]);
              const step = this.OPTION3(() => this.SUBRULE3(this.chain));
              const beyond = this.OPTION4(() => this.SUBRULE(this.range));
              return this.ACTION((): Part => {
                const of = step ?? this.missing(t.endOf(token), token.image);
                return {
                  kind: 'step',
                  start: first.start,
                  end: (beyond ?? of).end,
                  amount: first,
                  whole: token.tokenType === t.ForEachWhole,
                  step: of,
                  beyond,
                };
              });
            },
          },
          { ALT: () => this.SUBRULE(this.held, { ARGS: [first] }) },
        ]),
      ) ?? first
    );
  });

  private dateSpan(first: Operand, token: IToken, second: Operand | undefined): Part {
    const to = second ?? this.missing(t.endOf(token), token.image);
    const start = first.start;
    const end = to.end;
    const isTime = (operand: Operand): operand is Calendar | Missing =>
      ['day', 'year', 'quarter', 'missing'].includes(operand.kind);
    if (isTime(first) && first.kind !== 'missing' && isTime(to)) return { kind: 'span', start, end, from: first, to };
    if (!this.inHead)
      return { kind: 'range', start, end, words: 'to', low: first, lowIncluded: true, high: to, highIncluded: true };
    const [low, high] = [this.pieceText.slice(first.start, first.end), this.pieceText.slice(to.start, to.end)];
    this.flag(
      'range-form',
      start,
      end,
      `A range begins with \`from\`, and says who owns its end: \`from ${low} to below ${high}\`.`,
      {
        title: 'Write it as a range',
        edits: [
          { start, end: start, text: 'from ' },
          { start: token.startOffset, end: t.endOf(token), text: 'to below' },
        ],
      },
    );
    return { kind: 'range', start, end, words: 'from', low: first, lowIncluded: true, high: to, highIncluded: false };
  }

  private readonly held = this.RULE('held', (value: Operand): Operand => {
    const token = this.CONSUME(t.HeldBetween);
    const low = this.OPTION(() => this.SUBRULE(this.chain));
    const high = this.OPTION1(() => {
      this.CONSUME(t.And);
      return this.OPTION2(() => this.SUBRULE1(this.chain));
    });
    return this.ACTION((): Operand => {
      const least = low ?? this.missing(t.endOf(token), token.image);
      const most =
        high ??
        this.missing(
          this.lastEnd,
          token,
          'Held between what and what? Write two limits, as in `held between 40% and 75%`.',
        );
      return { kind: 'held', start: value.start, end: most.end, value, low: least, high: most };
    });
  });

  /** Operands with signs between them. */
  private readonly chain = this.RULE('chain', (): Operand => {
    const first = this.SUBRULE(this.operand);
    const operators: IToken[] = [];
    const operands: Operand[] = [];
    this.MANY(() => {
      const operator = this.oneOf(operatorTokens);
      const next = this.OPTION(() => this.SUBRULE1(this.operand));
      this.ACTION(() => {
        operators.push(operator);
        operands.push(next ?? this.missing(t.endOf(operator), operator.image));
      });
    });
    return this.ACTION(() => calculation(first, operators, operands, this.report));
  });

  private readonly operand = this.RULE(
    'operand',
    (): Operand =>
      this.OR([
        { ALT: () => this.SUBRULE(this.primary) },
        {
          ALT: () => {
            const signs: IToken[] = [];
            this.AT_LEAST_ONE(() => signs.push(this.CONSUME(t.Minus)));
            const value = this.OPTION(() => this.SUBRULE1(this.primary));
            return this.ACTION(() => this.negative(signs, value));
          },
        },
      ]),
  );

  private negative(signs: readonly IToken[], operand: Operand | undefined): Operand {
    const start = signs[0].startOffset;
    const value = operand ?? this.missing(t.endOf(signs[signs.length - 1]), '-');
    if (signs.length > 1)
      this.flag(
        'out-of-place',
        start,
        t.endOf(signs[signs.length - 1]),
        'One minus sign is enough: with several it is not clear which number is meant.',
      );
    if (value.kind === 'quantity')
      return { ...value, start, value: { digits: -value.value.digits, scale: value.value.scale } };
    return { kind: 'negated', start, end: value.end, value };
  }

  private readonly primary = this.RULE('primary', (): Operand => {
    const value: Operand = this.OR([
      { ALT: () => this.nameOf(this.CONSUME(t.Name)) },
      { ALT: () => this.wordOf(this.CONSUME(t.Word)) },
      {
        ALT: () => {
          const token = this.CONSUME(t.NumberToken);
          const unit = this.SUBRULE(this.unitName);
          return this.ACTION(
            (): Quantity => ({
              kind: 'quantity',
              form: 'number',
              start: token.startOffset,
              end: unit?.end ?? t.endOf(token),
              value: numberOf(token, this.report),
              unit,
            }),
          );
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(t.Percent);
          return this.ACTION(
            (): Quantity => ({
              kind: 'quantity',
              form: 'percent',
              start: token.startOffset,
              end: t.endOf(token),
              value: percentOf(token, this.report),
            }),
          );
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(t.Money);
          return this.ACTION(
            (): Quantity => ({
              kind: 'quantity',
              form: 'money',
              start: token.startOffset,
              end: t.endOf(token),
              ...moneyOf(token, this.report),
            }),
          );
        },
      },
      { ALT: () => this.SUBRULE(this.calendar) },
      { ALT: () => this.SUBRULE(this.bracketed) },
      { ALT: () => this.SUBRULE(this.extreme) },
    ]);
    const per = this.OPTION(() => this.SUBRULE(this.rate));
    return this.ACTION((): Operand => {
      if (!per) return value;
      if (value.kind === 'quantity') return { ...value, end: per.end, per };
      return { kind: 'per', start: value.start, end: per.end, value, per };
    });
  });

  private readonly calendar = this.RULE('calendar', (): Calendar => {
    const token = this.oneOf(calendarTokens);
    const onwards = this.OPTION(() => this.CONSUME(t.Onwards));
    return this.ACTION((): Calendar => {
      const value = calendarOf(token, this.report);
      if (!onwards) return value;
      if (value.kind === 'year') return { ...value, end: t.endOf(onwards), onwards: true };
      this.flag(
        'out-of-place',
        onwards.startOffset,
        t.endOf(onwards),
        '`onwards` goes with a financial year, as in `2028/29 onwards`.',
      );
      return value;
    });
  });

  private readonly bracketed = this.RULE('bracketed', (): Operand => {
    const open = this.CONSUME(t.OpenBracket);
    const inner = this.OPTION(() => this.SUBRULE(this.chain));
    const held = this.OPTION1(() =>
      this.SUBRULE(this.held, { ARGS: [inner ?? { kind: 'missing', start: t.endOf(open), end: t.endOf(open) }] }),
    );
    const close = this.OPTION2(() => this.CONSUME(t.CloseBracket));
    return this.ACTION((): Operand => {
      const value: Operand = held ?? inner ?? this.missing(t.endOf(open), '(');
      const end = close ? t.endOf(close) : value.end;
      if (!close && value.kind !== 'missing') {
        this.flag(
          'bracket-unpaired',
          open.startOffset,
          t.endOf(open),
          'This `(` is never closed in its line: add `)` where the bracket ends.',
          {
            title: 'Add the closing bracket',
            edits: [{ start: end, end, text: ')' }],
          },
        );
      }
      return { kind: 'bracketed', start: open.startOffset, end, inner: value };
    });
  });

  private readonly extreme = this.RULE('extreme', (): Operand => {
    const token = this.OR([{ ALT: () => this.CONSUME(t.TheLesserOf) }, { ALT: () => this.CONSUME(t.TheGreaterOf) }]);
    const first = this.OPTION(() => this.SUBRULE(this.chain));
    const second = this.OPTION1(() => {
      this.CONSUME(t.And);
      return this.OPTION2(() => this.SUBRULE1(this.chain));
    });
    return this.ACTION((): Operand => {
      const one = first ?? this.missing(t.endOf(token), token.image);
      const other =
        second ??
        this.missing(this.lastEnd, token, `\`${token.image}\` compares two things: write \`and\` and the second one.`);
      return {
        kind: 'extreme',
        start: token.startOffset,
        end: other.end,
        which: token.tokenType === t.TheLesserOf ? 'lesser' : 'greater',
        first: one,
        second: other,
      };
    });
  });

  private wordOf(token: IToken): Word {
    return this.ACTION(
      (): Word => ({ kind: 'word', start: token.startOffset, end: t.endOf(token), text: token.image }),
    );
  }

  private nameOf(token: IToken): Name {
    return this.ACTION(
      (): Name => ({ kind: 'name', start: token.startOffset, end: t.endOf(token), text: token.image }),
    );
  }

  /** Nothing stands at `at`, behind the word or sign `after`, or behind the token `after` and more. */
  private missing(
    at: number,
    after: string | IToken,
    message = `Something is missing after \`${after}\`: a number, an amount or a name has to stand there.`,
  ): Missing {
    const start = typeof after === 'string' ? Math.max(0, at - after.length) : after.startOffset;
    const last = this.findings[this.findings.length - 1];
    if (last?.rule !== 'operand-missing' || last.end !== at) this.flag('operand-missing', start, at, message);
    return { kind: 'missing', start: at, end: at };
  }

  private checkOwnLine(previous: Item, item: Item): void {
    if (item.head.length === 0) return;
    const between = this.pieceText.slice(previous.end, item.start);
    if (/[\r\n;]/.test(between) || (/\s{2}/.test(between) && item.kind === 'block')) return;
    if (/^\s{2,}$/.test(between)) return;
    this.flag(
      'two-lines-on-one',
      item.start,
      item.head[0]?.end ?? item.start + 1,
      'A new line begins here in the middle of another: put it on a line of its own.',
      {
        title: 'Start a new line here',
        edits: [{ start: previous.end, end: item.start, text: '\n' }],
      },
    );
  }
}

function meaningOf(phrase: string): RangeWords {
  const words = phrase.replace(/\s+/g, ' ');
  const negative = /^(?:no|not) /.test(words);
  const more = /more|greater|higher/.test(words);
  const orEqual = /or equal/.test(words);
  if (negative) return more ? 'at most' : 'at least';
  if (orEqual) return more ? 'at least' : 'at most';
  return more ? 'above' : 'below';
}
