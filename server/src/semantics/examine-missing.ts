import type { Block } from '../../../grammar/syntax/tree.js';
import { lineStartBefore } from '../../../grammar/text/lines.js';
import type { Context } from './context.js';
import { keyOf, readHead, wordOfHead } from './heads.js';
import { lineOf } from './lines.js';
import { listed } from './listed.js';
import type { BlockShape, KeyShape } from './schema/shapes.js';
import { unitOfValue } from './units.js';

/** What a block must have and lacks. */
export interface Lacking {
  readonly keys: readonly KeyShape[];
  readonly blocks: readonly BlockShape[];
}

/** The keys and blocks that a block must have because of what else it has, by the block's id. */
const conditional: Readonly<
  Record<string, (present: ReadonlySet<string>, mechanism: string, block: Block) => readonly string[]>
> = {
  'contract/payment': (present, mechanism) => [
    ...(mechanism === 'activity' && present.has('plan') ? ['each-above-plan', 'each-below-plan', 'settle'] : []),
    ...(mechanism === 'capitation' && !present.has('multiplied-by') ? ['population'] : []),
    ...(mechanism === 'calculation'
      ? present.has('on') || present.has('result')
        ? ['on', 'result']
        : ['amount']
      : []),
  ],
  'contract/risk-share': (present) => (present.has('loss') ? [] : ['gain']),
  'contract/remedy': (present) =>
    present.has('withhold') ? ['each', 'returned', 'most-withheld'] : present.has('action') ? [] : ['action'],
  'contract/example': (present) => (present.has('period') ? [] : ['year']),
  // A percentage or a rate is a fraction, and has to say of what.
  measure: (_present, _mechanism, block) => {
    const unit = unitOfValue(lineOf(block, 'unit')?.value);
    const isFraction = unit && (unit.base === 'percent' || (unit.per !== undefined && unit.base !== 'money'));
    return isFraction ? ['numerator', 'denominator'] : [];
  },
};

/** The words of the lines and blocks that stand in a block. */
export function presentIn(block: Block): Set<string> {
  const present = new Set<string>();
  for (const item of block.items) {
    if (item.kind === 'line') present.add(keyOf(item)?.text ?? '');
    else if (item.kind === 'block') present.add(wordOfHead(item.head)?.text ?? '');
  }
  return present;
}

/** What a block must have and lacks, as its other lines ask for it. `present` holds what is there, be it misspelt. */
export function lackingIn(block: Block, shape: BlockShape, present: ReadonlySet<string>, mechanism = ''): Lacking {
  if (present.has('not-applicable')) return { keys: [], blocks: [] };
  const needed = conditional[shape.id]?.(present, mechanism, block) ?? [];
  const isDue = (key: KeyShape) =>
    key.required || needed.includes(key.key) || (mechanism !== '' && key.requiredFor?.includes(mechanism));
  return {
    keys: shape.keys.filter((key) => isDue(key) && !present.has(key.key)),
    blocks: shape.blocks.filter(({ required, word = '' }) => (required || needed.includes(word)) && !present.has(word)),
  };
}

/**
 * Reports, in one finding, all that a block must have and lacks, with a fix that adds it. `present` holds what is there, be it misspelt.
 * A block that is not closed yet is left in peace, and so is one in which it is not clear where its lines begin.
 */
export function reportMissing(
  context: Context,
  block: Block,
  shape: BlockShape,
  present: ReadonlySet<string>,
  mechanism = '',
): void {
  if (block.close < 0 || block.items.some((item) => item.kind !== 'bare' && item.head.length === 0)) return;
  if (present.has('not-applicable')) return;
  const { keys, blocks } = lackingIn(block, shape, present, mechanism);
  const { word, name } = readHead(block.head);
  const place = { start: (name ?? word ?? block).start, end: (name ?? word ?? { end: block.open }).end };
  const label = name
    ? `${word && word.text !== 'let' ? `The ${shape.word ?? word.text} ` : ''}${name.text}`
    : `\`${shape.word ?? ''}\``;
  if (keys.length > 0) reportKeys(context, block, label, place, keys);
  if (blocks.length > 0) reportBlocks(context, block, label, place, blocks, shape.id === 'service');
  const isEmpty = block.items.length === 0;
  const say = (message: string): void => context.report({ rule: 'missing-key', ...place, message });
  if (shape.id.startsWith('service/') && shape.required && isEmpty)
    say(`${label} is empty: write it in quotes, or say \`not-applicable: "why"\`.`);
  else if (shape.texts === 'required' && isEmpty) say(`${label} is empty: write in quotes what it means.`);
  else if (mechanism === 'outcome' && shape.id === 'contract/payment' && !present.has('') && !present.has('group'))
    say(
      `${label} names no measure by which the pool is earned: add one with its share, as in \`HbA1cControl 50% { … }\`.`,
    );
}

