import { EmbeddedActionsParser, type IOrAlt, type IToken, type TokenType } from 'chevrotain';
import { calculation } from './calculation.js';
import { negated } from './decimal.js';
import type { SyntaxFinding, SyntaxRule } from './findings.js';
import { calendarOf, moneyOf, numberOf, percentOf } from './literals.js';
import * as t from './tokens.js';
import type { Calendar, Missing, Name, Operand, Rate, UnitName, Word } from './tree.js';

const calendarTokens = [t.Year, t.IsoDate, t.LongDate, t.Quarter, t.DashYear, t.SlashDate, t.MonthFirst];
const operatorTokens = [t.Times, t.Minus, t.Of, t.Divide, t.Plus, t.LetterTimes];

/** The part of the grammar that reads what calculations are made of: numbers with their units, names, dates, brackets and signs. */
export abstract class OperandGrammar extends EmbeddedActionsParser {
  findings: SyntaxFinding[] = [];
  /** The text of the piece, set before each parse. */
  pieceText = '';

  constructor() {
    super(t.tokens as TokenType[], { maxLookahead: 1, skipValidations: true });
  }

  readonly report = (finding: SyntaxFinding): void => {
    this.findings.push(finding);
  };

  protected flag(rule: SyntaxRule, start: number, end: number, message: string, fix?: SyntaxFinding['fix']): void {
    this.findings.push({ rule, start, end, message, ...(fix ? { fix } : {}) });
  }

  /** Where the token read last ends. */
  protected get lastEnd(): number {
    return t.endOf(this.LA(0));
  }

  /** What may stand in one place, for `OR`: made once, as lists that are made anew at every call would be most of what a parse leaves behind. */
  protected anyOf(types: readonly TokenType[]): IOrAlt<IToken>[] {
    return types.map((type) => ({ ALT: () => this.CONSUME(type) }));
  }

  private readonly operators = this.anyOf(operatorTokens);
  private readonly onwards = this.anyOf([t.Onwards, t.ForeignOnwards]);
  private readonly calendars = this.anyOf(calendarTokens);
  private readonly unitWords = this.anyOf([t.Word, t.Path]);
  private readonly extremes = this.anyOf([t.TheLesserOf, t.TheGreaterOf]);

