import type { IOrAlt, IToken, TokenType } from 'chevrotain';
import { boundsOf, isDashed, rangeFix } from './calculation.js';
import { textOf } from './literals.js';
import { OperandGrammar } from './operand-grammar.js';
import * as t from './tokens.js';
import { type Binary, isCalendar, type Operand, type Part, type Phrase, type Range, type Text } from './tree.js';

const textTokens = [t.Text, t.LongText, t.OpenText, t.OpenLongText, t.HalfText, t.ForeignText, t.BarePath];
const rangeTokens = [...t.rangeWords, t.SignComparison, t.ForeignComparison];
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

/** What closes a range: `to below 68%`. */
interface RangeEnd {
  readonly to: IToken;
  readonly below?: IToken;
  readonly high?: Operand;
}

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

/** The part of the grammar that reads the phrases of heads and values: texts, ranges, comparisons, calculations and what may follow them. */
export abstract class PhraseGrammar extends OperandGrammar {
  /** Whether a head is being read: there `63% to 68%` is a range badly written, behind a colon it is all values from the one to the other. */
  protected inHead = false;

  protected readonly phrase = this.RULE('phrase', (): Phrase => {
    const parts = [this.SUBRULE(this.part)];
    this.MANY(() => {
      parts.push(this.SUBRULE1(this.part));
    });
    return this.ACTION((): Phrase => ({ start: parts[0].start, end: parts[parts.length - 1].end, parts }));
  });

  private readonly words = this.anyOf([t.Connector, t.Onwards, t.ForeignOnwards, t.And, t.To]);

  private readonly parts: IOrAlt<Part>[] = [
    { ALT: () => this.SUBRULE(this.text) },
    { ALT: () => this.SUBRULE(this.range) },
    { ALT: () => this.SUBRULE(this.sum) },
    { ALT: () => this.wordOf(this.OR1(this.words)) },
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
  ];

  protected readonly part = this.RULE('part', (): Part => this.OR(this.parts));

  private readonly texts = this.anyOf(textTokens);

  protected readonly text = this.RULE('text', (): Text => {
    const token = this.OR(this.texts);
    return this.ACTION(() => textOf(token, this.report));
  });

  private readonly strays = this.anyOf(strayTokens);

  protected readonly stray = this.RULE('stray', (): Part => {
    const token = this.OR(this.strays);
    return this.ACTION((): Part => {
      this.flagStray(token);
      return { kind: 'stray', start: token.startOffset, end: t.endOf(token), text: token.image };
    });
  });

  protected flagStray(token: IToken): void {
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
        'This looks like a gap that is still to be filled: put in what belongs there, or leave the line out. If it is a text, set it in quotes.',
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
  protected readonly unitAlone = this.RULE(
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

  private readonly rangeBegins = this.anyOf(rangeTokens);

  private readonly rangeEnds: IOrAlt<RangeEnd>[] = [
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
        return { to, high };
      },
    },
  ];

  protected readonly range = this.RULE('range', (): Range => {
    const token = this.OR(this.rangeBegins);
    const low = this.OPTION(() => this.SUBRULE(this.chain));
    const tail = this.OPTION1(() => this.OR1(this.rangeEnds));
    return this.ACTION((): Range => this.rangeOf(token, low, tail));
  });

  protected rangeOf(token: IToken, bound: Operand | undefined, tail: RangeEnd | undefined): Range {
    const words = this.wordsOfRange(token);
    const first = bound ?? this.missing(t.endOf(token), token.image);
    const start = token.startOffset;
    if (!tail && isDashed(first)) return this.dashedRange(start, words, first);
    if (tail) {
      const end = tail.high?.end ?? t.endOf(tail.below ?? tail.to);
      const high = tail.high ?? this.missing(end, (tail.below ?? tail.to).image);
      if (tail.to.tokenType === t.To && !tail.below && tail.high && !isCalendar(first)) {
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

  /** `below 60–80%`, `from 60-80%`: both ends behind one word, with a dash between them, of which has been said already that it makes no range. */
  protected dashedRange(start: number, words: RangeWords, { left, right, end }: Binary): Range {
    this.findings.pop();
    const isOver = words === 'over' || words === 'above';
    const [low, high] = boundsOf(this.pieceText, left, right);
    const written = isOver ? `over ${low} up to ${high}` : `from ${low} to below ${high}`;
    this.flag('range-form', start, end, `A range says in words who owns its ends: write \`${written}\`.`, {
      title: 'Write it as a range',
      edits: [{ start, end, text: written }],
    });
    return {
      kind: 'range',
      start,
      end,
      words: isOver ? 'over' : 'from',
      low: left,
      lowIncluded: !isOver,
      high: right,
      highIncluded: isOver,
    };
  }

  /** The words that the range begins with; signs and other phrases are taken for the words that they mean. */
  protected wordsOfRange(token: IToken): RangeWords {
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
  protected readonly sum = this.RULE('sum', (): Part => {
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

  protected dateSpan(first: Operand, token: IToken, second: Operand | undefined): Part {
    const to = second ?? this.missing(t.endOf(token), token.image);
    const start = first.start;
    const end = to.end;
    if (isCalendar(first) && (isCalendar(to) || to.kind === 'missing'))
      return { kind: 'span', start, end, from: first, to };
    if (!this.inHead)
      return { kind: 'range', start, end, words: 'to', low: first, lowIncluded: true, high: to, highIncluded: true };
    const [low, high] = boundsOf(this.pieceText, first, to);
    const message = `A range begins with \`from\`, and says who owns its end: \`from ${low} to below ${high}\`.`;
    this.flag('range-form', start, end, message, rangeFix(first, to));
    return { kind: 'range', start, end, words: 'from', low: first, lowIncluded: true, high: to, highIncluded: false };
  }
}

function meaningOf(phrase: string): RangeWords {
  const words = phrase.replace(/\s+/g, ' ');
  if (words === 'under') return 'below';
  if (words === 'within' || words === 'not exceeding') return 'at most';
  const negative = /^(?:no|not) /.test(words);
  const more = /more|greater|higher|longer|later/.test(words);
  const orEqual = /or equal/.test(words);
  if (negative) return more ? 'at most' : 'at least';
  if (orEqual) return more ? 'at least' : 'at most';
  return more ? 'above' : 'below';
}
