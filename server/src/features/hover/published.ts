import { dataSetNamed } from '../../rules/references/data-sets.js';
import { wordAt } from '../../semantics/lines.js';
import { withArticle } from '../../semantics/schema/shapes.js';
import type { Place } from './place.js';
import { better, type Reader, readerOf, sentences, sourceOf, unitPhrase } from './reader.js';
import { capital, paragraphs, prose } from './wording.js';

/** What is told of indicators, data sets, bodies and frameworks, of which libraries are made. */

/** The text of a `source:` that begins with a national data set: what the library says of that. */
export function aboutSource({ key }: Place, text: string): string | undefined {
  const dataSet = key?.key === 'source' ? dataSetNamed(text) : undefined;
  if (!dataSet) return undefined;
  const { entry, title } = dataSet;
  return paragraphs(`**${prose(capital(title))}**`, sentences(describeDataSet(readerOf(entry, entry.block))));
}

function describeDataSet(read: Reader): readonly (string | undefined)[] {
  const isOver = read.has('ended');
  const isTimed = read.has('lag') || read.has('timing') || /\bwithin\b/.test(read.value('comes') ?? '');
  return [
    read.has('comes') ? `It is published ${read.value('comes')}` : undefined,
    read.has('lag') ? `What is submitted is there within ${read.value('lag')} of the end of its time` : undefined,
    read.has('timing') ? capital(read.text('timing') ?? '') : undefined,
    isTimed || isOver
      ? undefined
      : read.has('comes')
        ? 'How late it comes is not known'
        : 'How often and how late it comes is not known',
    ...fromTo(read),
    sourceOf(read),
  ];
}

/** When something with a beginning and an end was there, and what took its place. */
function fromTo({ has, value, text }: Reader): readonly (string | undefined)[] {
  return [
    has('began') ? `It began on ${value('began')}` : undefined,
    has('ended') ? `From ${value('ended')} on there is no such thing any more` : undefined,
    has('due-to-end') ? `It is due to end by ${value('due-to-end')}, which is a plan` : undefined,
    has('replaced-by') ? `${has('ended') ? 'In its place' : 'In its place then'}: ${text('replaced-by')}` : undefined,
  ];
}

export const published = {
  indicator: (read: Reader) => [
    read.has('edition')
      ? `A national indicator, edition ${read.value('edition')}`
      : 'A national indicator; its edition is not stated',
    read.has('unit') ? capital(unitPhrase(read.value('unit') as string)) : undefined,
    capital(better.get(wordAt(read.block, 'better') ?? '') ?? ''),
    read.has('replaced-by') ? `After that: ${read.value('replaced-by')}` : undefined,
    sourceOf(read),
  ],
  'data-set': describeDataSet,
  body: (read: Reader) => [...fromTo(read), sourceOf(read)],
  framework: (read: Reader) => [
    read.has('kind') ? capital(withArticle(read.value('kind') as string)) : undefined,
    ...fromTo(read),
    sourceOf(read),
  ],
};
