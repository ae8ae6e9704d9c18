import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { stripVTControlCharacters } from 'node:util';
import draft04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { githubReport } from '../../../server/src/cli/formats/github.js';
import { sarifReport } from '../../../server/src/cli/formats/sarif.js';
import { unreadable } from '../../../server/src/cli/problems.js';
import { folderOf, removeFolders } from '../../kit/folders.js';
import { read } from '../../kit/samples.js';
import { type Ended, mistaken, remit, sound } from './command.js';

const require = createRequire(import.meta.url);

/** Texts that are no Remit, or hardly. */
const hostile: Readonly<Record<string, string | Uint8Array>> = {
  'a, b 100%.remit': mistaken,
  'bidi.remit': 'measure M "\u202eabc\u202c" { kind: \u2066x }\n',
  'carriage.remit': mistaken.replaceAll('\n', '\r'),
  'control.remit': 'measure \u001b[31mM\u0007 { \u0000 kind: ::error::no\n',
  'deep.remit': 'a {'.repeat(10_000),
  'empty.remit': '',
  'latin.remit': Buffer.from('\xa3', 'latin1'),
  'long.remit': `measure M "${'é'.repeat(1_000_000)} {`,
  'pieces.remit': 'measure 😀😀 { unit: 😀 \ud83d\n',
  'template.remit': 'measure {0} "[link](1)" { kind: {1} [x](2) }\n}\n',
  'windows.remit': mistaken.replaceAll('\n', '\r\n'),
};

