import { listed } from '../../semantics/listed.js';
import type { Declared } from '../../semantics/names.js';
import type { FileView } from '../../semantics/view.js';
import type { Hover } from '../hover.js';
import { fileName } from './names.js';
import type { Place } from './place.js';
import { capital, code, counted, grouped, paragraphs } from './wording.js';

/** The path of a `use` line: what it makes known. */
export function aboutUse(place: Place): Hover | undefined {
  const placed = place.file
    .uses()
    .find(({ use, piece }) => piece === place.piece && use.start <= place.offset && place.offset < use.end);
  const target = placed?.target === undefined ? undefined : place.view.file(placed.target);
  if (!placed || !target) return undefined;
  return { start: placed.use.start, end: placed.use.end, markdown: aboutFile(target) };
}

/** What a file or a library declares, by kind. */
export function aboutFile(file: FileView): string {
  const byKind = new Map<Declared['kind'], string[]>();
  for (let piece = 0; piece < file.source.pieces.length; piece++) {
    for (const { kind, name, container } of file.outline(piece).declared) {
      if (container !== undefined) continue;
      const names = byKind.get(kind);
      if (names) names.push(name);
      else byKind.set(kind, [name]);
    }
  }
  const what = `**${fileName(file)}**${file.shipped ? ', a library that ships with Remit,' : ''}`;
  if (byKind.size === 0) return `${what} declares nothing yet.`;
  return paragraphs(
    `${what} declares:`,
    [...byKind].map(([kind, names]) => `- ${capital(line(kind, names))}`).join('\n'),
  );
}

const shownNames = 12;

function line(kind: string, names: readonly string[]): string {
  const shown = names.slice(0, shownNames).map(code);
  const rest = names.length - shown.length;
  return `${counted(names.length, kind)}: ${rest > 0 ? `${shown.join(', ')} and ${grouped(rest)} more` : listed(shown)}`;
}
