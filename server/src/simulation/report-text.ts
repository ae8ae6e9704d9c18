import { inGroups } from '../../../grammar/syntax/decimal.js';
import { markdownTable } from '../payment/markdown.js';
import { textTable } from '../payment/text-table.js';
import type { Report, ReportedParty } from './report.js';

type Row = readonly [label: string, value: (party: ReportedParty) => string];

const spread: readonly Row[] = [
  ['mean', ({ net }) => net.mean],
  ['standard deviation', ({ net }) => net.deviation],
  ['least', ({ net }) => net.least],
  ['in 5% of years below', ({ net }) => net.p5],
  ['in 25% of years below', ({ net }) => net.p25],
  ['in half of years below', ({ net }) => net.p50],
  ['in 75% of years below', ({ net }) => net.p75],
  ['in 95% of years below', ({ net }) => net.p95],
  ['most', ({ net }) => net.most],
];

const risk: readonly Row[] = [
  ['without results', ({ withoutResults }) => withoutResults],
  ['chance of less than that', ({ lessThanThat }) => lessThanThat],
  ['chance of less than nothing', ({ paysMoreThanItReceives }) => paysMoreThanItReceives],
  ['value at risk (95%)', ({ valueAtRisk }) => valueAtRisk],
];

const explained =
  'Without results: what the payments that depend on no result come to, with nothing held back. Value at risk: in 5% of the years it is at least this much below the mean.';

const independent = 'Each is drawn by itself, independently of the others.';

function heading({ contract, years }: Report): string {
  const of = years.length === 1 ? years[0] : `${years[0]} to ${years[years.length - 1]}`;
  return `Simulation of ${contract} for ${of}`;
}

function extent({ runs, seed, years }: Report): string {
  const count = inGroups(String(runs));
  return years.length === 1
    ? `${count} times the year, seed ${seed}.`
    : `${count} times the ${years.length} years together, seed ${seed}; terms and limits are told by the year.`;
}

function drawnName({ name, year }: Report['drawn'][number]): string {
  return year ? `${name} (${year})` : name;
}

/** A simulation as plain text for a terminal or a mail. */
export function simulationText(report: Report): string {
  const { drawn, parties, terms, limits } = report;
  const lines = [heading(report), extent(report), '', `Drawn from. ${independent}`];
  for (const one of drawn) lines.push(`  ${drawnName(one)}: ${one.from}`);
  if (drawn.length === 0) lines.push('  Nothing: no payment depends on a result.');
  const head = ['', ...parties.map(({ party }) => party)];
  lines.push(
    '',
    'What each party receives, less what it pays',
    ...textTable([head, ...rowsOf(spread, parties)], isNumber),
  );
  lines.push('', 'Risk', ...textTable([head, ...rowsOf(risk, parties)], isNumber), `  ${explained}`);
  if (terms.length > 0) lines.push('', 'How often money flows under a term in a year, and how much on average');
  const rows = terms.map(({ name, pays, mean }) => [name, pays, mean]);
  lines.push(...textTable(rows, isNumber));
  if (limits.length > 0) lines.push('', 'How often a limit decides in a year');
  for (const { term, limit, line, binds } of limits) lines.push(`  ${binds}  ${term}: \`${limit}\` (line ${line})`);
  return `${lines.join('\n')}\n`;
}

function rowsOf(rows: readonly Row[], parties: readonly ReportedParty[]): string[][] {
  return rows.map(([label, value]) => [label, ...parties.map(value)]);
}

const isNumber = (column: number): boolean => column > 0;

/** A simulation as Markdown. */
export function simulationMarkdown(report: Report): string {
  const { drawn, parties, terms, limits } = report;
  const names = parties.map(({ party }) => party);
  const lines = [
    `# ${heading(report)}`,
    '',
    extent(report),
    '',
    '## What is drawn',
    '',
    independent,
    '',
    ...numbersIn(
      ['Measure', 'From'],
      drawn.map((one) => [drawnName(one), one.from]),
    ),
    '',
    '## What each party receives, less what it pays',
    '',
    ...numbersIn(['', ...names], rowsOf(spread, parties)),
    '',
    '## Risk',
    '',
    ...numbersIn(['', ...names], rowsOf(risk, parties)),
    '',
    explained,
  ];
  if (terms.length > 0)
    lines.push(
      '',
      '## How often money flows in a year',
      '',
      ...numbersIn(
        ['Term', 'Chance', 'On average'],
        terms.map(({ name, title, pays, mean }) => [`${name}: ${title}`, pays, mean]),
      ),
    );
  if (limits.length > 0)
    lines.push(
      '',
      '## How often a limit decides in a year',
      '',
      ...numbersIn(
        ['Term', 'Limit', 'Line', 'Chance'],
        limits.map((one) => [one.term, `\`${one.limit}\``, String(one.line), one.binds]),
      ),
    );
  return `${lines.join('\n')}\n`;
}

function numbersIn(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return markdownTable(head, rows, isNumber);
}

/** A simulation as JSON. */
export function simulationJson(report: Report): string {
  return `${JSON.stringify({ formatVersion: 1, ...report }, undefined, 2)}\n`;
}
