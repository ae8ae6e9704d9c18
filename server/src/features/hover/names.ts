import { formatDecimal } from '../../../../grammar/syntax/decimal.js';
import { type Block, isCalendar, type Line } from '../../../../grammar/syntax/tree.js';
import { readHead } from '../../semantics/heads.js';
import { blockOf, lineOf, wordAt } from '../../semantics/lines.js';
import { listed } from '../../semantics/listed.js';
import type { Declared } from '../../semantics/names.js';
import { withArticle } from '../../semantics/schema/shapes.js';
import type { FileView, WorkspaceView } from '../../semantics/view.js';
import { eachPartOfValue } from '../../semantics/walk.js';
import { rowTime } from './money.js';
import { type Origin, originOf } from './place.js';
import { published } from './published.js';
import { better, type Reader, readerOf, sentences, sourceOf, unitPhrase } from './reader.js';
import { capital, paragraphs, prose, remit, written } from './wording.js';

/** What a name is: how it is declared, what that says in a sentence or two, and where it stands. */
export function aboutName(view: WorkspaceView, from: FileView, declared: Declared, isDeclaration = false): string {
  const origin = originOf(view, declared);
  return paragraphs(
    remit(signature(declared, origin)),
    origin?.block
      ? describeBlock(origin, origin.block)
      : origin?.line && written(origin.text, origin.line.value) !== ''
        ? `It stands for \`${written(origin.text, origin.line.value)}\`.`
        : undefined,
    whereabouts(declared, origin, from, isDeclaration),
  );
}

/** A name that could be any of several things. */
export function aboutSeveral(name: string, several: readonly Declared[]): string {
  const choices = several.map(
    ({ kind, container, name: bare }) => `- ${kind} \`${container === undefined ? bare : `${container}.${bare}`}\``,
  );
  return paragraphs(`**${prose(name)}** could be any of these:`, choices.join('\n'));
}

function signature({ kind, name }: Declared, origin: Origin | undefined): string {
  const title = origin?.block && readHead(origin.block.head).title;
  return `${kind} ${name}${title ? ` "${title.value.replace(/\s+/g, ' ')}"` : ''}`;
}

function whereabouts(
  declared: Declared,
  origin: Origin | undefined,
  from: FileView,
  isDeclaration: boolean,
): string | undefined {
  if (!origin) return undefined;
  const inside = declared.container === undefined ? '' : ` in **${prose(declared.container)}**`;
  const file = origin.file.uri === from.uri ? '' : ` in ${prose(fileName(origin.file))}`;
  if (origin.file.uri === from.uri && isDeclaration) return undefined;
  return inside || file ? `*Declared${inside}${inside && file ? ',' : ''}${file}.*` : undefined;
}

