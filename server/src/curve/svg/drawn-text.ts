import { fill, outlined, type Paint } from './palette.js';
import { xml } from './text.js';

export interface Look {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly weight?: number;
  /** Keeps it readable where it crosses a line. */
  readonly halo?: boolean;
}

/** A text whose anchor stands at a place, on its baseline. */
export function text(x: number, y: number, words: string, paint: Paint, size: number, look: Look = {}): string {
  const attributes = [
    `x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}"`,
    look.anchor && look.anchor !== 'start' ? ` text-anchor="${look.anchor}"` : '',
    look.weight ? ` font-weight="${look.weight}"` : '',
  ].join('');
  const own = `<text ${attributes} ${fill(paint)}>${xml(words)}</text>`;
  if (!look.halo) return own;
  const halo = `<text ${attributes} ${outlined('ground', 'ground')} stroke-width="3.5" stroke-linejoin="round" aria-hidden="true">${xml(words)}</text>`;
  return halo + own;
}
