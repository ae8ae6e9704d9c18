import { type Connection, FileChangeType } from 'vscode-languageserver';
import type { Disk } from '../workspace/disk.js';
import { readLacking } from '../workspace/lacking.js';
import { isInside, isRemitFile } from '../workspace/paths.js';
import type { Publisher } from './diagnostics.js';
import { known, type Session, spelled } from './session.js';

/** How many files are read before what was found in them is published: large enough to be quick, small enough to let a key in between. */
const batch = 50;

/** How long, in milliseconds, the first findings of a file wait for the files that it uses. */
const patience = 200;

/** Keeps the workspace in step with the client's documents and with the files of its folders. */
export interface Files {
  openFolder(folder: string): Promise<void>;
  /** Forgets the files that stand in no folder any more, but for those that are open or that an open one uses. */
  forgetOthers(): void;
}

export function keepFiles(connection: Connection, session: Session, disk: Disk, publisher: Publisher): Files {
  const { workspace, open } = session;

  /** What a file holds where the client has it not open; undefined where there is no such file. */
  const textOf = async (uri: string): Promise<string | undefined> =>
    workspace.libraries.has(uri) ? workspace.libraries.textAt(uri) : disk.readText(spelled(session, uri));

  const read = async (uris: readonly string[]): Promise<void> => {
    const texts = await Promise.all(uris.map(textOf));
    const found: (readonly [string, string])[] = [];
    for (const [i, uri] of uris.entries()) {
      // It may have been opened in the meantime: then the client's text is the file's.
      if (open.has(uri)) continue;
      const text = texts[i];
      if (text === undefined) workspace.markAbsent(uri);
      else found.push([uri, text]);
    }
    workspace.setAll(found);
  };

  /** Reads the files that are used and not yet known. */
  const readUsed = (): Promise<void> =>
    readLacking(workspace, wanted, (uri) => disk.spelling(uri, [...workspace.roots, ...open.keys()]), read);

  const wanted = (): string[] => workspace.lacking().filter((uri) => !workspace.libraries.has(uri));

  const openFolder = async (folder: string): Promise<void> => {
    // The settings come first, so that no file is examined without them.
    await readUsed();
    const uris = (await disk.listFiles(folder))
      .map((uri) => known(session, uri))
      .filter((uri) => !open.has(uri) && !workspace.file(uri));
    for (let i = 0; i < uris.length; i += batch) {
      await read(uris.slice(i, i + batch));
      publisher.publish();
    }
    await readUsed();
    publisher.publish();
  };

  const forgetStrangers = (): void => {
    const needed = new Set(open.keys());
    for (const uri of needed)
      for (const { target } of workspace.file(uri)?.uses ?? []) if ('uri' in target) needed.add(target.uri);
    for (const { uri, shipped } of [...workspace.files()])
      if (!shipped && !needed.has(uri) && !workspace.roots.some((root) => isInside(uri, root))) workspace.forget(uri);
  };

  const forgetOthers = (): void => {
    forgetStrangers();
    publisher.publish();
  };

  connection.onDidOpenTextDocument(async ({ textDocument }) => {
    const uri = known(session, textDocument.uri);
    open.set(uri, textDocument.version);
    workspace.set(uri, textDocument.text);
    // What is said of a file whose used files are not read yet is not the whole truth: where they can be had at once, it is said when it is.
    const reading = wanted().length > 0 ? readUsed() : undefined;
    if (reading) await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, patience))]);
    if (open.has(uri)) publisher.publish([uri]);
    if (!reading) return;
    await reading;
    publisher.publish();
  });

  connection.onDidChangeTextDocument(async ({ textDocument, contentChanges = [] }) => {
    const uri = known(session, textDocument.uri);
    if (!open.has(uri)) return;
    open.set(uri, textDocument.version);
    workspace.edit(uri, contentChanges);
    publisher.publish([uri]);
    if (wanted().length === 0) return;
    await readUsed();
    publisher.publish();
  });

  connection.onDidCloseTextDocument(async ({ textDocument }) => {
    const uri = known(session, textDocument.uri);
    open.delete(uri);
    const text = await textOf(uri);
    if (open.has(uri)) return;
    if (text === undefined) workspace.remove(uri);
    else workspace.set(uri, text);
    forgetStrangers();
    publisher.publish([uri]);
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    let isConcerned = false;
    for (const { uri: spelling, type } of changes) {
      const uri = known(session, spelling);
      const isDeleted = type === FileChangeType.Deleted;
      const concerned = isRemitFile(uri) || workspace.isSettings(uri) ? [uri] : isDeleted ? filesIn(uri) : [];
      const closed = concerned.filter((one) => !open.has(one));
      if (isDeleted) for (const one of closed) workspace.remove(one);
      else await read(closed);
      isConcerned ||= closed.length > 0;
    }
    if (!isConcerned) return;
    await readUsed();
    publisher.publish();
  });

  /** What is known in a folder, were it one: of a folder that is deleted clients do not name the files. */
  const filesIn = (folder: string): string[] =>
    [...Array.from(workspace.files(), ({ uri }) => uri), ...workspace.settingsFiles()].filter((uri) =>
      isInside(uri, folder),
    );

  return { openFolder, forgetOthers };
}
