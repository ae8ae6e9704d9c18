import type { Connection, Diagnostic } from 'vscode-languageserver';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { findingsOf, settingsFindings } from '../workspace/findings.js';
import { toDiagnostic } from './convert.js';
import { soon } from './rest.js';
import { type Session, spelled } from './session.js';

/** How long after a change the status is told: it is for reading, not for every key. */
const statusDelay = 150;

/** How long, in milliseconds, the hands have to rest before the rules and the worked examples are run on what has changed. */
const pauseDelay = 250;

/** How long, in milliseconds, they may run before the server looks whether something has been asked. */
const stretch = 4;

/** How long before the rules about all files together are run. */
const restDelay = 300;

/** Tells the client what was found, for every file whose findings may have changed. */
export interface Publisher {
  /** Publishes now. The files in `always` are published even where nothing changed, because the client waits for their version. */
  publish(always?: readonly string[]): void;
  /** What the status item shows, from now on. */
  setState(state: 'working' | 'ready'): void;
  /** Tells the status from now on: only to a client that has said that it understands it. */
  tellStatus(): void;
  /** Resolves when all that was known of has been checked by every rule, and told. */
  settled(): Promise<void>;
}

interface Count {
  readonly errors: number;
  readonly warnings: number;
}

export function publisherFor(connection: Connection, session: Session): Publisher {
  const { workspace } = session;
  const counts = new Map<string, Count>();
  /** What the client was told last of the files of which something was told, so that it is not told the same again of those that it has not open. */
  const told = new Map<string, string>();
  let state: 'working' | 'ready' = 'working';
  let isDue = false;
  let isWanted = false;
  /** Takes back what was to be judged next. */
  let putOff = (): void => {};
  let resting: ReturnType<typeof setTimeout> | undefined;
  /** What still has to be run before all is told. */
  const due = { judging: true, resting: true };
  const waiting: (() => void)[] = [];
  /** Whether the hands have rested long enough for the rules about all files together. */
  let isAtRest = false;

  const done = (what: keyof typeof due): void => {
    due[what] = false;
    if (!due.judging && !due.resting) for (const resolve of waiting.splice(0)) resolve();
  };

  /** A stretch at a time: the next key finds the server free, and puts the rest off again. */
  const judgeOn = (): void => {
    const started = performance.now();
    if (!workspace.judge(() => performance.now() - started < stretch)) {
      putOff = soon(judgeOn);
      return;
    }
    publishChanged();
    done('judging');
    if (isAtRest) lookTogether();
  };

  /** What rules know of all files together they know from the pieces that have been judged. */
  const lookTogether = (): void => {
    isAtRest = true;
    if (due.judging) return;
    isAtRest = false;
    workspace.examineTogether();
    publishChanged();
    done('resting');
  };

  /** Not before all files have been read: what is missing until then would be told as a mistake. */
  const whenHandsRest = (): void => {
    putOff();
    clearTimeout(resting);
    isAtRest = false;
    due.judging = true;
    due.resting = workspace.roots.length > 0;
    if (state !== 'ready') return;
    const pausing = setTimeout(judgeOn, pauseDelay);
    putOff = () => clearTimeout(pausing);
    if (workspace.roots.length === 0) return;
    resting = setTimeout(lookTogether, restDelay);
  };

  const publishChanged = (): void => {
    for (const uri of workspace.takeChanged()) publishOne(uri, false);
    laterStatus();
  };

  const sendStatus = (): void => {
    isDue = false;
    let files = 0;
    for (const file of workspace.files()) if (!file.shipped) files++;
    let errors = 0;
    let warnings = 0;
    for (const count of counts.values()) {
      errors += count.errors;
      warnings += count.warnings;
    }
    void connection.sendNotification('remit/status', { state, files, errors, warnings });
  };

  const laterStatus = (): void => {
    if (isDue || !isWanted) return;
    isDue = true;
    setTimeout(sendStatus, statusDelay);
  };

  const publishOne = (uri: string, force: boolean): void => {
    const file = workspace.file(uri);
    if (file?.shipped) return;
    const found = file ? findingsOf(workspace, file) : settingsFindings(workspace, uri);
    const diagnostics = found.map((finding) => toDiagnostic(session, finding));
    if (file || found.length > 0) counts.set(uri, countOf(diagnostics));
    else counts.delete(uri);
    const version = session.open.get(uri);
    const text = version !== undefined ? 'open' : JSON.stringify(diagnostics);
    if (version === undefined && !force && text === (told.get(uri) ?? '[]')) return;
    if (diagnostics.length === 0) told.delete(uri);
    else told.set(uri, text);
    void connection.sendDiagnostics({
      uri: spelled(session, uri),
      ...(version === undefined ? {} : { version }),
      diagnostics,
    });
  };

  return {
    publish(always = []) {
      const changed = workspace.takeChanged();
      for (const uri of always) publishOne(uri, true);
      for (const uri of changed) if (!always.includes(uri)) publishOne(uri, false);
      laterStatus();
      whenHandsRest();
    },
    tellStatus() {
      isWanted = true;
      laterStatus();
    },
    settled() {
      return due.judging || due.resting ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve();
    },
    setState(next) {
      state = next;
      laterStatus();
      whenHandsRest();
    },
  };
}

function countOf(diagnostics: readonly Diagnostic[]): Count {
  let errors = 0;
  let warnings = 0;
  for (const { severity } of diagnostics) {
    if (severity === DiagnosticSeverity.Error) errors++;
    else if (severity === DiagnosticSeverity.Warning) warnings++;
  }
  return { errors, warnings };
}
