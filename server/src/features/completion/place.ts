import type { Lexeme } from '../../../../grammar/syntax/parser.js';
import type { Span } from '../../../../grammar/syntax/tree.js';
import type { Due } from '../../semantics/context.js';
import type { FileView, WorkspaceView } from '../../semantics/view.js';
import type { Cursor, Level } from '../cursor.js';

/** Where something is to be offered: the cursor, and the word that will be replaced. */
export interface Place {
  readonly view: WorkspaceView;
  readonly file: FileView;
  readonly cursor: Cursor;
  readonly level: Level;
  /** What will be replaced, in offsets of the piece. */
  readonly word: Span;
  /** What stands before the word in its line of the language. */
  readonly before: readonly Lexeme[];
}

/** A value that is being written, up to the cursor. */
export interface ValuePlace extends Place {
  /** The unit in which values are due. */
  readonly due?: Due;
  /** What stands before the word since the last comma. */
  readonly phrase: readonly Lexeme[];
  /** The phrases before it, each without its comma. */
  readonly phrases: readonly (readonly Lexeme[])[];
}

/** The value whose lexemes before the cursor are `lexemes`. */
export function valuePlace(place: Place, lexemes: readonly Lexeme[], due: Due | undefined): ValuePlace {
  const phrases: Lexeme[][] = [[]];
  for (const lexeme of lexemes) {
    if (lexeme.type === 'Comma') phrases.push([]);
    else phrases[phrases.length - 1].push(lexeme);
  }
  const phrase = phrases.pop() as Lexeme[];
  return { ...place, due, phrase, phrases };
}

export function lastLexeme(place: ValuePlace): Lexeme | undefined {
  return place.phrase[place.phrase.length - 1];
}

/** The text of an item's part. */
export function textAt(place: Place, span: Span): string {
  return place.cursor.text.slice(span.start, span.end);
}