/** The name of a file; for a library, what is written after `use`. */
export function fileName(file: Pick<FileView, 'uri' | 'shipped'>): string {
  const path = decoded(file.uri.replace(/^[a-z][a-z0-9+.-]*:\/*/i, ''));
  return file.shipped ? path.replace(/\.remit$/, '') : path.slice(path.lastIndexOf('/') + 1);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function describeBlock(origin: Origin, block: Block): string | undefined {
  const read = readerOf(origin, block);
  const describe = descriptions[origin.declared.kind];
  return sentences(describe ? describe(read, origin) : []);
}

type Description = (read: Reader, origin: Origin) => readonly (string | undefined)[];

const descriptions: Partial<Record<Declared['kind'], Description>> = {
  organisation: ({ value, text, has }) => [
    `${capital(withArticle(value('role') ?? 'organisation'))}${has('kind') ? `: ${withArticle((value('kind') as string).replaceAll('-', ' '))}` : ''}`.replace(
      /\bnhs\b/g,
      'NHS',
    ),
    has('turnover') ? `Its turnover is ${value('turnover')}` : undefined,
    has('code') ? `Its code is ${text('code')}` : undefined,
  ],
  population: (read) => [
    read.has('size') ? capital(read.value('size') as string) : 'Its size is not stated',
    listOf('Includes', 'includes', read),
    listOf('Without', 'excludes', read),
    read.has('source') ? `Source: ${read.text('source')}` : undefined,
  ],
  measure: describeMeasure,
  input: ({ block, value, text, has }, origin) => [
    `A number that is agreed or published${has('unit') ? `, ${unitPhrase(value('unit') as string)}` : ''}`,
    years(blockOf(block, 'values') ?? block, origin, (rows) => `It is ${rows}`),
    has('source') ? `Source: ${text('source')}` : undefined,
  ],
  service: ({ value, has }) => [
    joined([
      has('commissioner') && `Commissioned by ${value('commissioner')}`,
      has('provider') && `provided by ${value('provider')}`,
      has('population') && `for ${value('population')}`,
    ]),
    has('period') ? `It runs from ${value('period')}` : undefined,
    has('review-by') ? `To be reviewed by ${value('review-by')}` : undefined,
  ],
  contract: ({ value, has }) => [
    joined(
      [has('commissioners') && `Between ${value('commissioners')}`, has('providers') && `and ${value('providers')}`],
      ' ',
    ),
    has('term')
      ? `Term: ${value('term')}${has('extension') ? `, to be extended by ${value('extension')}` : ''}`
      : undefined,
    has('services') ? `For ${value('services')}` : undefined,
    has('envelope') ? `The commissioners spend at most ${value('envelope')}` : undefined,
  ],
  definition: (read) => {
    const text = read.block.items.find((item) => item.kind === 'bare' && item.head[0]?.kind === 'text');
    const part = text?.head[0];
    return [...(part?.kind === 'text' ? [prose(part.value)] : []), ...(read.has('source') ? [sourceOf(read)] : [])];
  },
  ...published,
  aim: ({ value, has }) => [has('measured-by') ? `Shown by ${value('measured-by')}` : undefined],
  step: ({ value, has }) => [
    joined([has('by') && `Taken by ${value('by')}`, has('within') && `within ${value('within')}`], ' '),
  ],
  requirement: ({ value, has }) => [
    has('measure') ? `Met where ${value('measure')} is ${value('threshold') ?? '…'}` : undefined,
    has('applies') ? `It applies ${period(value('applies') as string)}` : undefined,
    has('consequence') ? `If it is not met: ${value('consequence')}` : undefined,
  ],
  payment: describePayment,
  'risk-share': ({ value, has }, origin) => [
    joined(
      [
        has('measure') && `Shares what ${value('measure')} comes to`,
        tabled('benchmark', origin) && `against a benchmark of ${tabled('benchmark', origin)}`,
      ],
      ' ',
    ),
    has('rest-with') ? `What is not shared stays with ${value('rest-with')}` : undefined,
    has('applies') ? `It applies ${period(value('applies') as string)}` : undefined,
    has('settle') ? `Settled ${value('settle')}` : undefined,
  ],
  'pooled-fund': ({ value, has, block }, origin) => [
    has('host') ? `Held by ${value('host')}` : undefined,
    years(blockOf(block, 'contributes'), origin, (rows) => `Put together from ${rows}`),
  ],
  line: ({ value, has }, origin) => [
    joined([
      tabled('budget', origin) && `A budget of ${tabled('budget', origin)}`,
      has('actual') && `measured by ${value('actual')}`,
    ]),
    has('risk')
      ? value('risk') === 'shared'
        ? 'Its risk is shared'
        : `Its risk is borne by ${value('risk')}`
      : undefined,
  ],
  reserve: (_, origin) => [tabled('budget', origin) && `${tabled('budget', origin)} set aside`],
  remedy: ({ value, text, has }) => [
    has('when')
      ? `Applies when ${(value('when') as string).replace(/ (?=(?:at least|at most|above|below|over|exactly) )/g, ' is ')}`
      : undefined,
    has('withhold')
      ? `Withholds ${value('withhold')}${has('each') ? ` for each ${value('each')} missed` : ''}`
      : undefined,
    has('action') ? `What has to be done: ${text('action')}` : undefined,
  ],
  together: ({ block }, origin) => {
    const phrases = lineOf(block, 'terms')?.value.phrases ?? [];
    const terms = phrases.flatMap(({ parts: [part] }) => (part?.kind === 'name' ? [prose(part.text)] : []));
    return [
      joined(
        [
          terms.length > 0 && `Limits ${listed(terms)}${terms.length > 1 ? ', taken together,' : ''}`,
          tabled('most-paid', origin) && `to ${tabled('most-paid', origin)}`,
        ],
        ' ',
      ),
    ];
  },
  group: ({ block }) => {
    const { share } = readHead(block.head);
    const inside = block.items.flatMap((item) => (item.kind === 'block' ? (readHead(item.head).name?.text ?? []) : []));
    return [
      `Measures that have a share of the pool together${share?.form === 'percent' ? `, ${formatDecimal(share.value)}% of it` : ''}`,
      inside.length > 0 ? `In it: ${listed(inside.map(prose))}` : undefined,
    ];
  },
  let: ({ value, has }) => ['A table that yields a number', has('on') ? `It depends on ${value('on')}` : undefined],
  example: ({ value, has }) => [has('year') ? `A worked example for ${value('year')}` : 'A worked example'],
};

function describeMeasure(read: Reader, origin: Origin): readonly (string | undefined)[] {
  const { value, text, has, block } = read;
  const way = better.get(wordAt(block, 'better') ?? '');
  const what = has('kind') ? `${withArticle(value('kind') as string)} measure` : 'a measure';
  const targets = years(
    blockOf(block, 'targets'),
    origin,
    (rows, count) => `the target${count === 1 ? ' is' : 's are'} ${rows}`,
  );
  return [
    `${capital(what)}${has('unit') ? ` ${unitPhrase(value('unit') as string)}` : ''}${way ? `, ${way}` : ''}`,
    has('baseline') ? `It was ${value('baseline')}${targets ? `; ${targets}` : ''}` : targets && capital(targets),
    joined(
      [
        has('source') &&
          `Counted from *${text('source')}*${has('window') ? ` ${over(value('window') as string)}` : ''}`,
        (has('owner') || has('reported')) &&
          `reported${has('reported') ? ` ${value('reported')}` : ''}${has('owner') ? ` by ${value('owner')}` : ''}`,
      ],
      '; ',
    ),
    has('population') ? `It counts ${value('population')}` : undefined,
    has('indicator') ? `National indicator: ${value('indicator')}` : undefined,
    has('verified') ? sourceOf(read) : undefined,
  ];
}

/** `the targets of QuitRate are at least 36% from 2026/27 onwards` */
export function targetsInWords(view: WorkspaceView, declared: Declared): string | undefined {
  const origin = originOf(view, declared);
  return (
    origin &&
    years(blockOf(origin.block, 'targets'), origin, (rows) => `For **${prose(declared.name)}** that is ${rows}.`)
  );
}

function over(window: string): string {
  return window.startsWith('rolling')
    ? `over a rolling window of ${window.slice('rolling '.length)}`
    : `over a ${window}`;
}

const mechanismText: ReadonlyMap<string, string> = new Map([
  ['fixed', 'A fixed payment'],
  ['capitation', 'A payment for each person'],
  ['activity', 'A payment for what is done'],
  ['outcome', 'A payment for results'],
  ['calculation', 'A calculated payment'],
]);

function describePayment({ value, has, block }: Reader, origin: Origin): readonly (string | undefined)[] {
  const amount = ['amount', 'pool', 'price'].find((key) => tabled(key, origin));
  const what = amount === 'pool' ? 'the pool is ' : amount === 'price' ? 'the price is ' : '';
  const parties = `${has('from') ? ` from ${value('from')}` : ''}${has('to') ? ` to ${value('to')}` : ''}`;
  return [
    `${mechanismText.get(wordAt(block, 'mechanism') ?? '') ?? 'A payment'}${parties}${amount ? `: ${what}${tabled(amount, origin)}` : ''}`,
    has('pool-is') ? `The pool is ${(value('pool-is') as string).replaceAll('-', ' ')}` : undefined,
    has('measure') ? `It pays for ${value('measure')}${has('plan') ? `, planned at ${value('plan')}` : ''}` : undefined,
    has('applies') ? `It applies ${period(value('applies') as string)}` : undefined,
    has('paid')
      ? `Paid ${(value('paid') as string).replace('in-arrears', 'in arrears').replace('in-advance', 'in advance')}${has('settle') ? `, settled ${value('settle')}` : ''}`
      : undefined,
  ];
}

function period(applies: string): string {
  return /onwards$/.test(applies) ? `from ${applies}` : / to /.test(applies) ? `from ${applies}` : `in ${applies}`;
}

/** The value of a key, or the rows of its table by year. */
function tabled(key: string, origin: Origin): string | undefined {
  const line = lineOf(origin.block, key);
  if (line) return prose(written(origin.text, line.value)) || undefined;
  return years(blockOf(origin.block, key), origin, (rows) => rows);
}

/** The rows of a table: `at least 62% in 2026/27 and at least 65% from 2027/28 onwards`. */
function years(
  block: Block | undefined,
  { text }: Origin,
  wrap: (rows: string, count: number) => string,
): string | undefined {
  const rows = (block?.items ?? []).flatMap((item) => {
    if (item.kind !== 'line' || item.value.phrases.length === 0) return [];
    const [head] = item.head;
    const shown = prose(written(text, item.value));
    if (head?.kind === 'name') return [`${shown} (${prose(head.text)})`];
    return head && (isCalendar(head) || head.kind === 'span') ? [`${shown} ${rowTime(text, head)}`] : [];
  });
  if (rows.length === 0) return undefined;
  return wrap(rows.length > 6 ? `${rows.slice(0, 6).join(', ')} and so on` : listed(rows), rows.length);
}

function listOf(intro: string, key: string, { block }: Reader): string | undefined {
  const line: Line | undefined = lineOf(block, key);
  const found: string[] = [];
  if (line) eachPartOfValue(line.value, (part) => part.kind === 'text' && found.push(prose(part.value)));
  return found.length > 0 ? `${intro}: ${found.join('; ')}` : undefined;
}

function joined(parts: readonly (string | false | undefined)[], separator = ', '): string | undefined {
  const said = parts.filter((part): part is string => typeof part === 'string' && part !== '');
  return said.length > 0 ? capital(said.join(separator)) : undefined;
}
