import { dedent } from '../syntax/literals.js';

/**
 * A long text, quotes included, with its lines moved to `column`. Its value stays what it is: the lines keep their places relative to each other,
 * and what stands on the line of the opening or the closing quotes stays there.
 */
export function reindented(image: string, column: number): string {
  if (!image.includes('\n')) return image;
  const inner = image.slice(3, -3);
  const lines = dedent(inner).split('\n');
  const indent = ' '.repeat(column);
  const opensAlone = inner.slice(0, inner.indexOf('\n')).trim() === '';
  const closesAlone = inner.slice(inner.lastIndexOf('\n')).trim() === '';
  const isEmpty = inner.trim() === '';
  if (isEmpty) return `"""\n${indent}"""`;
  const shifted = lines.map((line, i) => (line === '' || (i === 0 && !opensAlone) ? line : indent + line));
  return `"""${opensAlone ? '\n' : ''}${shifted.join('\n')}${closesAlone ? `\n${indent}` : ''}"""`;
}

/** A comment of several lines whose first moves from column `from` to column `to`: the others move with it, as far as they are indented. */
export function shifted(comment: string, from: number, to: number): string {
  if (from === to || !comment.includes('\n')) return comment;
  const [first, ...rest] = comment.split('\n');
  const moved = rest.map((line) => {
    if (to > from) return line.trim() === '' ? line : ' '.repeat(to - from) + line;
    const indent = line.length - line.trimStart().length;
    return line.slice(Math.min(from - to, indent));
  });
  return [first, ...moved].join('\n');
}
