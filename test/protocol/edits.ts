/** Seeded random edits of a text, as an editor sends them. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Random } from '../bench/random.js';

/** What people and their editors put in: parts of the language, other line ends, characters of two UTF-16 units. */
const fragments = [
  'x',
  ' ',
  '\n',
  '\r\n',
  '\r',
  '{',
  '}',
  '(',
  ')',
  '"',
  '"""',
  ':',
  ',',
  '£',
  '63%',
  '£1,250.50',
  '2026/27',
  '1 April 2026',
  '😀',
  '𝔸',
  'e\u0301',
  '\u00a0',
  '//',
  '/*',
  '*/',
  'measure ',
  'payment P "p" {\n}',
  '\n  unit: percent\n',
  'HbA1cControl',
  'from 63% to below 68%: 0% rising to 100%',
  'use "./partners.remit"\n',
  '\t',
  '×',
];

export class RandomEditor {
  private readonly random: Random;
  private document: TextDocument;

  constructor(
    uri: string,
    private readonly original: string,
    seed: number,
  ) {
    this.random = new Random(seed);
    this.document = TextDocument.create(uri, 'remit', 1, original);
  }

  get text(): string {
    return this.document.getText();
  }
  get version(): number {
    return this.document.version;
  }

  /** Changes the text, and returns the changes of one notification: usually one, at times several or the whole text. */
  edit(): TextDocumentContentChangeEvent[] {
    const drawn = this.random.next();
    if (drawn < 0.02) {
      // Back to a sound text, lest it all turn to rubble.
      return this.apply([{ text: this.original }]);
    }
    const changes: TextDocumentContentChangeEvent[] = [];
    for (let i = drawn < 0.8 ? 1 : 2 + this.random.below(4); i > 0; i--) {
      // Each change counts from the text that the one before has left.
      changes.push(...this.apply([this.change()]));
    }
    this.document = TextDocument.create(this.document.uri, 'remit', this.version - changes.length + 1, this.text);
    return changes;
  }

  private change(): TextDocumentContentChangeEvent {
    const length = this.text.length;
    const start = this.random.below(length + 1);
    const removed = this.random.next() < 0.6 ? 0 : this.random.below(this.random.next() < 0.9 ? 12 : 400);
    const end = Math.min(length, start + removed);
    const text = removed > 0 && this.random.next() < 0.5 ? '' : this.random.pick(fragments);
    return { range: { start: this.document.positionAt(start), end: this.document.positionAt(end) }, text };
  }

  private apply(changes: TextDocumentContentChangeEvent[]): TextDocumentContentChangeEvent[] {
    this.document = TextDocument.update(this.document, changes, this.version + 1);
    return changes;
  }
}