  /** The words of a unit, all that follow. */
  protected readonly unitName = this.RULE('unitName', (): UnitName | undefined => {
    let first: IToken | undefined;
    let last: IToken | undefined;
    this.MANY(() => {
      const token = this.OR(this.unitWords);
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

  /** `per year`, `per 1,000 people`; and `a year`, which is reported. */
  protected readonly rate = this.RULE('rate', (): Rate => this.OR(this.rates));

  private readonly rates: IOrAlt<Rate>[] = [
    { ALT: () => this.SUBRULE(this.rateInWords) },
    {
      ALT: () => {
        const token = this.OR1(this.foreignRates);
        return this.ACTION(() => this.foreignRate(token));
      },
    },
  ];

  private readonly foreignRates = this.anyOf([t.ForeignRate, t.RateWord]);

  protected foreignRate(token: IToken): Rate {
    const [start, end] = [token.startOffset, t.endOf(token)];
    const unit = timeOf(token.image);
    const gap = /\s/.test(this.pieceText[start - 1] ?? ' ') ? '' : ' ';
    this.flag('amount-form', start, end, `Write \`per ${unit}\` for \`${token.image}\`.`, {
      title: `Write \`per ${unit}\``,
      edits: [{ start, end, text: `${gap}per ${unit}` }],
    });
    return { start, end, unit: { start: Math.max(start, end - unit.length), end, text: unit } };
  }

  private readonly pers = this.anyOf([t.Per, t.ForeignPer]);

  protected flagForeignPer({ startOffset: start }: IToken, { start: from, end, text }: UnitName): void {
    const written = `per ${text}`;
    this.flag('amount-form', start, end, `Write \`${written}\` for \`${this.pieceText.slice(start, end)}\`.`, {
      title: `Write \`${written}\``,
      edits: [{ start, end: from, text: 'per ' }],
    });
  }

  protected readonly rateInWords = this.RULE('rateInWords', (): Rate => {
    const token = this.OR(this.pers);
    const number = this.OPTION(() => this.CONSUME(t.NumberToken));
    const unit = this.SUBRULE(this.unitName);
    return this.ACTION((): Rate => {
      if (token.tokenType === t.ForeignPer && unit) this.flagForeignPer(token, unit);
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

  protected textBetween(first: IToken, last: IToken): string {
    return this.pieceText.slice(first.startOffset, t.endOf(last)).replace(/\s+/g, ' ');
  }

  /** Operands with signs between them. */
  protected readonly chain = this.RULE('chain', (): Operand => {
    const first = this.SUBRULE(this.operand);
    const operators: IToken[] = [];
    const operands: Operand[] = [];
    this.MANY(() => {
      const operator = this.OR(this.operators);
      const next = this.OPTION(() => this.SUBRULE1(this.operand));
      this.ACTION(() => {
        operators.push(operator);
        operands.push(next ?? this.missing(t.endOf(operator), operator.image));
      });
    });
    return this.ACTION(() => (operators.length === 0 ? first : calculation(first, operators, operands, this.report)));
  });

  private readonly operands: IOrAlt<Operand>[] = [
    { ALT: () => this.SUBRULE(this.primary) },
    {
      ALT: () => {
        const signs: IToken[] = [];
        this.AT_LEAST_ONE(() => signs.push(this.CONSUME(t.Minus)));
        const value = this.OPTION(() => this.SUBRULE1(this.primary));
        return this.ACTION(() => this.negative(signs, value));
      },
    },
  ];

  protected readonly operand = this.RULE('operand', (): Operand => this.OR(this.operands));

  protected negative(signs: readonly IToken[], operand: Operand | undefined): Operand {
    const start = signs[0].startOffset;
    const value = operand ?? this.missing(t.endOf(signs[signs.length - 1]), '-');
    if (signs.length > 1)
      this.flag(
        'out-of-place',
        start,
        t.endOf(signs[signs.length - 1]),
        'One minus sign is enough: with several it is not clear which number is meant.',
      );
    if (value.kind === 'quantity') return { ...value, start, value: negated(value.value) };
    return { kind: 'negated', start, end: value.end, value };
  }

  private readonly primaries: IOrAlt<Operand>[] = [
    { ALT: () => this.nameOf(this.CONSUME(t.Name)) },
    { ALT: () => this.wordOf(this.CONSUME(t.Word)) },
    {
      ALT: () => {
        const token = this.CONSUME(t.NumberToken);
        const unit = this.SUBRULE(this.unitName);
        return this.ACTION((): Operand => {
          const place = { start: token.startOffset, end: unit?.end ?? t.endOf(token) };
          const value = numberOf(token, this.report);
          return value ? { kind: 'quantity', form: 'number', ...place, value, unit } : { kind: 'missing', ...place };
        });
      },
    },
    {
      ALT: () => {
        const token = this.CONSUME(t.Percent);
        return this.ACTION((): Operand => {
          const place = { start: token.startOffset, end: t.endOf(token) };
          const value = percentOf(token, this.report);
          return value ? { kind: 'quantity', form: 'percent', ...place, value } : { kind: 'missing', ...place };
        });
      },
    },
    {
      ALT: () => {
        const token = this.CONSUME(t.Money);
        return this.ACTION((): Operand => {
          const place = { start: token.startOffset, end: t.endOf(token) };
          const amount = moneyOf(token, this.report);
          return amount ? { kind: 'quantity', form: 'money', ...place, ...amount } : { kind: 'missing', ...place };
        });
      },
    },
    { ALT: () => this.SUBRULE(this.calendar) },
    { ALT: () => this.SUBRULE(this.bracketed) },
    { ALT: () => this.SUBRULE(this.extreme) },
  ];

  protected readonly primary = this.RULE('primary', (): Operand => {
    const value = this.OR(this.primaries);
    const per = this.OPTION(() => this.SUBRULE(this.rate));
    return this.ACTION((): Operand => {
      if (!per) return value;
      if (value.kind === 'quantity') return { ...value, end: per.end, per };
      return { kind: 'per', start: value.start, end: per.end, value, per };
    });
  });

  protected readonly calendar = this.RULE('calendar', (): Calendar => {
    const token = this.OR(this.calendars);
    const onwards = this.OPTION(() => this.OR1(this.onwards));
    return this.ACTION((): Calendar => {
      const value = calendarOf(token, this.pieceText, this.report);
      if (!onwards) return value;
      if (onwards.tokenType === t.ForeignOnwards) {
        const place = { start: token.startOffset, end: t.endOf(onwards) };
        const written = `${token.image} onwards`;
        this.flag('year-form', place.start, place.end, `From a year on is written \`${written}\`.`, {
          title: `Write \`${written}\``,
          edits: [{ ...place, text: written }],
        });
      }
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

  protected readonly bracketed = this.RULE('bracketed', (): Operand => {
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

  protected readonly extreme = this.RULE('extreme', (): Operand => {
    const token = this.OR(this.extremes);
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

  protected readonly held = this.RULE('held', (value: Operand): Operand => {
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

  protected wordOf(token: IToken): Word {
    return this.ACTION(
      (): Word => ({ kind: 'word', start: token.startOffset, end: t.endOf(token), text: token.image }),
    );
  }

  protected nameOf(token: IToken): Name {
    return this.ACTION(
      (): Name => ({ kind: 'name', start: token.startOffset, end: t.endOf(token), text: token.image }),
    );
  }

  /** Nothing stands at `at`, behind the word or sign `after`, or behind the token `after` and more. */
  protected missing(
    at: number,
    after: string | IToken,
    message = `Something is missing after \`${after}\`: a number, an amount or a name has to stand there.`,
  ): Missing {
    const start = typeof after === 'string' ? Math.max(0, at - after.length) : after.startOffset;
    const last = this.findings[this.findings.length - 1];
    if (last?.rule !== 'operand-missing' || last.end !== at) this.flag('operand-missing', start, at, message);
    return { kind: 'missing', start: at, end: at };
  }
}

/** The time that a rate is for as people write it elsewhere: `year` of `p.a.`, `a year` and `yearly`. */
function timeOf(rate: string): string {
  if (/^(?:p|annual)/i.test(rate)) return rate === 'pcm' ? 'month' : 'year';
  const word = /[a-z]+$/.exec(rate)?.[0] ?? '';
  return word === 'daily' ? 'day' : word === 'yr' ? 'year' : word.replace(/ly$/, '');
}
