import assert from 'node:assert/strict';
import { lineEndAfter, lineStartsOf } from '../../../grammar/text/lines.js';
import { type Completion, complete } from '../../../server/src/features/completion.js';
import { listExamples, listRanges, runExamples } from '../../../server/src/features/examples.js';
import { foldingRanges } from '../../../server/src/features/folding.js';
import { hover } from '../../../server/src/features/hover.js';
import { inlayHints, piecesWithHints } from '../../../server/src/features/inlay-hints.js';
import { contractNamed, lenses, lensText } from '../../../server/src/features/lenses.js';
import { documentLinks } from '../../../server/src/features/links.js';
import { definitionAt, referencesAt } from '../../../server/src/features/navigation.js';
import { offeredExamples } from '../../../server/src/features/new-examples.js';
import { prepareRename, rename } from '../../../server/src/features/rename.js';
import { semanticTokens } from '../../../server/src/features/semantic-tokens.js';
import { type DocumentSymbol, documentSymbols } from '../../../server/src/features/symbols.js';
import type { FileView } from '../../../server/src/semantics/view.js';
import { viewOf } from '../../../server/src/workspace/view.js';
import { Random } from '../../bench/random.js';
import { type MutatedExample, mutatedExamples } from '../../kit/mutations.js';
import { applied } from '../../kit/syntax.js';
import { findingsIn, folder } from '../../kit/workspace.js';
import { plain } from './completion-kit.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

function assertInside({ start, end }: Span, file: FileView, what: string): void {
  assert.ok(0 <= start && start <= end && end <= file.source.length, `${what} from ${start} to ${end}`);
}

function fileOf({ workspace, name }: MutatedExample): FileView {
  return viewOf(workspace).file(folder + name) as FileView;
}

/** Offsets at the mistake, near it, and anywhere. */
function offsetsIn({ text, original }: MutatedExample, random: Random, count: number): number[] {
  let at = 0;
  while (at < text.length && text[at] === original[at]) at++;
  const held = (offset: number) => Math.max(0, Math.min(text.length, offset));
  const near = Array.from({ length: count }, () => held(at - 40 + random.below(120)));
  return [at, ...near, ...Array.from({ length: count }, () => random.below(text.length + 1))];
}

/** Runs a check of many texts, each of which has one mistake; a failure says which. */
function forMistakes(seed: number, count: number, check: (example: MutatedExample, random: Random) => void): void {
  const random = new Random(seed);
  for (const example of mutatedExamples(random, count, false)) {
    try {
      check(example, random);
    } catch (error) {
      throw new Error(`${example.name}, ${example.what}: ${(error as Error).message}`, { cause: error });
    }
  }
}

function checkSymbols(symbols: readonly DocumentSymbol[], outer: Span, file: FileView): void {
  for (const symbol of symbols) {
    assertInside(symbol, file, symbol.name);
    assert.notEqual(symbol.name.trim(), '');
    assert.ok(outer.start <= symbol.start && symbol.end <= outer.end, `${symbol.name} stands outside of what holds it`);
    assert.ok(symbol.start <= symbol.nameStart && symbol.nameEnd <= symbol.end, `${symbol.name} is named elsewhere`);
    checkSymbols(symbol.children, symbol, file);
  }
}

function checkTokens(text: string, data: Uint32Array): void {
  const starts = lineStartsOf(text);
  let line = 0;
  let character = 0;
  let end = 0;
  for (let i = 0; i < data.length; i += 5) {
    if (data[i] > 0) end = character = 0;
    line += data[i];
    character += data[i + 1];
    assert.ok(character >= end, `two tokens overlap in line ${line + 1}`);
    end = character + data[i + 2];
    assert.ok(
      line < starts.length && starts[line] + end <= lineEndAfter(text, starts[line]),
      `a token leaves its line`,
    );
  }
}

/** What stands in the text once something offered is taken and its gaps are filled, indented as an editor does it. */
function taken(text: string, offset: number, one: Completion): string {
  const lineStart = text.slice(0, offset).lastIndexOf('\n') + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
  const filled = one.insertText.replace(/"\$\d"/g, '"text"').replace(/\$[1-9](?!\d)|\$\{\d:?\}|\$0(?=%)/g, '5');
  const written = one.snippet ? plain(filled) : one.insertText;
  return applied(text, [
    { ...one.replace, text: written.replaceAll('\n', `\n${indent}`) },
    ...(one.additionalEdits ?? []),
  ]);
}

/** Mistakes that are gone once the hand goes on: what is offered is often only the beginning. */
const unfinished = new Set<string>(['value-missing', 'line-unfinished', 'operand-missing']);

