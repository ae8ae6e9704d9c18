import type { Part } from '../../../../grammar/syntax/tree.js';
import { rateText } from '../../semantics/units.js';
import type { Place } from './place.js';
import { prose, written } from './wording.js';

/** The signs and joining words of calculations, which stand between the parts that they join. */
export function aboutSign(place: Place, part: Part): string | undefined {
  const show = (inner: Part): string => prose(written(place.text, inner));
  switch (part.kind) {
    case 'extreme':
      return `**${part.which === 'lesser' ? 'the lesser of' : 'the greater of'}**: Whichever is ${part.which === 'lesser' ? 'smaller' : 'greater'}: ${show(part.first)} or ${show(part.second)}.`;
    case 'held':
      return `**held between**: Where ${show(part.value)} is less than ${show(part.low)}, it counts as ${show(part.low)}; where it is more than ${show(part.high)}, as ${show(part.high)}.`;
    case 'per':
      return `${show(part.value)} for each ${prose(rateText(part.per))}.`;
    case 'unit':
    case 'path':
      return `**${show(part)}**: The unit in which values are given.`;
    case 'binary':
      return part.operator === '/'
        ? `${show(part.left)} divided by ${show(part.right)}. A divisor that can be 0 is an error.`
        : undefined;
    default:
      return undefined;
  }
}
