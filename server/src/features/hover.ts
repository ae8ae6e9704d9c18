import type { Part } from '../../../grammar/syntax/tree.js';
import { readHead, understood } from '../semantics/heads.js';
import { indicatorMeant } from '../semantics/indicators.js';
import type { Declared } from '../semantics/names.js';
import type { FileView, WorkspaceView } from '../semantics/view.js';
import { aboutDirective, aboutHeadWord, aboutPhrase, keyReminder } from './hover/keys.js';
import { aboutName, aboutSeveral } from './hover/names.js';
import { type Place, placeAt } from './hover/place.js';
import { aboutSource } from './hover/published.js';
import { aboutQuantity, aboutRamp, aboutStep } from './hover/quantities.js';
import { aboutDay, aboutRange, aboutSpan, aboutYear } from './hover/ranges.js';
import { aboutSign } from './hover/signs.js';
import { aboutMoney, type Manner, plain } from './hover/terms.js';
import { aboutUse } from './hover/uses.js';
import { paragraphs } from './hover/wording.js';

/** What is to be told of a place. Offsets are those of the file. */
export interface Hover {
  readonly start: number;
  readonly end: number;
  readonly markdown: string;
}

/** What stands at an offset of the file, told to a reader; undefined where there is nothing to tell. */
export function hover(view: WorkspaceView, file: FileView, offset: number, manner = plain): Hover | undefined {
  return hoverAt(view, file, offset, manner) ?? hoverAt(view, file, offset - 1, manner);
}

function hoverAt(view: WorkspaceView, file: FileView, offset: number, manner: Manner): Hover | undefined {
  const place = placeAt(view, file, offset);
  if (!place) return undefined;
  const base = file.source.offsets[place.piece];
  const told = aboutPlace(place, manner);
  return told && { start: base + told.start, end: base + told.end, markdown: told.markdown };
}

function aboutPlace(place: Place, manner: Manner): Hover | undefined {
  if (place.item.kind === 'bare') {
    const use = aboutUse(place);
    if (use) return use;
    const [word, edition] = place.item.head;
    const directive = word?.kind === 'word' && place.chain[0] === edition ? aboutDirective(word.text) : undefined;
    if (directive && edition) return { start: edition.start, end: edition.end, markdown: directive };
  }
  // The innermost part that has something to say; its surroundings say what it does not.
  for (const part of [...place.chain].reverse()) {
    const markdown = aboutPart(place, part, manner);
    if (markdown) return { start: part.start, end: part.end, markdown };
  }
  return undefined;
}

function aboutPart(place: Place, part: Part, manner: Manner): string | undefined {
  switch (part.kind) {
    case 'word':
      return place.inHead ? aboutHeadWord(place, part) : aboutPhrase(place, part);
    case 'name':
      return aboutNameAt(place, part.text, part.start, manner);
    case 'quantity':
      return aboutQuantity(place, part);
    case 'range':
      return aboutRange(place, part);
    case 'day':
      return aboutDay(part);
    case 'year':
    case 'quarter':
      return aboutYear(place, part);
    case 'span':
      return aboutSpan(place, part);
    case 'text':
      return aboutSource(place, part.value);
    case 'ramp':
      return aboutRamp(place, part);
    case 'step':
      return aboutStep(place, part);
    default:
      return aboutSign(place, part);
  }
}

function aboutNameAt(place: Place, name: string, start: number, manner: Manner): string | undefined {
  const { file, piece, view, item } = place;
  const own = file.outline(piece).declared.find((declared) => declared.start === start);
  if (own) return withMoney(aboutName(view, file, own, true), view, own, manner);
  if (item.kind === 'line' && place.key?.value.type === 'indicator') {
    const meant = indicatorMeant(place.scope, name, place.parts[2]);
    if (meant) return aboutName(view, file, meant);
    return `The national indicator **${name}**, in the edition that follows: ids have been given to new indicators.`;
  }
  if (!place.inHead && place.key?.value.type === 'month') return keyReminder(place.key);
  const found = place.scope.find(name);
  if (!found) return undefined;
  if ('several' in found) return aboutSeveral(name, found.several);
  const about = withMoney(aboutName(view, file, found.one), view, found.one, manner);
  // A measure's name at the head of its share says what the block is, too.
  const shape =
    item.kind === 'block' && place.inHead && place.shape && understood(readHead(item.head), place.shape)?.shape;
  return shape && shape.id === 'payment/share' ? paragraphs(about, `*${shape.doc}*`) : about;
}

function withMoney(about: string, view: WorkspaceView, declared: Declared, manner: Manner): string {
  const { first, rest } = aboutMoney(view, declared, manner);
  return paragraphs(first, about, rest);
}
