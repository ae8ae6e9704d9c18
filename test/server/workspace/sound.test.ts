import assert from 'node:assert/strict';
import fc from 'fast-check';
import { landmarks } from '../../../grammar/syntax/vocabulary.js';
import { positionAt, sourceOf, textOf } from '../../../grammar/text/source.js';
import { libraryFiles } from '../../../server/src/library.generated.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';
import { anywhere } from '../../kit/anywhere.js';
import { surroundings } from '../../kit/frames.js';
import { read, remitFiles } from '../../kit/samples.js';

/** Files with a contract or a service of several blocks. */
const files = [...remitFiles('examples'), ...remitFiles('test/fixtures/semantics')]
  .map((path) => read(path))
  .filter((text) => text.length < 40_000 && /^(?:contract|service)\b/m.test(text));

/** Words that mean something in one block and are asked for in another. */
const words = ['Core', 'Outcomes', 'fixed', 'outcome', 'activity', 'percent', '2026', '2031', 'per year', '£2m', '5%'];
const marks = ['}', '{', '"', ':', '\n', 'x', ' ', '  }\n  exit {\n', '// ', 'year', ','];

/** One key or one paste in a declaration: where, as a fraction of its words; whether a word goes, or something is put before it. */
const step = fc.record({
  at: anywhere,
  what: fc.oneof(
    { weight: 2, arbitrary: fc.constant({ kind: 'word' } as const) },
    { weight: 4, arbitrary: fc.constant({ kind: 'name' } as const) },
    { weight: 2, arbitrary: fc.constantFrom(...words).map((text) => ({ kind: 'instead', text }) as const) },
    { weight: 3, arbitrary: fc.constantFrom(...marks).map((text) => ({ kind: 'before', text }) as const) },
  ),
  isTakenBack: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What a step does to a text: a word of the same text in the place of another, another name at the head of a block, a word of the list, or something before a word. */
function change(text: string, { at, what }: Step): { start: number; end: number; put: string } {
  const all = [...text.matchAll(what.kind === 'name' ? /(?<=\w+ )[A-Z]\w*(?= ")/g : /[\w-]+/g)];
  const one = all[Math.floor(at * (all.length - 1))];
  const start = one?.index ?? 0;
  if (what.kind === 'before') return { start, end: start, put: what.text };
  const put = what.kind === 'instead' ? what.text : (all[(Math.floor(at * 7919) * 31) % all.length]?.[0] ?? 'Other');
  return { start, end: start + (one?.[0].length ?? 0), put };
}

const uri = 'file:///w/main.remit';

/** What the files of the tests use; of what the examples use nothing is there. */
const beside: readonly (readonly [string, string])[] = [['file:///w/surroundings.remit', surroundings]];

function workspaceWith(text: string): Workspace {
  const workspace = new Workspace(libraryFiles, () => new Date(), true);
  workspace.setAll([...beside, [uri, text]]);
  sayWhatIsAbsent(workspace);
  return workspace;
}

function sayWhatIsAbsent(workspace: Workspace): void {
  for (const lacking of workspace.lacking()) workspace.markAbsent(lacking);
}

/** What is found in each piece and what it asks for. Where others are declared is looked up when a finding is told. */
function found(workspace: Workspace): unknown {
  return workspace
    .file(uri)
    ?.pieces.map(({ findings, wording, asked }) => [
      findings?.map(({ related, ...finding }) => finding),
      wording,
      [...asked].sort(),
    ]);
}

function replace(workspace: Workspace, start: number, end: number, text: string): void {
  const source = workspace.file(uri)?.source ?? sourceOf('', landmarks);
  workspace.edit(uri, [{ range: { start: positionAt(source, start), end: positionAt(source, end) }, text }]);
  sayWhatIsAbsent(workspace);
}

describe('a declaration in which one thing after the other is typed', () => {
  it('has the findings that it has where it is read afresh, and asks for the same', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.array(step, { minLength: 2, maxLength: 8 }), (text, steps) => {
        const workspace = workspaceWith(text);
        const agree = (): void =>
          assert.deepEqual(
            found(workspace),
            found(workspaceWith(textOf(workspace.file(uri)?.source ?? sourceOf('', landmarks)))),
          );
        for (const one of steps) {
          const source = workspace.file(uri)?.source ?? sourceOf('', landmarks);
          const largest = source.pieces.reduce((a, b) => (b.text.length > a.text.length ? b : a));
          const from = source.offsets[source.pieces.indexOf(largest)];
          const { start, end, put } = change(largest.text, one);
          const gone = largest.text.slice(start, end);
          replace(workspace, from + start, from + end, put);
          agree();
          if (!one.isTakenBack) continue;
          replace(workspace, from + start, from + start + put.length, gone);
          agree();
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 60) },
    );
  });
});
