import { platform } from 'node:process';
import { URI } from 'vscode-uri';

/**
 * The URI of a path. macOS keeps many accents apart from their letters and opens a file by either spelling; the editor writes them as one, and so do
 * `use` lines: the same file is to have one name.
 *
 * @param system the system whose disk it is on
 */
export function uriOf(path: string, system: NodeJS.Platform = platform): string {
  return URI.file(system === 'darwin' ? path.normalize() : path).toString();
}

/** The path of a file that a URI names, as the system writes it. */
export function pathOf(uri: string): string {
  return URI.parse(uri).fsPath;
}
