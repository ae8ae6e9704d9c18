import type { TokenType } from '../../../grammar/syntax/tokens.js';
import * as t from '../../../grammar/syntax/tokens.js';
import { connectors, declarationKinds } from '../../../grammar/syntax/vocabulary.js';
import { blocks, directives } from '../semantics/schema/schema.js';
import { wordsOfValues } from '../semantics/schema/words.js';

/**
 * The grammar by which editors colour a file before, and beside, what the server says. It is made from the tokens and the schema, so it cannot
 * differ from them: its rules try the lexer's own patterns in the lexer's own order. `npm run grammar` writes it.
 */
export function textMateGrammar(): object {
  return {
    $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
    name: 'Remit',
    scopeName: 'source.remit',
    patterns: [{ include: '#item' }],
    repository: {
      item: {
        patterns: include('comment', 'longText', 'text', 'declaration', 'directive', 'block', 'let', 'choice', 'value'),
      },
      comment: {
        patterns: [
          { name: scoped('comment.line.double-slash'), match: patternOf(t.LineComment) },
          { name: scoped('comment.block'), begin: '/\\*', end: '\\*/' },
        ],
      },
      longText: longText(),
      text: {
        name: scoped('string.quoted.double'),
        begin: '"',
        end: '"|(?=\\s*\\{\\s*$)|$',
        beginCaptures: { 0: { name: scoped('punctuation.definition.string.begin') } },
        endCaptures: { 0: { name: scoped('punctuation.definition.string.end') } },
      },
      declaration: {
        match: `^[ \\t]*(${either(declarationKinds)})(?![A-Za-z0-9:-])(?:[ \\t]+(${patternOf(t.Name)}))?`,
        captures: { 1: { name: scoped('storage.type.declaration') }, 2: { name: scoped('entity.name.type') } },
      },
      directive: {
        match: `^[ \\t]*(${either(directives.map(({ word }) => word))})(?=[ \\t]+\\S)(?![ \\t]*[:{])(?:[ \\t]+(${patternOf(t.Path)}|[a-z0-9-]+))?`,
        captures: { 1: { name: scoped('keyword.control.import') }, 2: { name: scoped('string.unquoted.library') } },
      },
      block: {
        match: `(?<![A-Za-z0-9-])(${either(blockWords)})(?![A-Za-z0-9-])(?:[ \\t]+(${patternOf(t.Name)}))?(?=${headRest}\\{|[ \\t]+"[^"]*"?[ \\t]*$|[ \\t]*$)`,
        captures: { 1: { name: scoped('storage.type') }, 2: { name: scoped('entity.name.type') } },
      },
      let: {
        match: `(?<![A-Za-z0-9-])(let)[ \\t]+(${patternOf(t.Name)})`,
        captures: { 1: { name: scoped('storage.type') }, 2: { name: scoped('variable.other') } },
      },
      choice: {
        match: `(?<![A-Za-z0-9-])(${either(choiceKeys)})([ \\t]*:)[ \\t]*(${either(choiceWords)})(?![A-Za-z0-9-])`,
        captures: {
          1: { name: scoped(keyScope) },
          2: { name: scoped('punctuation.separator.key-value') },
          3: { name: scoped('constant.language') },
        },
      },
      value: { patterns: valuePatterns() },
    },
  };
}

const keyScope = 'support.type.property-name';
const comparisonScope = 'keyword.operator.word';

/** What may follow a block's name up to its brace: a share, a title. */
const headRest = '(?:[ \\t]+(?:"[^"]*"|[0-9][0-9,.]*[ ]?(?:%|[a-z]+)|[A-Za-z][\\w.-]*))*[ \\t]*';

/** The scope of each token in a value, in the lexer's order; a token without one is passed over whole. */
const scopes: readonly (readonly [TokenType, string?])[] = [
  [t.ForeignText, 'string.quoted.other'],
  [t.Placeholder, 'markup.inserted'],
  [t.BarePath, 'string.unquoted'],
  [t.Money, 'constant.numeric.money'],
  [t.CurrencySign, 'constant.language.unit'],
  [t.IsoDate, 'constant.numeric.date'],
  [t.SlashDate, 'constant.numeric.date'],
  [t.LongDate, 'constant.numeric.date'],
  [t.MonthFirst, 'constant.numeric.date'],
  [t.Quarter, 'constant.numeric.date'],
  [t.Year, 'constant.numeric.date'],
  [t.DashYear, 'constant.numeric.date'],
  [t.Percent, 'constant.numeric.percent'],
  [t.NumberToken, 'constant.numeric'],
  [t.Key, keyScope],
  [t.Path, 'string.unquoted'],
  ...[t.HeldBetween, t.RisingTo, t.FallingTo, t.ForEachWhole, t.ForEach].map(
    (type) => [type, comparisonScope] as const,
  ),
  ...[t.AtLeast, t.AtMost, t.UpTo, t.TheLesserOf, t.TheGreaterOf].map((type) => [type, comparisonScope] as const),
  ...[t.Below, t.Above, t.Over, t.Exactly, t.From, t.To, t.Of, t.And, t.Per, t.Onwards].map(
    (type) => [type, comparisonScope] as const,
  ),
  [t.Name, 'support.class'],
  ...[t.Plus, t.Minus, t.Times, t.Divide].map((type) => [type, 'keyword.operator.arithmetic'] as const),
  [t.Colon, 'punctuation.separator.key-value'],
  [t.Comma, 'punctuation.separator.list'],
  [t.Open, 'punctuation.section.block.begin'],
  [t.Close, 'punctuation.section.block.end'],
];

