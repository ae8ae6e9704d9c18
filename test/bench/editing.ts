/** The benchmark's own copy of an open document: single-character edits, and positions that follow them. */
import type { Client } from '../protocol/client.js';
import type { Mark } from './marked.js';

export class OpenDocument {
  private readonly lines: string[];
  version = 1;
  /** Lines that the text has been moved down by. */
  private moved = 0;

  constructor(
    private readonly client: Client,
    readonly uri: string,
    private readonly languageId: string,
    text: string,
  ) {
    this.lines = text.split('\n');
  }

  open(): void {
    this.client.notify('textDocument/didOpen', {
      textDocument: { uri: this.uri, languageId: this.languageId, version: this.version, text: this.lines.join('\n') },
    });
  }

  type(mark: Mark, text = mark.argument): void {
    this.replace(this.positionOf(mark), '', text);
  }

  takeBack(mark: Mark, text = mark.argument): void {
    this.replace(this.positionOf(mark), text, '');
  }

  /** Puts a blank line first, or takes it away: every position moves, so an answer from an old text is caught. */
  toggleBlankLine(): void {
    const range = { start: { line: 0, character: 0 }, end: { line: this.moved, character: 0 } };
    if (this.moved > 0) {
      this.lines.shift();
    } else {
      this.lines.unshift('');
    }
    this.send(range, this.moved > 0 ? '' : '\n');
    this.moved = 1 - this.moved;
  }

  positionOf(mark: Mark): { line: number; character: number } {
    return { line: mark.line + this.moved, character: mark.character };
  }

  private replace({ line, character }: { line: number; character: number }, removed: string, text: string): void {
    const old = this.lines[line] ?? '';
    this.lines[line] = old.slice(0, character) + text + old.slice(character + removed.length);
    this.send({ start: { line, character }, end: { line, character: character + removed.length } }, text);
  }

  private send(range: object, text: string): void {
    this.client.notify('textDocument/didChange', {
      textDocument: { uri: this.uri, version: ++this.version },
      contentChanges: [{ range, text }],
    });
  }
}
