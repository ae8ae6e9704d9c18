import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { prepareRename, type Refusal, rename as renameAt } from '../../features/rename.js';
import { toRange, toWorkspaceEdit } from '../convert.js';
import { fileAt } from '../session.js';
import type { Handler } from './handler.js';

export const rename: Handler = (connection, session) => {
  connection.onPrepareRename((params) => {
    const at = fileAt(session, params);
    if (!at) return null;
    const prepared = prepareRename(session.view, at.file, at.offset);
    return 'refused' in prepared ? refuse(prepared) : toRange(prepared);
  });
  connection.onRenameRequest((params) => {
    const at = fileAt(session, params);
    if (!at) return null;
    const edits = renameAt(session.view, at.file, at.offset, params.newName);
    return 'refused' in edits ? refuse(edits) : toWorkspaceEdit(session, edits);
  });
};

function refuse({ refused }: Refusal): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, refused);
}
