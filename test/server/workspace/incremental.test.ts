import assert from 'node:assert/strict';
import fc from 'fast-check';
import { positionAt, textOf } from '../../../grammar/text/source.js';
import { findingsOf } from '../../../server/src/workspace/findings.js';
import type { Workspace } from '../../../server/src/workspace/workspace.js';
import { anywhere } from '../../kit/anywhere.js';
import { surroundings } from '../../kit/frames.js';
import { read } from '../../kit/samples.js';
import { folder, workspaceOf } from '../../kit/workspace.js';

const northshire = Object.fromEntries(
  ['partners', 'measures', 'diabetes'].map((name) => [`${name}.remit`, read(`examples/northshire/${name}.remit`)]),
);

/** Small files that use each other, have names in common, and name things that only others declare. */
const small: Readonly<Record<string, string>> = {
  'a.remit': `use "./b.remit"
use "./c.remit"
organisation Alpha "Alpha" { role: provider   kind: charity }
measure Rate "Rate" { kind: outcome   unit: percent   better: higher   numerator: "n"   denominator: "d"   source: "s"   window: year   owner: Beta }
contract One "One" {
  form: "f"
  commissioners: Beta
  providers: Alpha
  services: Care
  term: 1 April 2026 to 31 March 2031
  vat: exempt
  rounding: half-up
  payment Core "Core" { mechanism: fixed   from: Beta   to: Alpha   amount: £5m per year   paid: monthly in-arrears   only-if: Rate at least 5%, Quits at least 3 quits }
}
contract Two "Two" {
  form: "f"
  commissioners: Gamma
  providers: Alpha
  services: Care
  term: 1 April 2026 to 31 March 2031
  vat: exempt
  rounding: half-up
  payment Core "Core" { mechanism: fixed   from: Beta   to: Alpha   amount: 5% of One.Core   paid: monthly in-arrears }
  together Limit "Limit" { terms: Core   most-paid: 20% of Core per year }
}
`,
  'b.remit': `use "./c.remit"
organisation Beta "Beta" { role: commissioner   kind: local-authority }
measure Quits "Quits" { kind: outcome   unit: quits   better: higher   source: "s"   window: year   owner: Gamma   if-missing: fails }
population Smokers "Smokers" { includes: "adults" }
`,
  'c.remit': `organisation Gamma "Gamma" { role: commissioner   kind: local-authority }
population Smokers "Smokers" { includes: "adults" }
measure Quits "Quits" { kind: outcome   unit: people   better: higher   source: "s"   window: year }
`,
  'd.remit': `use "./a.remit"
use "./missing.remit"
use "./d.remit"
input Alpha "A name of another kind" { unit: £   source: "s"   values { 2026/27: £5 } }
definition Word "Word" { "Means something to the RPAT." }
definition Other "Other" { "Means something else to the RPAT." }
`,
};

/** What may be typed, pasted or put in the place of something: names and words of the files above, and what breaks them. */
const pieces = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'Alpha',
      'Beta',
      'Gamma',
      'Rate',
      'Quits',
      'Core',
      'One',
      'Two',
      'Smokers',
      'Care',
      'Limit',
      'One.Core',
      'ShoreCIC',
      'HbA1cControl',
      'AdultsT2D',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '{',
      '}',
      '"',
      '"""',
      '/*',
      '*/',
      '//',
      '\n',
      '\n\n',
      ' ',
      '  ',
      ':',
      ',',
      '£',
      '%',
      '.',
      'x',
      '(',
      ')',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'unit: percent',
      'unit: quits',
      'if-missing: fails',
      'targets { 2026/27: at least 5% }',
      'measure',
      'organisation',
      'use "./b.remit"\n',
      'use "./a.remit"\n',
      'use "./missing.remit"\n',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...Object.values(small)
        .flatMap((text) => text.split(/(?<=^\}\n)|(?<=\}\n)(?=\w)/m))
        .filter((text) => text.length > 20),
    ),
  },
  { weight: 1, arbitrary: fc.constant('') },
);

/** A change: where, by two fractions of a file, what is put there; or the removal or the return of a whole file. */
interface Step {
  readonly file: number;
  readonly at: number;
  readonly length: number;
  readonly text: string;
  readonly whole: 'edit' | 'remove' | 'replace' | 'rename' | 'swap';
}

const step: fc.Arbitrary<Step> = fc.record({
  file: fc.nat(3),
  at: anywhere,
  length: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.nat(12) },
    { weight: 1, arbitrary: fc.nat(400) },
  ),
  text: pieces,
  whole: fc.oneof(
    { weight: 12, arbitrary: fc.constant('edit' as const) },
    { weight: 4, arbitrary: fc.constant('rename' as const) },
    { weight: 3, arbitrary: fc.constant('swap' as const) },
    { weight: 1, arbitrary: fc.constantFrom('remove' as const, 'replace' as const) },
  ),
});

function textIn(workspace: Workspace, name: string): string | undefined {
  const file = workspace.file(folder + name);
  return file && textOf(file.source);
}

function replace(workspace: Workspace, name: string, start: number, end: number, text: string): void {
  const source = workspace.file(folder + name)?.source;
  if (source)
    workspace.edit(folder + name, [
      { range: { start: positionAt(source, start), end: positionAt(source, end) }, text },
    ]);
}

/** Two declarations that stand one after the other change places, as a key of the editor lets them. */
function swap(workspace: Workspace, name: string, at: number): void {
  const { pieces, offsets } = workspace.file(folder + name)?.source ?? { pieces: [], offsets: [] };
  const first = Math.floor(at * (pieces.length - 2));
  if (first < 0 || pieces.length < 2) return;
  const [one, other] = [pieces[first].text, pieces[first + 1].text];
  replace(workspace, name, offsets[first], offsets[first] + one.length + other.length, other + one);
}

