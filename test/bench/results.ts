/** What a run yields. Times are milliseconds, memory is MiB, unless a name says otherwise. */

import type { PaymentResult } from './payment.js';
import type { ServerName } from './servers/definitions.js';
import type { EditKind, Feature, Pause } from './session.js';
import type { Summary } from './statistics.js';

export type Variant = 'spread' | 'one large block';

export interface DocumentResult {
  server: ServerName;
  lines: number;
  bytes: number;
  /** Where the edits fall: anywhere, or within one block of about 400 lines. */
  variant: Variant;
  /** Why there are no figures, or not all. */
  problem?: string;
  /** From the start of the process to the answer to `initialize`. */
  initialized?: Summary;
  /** From the start of the process until the mistake in the opened document is reported. */
  firstFinding?: Summary;
  edit?: Summary;
  editByKind?: Partial<Record<EditKind, Summary>>;
  editToBare?: number;
  /** Processor time per keystroke, all threads. */
  cpuPerEdit?: number;
  /** From the last key of twenty fast ones until the mistake that it made is reported. */
  /** A key some time after the one before. */
  easy?: Record<Pause, Summary>;
  burst?: Summary;
  features?: Record<Feature, Summary & { wrong: number; example?: string }>;
  rssOpened?: number;
  rssAfterEdits?: { edits: number; rss: number };
  /** Whether the server ended by itself when asked to. */
  cleanEnd?: boolean;
}

/** What the rules cost, in one process without a protocol. */
export interface RulesResult {
  /** A new process for each, or one that has done the same before. */
  process: 'new' | 'used';
  files: number;
  /** Reading all files and resolving their names. */
  reading: Summary;
  /** The same, with all rules but the proofs of payment terms. */
  withoutProofs: Summary;
  /** The same, with all rules and worked examples run on them. */
  all: Summary;
}

export interface FolderResult {
  server: ServerName;
  files: number;
  bytes: number;
  problem?: string;
  initialized?: number;
  /** From the start of the process until the opened file's own diagnostics. */
  opened?: number;
  /** From the start of the process until the one mistake, in a file that nobody opened, is known. */
  allKnown?: number;
  /** From the start of the process until `workspace/symbol` finds a name of the last file. */
  symbolKnown?: number;
  edit?: Summary;
  rss?: number;
  peak?: number;
}

export interface CheckResult {
  server: ServerName;
  files: number;
  problem?: string;
  wall?: Summary;
  cpu?: Summary;
  peak?: Summary;
}

export interface Results {
  when: string;
  machine: { node: string; kernel: string; processor: string; cores: number; memoryGiB: number };
  seed: number;
  servers: { name: ServerName; title: string; missing?: string }[];
  /** A fixed piece of work in the harness itself, timed between all blocks: how steady the machine was. */
  noise?: Summary;
  documents: DocumentResult[];
  folders: FolderResult[];
  checks: CheckResult[];
  rules: RulesResult[];
  payment?: PaymentResult;
}
