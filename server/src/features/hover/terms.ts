import { positionAt } from '../../../../grammar/text/source.js';
import { dependingOn, tellingPicture } from '../../curve/depending.js';
import { exposureOfTerm, inSentences } from '../../curve/exposure.js';
import { contractsAt, type KnownContract } from '../../curve/known.js';
import { openIn } from '../../curve/open.js';
import type { Picture } from '../../curve/picture.js';
import { drawn, smallShape } from '../../curve/svg/svg.js';
import { curveTable } from '../../curve/table.js';
import { notesOf, sentenceOf } from '../../curve/words.js';
import { listed } from '../../semantics/listed.js';
import type { Declared } from '../../semantics/names.js';
import type { FileView, WorkspaceView } from '../../semantics/view.js';
import { base64 } from './base64.js';
import { code, paragraphs, prose } from './wording.js';

/** How hovers are shown, as far as that depends on who asks. */
export interface Manner {
  /** Whether pictures in Markdown are shown; their table stands there where they are not. */
  readonly pictures: boolean;
  /** The address of a place of a file. */
  readonly link: (file: FileView, offset: number) => string;
}

/** For who shows nothing but text. */
export const plain: Manner = { pictures: false, link: lineOf };

/** The address of the line on which an offset stands, as VS Code and others follow it. */
export function lineOf({ uri, source }: FileView, offset: number, spelling = uri): string {
  return `${spelling}#L${positionAt(source, offset).line + 1}`;
}

const terms: readonly Declared['kind'][] = ['payment', 'risk-share', 'pooled-fund', 'remedy'];

/** What is at stake with a name. */
export interface Stake {
  /** What is to stand before all else: a hover shows its first lines, and a picture is seen there or not at all. */
  readonly first?: string;
  readonly rest?: string;
}

/** The pounds of a term, or those that depend on a measure. */
export function aboutMoney(view: WorkspaceView, declared: Declared, manner: Manner): Stake {
  if (declared.kind === 'measure' || declared.kind === 'input') return { rest: aboutMeasure(view, declared, manner) };
  const contract = terms.includes(declared.kind) ? contractOf(view, declared) : undefined;
  return contract ? aboutTerm(contract, declared.name, manner) : {};
}

function contractOf(view: WorkspaceView, declared: Declared): KnownContract | undefined {
  const place = view.placeOf(declared);
  if (!place) return undefined;
  return contractsAt(place.file, place.piece).find((contract) => contract.name === declared.container);
}

/** A picture that is larger is not put into a hover: VS Code cuts hovers of more than 100,000 signs. */
const mostSigns = 80_000;

function aboutTerm(contract: KnownContract, name: string, { pictures }: Manner): Stake {
  const exposure = exposureOfTerm(contract, name);
  const telling = tellingPicture(contract, name);
  const open = openIn(contract, name);
  const between = paragraphs(open, exposure && prose(inSentences(exposure)));
  if (!telling) return { rest: between };
  const { picture, others } = telling;
  const more = others.length > 0 ? `It depends on ${listed(others.map(code))}, too.` : undefined;
  const image = pictures ? imageOf(picture) : undefined;
  if (image) return { first: image.markdown, rest: paragraphs(between, prose(image.notes.join(' ')), more) };
  const table = paragraphs(prose(sentenceOf(picture)), curveTable(picture), prose(notesOf(picture).join(' ')));
  return { rest: paragraphs(between, table, more) };
}

function imageOf(picture: Picture): { markdown: string; notes: readonly string[] } | undefined {
  const { svg, notes, width, height } = drawn(picture, smallShape);
  const data = base64(svg);
  if (data.length > mostSigns) return undefined;
  const words = sentenceOf(picture).replace(/[[\]()"\\\n]/g, ' ');
  return { markdown: `![${words}](data:image/svg+xml;base64,${data}|width=${width},height=${height})`, notes };
}

function aboutMeasure(view: WorkspaceView, declared: Declared, { link }: Manner): string | undefined {
  const seen = new Set<string>();
  const blocks: string[] = [];
  for (const { file, piece } of view.referencesTo(declared)) {
    const key = `${file.uri} ${piece}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (!file.outline(piece).declared.some(({ kind }) => kind === 'contract')) continue;
    for (const contract of contractsAt(file, piece)) {
      const found = [declared.name, `previous ${declared.name}`].flatMap((name) => dependingOn(contract, name));
      if (found.length === 0) continue;
      const base = file.source.offsets[piece];
      const lines = found.map(
        ({ term, place, ranges }) => `- [${prose(term)}](${link(file, base + place.start)}): ${prose(inYears(ranges))}`,
      );
      blocks.push(paragraphs(`Pounds that move with it under **${prose(contract.name)}**:`, lines.join('\n')));
    }
  }
  if (blocks.length === 0) return undefined;
  return paragraphs(
    ...blocks,
    '*Other measures are held at their targets, else at their baselines or as an example has them.*',
  );
}

/** `£0 in 2026/27; £0 to £248,000 in 2027/28; £0 to £496,000 from 2028/29 to 2030/31` */
function inYears(ranges: readonly { readonly year: string; readonly text: string }[]): string {
  const runs: { first: string; last: string; text: string }[] = [];
  for (const { year, text } of ranges) {
    const last = runs[runs.length - 1];
    if (last?.text === text) last.last = year;
    else runs.push({ first: year, last: year, text });
  }
  return runs
    .map(({ first, last, text }) => `${text} ${first === last ? `in ${first}` : `from ${first} to ${last}`}`)
    .join('; ');
}
