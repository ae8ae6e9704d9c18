import type { Block, Name, Quantity } from '../../../grammar/syntax/tree.js';
import { type Context, source } from './context.js';
import { type Head, rowKind, type Understood } from './heads.js';
import type { Declared } from './names.js';
import { type BlockShape, type NameKind, withArticle } from './schema/shapes.js';
import { nearest } from './suggest.js';
import { checkName } from './values/names.js';

/** Checks what stands before a block's brace, by what the block was understood to be: its name, its title, its share. */
export function checkHead(context: Context, block: Block, head: Head, { shape, mistake }: Understood): void {
  if (checkOneName(context, block, head, shape, mistake === 'misspelt')) return;
  const word = head.word;
  const place = { start: block.start, end: block.head[block.head.length - 1].end };
  if (shape.head.name === 'declares') {
    if (head.name && shape.declares) checkDeclared(context, head.name, shape.declares);
    else if (head.otherWord) {
      const name = capitalised(head.otherWord.text);
      context.report({
        rule: 'name-missing',
        start: head.otherWord.start,
        end: head.otherWord.end,
        message: `A name starts with a capital and is one word: write \`${word?.text ?? ''} ${name}\`.`,
        fixes: [
          { title: `Write ${name}`, edits: [{ start: head.otherWord.start, end: head.otherWord.end, text: name }] },
        ],
      });
    } else {
      const name = head.title && capitalised(head.title.value);
      const at = word?.end ?? block.start;
      context.report({
        rule: 'name-missing',
        ...place,
        message: `${withArticle(`\`${shape.word ?? ''}\``, shape.word).replace(/^a/, 'A')} block needs a short name by which other lines can mention it: \`${word?.text ?? ''} ${name || 'Name'}\`, starting with a capital.`,
        ...(name ? { fixes: [{ title: `Name it ${name}`, edits: [{ start: at, end: at, text: ` ${name}` }] }] } : {}),
      });
    }
  } else if (shape.head.name === 'refers') {
    const fixed = head.name && fixedWord(context, head.name, shape);
    if (head.name && fixed) {
      const place = { start: head.name.start, end: head.name.end };
      context.report({
        rule: 'unknown-word',
        ...place,
        message: `\`${fixed}\` is a word of the language, in small letters: write \`${word?.text ?? ''} ${fixed}\`.`,
        fixes: [{ title: `Write \`${fixed}\``, edits: [{ ...place, text: fixed }] }],
      });
    } else if (head.name) checkName(context, head.name, shape.head.kinds ?? []);
    else if (!head.otherWord || !shape.head.words?.includes(head.otherWord.text)) {
      const words = shape.head.words ?? [];
      const meant = head.otherWord && nearest(head.otherWord.text, words);
      const or = words.map((other) => ` or \`${other}\``).join('');
      context.report({
        rule: 'name-missing',
        start: (head.otherWord ?? place).start,
        end: (head.otherWord ?? place).end,
        message: `After \`${word?.text ?? ''}\` stands a name${or}, as in \`${shape.example.split(' {')[0]}\`.${meant ? ` Is \`${meant}\` meant?` : ''}`,
        ...(meant && head.otherWord
          ? {
              fixes: [
                {
                  title: `Write \`${meant}\``,
                  edits: [{ start: head.otherWord.start, end: head.otherWord.end, text: meant }],
                },
              ],
            }
          : {}),
      });
    }
  } else if (head.name) {
    context.report({
      rule: 'title-missing',
      start: head.name.start,
      end: head.name.end,
      message: `\`${word?.text ?? ''}\` has no name of its own: it belongs to the block around it. Take out ${head.name.text}.`,
    });
  }
  if (shape.head.title === 'required' && !head.title && head.name) {
    context.report({
      rule: 'title-missing',
      ...place,
      message: `${head.name.text} has no title: add one in quotes that says in plain words what it is.`,
      fixes: [
        { title: 'Add a title', edits: [{ start: place.end, end: place.end, text: ` "${spaced(head.name.text)}"` }] },
      ],
    });
  }
  if (shape.head.people) checkPeople(context, block, head, shape.head.people);
  if (shape.head.share === 'required' && !head.share && head.name && !sharesByYear(block)) {
    context.report({
      rule: 'wrong-value',
      ...place,
      message: `What share of the pool is ${head.name.text} worth? Write it behind the name, as in \`${head.name.text} 50%\`.`,
    });
  }
}

/** The word that may stand in the place of a name and was written as one that nothing has: `expect Total`. */
function fixedWord(context: Context, { text }: Name, { head }: BlockShape): string | undefined {
  const lower = text.toLowerCase();
  return head.words?.includes(lower) && context.scope.find(text) === undefined ? lower : undefined;
}

