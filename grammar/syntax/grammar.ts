import type { IOrAlt, IToken } from 'chevrotain';
import type { TextEdit } from './findings.js';
import { parting } from './parting.js';
import { PhraseGrammar } from './phrase-grammar.js';
import * as t from './tokens.js';
import type { Item, Part, Phrase, Value, Word } from './tree.js';

/**
 * The grammar: inside braces stand lines and blocks, and nothing else; both begin with a head. Every rule looks one token ahead, and takes any
 * tokens at all: what stands in the wrong place is an alternative of its own with its own message, so parsing needs no recovery and loses nothing.
 */
export class RemitGrammar extends PhraseGrammar {
  constructor() {
    super();
    this.performSelfAnalysis();
  }

  /** All items of a piece. */
  readonly piece = this.RULE('piece', (): Item[] => {
    const items: Item[] = [];
    this.SUBRULE(this.items, { ARGS: [items] });
    return items;
  });

  private readonly items = this.RULE('items', (items: Item[] = []) => {
    this.MANY(() => {
      const item = this.OR(this.itemsAndBreaks);
      this.ACTION(() => {
        if (!item) return;
        const previous = items[items.length - 1];
        if (previous && item.kind !== 'bare' && isWhole(previous)) this.checkOwnLine(previous, item);
        items.push(item);
      });
    });
  });

  private readonly itemsAndBreaks: IOrAlt<Item | undefined>[] = [
    {
      ALT: () => {
        this.CONSUME(t.Newline);
        return undefined;
      },
    },
    {
      ALT: () => {
        const token = this.CONSUME(t.Semicolon);
        this.ACTION(() =>
          this.flag(
            'semicolon',
            token.startOffset,
            t.endOf(token),
            'A line needs no semicolon: it ends where the text line ends.',
            { title: 'Take out the semicolon', edits: [this.semicolonEdit(token)] },
          ),
        );
        return undefined;
      },
    },
    { ALT: () => this.SUBRULE(this.item) },
  ];

  /** Takes a semicolon out; what follows it in the same line gets a line of its own. */
  private semicolonEdit(token: IToken): TextEdit {
    const start = token.startOffset;
    const [, gap, next] = /^;([ \t]*)(.?)/.exec(this.pieceText.slice(start, start + 200)) ?? [];
    if (!next || next === '}' || next === '/') return { start, end: start + 1, text: '' };
    return { start, end: start + 1 + gap.length, text: '\n' };
  }

  /** A line, a block, or a head that is neither yet. */
  private readonly item = this.RULE('item', (): Item => this.OR(this.itemForms));

  private readonly itemForms: IOrAlt<Item>[] = [
    {
      ALT: () => {
        const head = this.SUBRULE(this.head);
        return (
          this.OPTION(() =>
            this.OR1([
              { ALT: () => this.SUBRULE(this.lineAfter, { ARGS: [head] }) },
              { ALT: () => this.SUBRULE(this.blockAfter, { ARGS: [head] }) },
            ]),
          ) ?? this.ACTION((): Item => ({ kind: 'bare', start: head[0].start, end: head[head.length - 1].end, head }))
        );
      },
    },
    { ALT: () => this.SUBRULE1(this.lineAfter, { ARGS: [[]] }) },
    { ALT: () => this.SUBRULE1(this.blockAfter, { ARGS: [[]] }) },
  ];

  // A list that begins with what it holds takes an eighth of the memory of one that is begun empty, and nearly all of them stay that short.
  private readonly head = this.RULE('head', (): Part[] => {
    this.ACTION(() => {
      this.inHead = true;
    });
    const head = [this.OR(this.headBegins)];
    this.MANY(() => {
      head.push(this.OR1(this.headGoesOn));
    });
    return head;
  });

  private readonly headBegins: IOrAlt<Part>[] = [
    { ALT: () => this.SUBRULE(this.keyWord) },
    { ALT: () => this.SUBRULE(this.part) },
    { ALT: () => this.SUBRULE(this.comma) },
  ];

  private readonly headGoesOn: IOrAlt<Part>[] = [
    { ALT: () => this.SUBRULE1(this.part) },
    { ALT: () => this.SUBRULE1(this.comma) },
  ];

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

  private readonly colons = this.anyOf([t.Colon, t.Equals, t.DoubleEquals]);

  /** The colon behind a head; an equals sign in its place, or in the middle of a value, and colons that are too many are reported. */
  private readonly colon = this.RULE('colon', (head: readonly Part[]): IToken => {
    const first = this.OR(this.colons);
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
    const first = this.OPTION(() => this.SUBRULE(this.phrase));
    const phrases: Phrase[] = first ? [first] : [];
    let comma: IToken | undefined;
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

  private checkOwnLine(previous: Item, item: Item): void {
    if (item.head.length === 0) return;
    const between = this.pieceText.slice(previous.end, item.start);
    // Of a semicolon or a comma between them it has been said.
    if (/[\r\n;,]/.test(between) || (/\s{2}/.test(between) && item.kind === 'block')) return;
    if (/\s{2,}$/.test(between)) return;
    this.flag(
      'two-lines-on-one',
      item.start,
      item.head[0].end,
      'A new line begins here in the middle of another: put it on a line of its own, or part the two by two spaces.',
      parting(this.pieceText, previous.end, item.start),
    );
  }
}

/** Whether an item is a line of its own without anything behind it: one with a colon, or texts alone. */
function isWhole(item: Item): boolean {
  return item.kind === 'line' || (item.kind === 'bare' && item.head.every(({ kind }) => kind === 'text'));
}
