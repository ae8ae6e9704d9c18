import type { ContentTypeEncoder, Diagnostic, Message, NotificationMessage } from 'vscode-languageserver/node';

/**
 * Writes messages as JSON. All diagnostics of a file are sent again at every key, and most of them are the very objects that were sent before: the
 * bytes of each are kept as long as the object is.
 */
export const jsonEncoder: ContentTypeEncoder = {
  name: 'application/json',
  encode: async (message) =>
    isAboutDiagnostics(message) ? publication(message) : Buffer.from(JSON.stringify(message)),
};

interface Publication extends NotificationMessage {
  params: { diagnostics: readonly Diagnostic[] };
}

function isAboutDiagnostics(message: Message): message is Publication {
  return (message as NotificationMessage).method === 'textDocument/publishDiagnostics';
}

function publication({ jsonrpc, method, params: { diagnostics, ...params } }: Publication): Uint8Array {
  const frame = JSON.stringify({ jsonrpc, method, params: { ...params, diagnostics: [] } });
  const end = ']}}';
  const parts = diagnostics.map(bytesOf);
  const last = parts.pop();
  return joined([
    Buffer.from(frame.slice(0, -end.length)),
    ...parts,
    ...(last ? [last.subarray(0, -1)] : []),
    Buffer.from(end),
  ]);
}

/** Several times as fast as `Buffer.concat` where there are many parts. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const bytes = Buffer.allocUnsafe(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const known = new WeakMap<Diagnostic, Buffer>();

/** The diagnostic with a comma behind it. */
function bytesOf(diagnostic: Diagnostic): Buffer {
  let bytes = known.get(diagnostic);
  if (!bytes) {
    bytes = Buffer.from(`${JSON.stringify(diagnostic)},`);
    known.set(diagnostic, bytes);
  }
  return bytes;
}