/** A name in several words, or with signs between them. Returns whether it has been reported. */
function checkOneName(context: Context, block: Block, head: Head, shape: BlockShape, isMisspelt: boolean): boolean {
  const { word, otherWord, title, rest } = head;
  // `gain share Savings`: the second word belongs to the kind, which has been reported.
  const ofKind = isMisspelt ? otherWord : undefined;
  const aside = [word, ofKind, title, shareOf(head, shape)].map((part) => part?.start);
  const parts = block.head.filter(({ start }) => !aside.includes(start));
  const [first] = parts;
  const last = parts[parts.length - 1];
  if (shape.head.name === 'none' || !first || (parts.length < 2 && rest.length === 0)) return false;
  if (title && title.start < last.start) return false;
  const place = { start: first.start, end: last.end };
  const written = source(context, place);
  const once = writtenTwice(written, word?.text);
  if (once !== undefined && shape.head.name !== 'refers') {
    context.report({
      rule: 'name-missing',
      ...place,
      message: `A word stands here twice: write \`${once}\`.`,
      fixes: [{ title: `Write \`${once}\``, edits: [{ ...place, text: once }] }],
    });
    return true;
  }
  const name = /^\d/.test(written) ? '' : oneWord(written);
  if (shape.head.name === 'refers') {
    const kinds = shape.head.kinds ?? [];
    context.report({
      rule: 'name-missing',
      ...place,
      message: `\`${written}\` is no name: a name is one word that starts with a capital.`,
      instead: { written: name, kinds, otherwise: '' },
    });
    return true;
  }
  context.report({
    rule: 'name-missing',
    ...place,
    message: name
      ? `A name is one word of letters and digits that starts with a capital: write \`${name}\` instead of \`${written}\`.`
      : `A name is one word of letters and digits that starts with a capital, and \`${written}\` is none.`,
    ...(name ? { fixes: [{ title: `Write \`${name}\``, edits: [{ ...place, text: name }] }] } : {}),
  });
  return true;
}

/** The name in `Core Core`, or in `payment Core` behind the kind `payment`; undefined where no word is written twice. */
function writtenTwice(written: string, kind: string | undefined): string | undefined {
  const [first, second, more] = written.split(/\s+/);
  if (more !== undefined || !/^[A-ZÀ-ÖØ-Þ][A-Za-z0-9À-ÖØ-öø-ÿ-]*$/.test(second ?? '')) return undefined;
  return first === second || first === kind ? second : undefined;
}

/** The share or the count in a head that may have one. */
function shareOf({ share }: Head, { head }: BlockShape): Quantity | undefined {
  return head.share || head.people ? share : undefined;
}

/** A name made of what was written for one: `A/B tests` → `ABTests`. */
function oneWord(written: string): string {
  return written
    .replace(/^[^A-Za-zÀ-ÖØ-öø-ÿ]+/, '')
    .split(/[^A-Za-zÀ-ÖØ-öø-ÿ0-9]+/)
    .map(capitalised)
    .join('');
}

/** `each-of 40 people`, and nothing like it behind `person`. */
function checkPeople(context: Context, block: Block, head: Head, people: 'required' | 'never'): void {
  const count = head.share;
  if (people === 'never') {
    if (!count) return;
    context.report({
      rule: 'wrong-value',
      start: count.start,
      end: count.end,
      message: `A \`person\` block is about one person. Write \`each-of ${source(context, count)}\` for several who are alike.`,
    });
    return;
  }
  if (count && isPeople(count)) return;
  const place = count ?? { start: block.start, end: block.head[block.head.length - 1].end };
  context.report({
    rule: 'wrong-value',
    start: place.start,
    end: place.end,
    message: 'How many people are alike? Write a whole number, as in `each-of 40 people`.',
  });
}

function isPeople({ form, unit, per, value }: Quantity): boolean {
  const counts = unit?.text === 'people' || unit?.text === 'person';
  return form === 'number' && counts && !per && value.scale === 0 && value.digits > 0n;
}

/** Whether a block says its share year by year. */
function sharesByYear(block: Block): boolean {
  return block.items.some((item) => item.kind === 'line' && rowKind(item) === 'year');
}

/** Reports a name that something else has already. */
export function checkDeclared(context: Context, name: Name, kind: NameKind): void {
  const all = context.scope.declaredHere(name.text);
  const mine = all.find(
    (declared) => declared.start === name.start && declared.kind === kind && context.scope.isOwn(declared),
  );
  if (mine && mine.container === undefined) {
    const elsewhere = context.scope.imported(name.text);
    if (elsewhere) return reportDuplicate(context, name, elsewhere);
  }
  const first = all.find((declared) => declared.container === mine?.container);
  if (!mine || !first || first === mine) return;
  // In a block that is there twice all names are, and the name of the block has been reported.
  if (mine.container !== undefined && !context.scope.isOwn(first)) return;
  reportDuplicate(context, name, first);
}

function reportDuplicate(context: Context, name: Name, first: Declared): void {
  context.report({
    rule: 'duplicate-name',
    start: name.start,
    end: name.end,
    message: `${name.text} is already the name of ${withArticle(first.kind)}. Give one of the two another name.`,
    related: [{ declared: first, message: `${name.text} is declared here first` }],
  });
}

/** A name made from words: `quit rate` → `QuitRate`. */
export function capitalised(words: string): string {
  if (!/\s/.test(words)) return words.charAt(0).toUpperCase() + words.slice(1);
  return words
    .replace(/[^A-Za-z0-9\s-]/g, '')
    .split(/[\s-]+/)
    .filter((word) => word !== '')
    .slice(0, 4)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .replace(/^[0-9]+/, '');
}

/** Words from a name: `QuitRate` → `Quit rate`. */
function spaced(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .replace(/[.-]/g, ' ');
}
