/** The servers that are measured beside each other. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../kit/samples.js';
import { contractDocument } from '../documents/contract.js';
import type { DocumentOptions } from '../documents/options.js';
import { fileName, remitDocument, remitWorkspaceFile } from '../documents/remit.js';
import type { MarkedDocument } from '../marked.js';
import { bundles } from './build.js';

export type ServerName = 'bare' | 'langium' | 'remit';

export interface WorkspaceFile {
  name: string;
  document: MarkedDocument;
}

export interface ServerDefinition {
  name: ServerName;
  /** What it is, for the report. */
  title: string;
  languageId: string;
  extension: string;
  /** The command that serves over stdio, without the interpreter. */
  serve: string[];
  /** The command that checks a folder, without the interpreter. */
  check: (folder: string) => string[];
  /** Sent with `initialize` when a whole folder is measured. */
  folderOptions?: object;
  document: (lines: number, seed: number, options?: DocumentOptions) => MarkedDocument;
  workspaceFile: (index: number, seed: number) => WorkspaceFile;
  /** A name that the workspace file of that number declares. */
  symbolOf: (index: number) => string;
}

const require = createRequire(import.meta.url);
const remitProgram = join(root, 'dist/remit.mjs');

function versionOf(name: string): string {
  return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;
}

/**
 * The bare server gets the very documents that Remit gets, edited at the same places, so that every byte that goes over
 * the pipe is the same; only what is typed to break the document differs, as `~` is all that it knows to report.
 */
function asBare(document: MarkedDocument): MarkedDocument {
  const typing = (argument: string) => (list: MarkedDocument['marks']['s']) =>
    list.map((mark) => ({ ...mark, argument }));
  const { marks } = document;
  const broken = typing('~');
  return {
    ...document,
    marks: { ...marks, s: broken(marks.s), m: broken(marks.m), d: broken(marks.d), c: typing('')(marks.c) },
  };
}

const remit: ServerDefinition = {
  name: 'remit',
  title: `Remit ${require(join(root, 'package.json')).version}`,
  languageId: 'remit',
  extension: 'remit',
  serve: [remitProgram, 'lsp', '--stdio'],
  check: (folder) => [remitProgram, 'check', folder],
  document: remitDocument,
  workspaceFile: (index, seed) => ({ name: fileName(`F${index}`), document: remitWorkspaceFile(index, seed) }),
  symbolOf: (index) => `Control0F${index}`,
};

const bare: ServerDefinition = {
  ...remit,
  name: 'bare',
  title: `a server that does nothing but answer (vscode-languageserver ${versionOf('vscode-languageserver')})`,
  serve: [bundles.bare, '--stdio'],
  check: (folder) => [bundles.bare, 'check', folder],
  folderOptions: { readFolder: true },
  document: (lines, seed, options) => asBare(remitDocument(lines, seed, options)),
  workspaceFile: (index, seed) => {
    const file = remit.workspaceFile(index, seed);
    return { ...file, document: asBare(file.document) };
  },
};

const langium: ServerDefinition = {
  name: 'langium',
  title: `Langium ${versionOf('langium')}, a contract language of 30 rules`,
  languageId: 'contract',
  extension: 'contract',
  serve: [bundles.langium, '--stdio'],
  check: (folder) => [bundles.langium, 'check', folder],
  document: contractDocument,
  workspaceFile: (index, seed) => ({
    name: `area-${index}.contract`,
    document: contractDocument(130, seed + index, {
      suffix: `_f${index}`,
      others: index > 0 ? [`_f${index >> 1}`, `_f${index - 1}`] : [],
    }),
  }),
  symbolOf: (index) => `Measure_0_f${index}`,
};

export const definitions: Record<ServerName, ServerDefinition> = { bare, langium, remit };

/** Why a server cannot be measured; undefined where it can. */
export function missing(definition: ServerDefinition): string | undefined {
  const program = definition.serve[0] ?? '';
  return existsSync(program) ? undefined : `${program.slice(root.length)} has not been built`;
}