function valuePatterns(): object[] {
  const rules = scopes.map(([type, scope]) => ({ name: scoped(scope as string), match: patternOf(type) }));
  const at = scopes.findIndex(([type]) => type === t.Key);
  // `otherwise:` looks like a key, and is a range.
  const before = { name: scoped(comparisonScope), match: '(?:otherwise|unless)(?![A-Za-z0-9-])' };
  // So does the unit of a range's last number: `below 7 per 10,000 people:`.
  const unit = { match: `(?<=[0-9][ \\t]|[ \\t]per[ \\t])${patternOf(t.Word)}(?=[ \\t]*:)` };
  const words = [
    { name: scoped('constant.language'), match: `(?:${either(fixedWords)})(?![A-Za-z0-9-])` },
    { name: scoped(comparisonScope), match: `(?:${either(connectors)})(?![A-Za-z0-9-])` },
    // Other words are taken whole, so that no part of one is taken for something else.
    { match: patternOf(t.Word) },
  ];
  const names = scopes.findIndex(([type]) => type === t.Name);
  return [...rules.slice(0, at), before, unit, ...rules.slice(at, names), ...words, ...rules.slice(names)];
}

/** A text of many lines is Markdown; one that is never closed ends where the next declaration begins. */
function longText(): object {
  const next = `^(?:${either(declarationKinds)})[ \\t]+[A-Z][^\\r\\n{]*\\{`;
  return {
    name: scoped('string.quoted.triple'),
    begin: '"""',
    end: `"""+|(?=${next})`,
    beginCaptures: { 0: { name: scoped('punctuation.definition.string.begin') } },
    endCaptures: { 0: { name: scoped('punctuation.definition.string.end') } },
    patterns: [
      {
        contentName: 'meta.embedded.block.markdown',
        begin: '\\G(?!.*""")',
        // A line's indentation is taken with it: what is left starts where Markdown's own lines do.
        while: `^(?!${next.slice(1)})[ \\t]*+(?!.*""")`,
        patterns: [{ include: 'text.html.markdown' }],
      },
    ],
  };
}

const blockWords = unique(blocks.flatMap(({ word, id }) => (word && id.includes('/') ? [word] : [])));
const choices = blocks.flatMap(({ keys }) => keys.filter(({ value }) => value.type === 'choice'));
const choiceKeys = unique(choices.map(({ key }) => key));
const choiceWords = unique(choices.flatMap(({ value }) => (value.type === 'choice' ? Object.keys(value.words) : [])));
/** Words and phrases of values that are no key, unit or connector. */
const fixedWords = unique(
  Object.keys(wordsOfValues).filter(
    (words) =>
      !['let', 'otherwise', 'unless', 'year', 'quarter', 'month', 'percent', 'marks', 'within', 'edition'].includes(
        words,
      ),
  ),
);

/** A token's pattern as editors read it: in theirs, unlike in the lexer's, a bracket inside a class has to be escaped. */
function patternOf(type: TokenType): string {
  return (type.PATTERN as RegExp).source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, (found) =>
    found[0] === '[' ? `[${found.slice(1).replace(/(?<!\\)\[/g, '\\[')}` : found,
  );
}

function scoped(scope: string): string {
  return `${scope}.remit`;
}

function include(...names: string[]): object[] {
  return names.map((name) => ({ include: `#${name}` }));
}

/** Longer words first, so that none hides another that begins with it. */
function either(words: readonly string[]): string {
  return unique(words)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => word.replaceAll(' ', '[ \\t]+'))
    .join('|');
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}

/** The grammar as the file that ships holds it. */
export function textMateFile(): string {
  return `${JSON.stringify(textMateGrammar(), null, 2)}\n`;
}
