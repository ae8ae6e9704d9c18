import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { kindOf, nearestHolding } from './disk.js';

/** The URI of the folder of the package that runs, in which the pages of rules are; undefined where the program runs without its package. */
export async function rulePages(): Promise<string | undefined> {
  const root = await nearestHolding(import.meta.dirname, ['package.json']);
  const folder = root && join(root, 'docs/rules');
  if (!folder || (await kindOf(join(folder, 'README.md'))) !== 'file') return undefined;
  return pathToFileURL(folder + sep).href;
}
