/**
 * Documents written with marks, so that one template gives both the text and the places to measure at. Marks leave no
 * trace in the text:
 *
 *     ⟦v x⟧  typing x here keeps the document valid
 *     ⟦s x⟧  typing x here is a mistake in the writing: an error somewhere
 *     ⟦m x⟧  typing x here is a mistake in the meaning: an error on this line
 *     ⟦d x⟧  typing x here changes a name that others use: an error where it is used
 *     ⟦h re⟧ hovering here answers something that matches re
 *     ⟦c re⟧ completing here offers a label that matches re
 */
import { Random } from './random.js';

export type MarkKind = 'v' | 's' | 'm' | 'd' | 'h' | 'c';

export interface Mark {
  /** Zero-based, as in the protocol. */
  line: number;
  character: number;
  argument: string;
}

export interface MarkedDocument {
  lines: string[];
  marks: Record<MarkKind, Mark[]>;
}

export class MarkedText {
  readonly random: Random;
  readonly lines: string[] = [];
  readonly marks: Record<MarkKind, Mark[]> = { v: [], s: [], m: [], d: [], h: [], c: [] };
  /** Marks are kept only while this is true: how a variant confines its edits to one part. */
  keepMarks = true;

  constructor(seed: number) {
    this.random = new Random(seed);
  }

  get length(): number {
    return this.lines.length;
  }

  add(template: string): this {
    for (const raw of template.split('\n')) {
      let line = '';
      let last = 0;
      for (const found of raw.matchAll(/⟦([vsmdhc]) ?([^⟧]*)⟧/g)) {
        line += raw.slice(last, found.index);
        last = found.index + found[0].length;
        if (this.keepMarks) {
          this.marks[found[1] as MarkKind].push({
            line: this.lines.length,
            character: line.length,
            argument: found[2] ?? '',
          });
        }
      }
      this.lines.push(line + raw.slice(last));
    }
    return this;
  }

  done(): MarkedDocument {
    return { lines: this.lines, marks: this.marks };
  }
}

export function textOf(document: MarkedDocument): string {
  return `${document.lines.join('\n')}\n`;
}
