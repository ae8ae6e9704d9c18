import { termNamed } from '../curve/exposure.js';
import type { KnownContract } from '../curve/known.js';
import { type Picture, picturesOf } from '../curve/picture.js';
import { pageStyle } from '../curve/svg/palette.js';
import { drawn } from '../curve/svg/svg.js';
import { curveMarkdown } from '../curve/table.js';
import { sentenceOf, titleOf } from '../curve/words.js';

/** The curves of a term, or of all terms of a contract, for a page. */
export interface Curves {
  readonly title: string;
  /** The style sheet that the page has to bring. */
  readonly style: string;
  readonly pictures: readonly { readonly title: string; readonly says: string; readonly svg: string }[];
  /** The same as a Markdown document. */
  readonly text: string;
}

/** More pictures than this are no longer looked at. */
const mostPictures = 24;

/** How much work the pictures of one term may take. */
const looks = 2000;

/** @param term one term; without it, all of them */
export function curvesOf(contract: KnownContract, term?: string): Curves {
  const names = term === undefined ? termsOf(contract) : [term];
  const pictures = names.flatMap((name) => picturesOfTerm(contract, name)).slice(0, mostPictures);
  return {
    title: term ?? contract.name,
    style: pageStyle(),
    pictures: pictures.map((picture) => ({
      title: titleOf(picture),
      says: sentenceOf(picture),
      svg: drawn(picture, { width: 780, height: 330, inPage: true }).svg,
    })),
    text: pictures.map(curveMarkdown).join('\n'),
  };
}

function termsOf(contract: KnownContract): string[] {
  const year = contract.standing && contract.year(contract.standing);
  return year?.model.terms.map(({ name }) => name) ?? [];
}

function picturesOfTerm(contract: KnownContract, name: string): readonly Picture[] {
  return contract.once(`pictures of ${name}`, () => {
    const found = termNamed(contract, name);
    return found ? picturesOf(found.year, found.term, {}, { looks }) : [];
  });
}