/** What may stand instead of something that is needed. */
const alternatives: Readonly<Record<string, string>> = { gain: 'loss', action: 'withhold', year: 'period' };

function alternative(word: string, sign: string): string {
  const other = alternatives[word];
  return other ? ` or \`${other}${sign}\`` : '';
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function reportKeys(context: Context, block: Block, label: string, place: Place, keys: readonly KeyShape[]): void {
  const names = listed(keys.map((key) => `\`${key.key}:\`${alternative(key.key, ':')}`));
  const lines = keys.map(newLine);
  context.report({
    rule: 'missing-key',
    ...place,
    message: `${label} does not say its ${names}. ${keys.length === 1 ? `Add it, as in \`${keys[0].example.split('\n')[0]}\`.` : 'Add them.'}`,
    fixes: [
      {
        title: keys.length === 1 ? `Add \`${keys[0].key}:\`` : `Add the ${keys.length} missing lines`,
        edits: [insertion(context, block, lines)],
      },
    ],
  });
}

function reportBlocks(
  context: Context,
  block: Block,
  label: string,
  place: Place,
  blocks: readonly BlockShape[],
  areSections: boolean,
): void {
  const names = listed(blocks.map(({ word = '' }) => `\`${word}\`${alternative(word, '')}`));
  const one = blocks.length === 1;
  const reason = areSections ? ` What does not apply says so: \`${blocks[0].word} { not-applicable: "why" }\`.` : '';
  context.report({
    rule: 'missing-block',
    ...place,
    message: `${label} has no ${names}. Add ${one ? 'the block' : 'the blocks'}.${reason}`,
    fixes: [
      {
        title: one ? `Add \`${blocks[0].word ?? ''}\`` : `Add the ${blocks.length} missing blocks`,
        edits: [insertion(context, block, blocks.map(skeleton))],
      },
    ],
  });
}

/** A block with nothing in it but what it must have, for its author to fill in. */
function skeleton(shape: BlockShape): string {
  const { name, title, words } = shape.head;
  const label = name === 'none' ? '' : ` ${words?.[0] ?? 'Name'}${title === 'required' ? ' "Title"' : ''}`;
  const lines = shape.keys.filter((key) => key.required).map((key) => `  ${newLine(key)}\n`);
  return `${shape.word ?? ''}${label} {\n${lines.join('')}}`;
}

/** A line for its author to fill in; where only one word can stand in it, with that word. */
function newLine({ key, value }: KeyShape): string {
  const [only, ...others] = value.type === 'choice' && !value.open ? Object.keys(value.words) : [];
  return `${key}: ${others.length === 0 ? (only ?? '') : ''}`;
}

/** New items at the end of a block, in its own style. */
function insertion(
  context: Context,
  block: Block,
  items: readonly string[],
): { start: number; end: number; text: string } {
  const lineStart = lineStartBefore(context.text, block.start);
  const indent = /^[ \t]*/.exec(context.text.slice(lineStart))?.[0] ?? '';
  const inner = `${indent}  `;
  const lines = items.map((item) => `${inner}${item.replaceAll('\n', `\n${inner}`)}\n`).join('');
  const closeLine = lineStartBefore(context.text, block.close);
  if (closeLine > block.open && context.text.slice(closeLine, block.close).trim() === '')
    return { start: closeLine, end: closeLine, text: lines };
  const start = context.text.slice(0, block.close).trimEnd().length;
  return { start, end: block.close, text: `\n${lines}${indent}` };
}
