import type { BlockShape, HeadShape, KeyShape } from '../../semantics/schema/shapes.js';
import { choice, escaped } from './candidate.js';
import { unlisted } from './parties.js';
import { type Place, valuePlace } from './place.js';

/** A snippet's text as it grows, with the number of its last tab stop. */
interface Draft {
  readonly place: Place;
  stop: number;
}

/** Longer lists of names are chosen from behind the cursor, not in the snippet. */
const mostChoices = 8;

/** A whole block: its head, and what it has to hold, with tab stops where something is to be filled in. */
export function blockSnippet(place: Place, shape: BlockShape): string {
  const draft: Draft = { place, stop: 0 };
  return `${blockText(draft, shape, '')}`;
}

function blockText(draft: Draft, shape: BlockShape, indent: string): string {
  const inner = `${indent}  `;
  const lines = [`${headText(draft, shape)} {`];
  if (shape.texts === 'required') lines.push(`${inner}"$${++draft.stop}"`);
  for (const key of shape.keys) if (key.required) lines.push(`${inner}${keyText(draft, key)}`);
  const required = shape.blocks.filter((block) => block.required && block.word !== undefined);
  for (const block of required) {
    if (shape.id === 'service') lines.push('', `${inner}${sectionText(draft, block, inner)}`);
    else lines.push(`${inner}${blockText(draft, block, inner)}`);
  }
  if (lines.length === 1) lines.push(`${inner}$${++draft.stop}`);
  else if (indent === '') lines.push(`${inner}$0`);
  lines.push(`${indent}}`);
  return lines.join('\n');
}

/** A section of a service: its first line, so that a new service can be read from top to bottom. */
function sectionText(draft: Draft, shape: BlockShape, indent: string): string {
  const [first] = shape.keys.filter(({ key }) => key !== 'not-applicable');
  const inner = `${indent}  `;
  const line =
    shape.blocks.length > 0
      ? blockText(draft, shape.blocks[0], inner)
      : first && shape.texts !== 'required'
        ? keyText(draft, first)
        : `"$${++draft.stop}"`;
  return `${shape.word} {\n${inner}${line}\n${indent}}`;
}

function headText(draft: Draft, shape: BlockShape): string {
  const { head, word } = shape;
  const parts = word === undefined ? [] : [word];
  if (head.name === 'declares') parts.push(`\${${++draft.stop}:Name}`);
  else if (head.name === 'refers') parts.push(referred(draft, head));
  if (head.share === 'required') parts.push(`$${++draft.stop}%`);
  if (head.title === 'required') parts.push(`"\${${++draft.stop}:Title}"`);
  return parts.join(' ');
}

function referred(draft: Draft, head: HeadShape): string {
  const place = valuePlace(draft.place, [], undefined);
  const names = unlisted(place, head.kinds ?? []).filter(({ distance }) => distance < 3);
  const choices = [...names.map(({ written }) => written), ...(head.words ?? [])];
  return choice(++draft.stop, choices.slice(0, mostChoices));
}

/** `key: value`, with a tab stop in the value. */
export function keyText(draft: Draft, key: KeyShape): string {
  return `${key.key}: ${valueText(draft, key)}`;
}

function valueText(draft: Draft, { value, example, key }: KeyShape): string {
  switch (value.type) {
    case 'text':
    case 'texts':
      return `"$${++draft.stop}"`;
    case 'choice':
      return choice(++draft.stop, Object.keys(value.words));
    case 'schedule':
      return choice(++draft.stop, value.forms);
    case 'parties':
    case 'names': {
      const kinds = value.type === 'names' ? value.kinds : (['organisation'] as const);
      const place = valuePlace(draft.place, [], undefined);
      const near = unlisted(place, kinds, value.role).filter(({ distance }) => distance < 3);
      return choice(++draft.stop, near.length > mostChoices ? [] : near.map(({ written }) => written));
    }
    default:
      return `\${${++draft.stop}:${escaped(example.slice(key.length + 2))}}`;
  }
}