describe('the forms of what `remit check` says', () => {
  after(removeFolders);

  describe('text', () => {
    it('shows the line with the place marked, the fix and the sum', async () => {
      const folder = folderOf({ 'a.remit': mistaken });
      const { out } = await remit(['check', '--format', 'text'], { in: folder });
      assert.equal(
        out,
        `a.remit:5:14  note R205  Nothing mentions the organisation Eastmere: use it, or take it out.
    |
  5 | organisation Eastmere "Eastmere Borough Council" {
    |              ^^^^^^^^

a.remit:6:9  error R303  \`role:\` cannot be \`comissioner\`. Is \`commissioner\` meant?
    |
  6 |   role: comissioner
    |         ^^^^^^^^^^^
    fix: Write \`commissioner\`

1 error, 1 note in 1 file
`,
      );
    });

    it('shows the same for each kind of line end, and marks by what is seen: wide characters, accents, tabs', async () => {
      const wide = sound.replace('ServiceUser "Service User"', 'ServiceUser\t"日本 e\u0301"  role: x');
      const folder = folderOf({
        'a.remit': wide,
        'b.remit': wide.replaceAll('\n', '\r\n'),
        'c.remit': wide.replaceAll('\n', '\r'),
      });
      const [a, b, c] = await Promise.all(
        ['a', 'b', 'c'].map((name) => remit(['check', `${name}.remit`], { in: folder })),
      );
      assert.equal(b.out.replaceAll('b.remit', 'a.remit'), a.out);
      assert.equal(c.out.replaceAll('c.remit', 'a.remit'), a.out);
      assert.match(a.out, /\| definition ServiceUser "日本 e\u0301" {2}role: x \{/);
    });

    it('leads to the other place that a finding is about', async () => {
      const folder = folderOf({ 'a.remit': `${sound}\n// Again.\n${sound}` });
      const { out } = await remit(['check'], { in: folder });
      assert.match(out, /^ {4}see: a\.remit:1:12 {2}/m);
    });

    it('is coloured on request only, where there is no terminal', async () => {
      const folder = folderOf({ 'a.remit': mistaken });
      const run = (env: Record<string, string>) => remit(['check'], { in: folder, env });
      const [plain, ci, forced, refused, both] = await Promise.all([
        run({}),
        run({ CI: 'true' }),
        run({ FORCE_COLOR: '1' }),
        run({ FORCE_COLOR: '0' }),
        run({ NO_COLOR: '1', FORCE_COLOR: '1' }),
      ]);
      assert.ok(!plain.out.includes('\u001b'));
      for (const { out } of [ci, refused, both]) assert.equal(out, plain.out);
      assert.ok(forced.out.includes('\u001b[31m'));
      assert.equal(stripVTControlCharacters(forced.out), plain.out);
    });

    it('gives a terminal no orders that a file holds', async () => {
      const folder = folderOf(hostile);
      const { out, err } = await remit(['check'], { in: folder });
      assert.ok(out.length > 1000);
      assert.doesNotMatch(out + err, /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u);
      const widest = Math.max(
        ...out
          .split('\n')
          .filter((line) => line.includes(' | '))
          .map((line) => line.length),
      );
      assert.ok(widest < 200, String(widest));
    });
  });

  describe('json', () => {
    it('has the shape that is promised', async () => {
      const folder = folderOf({ 'a.remit': mistaken });
      const { out } = await remit(['check', '--format', 'json', '.', 'nowhere.remit'], { in: folder });
      const { tool, ...report } = JSON.parse(out);
      assert.equal(tool.name, 'remit');
      assert.match(tool.version, /^\d+\.\d+\.\d+$/);
      assert.deepEqual(report, {
        formatVersion: 1,
        summary: { files: 1, errors: 1, warnings: 0, infos: 1, problems: 1 },
        findings: [
          {
            path: 'a.remit',
            line: 5,
            column: 14,
            endLine: 5,
            endColumn: 22,
            severity: 'info',
            code: 'R205',
            rule: 'unused-name',
            message: 'Nothing mentions the organisation Eastmere: use it, or take it out.',
            fixes: [],
            related: [],
          },
          {
            path: 'a.remit',
            line: 6,
            column: 9,
            endLine: 6,
            endColumn: 20,
            severity: 'error',
            code: 'R303',
            rule: 'unknown-word',
            message: '`role:` cannot be `comissioner`. Is `commissioner` meant?',
            fixes: [
              {
                title: 'Write `commissioner`',
                edits: [{ line: 6, column: 9, endLine: 6, endColumn: 20, text: 'commissioner' }],
              },
            ],
            related: [],
          },
        ],
        problems: [{ kind: 'missing', path: 'nowhere.remit', message: 'There is no file or folder nowhere.remit.' }],
      });
    });

    it('is valid whatever the files hold', async () => {
      const folder = folderOf(hostile);
      const { out, code } = await remit(['check', '--format', 'json', '.', 'nowhere.remit'], { in: folder });
      const report = JSON.parse(out);
      assert.equal(code, 2);
      assert.equal(report.summary.files, Object.keys(hostile).length - 1);
      assert.deepEqual(
        report.problems.map(({ kind }: { kind: string }) => kind),
        ['unreadable', 'missing'],
      );
      assert.doesNotMatch(out, /\\ud[89a-f]/i);
    });
  });

  describe('sarif', () => {
    // What SARIF publishes is written in the fourth draft of JSON Schema.
    const ajv = new draft04.default({ strict: false, unicodeRegExp: false });
    formats.default(ajv as never);
    const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
    const validate = ajv.compile(schema);

    function valid({ out }: Ended) {
      const log: unknown = JSON.parse(out);
      assert.ok(validate(log), ajv.errorsText(validate.errors));
      return JSON.parse(out).runs[0];
    }

    it('agrees with the published schema and says all that is known', async () => {
      const folder = folderOf({ 'a b.remit': `${mistaken}\n// Again.\n${sound}` });
      const run = valid(await remit(['check', '--format', 'sarif'], { in: folder }));
      const { results } = run;
      const word = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'R303');
      const region = { startLine: 6, startColumn: 9, endLine: 6, endColumn: 20 };
      const artifactLocation = { uri: 'a%20b.remit', uriBaseId: '%SRCROOT%' };
      assert.equal(run.columnKind, 'utf16CodeUnits');
      assert.equal(word.level, 'error');
      assert.deepEqual(word.locations, [{ physicalLocation: { artifactLocation, region } }]);
      assert.deepEqual(word.fixes[0].artifactChanges, [
        { artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: 'commissioner' } }] },
      ]);
      const { id, name, help, helpUri } = run.tool.driver.rules[word.ruleIndex];
      assert.deepEqual([id, name], ['R303', 'unknown-word']);
      assert.equal(help.markdown, read('docs/rules/R303-unknown-word.md'));
      assert.equal(help.text, (await remit(['explain', 'R303'], { in: folder })).out);
      assert.equal(helpUri, undefined);
      const twice = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'R203');
      assert.equal(twice.relatedLocations[0].physicalLocation.artifactLocation.uri, 'a%20b.remit');
      assert.equal(run.invocations[0].executionSuccessful, true);
    });

    it('is valid where nothing is found, where there is nothing, and whatever the files hold', async () => {
      const [clean, none, worst] = await Promise.all([
        remit(['check', '--format', 'sarif'], { in: folderOf({ 'a.remit': sound }) }),
        remit(['check', '--format', 'sarif'], { in: folderOf({}) }),
        remit(['check', '--format', 'sarif', '.', 'nowhere.remit'], { in: folderOf(hostile) }),
      ]);
      assert.deepEqual(valid(clean).results, []);
      assert.equal(valid(none).invocations[0].toolExecutionNotifications.length, 1);
      const run = valid(worst);
      assert.equal(run.invocations[0].executionSuccessful, false);
      assert.equal(run.invocations[0].toolExecutionNotifications.length, 2);
      for (const { message } of run.results) assert.doesNotMatch(message.text.replace(/\{\{|\}\}/g, ''), /[{}]/);
      assert.deepEqual([clean.code, none.code, worst.code], [0, 2, 2]);
    });

    for (const [path, uri] of [
      ['C:/north/a b.remit', 'file:///C:/north/a%20b.remit'],
      ['//server/north/a.remit', 'file://server/north/a.remit'],
      ['/home/north/a.remit', 'file:///home/north/a.remit'],
      ['north/a.remit', 'north/a.remit'],
    ])
      it(`names ${path} as ${uri}`, () => {
        const problems = [unreadable(path, 'It is a folder.')];
        const [run] = JSON.parse(sarifReport({ files: [], settings: [], problems, isWhole: true })).runs;
        const [{ locations }] = run.invocations[0].toolExecutionNotifications;
        assert.equal(locations[0].physicalLocation.artifactLocation.uri, uri);
      });
  });

  describe('github', () => {
    it('writes one command a line', async () => {
      const folder = folderOf({ 'a.remit': mistaken });
      const { out } = await remit(['check', '--format', 'github'], { in: folder });
      assert.equal(
        out,
        '::notice file=a.remit,line=5,endLine=5,col=14,endColumn=22,title=R205 unused-name::Nothing mentions the organisation Eastmere: use it, or take it out.\n' +
          '::error file=a.remit,line=6,endLine=6,col=9,endColumn=20,title=R303 unknown-word::`role:` cannot be `comissioner`. Is `commissioner` meant?\n',
      );
    });

    it('lets nothing that a file holds become a command, and escapes paths', async () => {
      const folder = folderOf(hostile);
      const { out } = await remit(['check', '--format', 'github', '.', 'nowhere.remit'], { in: folder });
      const lines = out.slice(0, -1).split('\n');
      for (const line of lines) assert.match(line, /^::(?:error|warning|notice)(?: [^:]*)?::[^\r]+$/);
      assert.ok(lines.some((line) => line.includes('file=a%2C b 100%25.remit,')));
      assert.ok(lines.includes('::error::There is no file or folder nowhere.remit.'));
      assert.ok(lines.some((line) => line.startsWith('::error file=latin.remit::')));
    });

    it('escapes the colon of a disk', () => {
      const problems = [unreadable('C:/north/a.remit', 'It is a folder.')];
      const written = '::error file=C%3A/north/a.remit::C:/north/a.remit cannot be read. It is a folder.\n';
      assert.equal(githubReport({ files: [], settings: [], problems, isWhole: true }), written);
    });
  });
});
