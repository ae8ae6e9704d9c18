import type { Block } from '../../../grammar/syntax/tree.js';
import { lineStartBefore } from '../../../grammar/text/lines.js';
import type { Context } from './context.js';
import { keyOf, lineOf, readHead } from './heads.js';
import type { BlockShape, KeyShape } from './schema/shapes.js';
import { unitOfValue } from './units.js';

/** What a block must have and lacks. */
export interface Lacking {
  readonly keys: readonly KeyShape[];
  readonly blocks: readonly BlockShape[];
  /** Whether it lacks a text. */
  readonly text: boolean;
}

const nothing: Lacking = { keys: [], blocks: [], text: false };

/** The words of the lines and blocks that stand in a block. */
export function presentIn(block: Block): Set<string> {
  const present = new Set<string>();
  for (const item of block.items) {
    if (item.kind === 'line') present.add(keyOf(item)?.text ?? '');
    else if (item.kind === 'block') present.add(readHead(item.head).word?.text ?? '');
  }
  return present;
}

/** What a block must have and lacks, as its other lines ask for it. `present` holds what is there, be it misspelt. */
export function lackingIn(
  block: Block,
  shape: BlockShape,
  present: ReadonlySet<string>,
  mechanism: string | undefined,
): Lacking {
  if (present.has('not-applicable')) return nothing;
  const keys = [
    ...shape.keys.filter((key) => key.required && !present.has(key.key)),
    ...missingOfMechanism(shape, mechanism, present),
  ];
  const blocks = shape.blocks.filter((inner) => inner.required && inner.word !== undefined && !present.has(inner.word));
  if (shape.id === 'contract/risk-share' && !present.has('gain') && !present.has('loss'))
    blocks.push(...shape.blocks.filter((inner) => inner.word === 'gain'));
  if (shape.id === 'contract/remedy' && !present.has('action') && !present.has('withhold'))
    keys.push(...shape.keys.filter((key) => key.key === 'action'));
  if (shape.id === 'contract/remedy' && present.has('withhold'))
    keys.push(
      ...shape.keys.filter((key) => ['each', 'returned', 'most-withheld'].includes(key.key) && !present.has(key.key)),
    );
  if (shape.id === 'contract/example' && !present.has('year') && !present.has('period'))
    keys.push(...shape.keys.filter((key) => key.key === 'year'));
  if (shape.id === 'measure') keys.push(...missingOfRate(block, shape, present));
  const hasText = block.items.some((item) => item.kind === 'bare' && item.head[0]?.kind === 'text');
  return { keys, blocks, text: shape.texts === 'required' && !hasText };
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
  mechanism: string | undefined,
): void {
  if (block.close < 0 || block.items.some((item) => item.kind !== 'bare' && item.head.length === 0)) return;
  const { keys, blocks, text } = lackingIn(block, shape, present, mechanism);
  const { word, name } = readHead(block.head);
  const place = { start: (name ?? word ?? block).start, end: (name ?? word ?? { end: block.open }).end };
  const label = name
    ? `${word && word.text !== 'let' ? `The ${shape.word ?? word.text} ` : ''}${name.text}`
    : `\`${shape.word ?? ''}\``;
  if (keys.length > 0) {
    context.report({
      rule: 'missing-key',
      ...place,
      message: `${label} does not say its ${join(keys.map((key) => `\`${key.key}:\``))}. ${keys.length === 1 ? `Add it, as in \`${keys[0].example.split('\n')[0]}\`.` : 'Add them.'}`,
      fixes: [
        {
          title: keys.length === 1 ? `Add \`${keys[0].key}:\`` : `Add the ${keys.length} missing lines`,
          edits: [
            insertion(
              context,
              block,
              keys.map((key) => `${key.key}: `),
            ),
          ],
        },
      ],
    });
  }
  if (blocks.length > 0) {
    context.report({
      rule: 'missing-block',
      ...place,
      message: `${label} has no ${join(blocks.map((inner) => `\`${inner.word ?? ''}\``))}. Add ${blocks.length === 1 ? 'the block' : 'the blocks'}${shape.id === 'service' ? ', or in the block `not-applicable: "why"`' : ''}.`,
      fixes: [
        {
          title: blocks.length === 1 ? `Add \`${blocks[0].word ?? ''}\`` : `Add the ${blocks.length} missing blocks`,
          edits: [
            insertion(
              context,
              block,
              blocks.map((inner) => inner.example),
            ),
          ],
        },
      ],
    });
  }
  if (text) {
    context.report({ rule: 'missing-key', ...place, message: `${label} is empty: write in quotes what it means.` });
  }
}

function missingOfMechanism(
  shape: BlockShape,
  mechanism: string | undefined,
  present: ReadonlySet<string>,
): KeyShape[] {
  if (shape.id !== 'contract/payment' || !mechanism) return [];
  const needed = shape.keys.filter((key) => key.requiredFor?.includes(mechanism)).map((key) => key.key);
  if (mechanism === 'activity' && present.has('plan')) needed.push('each-above-plan', 'each-below-plan', 'settle');
  if (mechanism === 'capitation' && !present.has('multiplied-by')) needed.push('population');
  if (mechanism === 'calculation' && !present.has('on')) needed.push('amount');
  return shape.keys.filter((key) => needed.includes(key.key) && !present.has(key.key));
}

/** A percentage or a rate is a fraction, and has to say of what. */
function missingOfRate(block: Block, shape: BlockShape, present: ReadonlySet<string>): KeyShape[] {
  const unit = unitOfValue(lineOf(block, 'unit')?.value);
  if (!unit || (unit.base !== 'percent' && (unit.per === undefined || unit.base === 'money'))) return [];
  return shape.keys.filter((key) => (key.key === 'numerator' || key.key === 'denominator') && !present.has(key.key));
}

function join(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
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
