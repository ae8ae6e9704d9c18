import { contract } from './contract.js';
import { input, measure } from './measures.js';
import { definition, organisation, population } from './parties.js';
import { body, dataSet, framework, indicator } from './published.js';
import { service } from './service.js';
import { type BlockShape, block, type KeyShape, key } from './shapes.js';

/** All that may be declared, in the order in which people learn it. */
export const declarations: readonly BlockShape[] = [
  organisation,
  population,
  measure,
  input,
  service,
  contract,
  definition,
  indicator,
  dataSet,
  body,
  framework,
];

/** The top level of a file, as a block: what stands there besides `use` and `remit` lines. */
export const file: BlockShape = block('file', { word: undefined, doc: 'A Remit file.', blocks: declarations });

/** The lines of the top level that are not declarations. */
export const directives: readonly { word: string; doc: string; example: string }[] = [
  { word: 'remit', doc: 'The edition of the language that the file is written in.', example: 'remit 1' },
  {
    word: 'use',
    doc: 'Makes the declarations of another file, or of a library that ships with Remit, known in this file.',
    example: 'use "./partners.remit"',
  },
];

/** A table that yields a number: `let MinimumRate { on: … }`. */
export const letTable: BlockShape = block('let', {
  declares: 'let',
  head: { name: 'declares', title: 'never' },
  repeats: true,
  doc: 'A table that yields a number, to be used by its name in calculations and ranges.',
  example:
    'let MinimumRate {\n  on: Assigned\n  from 5,000 people to below 10,000 people:  4% falling to 3%\n  at least 10,000 people:                    3%\n}',
  keys: [key('on: Assigned', { type: 'calculation' }, 'The number that the ranges are about.')],
  rows: [
    {
      head: 'range',
      value: { type: 'result', in: 'number' },
      doc: 'The number, where the value lies in the range.',
      example: 'at least 10,000 people: 3%',
    },
    { head: 'year', value: { type: 'calculation' }, doc: 'The number in that year.', example: '2026/27: 3%' },
  ],
});

const every: BlockShape[] = [];
const collect = (shape: BlockShape): void => {
  if (every.includes(shape)) return;
  every.push(shape);
  for (const inner of shape.blocks) collect(inner);
};
for (const shape of declarations) collect(shape);
collect(letTable);

/** Every block of the language, each once. */
export const blocks: readonly BlockShape[] = every;

/**
 * The block that begins with `word` and belongs somewhere else than in `within`: a `payment` at the top of a file. One that belongs in a block of
 * `within` comes first: an `aim` in a service belongs in its `aims`.
 */
export function homeOf(word: string, within: BlockShape): BlockShape | undefined {
  if (within.blocks.some((shape) => shape.word === word)) return undefined;
  for (const inner of within.blocks) {
    const found = inner.blocks.find((shape) => shape.word === word);
    if (found) return found;
  }
  return every.find((shape) => shape.word === word && (shape.declares !== undefined || shape.head.name !== 'none'));
}

/** The blocks in which a block may stand; `file` for a declaration. */
export function homesOf(shape: BlockShape): readonly BlockShape[] {
  return [file, ...every].filter((outer) => outer.blocks.includes(shape));
}

/** The block of `within` that begins with `word`. */
export function blockNamed(within: BlockShape, word: string): BlockShape | undefined {
  return within.blocks.find((shape) => shape.word === word);
}

export function keyNamed(within: BlockShape, name: string): KeyShape | undefined {
  return within.keys.find((shape) => shape.key === name);
}