describe('the features of the editor, in texts with a mistake', function () {
  this.timeout(60_000);

  it('show the whole file', () => {
    forMistakes(7, 60, (example) => {
      const view = viewOf(example.workspace);
      const file = fileOf(example);
      const whole = { start: 0, end: example.text.length };
      const lines = lineStartsOf(example.text).length;
      for (const { startLine, endLine } of foldingRanges(file))
        assert.ok(0 <= startLine && startLine < endLine && endLine < lines, `folds from ${startLine} to ${endLine}`);
      checkSymbols(documentSymbols(file), whole, file);
      checkTokens(example.text, semanticTokens(file));
      for (const link of documentLinks(view, file)) assertInside(link, file, 'link');
      for (const lens of lenses(file)) {
        assertInside(lens, file, 'lens');
        const contract = contractNamed(file, lens.subject.contract);
        if (contract) assert.notEqual(lensText(contract, lens.subject), '');
      }
      for (const contract of listExamples(file)) assertInside(contract, file, 'contract');
      for (const range of listRanges(file)) assertInside(range, file, 'range');
      for (const result of runExamples(file)) assertInside(result, file, 'example');
      for (const piece of piecesWithHints(file, whole))
        for (const { offset } of inlayHints(file, piece, whole))
          assertInside({ start: offset, end: offset }, file, 'hint');
      assert.ok(Array.isArray(offeredExamples(file, whole)));
    });
  });

  it('answer at any place', () => {
    forMistakes(8, 60, (example, random) => {
      const view = viewOf(example.workspace);
      const file = fileOf(example);
      for (const offset of offsetsIn(example, random, 5)) {
        const shown = hover(view, file, offset);
        if (shown) assertInside(shown, file, 'hover');
        assert.doesNotMatch(JSON.stringify(shown ?? ''), /undefined|NaN|\[object/);
        const definition = definitionAt(view, file, offset);
        if (definition) assertInside(definition, definition.file, 'definition');
        for (const place of referencesAt(view, file, offset, true)) assertInside(place, place.file, 'reference');
        for (const { replace } of complete(view, file, offset)) {
          assertInside(replace, file, 'completion');
          assert.ok(replace.start <= offset && offset <= replace.end, 'what is offered replaces something else');
        }
      }
    });
  });

  it('offer nothing that is wrong in its wording once it is taken', () => {
    let count = 0;
    forMistakes(9, 60, (example, random) => {
      const { workspace, name, text } = example;
      const uri = folder + name;
      for (const offset of offsetsIn(example, random, 3)) {
        const lineEnd = lineEndAfter(text, offset);
        // A line that loses a brace or a quote behind the cursor has another mistake.
        if (/[{}"]/.test(text.slice(offset, lineEnd))) continue;
        const cut = text.slice(0, offset) + text.slice(lineEnd);
        // Where braces do not pair, the indents of all lines say which of them is wrong, and each new line may say another.
        if (cut.split('{').length !== cut.split('}').length) continue;
        workspace.set(uri, cut);
        const wrong = () =>
          findingsIn(workspace, name).filter(
            ({ code, severity, rule }) => code < 'R2' && severity === 'error' && !unfinished.has(rule),
          );
        const before = wrong();
        const fitting = complete(viewOf(workspace), fileOf(example), offset).filter(({ label, filterText, replace }) =>
          (filterText ?? label).toLowerCase().startsWith(cut.slice(replace.start, offset).trim().toLowerCase()),
        );
        for (const one of fitting.length === 0 ? [] : [fitting[0], random.pick(fitting)]) {
          count++;
          workspace.set(uri, taken(cut, offset, one));
          const fresh = wrong().map(({ message }) => message);
          const where = `${JSON.stringify(one.label)} behind ${JSON.stringify(cut.slice(Math.max(0, offset - 40), offset))}`;
          assert.ok(fresh.length <= before.length, `${where}: ${fresh.join(' | ')}`);
        }
      }
    });
    assert.ok(count > 200, `only ${count} were taken`);
  });

  it('rename without changing what is found', () => {
    let count = 0;
    forMistakes(10, 80, (example, random) => {
      const { workspace, name, text } = example;
      const view = viewOf(workspace);
      for (const offset of offsetsIn(example, random, 4)) {
        const file = fileOf(example);
        const prepared = prepareRename(view, file, offset);
        if ('refused' in prepared) continue;
        const edits = rename(view, file, offset, 'Zebra9');
        assert.ok(!('refused' in edits));
        const mine = edits.filter((edit) => edit.file.uri === file.uri).sort((a, b) => a.start - b.start);
        // The rest of the workspace is renamed as well; of those that use this file there are few.
        if (mine.length < edits.length) continue;
        mine.forEach((edit, i) => {
          assertInside(edit, file, 'edit');
          assert.ok(i === 0 || mine[i - 1].end <= edit.start, 'edits overlap');
        });
        count++;
        // Of two things of one name, the other is left alone then.
        const found = () =>
          findingsIn(workspace, name)
            .filter(({ rule }) => rule !== 'unused-name' && rule !== 'duplicate-name')
            .map(({ rule, range }) => `${rule} in line ${range.start.line + 1}`)
            .sort();
        const before = found();
        workspace.set(folder + name, applied(text, mine));
        assert.deepEqual(found(), before);
        workspace.set(folder + name, text);
      }
    });
    assert.ok(count > 40, `only ${count} were renamed`);
  });
});
