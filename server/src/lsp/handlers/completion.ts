import { type CompletionItem, CompletionItemKind, InsertTextFormat, InsertTextMode } from 'vscode-languageserver';
import { lineStartBefore } from '../../../../grammar/text/lines.js';
import { pieceAt } from '../../../../grammar/text/source.js';
import { withoutStops } from '../../features/completion/candidate.js';
import { type Completion, complete } from '../../features/completion.js';
import type { FileView } from '../../semantics/view.js';
import { toMarkup, toRange } from '../convert.js';
import { fileAt, type Session } from '../session.js';
import type { Handler } from './handler.js';

const kinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  block: CompletionItemKind.Struct,
  declaration: CompletionItemKind.Class,
  word: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Variable,
  value: CompletionItemKind.Value,
  unit: CompletionItemKind.Unit,
  use: CompletionItemKind.File,
  sign: CompletionItemKind.Operator,
};

const suggestAgain = { title: 'Suggest', command: 'editor.action.triggerSuggest' };

export const completion: Handler = (connection, session) => {
  connection.onCompletion((params) => {
    const at = fileAt(session, params);
    if (!at) return null;
    // A space typed at the start of a line indents it: nobody asked for help yet.
    if (params.context?.triggerCharacter === ' ' && isIndent(at.file, at.offset)) return null;
    const found = complete(session.view, at.file, at.offset);
    return { isIncomplete: false, items: found.map((one) => itemOf(one, at.file, session.client)) };
  });
};

/** Whether nothing but white space stands before the offset in its line. */
function isIndent({ source }: FileView, offset: number): boolean {
  const piece = pieceAt(source, offset);
  const { text } = source.pieces[piece];
  const within = offset - source.offsets[piece];
  return text.slice(lineStartBefore(text, within), within).trim() === '';
}

function itemOf(one: Completion, file: FileView, client: Session['client']): CompletionItem {
  const isSnippet = one.snippet === true && client.snippets;
  const item: CompletionItem = {
    label: one.label,
    kind: kinds[one.kind],
    sortText: one.sortText,
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.adjustIndentation,
    textEdit: {
      range: toRange({ file, ...one.replace }),
      newText: one.snippet && !isSnippet ? withoutStops(one.insertText) : one.insertText,
    },
  };
  if (one.detail) item.detail = one.detail;
  if (one.documentation) item.documentation = toMarkup(one.documentation, client.documentation);
  if (one.filterText) item.filterText = one.filterText;
  if (one.retrigger) item.command = suggestAgain;
  if (one.additionalEdits) {
    item.additionalTextEdits = one.additionalEdits.map(({ start, end, text }) => ({
      range: toRange({ file, start, end }),
      newText: text,
    }));
  }
  return item;
}
