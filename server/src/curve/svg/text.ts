/** How wide texts are, near enough to keep them apart: no font can be asked, so it is taken to be a wide one. */

const narrow = new Set([..."iljtfrI.,:;|!'()[] "]);
const wide = new Set([...'mwMW%@—']);

/** About how many pixels a text takes in a sans-serif font. */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const sign of text)
    ems += narrow.has(sign) ? 0.37 : wide.has(sign) ? 0.95 : /[A-Z£€$&]/.test(sign) ? 0.72 : 0.61;
  return ems * size;
}

/** Breaks a text into lines that are no wider than `width`; a word that is wider stands alone. */
export function wrapped(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && widthOf(`${last} ${word}`, size) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The lines of a text where all of them fit; undefined where one does not, or where there are too many. */
export function fitting(text: string, width: number, size: number, most: number): string[] | undefined {
  const lines = wrapped(text, width, size);
  return lines.length <= most && lines.every((line) => widthOf(line, size) <= width) ? lines : undefined;
}

/** A text for a place in XML, without the signs that XML has no place for. */
export function xml(text: string): string {
  return [...text]
    .filter((sign) => sign >= ' ' && sign !== '\ufffe' && sign !== '\uffff')
    .map((sign) => (/[&<>"]/.test(sign) ? `&#${sign.charCodeAt(0)};` : sign))
    .join('');
}