function take(
  workspace: Workspace,
  names: readonly string[],
  originals: Readonly<Record<string, string>>,
  step: Step,
): void {
  const name = names[step.file % names.length];
  const text = textIn(workspace, name);
  if (step.whole === 'remove') workspace.remove(folder + name);
  else if (text === undefined || step.whole === 'replace') workspace.set(folder + name, originals[name]);
  else if (step.whole === 'swap') swap(workspace, name, step.at);
  else if (step.whole === 'rename') {
    const words = [...text.matchAll(/\b[A-Z]\w*/g)];
    const word = words[Math.floor(step.at * (words.length - 1))];
    if (word)
      replace(
        workspace,
        name,
        word.index,
        word.index + word[0].length,
        /^[A-Z]\w*$/.test(step.text) ? step.text : 'Renamed',
      );
  } else {
    const start = Math.floor(step.at * text.length);
    replace(workspace, name, start, Math.min(start + step.length, text.length), step.text);
  }
}

/** All that a workspace finds, file by file. */
function everything(workspace: Workspace, names: readonly string[]): unknown {
  return names.map((name) => {
    const file = workspace.file(folder + name);
    return file && findingsOf(workspace, file);
  });
}

function agrees(originals: Readonly<Record<string, string>>, steps: readonly Step[]): void {
  const names = Object.keys(originals);
  const workspace = workspaceOf(originals);
  for (const one of steps) {
    take(workspace, names, originals, one);
    for (const uri of workspace.lacking()) workspace.markAbsent(uri);
    const texts = names.flatMap((name) => {
      const text = textIn(workspace, name);
      return text === undefined ? [] : [[name, text]];
    });
    const fresh = workspaceOf(Object.fromEntries(texts));
    assert.deepEqual(everything(workspace, names), everything(fresh, names));
  }
}

describe('a workspace that is edited', () => {
  it('finds the same as one that is read afresh, in small files that use each other', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => agrees(small, steps)),
      { numRuns: 150 },
    );
  });

  it('finds the same as one that is read afresh, in the worked examples', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => agrees(northshire, steps)),
      { numRuns: 30 },
    );
  });

  it('calls the second of two declarations of one name the double after they have changed places', () => {
    const texts = {
      'a.remit':
        'population Young "Under 18" { includes: "aged 0 to 17" }\npopulation Young "Under 25" { includes: "aged 0 to 24" }\npopulation Old "Over 65" { includes: "aged 65 or over" }\n',
    };
    const workspace = workspaceOf(texts);
    for (const at of [0, 1, 0]) {
      swap(workspace, 'a.remit', at);
      const fresh = workspaceOf({ 'a.remit': textIn(workspace, 'a.remit') as string });
      assert.deepEqual(everything(workspace, ['a.remit']), everything(fresh, ['a.remit']));
    }
  });

  it('finds nothing new once a change has been taken back', () => {
    const workspace = workspaceOf(small);
    const before = everything(workspace, Object.keys(small));
    replace(workspace, 'c.remit', 0, 5, 'measure Beta "b" {');
    workspace.remove(`${folder}b.remit`);
    workspace.set(`${folder}b.remit`, small['b.remit']);
    workspace.set(`${folder}c.remit`, small['c.remit']);
    assert.deepEqual(everything(workspace, Object.keys(small)), before);
  });
});

describe('how far a change reaches', () => {
  const texts = {
    'main.remit': `use "./surroundings.remit"\n${read('test/fixtures/semantics/sharing.remit')
      .replaceAll(/^ *[\^|].*\n/gm, '')
      .replace(/^use.*\n/, '')}`,
    'surroundings.remit': surroundings,
  };

  /** How many declarations are examined when `find` becomes `put` in a file. */
  function examined(find: string, put: string, name: string): number {
    const workspace = workspaceOf(texts);
    const text = textIn(workspace, name) as string;
    const before = workspace.examinations;
    const at = text.indexOf(find);
    assert.ok(at >= 0, find);
    replace(workspace, name, at, at + find.length, put);
    return workspace.examinations - before;
  }

  it('is one declaration where something inside it is typed', () => {
    assert.equal(examined('£12.4m per year', '£12.5m per year', 'main.remit'), 1);
    assert.equal(examined('"National Diabetes Audit"', '"Audit"', 'surroundings.remit'), 1);
    assert.equal(examined('  window: year\n', '  window: year\n  lag: 10 weeks\n', 'surroundings.remit'), 1);
  });

  it('is a measure and those that depend on its unit where its unit changes', () => {
    // FirstAppointment is mentioned by both contracts.
    const measure = 'measure FirstAppointment "First appointment within 6 weeks" {\n  kind: process\n  unit: ';
    assert.equal(examined(`${measure}percent`, `${measure}quits`, 'surroundings.remit'), 3);
    // Nothing mentions CostEach.
    assert.equal(examined('unit: £ per person', 'unit: £ per visit', 'surroundings.remit'), 1);
  });

  it('is a declaration and those that name it where its name changes', () => {
    assert.equal(examined('measure CostEach', 'measure CostEvery', 'surroundings.remit'), 1);
    // Unspoken is named by the second contract.
    assert.equal(examined('measure Unspoken', 'measure Outspoken', 'surroundings.remit'), 2);
  });

  it('is nothing beyond the file where a comment is written', () => {
    assert.equal(examined('contract Bad "Bad" {', '// A note.\ncontract Bad "Bad" {', 'main.remit'), 1);
  });
});
