import type { Block } from '../../../../grammar/syntax/tree.js';
import { lackingIn } from '../../semantics/examine-missing.js';
import type { BlockShape, HeadShape, KeyShape } from '../../semantics/schema/shapes.js';
import { commonUnits, windowWords } from '../../semantics/schema/words.js';
import { choice } from './candidate.js';
import { unlisted } from './parties.js';
import { type Place, valuePlace } from './place.js';
import { dates, reviewDates, termAt } from './times.js';

/** A snippet as it grows, with the number of its last tab stop. */
interface Draft {
  readonly place: Place;
  readonly mechanism?: string;
  stop: number;
}

/** Longer lists of names are chosen from behind the cursor, not in the snippet. */
const mostChoices = 8;

/** A whole block: its head, and what it has to hold, with tab stops where something is to be filled in. */
export function blockSnippet(place: Place, shape: BlockShape, mechanism?: string): string {
  return blockText({ place, mechanism, stop: 0 }, shape, '');
}

const empty: Block = { kind: 'block', start: 0, end: 0, head: [], open: 0, close: 0, items: [] };

function blockText(draft: Draft, shape: BlockShape, indent: string): string {
  const inner = `${indent}  `;
  const lines = [`${headText(draft, shape)} {`];
  const lacking = lackingIn(empty, shape, new Set(), draft.mechanism);
  if (shape.texts === 'required') lines.push(`${inner}"${stop(draft)}"`);
  const isEmpty = lacking.keys.length === 0 && lacking.blocks.length === 0;
  const keys = shape.keys.filter((key) => (isEmpty ? isInExample(key, shape) : lacking.keys.includes(key)));
  for (const key of keys) lines.push(`${inner}${key.key}: ${valueText(draft, key)}`);
  for (const block of lacking.blocks) {
    if (block.texts) lines.push('', `${inner}${sectionText(draft, block, inner)}`);
    else lines.push(`${inner}${blockText(draft, block, inner)}`);
  }
  if (lines.length === 1) lines.push(inner + stop(draft));
  else if (indent === '') lines.push(`${inner}$0`);
  lines.push(`${indent}}`);
  return lines.join('\n');
}

/** A section of texts: one line of it, so that the whole can be read from top to bottom. */
function sectionText(draft: Draft, shape: BlockShape, indent: string): string {
  const inner = `${indent}  `;
  const [first] = shape.keys.filter((key) => isInExample(key, shape));
  const [block] = shape.blocks;
  const line = block
    ? blockText(draft, block, inner)
    : first
      ? `${first.key}: ${valueText(draft, first)}`
      : `"${stop(draft)}"`;
  return `${shape.word} {\n${inner}${line}\n${indent}}`;
}

/** Whether the example of the block shows the key: then it is what such a block is about. */
function isInExample({ key }: KeyShape, { example }: BlockShape): boolean {
  return new RegExp(`(?<![a-z-])${key}:`).test(example);
}

function stop(draft: Draft): string {
  return `$${++draft.stop}`;
}

function headText(draft: Draft, shape: BlockShape): string {
  const { head, word } = shape;
  const parts = word === undefined ? [] : [word];
  if (head.name === 'declares') parts.push(choice(++draft.stop, ['Name']));
  else if (head.name === 'refers') parts.push(referred(draft, head));
  if (head.share === 'required') parts.push(`${stop(draft)}%`);
  if (head.people === 'required') parts.push(`${stop(draft)} people`);
  if (head.title === 'required') parts.push(`"${choice(++draft.stop, ['Title'])}"`);
  return parts.join(' ');
}

function referred(draft: Draft, head: HeadShape): string {
  const place = valuePlace(draft.place, [], undefined);
  const names = unlisted(place, head.kinds ?? []).filter(({ distance }) => distance < 3);
  return choice(++draft.stop, [...names.map(({ written }) => written), ...(head.words ?? [])].slice(0, mostChoices));
}

/** A value with its tab stops. Amounts and bounds are left open: nobody may take over those of an example unseen. */
function valueText(draft: Draft, { key, value }: KeyShape): string {
  switch (value.type) {
    case 'text':
    case 'texts':
      return `"${stop(draft)}"`;
    case 'choice':
      if (key === 'mechanism' && draft.mechanism) return draft.mechanism;
      return choice(++draft.stop, Object.keys(value.words));
    case 'schedule':
      return choice(++draft.stop, value.forms);
    case 'parties':
    case 'names': {
      const kinds = value.type === 'names' ? value.kinds : (['organisation'] as const);
      const place = valuePlace(draft.place, [], undefined);
      const near = unlisted(place, kinds, value.role).filter(({ distance }) => distance < 3);
      const names = near.length > mostChoices ? [] : near.map(({ written }) => written);
      return choice(++draft.stop, value.type === 'parties' && value.unshared ? ['shared', ...names] : names);
    }
    case 'unit':
      return choice(++draft.stop, Object.keys(commonUnits));
    case 'window':
      return choice(++draft.stop, [...Object.keys(windowWords), 'rolling 12 months']);
    case 'period':
      return choice(++draft.stop, [termAt(draft.place).text]);
    case 'date':
      return choice(++draft.stop, [value.isReview ? reviewDates(draft.place)[0].label : dates(draft.place)[2].label]);
    case 'duration':
      return `${stop(draft)} months`;
    case 'amount':
      return `£${stop(draft)} per year`;
    default:
      return stop(draft);
  }
}
