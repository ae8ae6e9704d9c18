import { positionAt } from '../../../grammar/text/source.js';
import { ruleNamed } from '../rules/all.js';
import { notOutweighed } from '../semantics/superfluous.js';
import type { Workspace } from '../workspace/workspace.js';
import { shownUri } from './read-workspace.js';

/** Something that is wrong in the wording or the meaning of a file, so that it may not say what was meant. */
export interface Mistake {
  /** The file and the line, as they are shown: `diabetes.remit:28`. */
  readonly place: string;
  readonly message: string;
}

/** The mistakes in a file and in those that it uses, in the order in which they stand. What makes a poor specification is none. */
export function mistakesIn(workspace: Workspace, uri: string, current: string): Mistake[] {
  const seen = new Set<string>();
  const found: Mistake[] = [];
  const look = (each: string): void => {
    const file = workspace.file(each);
    if (!file || file.shipped || seen.has(each)) return;
    seen.add(each);
    for (const { index, wording, findings } of file.pieces) {
      const wrong = [...notOutweighed(wording, findings), ...(findings ?? [])].filter(
        ({ rule }) => ruleNamed(rule).severity === 'error',
      );
      for (const { start, message } of wrong) {
        const { line } = positionAt(file.source, file.source.offsets[index] + start);
        found.push({ place: `${shownUri(each, current)}:${line + 1}`, message });
      }
    }
    for (const { target } of file.uses) if ('uri' in target) look(target.uri);
  };
  look(uri);
  return found;
}
