import type { Item, Operand, Part, Value } from '../../../grammar/syntax/tree.js';

/** The parts directly inside a part. */
export function insideOf(part: Part): readonly (Part | undefined)[] {
  switch (part.kind) {
    case 'range':
      return [part.low, part.low === part.high ? undefined : part.high];
    case 'span':
    case 'ramp':
      return [part.from, part.to];
    case 'step':
      return [part.amount, part.step, part.beyond];
    case 'binary':
      return [part.left, part.right];
    case 'negated':
    case 'per':
      return [part.value];
    case 'share':
      return [part.share, part.whole];
    case 'extreme':
      return [part.first, part.second];
    case 'held':
      return [part.value, part.low, part.high];
    case 'bracketed':
      return [part.inner];
    default:
      return nothing;
  }
}

const nothing: readonly Part[] = [];

/** Calls `see` for the part and for all inside it, from left to right. */
export function eachPart(part: Part, see: (part: Part) => void): void {
  see(part);
  for (const inner of insideOf(part)) if (inner) eachPart(inner, see);
}

export function eachPartOfValue(value: Value, see: (part: Part) => void): void {
  for (const phrase of value.phrases) for (const part of phrase.parts) eachPart(part, see);
}

/** Whether something in the value is missing or stands in the wrong place, which has been reported already. */
export function isBroken(value: Value): boolean {
  let broken = value.phrases.length === 0;
  eachPartOfValue(value, (part) => {
    if (part.kind === 'missing' || part.kind === 'stray') broken = true;
  });
  return broken;
}

/** Calls `see` for every item and those inside it. */
export function eachItem(items: readonly Item[], see: (item: Item) => void): void {
  for (const item of items) {
    see(item);
    if (item.kind === 'block') eachItem(item.items, see);
  }
}

/** Calls `see` for every part of every item, and of those inside it. */
export function eachPartOfItems(items: readonly Item[], see: (part: Part) => void): void {
  for (const item of items) {
    for (const part of item.head) eachPart(part, see);
    if (item.kind === 'line') eachPartOfValue(item.value, see);
    else if (item.kind === 'block') eachPartOfItems(item.items, see);
  }
}

/** A calculation without the brackets around it. */
export function unbracketed(operand: Operand): Operand {
  let inner = operand;
  while (inner.kind === 'bracketed') inner = inner.inner;
  return inner;
}

/** Whether a part can stand in a calculation. */
export function isOperand(part: Part): part is Operand {
  return !['text', 'path', 'range', 'span', 'ramp', 'step', 'stray'].includes(part.kind);
}
