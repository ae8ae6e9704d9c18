/** The figures of a run as Markdown. A dash: not measured, or too few samples for that quantile. */
import type { DocumentResult, Results } from './results.js';
import type { ServerName } from './servers/definitions.js';
import type { Summary } from './statistics.js';

export function report(results: Results): string {
  const { machine, noise } = results;
  const compared = results.servers
    .filter((server) => !server.missing && server.name !== 'bare')
    .map((server) => server.name);
  return [
    '# Bench',
    `${results.when}, Node ${machine.node}, ${machine.cores} cores (${machine.processor}), ${machine.memoryGiB} GiB, seed ${results.seed}. Times in ms, memory in MiB.`,
    `Noise: a fixed piece of work took ${number(noise?.p50)} (p50), ${number(noise?.p95)} (p95), ${number(noise?.max)} (most).`,
    results.servers
      .map((server) => `- \`${server.name}\`: ${server.title}${server.missing ? ` (left out: ${server.missing})` : ''}`)
      .join('\n'),
    '## Compared with a server that does nothing',
    table(['figure', ...compared.map((name) => `${name} / bare`), 'bare'], ratioRows(results, compared)),
    '## Keystroke to diagnostics',
    'From just before the change is sent until diagnostics that are right for it have arrived. Half of the edits keep the document valid. After 150, after 300: a key so many ms after the answer to the one before (p50); after 300, Remit is at work on the rules. Burst: from the last of twenty keys 30 ms apart.',
    table(
      [
        'lines',
        'server',
        'KiB',
        'n',
        'p50',
        'p95',
        'most',
        'valid',
        'writing',
        'meaning',
        'name',
        'cpu',
        'after 150',
        'after 300',
        'burst',
        'edits fall',
      ],
      results.documents.map((row) => [
        whole(row.lines),
        row.server,
        whole(row.bytes / 1024),
        row.edit?.n ?? '–',
        number(row.edit?.p50),
        number(row.edit?.p95),
        number(row.edit?.max),
        ...(['valid', 'writing', 'meaning', 'name'] as const).map((kind) => number(row.editByKind?.[kind]?.p50)),
        number(row.cpuPerEdit),
        number(row.easy?.[150].p50),
        number(row.easy?.[300].p50),
        number(row.burst?.p50),
        row.variant === 'spread' ? 'anywhere' : 'in one large block',
      ]),
    ),
    '## Start, requests right after an edit, memory',
    'Requests follow an edit that moves every line, timed from before it (p50 / p95); answers are checked.',
    table(
      [
        'lines',
        'server',
        'initialize',
        'first finding',
        'n',
        'hover',
        'completion',
        'RSS opened',
        'RSS after edits',
        'edits',
        'ended itself',
      ],
      results.documents
        .filter((row) => row.variant === 'spread')
        .map((row) => [
          whole(row.lines),
          row.server,
          number(row.initialized?.p50),
          number(row.firstFinding?.p50),
          row.firstFinding?.n ?? '–',
          feature(row, 'hover'),
          feature(row, 'completion'),
          number(row.rssOpened),
          number(row.rssAfterEdits?.rss),
          row.rssAfterEdits?.edits ?? '–',
          row.cleanEnd === undefined ? '–' : row.cleanEnd ? 'yes' : 'no',
        ]),
    ),
    ...(results.folders.length > 0
      ? [
          '## A folder of many files, one of them opened',
          'Times from the start of the process. All known: the one mistake, in the last file, is reported.',
          table(
            [
              'files',
              'server',
              'KiB',
              'initialize',
              'opened',
              'all known',
              'symbol found',
              'keystroke p50',
              'p95',
              'RSS',
              'peak',
            ],
            results.folders.map((row) => [
              row.files,
              row.server,
              whole(row.bytes / 1024),
              number(row.initialized),
              number(row.opened),
              number(row.allKnown),
              number(row.symbolKnown),
              number(row.edit?.p50),
              number(row.edit?.p95),
              number(row.rss),
              number(row.peak),
            ]),
          ),
          '## Checking that folder from the command line',
          'The whole process.',
          table(
            ['files', 'server', 'n', 'wall p50', 'cpu p50', 'peak RSS'],
            results.checks.map((row) => [
              row.files,
              row.server,
              row.wall?.n ?? '–',
              number(row.wall?.p50),
              number(row.cpu?.p50),
              number(row.peak?.p50),
            ]),
          ),
        ]
      : []),
    ...rulesPart(results),
    problems(results),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

/** What the rules add to reading and resolving. */
function rulesPart({ rules }: Results): string[] {
  const rows = rules.flatMap(({ process, files, reading, withoutProofs, all }) => {
    if (!reading.p50 || !withoutProofs.p50 || !all.p50) return [];
    const toReading = (time: number): string => `× ${(time / (reading.p50 as number)).toFixed(2)}`;
    return [
      [
        process,
        files,
        reading.n,
        number(reading.p50),
        number(withoutProofs.p50),
        toReading(withoutProofs.p50),
        number(all.p50),
        toReading(all.p50),
      ],
    ];
  });
  if (rows.length === 0) return [];
  return [
    '## What the rules cost',
    'Without a protocol and without a disk, in processor time: all files are read and their names resolved; then the same with every rule but the proofs of payment terms, and with every rule; with every worked example both times. In a new process, as `remit check` has it; and in one that has done the same before, as an editor may.',
    table(
      [
        'process',
        'files',
        'n',
        'reading and resolving',
        'without proofs',
        'to reading',
        'with all rules',
        'to reading',
      ],
      rows,
    ),
  ];
}

function ratioRows(results: Results, compared: ServerName[]): (string | number)[][] {
  const rows: (string | number)[][] = [];
  const add = (
    figure: string,
    of: (server: ServerName) => number | undefined,
    ratio?: (server: ServerName) => number | undefined,
  ) => {
    const bare = of('bare');
    const cells = compared.map((server) => {
      const value = of(server);
      const known = ratio ? ratio(server) : value !== undefined && bare !== undefined ? value / bare : undefined;
      return known === undefined ? '–' : `× ${number(known)}`;
    });
    rows.push([figure, ...cells, number(bare)]);
  };
  for (const { lines, variant } of results.documents.filter((row) => row.server === 'bare')) {
    const of = (server: ServerName) =>
      results.documents.find((row) => row.server === server && row.lines === lines && row.variant === variant);
    const size = `${whole(lines)} lines`;
    const where = variant === 'spread' ? '' : ', in one large block';
    add(
      `keystroke, ${size}${where}`,
      (server) => of(server)?.edit?.p50,
      (server) => of(server)?.editToBare,
    );
    for (const pause of [150, 300] as const)
      add(`keystroke after ${pause} ms, ${size}${where}`, (server) => of(server)?.easy?.[pause].p50);
    add(`last key of a burst, ${size}${where}`, (server) => of(server)?.burst?.p50);
    if (variant === 'spread') {
      add(`initialize, ${size}`, (server) => of(server)?.initialized?.p50);
      add(`first finding, ${size}`, (server) => of(server)?.firstFinding?.p50);
      add(`memory opened, ${size}`, (server) => of(server)?.rssOpened);
      add(`memory after edits, ${size}`, (server) => of(server)?.rssAfterEdits?.rss);
    }
  }
  const folder = (server: ServerName) => results.folders.find((row) => row.server === server);
  const check = (server: ServerName) => results.checks.find((row) => row.server === server);
  const files = results.folders[0]?.files;
  if (files !== undefined) {
    add(`all known, ${files} files`, (server) => folder(server)?.allKnown);
    add(`memory, ${files} files`, (server) => folder(server)?.rss);
    add(`check, ${files} files`, (server) => check(server)?.wall?.p50);
    add(`check, peak memory, ${files} files`, (server) => check(server)?.peak?.p50);
  }
  return rows;
}

function problems(results: Results): string {
  const lines = [
    ...results.documents.map((row) => ({ where: `${row.server}, ${whole(row.lines)} lines`, problem: row.problem })),
    ...results.documents.flatMap((row) =>
      Object.entries(row.features ?? {}).map(([name, { wrong, example }]) => ({
        where: `${row.server}, ${whole(row.lines)} lines`,
        problem: wrong > 0 ? `${wrong} wrong answers to ${name}, e.g. ${example}` : undefined,
      })),
    ),
    ...results.folders.map((row) => ({ where: `${row.server}, ${row.files} files`, problem: row.problem })),
    ...results.checks.map((row) => ({ where: `${row.server}, check of ${row.files} files`, problem: row.problem })),
  ].filter((entry) => entry.problem !== undefined);
  return lines.length === 0
    ? ''
    : `## Notes\n\n${lines.map(({ where, problem }) => `- ${where}: ${problem}`).join('\n')}`;
}

function feature(row: DocumentResult, name: 'hover' | 'completion'): string {
  const found = row.features?.[name];
  return found === undefined || found.n === 0 ? '–' : pair(found) + (found.wrong > 0 ? ` (${found.wrong} wrong)` : '');
}

function pair(summary: Summary): string {
  return `${number(summary.p50)} / ${number(summary.p95)}`;
}

function table(head: string[], rows: (string | number)[][]): string {
  const all = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column < 2 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...all.slice(1).map(line)].join('\n');
}

function number(value: number | undefined): string {
  if (value === undefined) {
    return '–';
  }
  return value >= 1000
    ? whole(value)
    : value >= 100
      ? value.toFixed(0)
      : value >= 10
        ? value.toFixed(1)
        : value.toFixed(2);
}

function whole(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}
