import { offsetAt, type Source } from '../../grammar/text/source.js';
import { libraryFiles } from '../../server/src/library.generated.js';
import { surroundings } from './frames.js';
import type { Marked } from './marked.js';
import { folder, languageFindingsIn, workspaceOf } from './workspace.js';

/** Files that every marked file of the checks of meaning can use. */
export const others: Readonly<Record<string, string>> = {
  'surroundings.remit': surroundings,
  'north.remit':
    'organisation Both "Both" { role: provider   kind: charity }\norganisation Only "Only" { role: commissioner   kind: local-authority }\ncontract North "North" { payment Core "Core" { } }\n',
  'south.remit': 'organisation Both "Both" { role: provider   kind: charity }\n',
  'circle.remit': 'use "./example.remit"\norganisation Round "Round" { role: provider   kind: charity }\n',
};

/** What is found in a file that stands beside `surroundings.remit`; information too where `all` is asked for. */
export function meaningFindings(text: string, all: boolean): Marked[] {
  const workspace = workspaceOf({ ...others, 'example.remit': text }, libraryFiles);
  const source = workspace.file(`${folder}example.remit`)?.source as Source;
  return languageFindingsIn(workspace, 'example.remit')
    .filter(({ severity }) => all || severity !== 'info')
    .map(({ rule, message, range, fixes }) => ({
      start: offsetAt(source, range.start),
      end: offsetAt(source, range.end),
      name: rule,
      message: fixes.length === 0 ? message : `${message} [${fixes.map(({ title }) => title).join(' | ')}]`,
    }));
}
