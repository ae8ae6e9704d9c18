import type { ExposureReport, ReportedEnd, ReportedExposure } from '../../analysis/exposure-report.js';
import { markdownTable } from '../../payment/markdown.js';
import { columns } from './table.js';

const explained = 'What a party receives, less what it pays. Least and most are proved for all that can be measured.';

/** Exposures as plain text for a terminal or a mail. */
export function exposureText(report: ExposureReport): string {
  const lines = [`Exposure under ${report.contract}`, explained];
  for (const { year, parties, leftOut } of report.years) {
    lines.push('', year);
    for (const { term, why } of leftOut) lines.push(`  ${term} is left out, because it cannot be worked out: ${why}`);
    lines.push(columns(parties.map((one) => [one.party, ...amounts(one)])).trimEnd());
    for (const one of parties) lines.push(...ends(one).map((line) => `  ${line}`));
  }
  if (report.term.length > 0) {
    lines.push('', 'Over the term');
    const rows = report.term.map(({ party, least, most, decided }) => [
      party,
      range(least, most),
      decided ? '' : 'not decided: it may be narrower',
    ]);
    lines.push(columns(rows).trimEnd());
  }
  if (report.ofContract) lines.push('', `Percentages of the contract are of ${report.ofContract}.`);
  return `${lines.join('\n')}\n`;
}

function range(least: string, most: string): string {
  return least === most ? least : `${least} to ${most}`;
}

function amounts({ least, most }: ReportedExposure): string[] {
  const shares = [
    between(least.ofContract, most.ofContract, 'of the contract'),
    between(least.ofTurnover, most.ofTurnover, 'of its turnover'),
  ].filter((one) => one !== '');
  return [range(least.amount, most.amount), shares.join(', ')];
}

function between(a: string | undefined, b: string | undefined, of: string): string {
  if (!a || !b) return '';
  const [less, more] = Number.parseFloat(a) <= Number.parseFloat(b) ? [a, b] : [b, a];
  return `${a === b ? a : `${less} to ${more}`} ${of}`;
}

function ends({ party, least, most }: ReportedExposure): string[] {
  return [
    ...endLines(`  ${party} has least`, least),
    ...(least.amount === most.amount ? [] : endLines(`  ${party} has most`, most)),
  ];
}

function endLines(lead: string, { at, grows, found }: ReportedEnd): string[] {
  const lines: string[] = [];
  if (grows && grows.length > 0)
    lines.push(`${lead} without end as ${grows.join(' and ')} ${grows.length > 1 ? 'grow' : 'grows'}`);
  else if (at.length > 0) lines.push(`${lead} with ${at.join(', ')}`);
  if (found) lines.push(`${lead}: not decided. The bound holds; ${found} was found`);
  return lines;
}

/** Exposures as Markdown. */
export function exposureMarkdown(report: ExposureReport): string {
  const lines = [`# Exposure under ${report.contract}`, '', explained];
  for (const { year, parties, leftOut } of report.years) {
    lines.push('', `## ${year}`, '');
    for (const { term, why } of leftOut) lines.push(`${term} is left out, because it cannot be worked out: ${why}`, '');
    lines.push(
      ...markdownTable(
        ['Party', 'Least', 'with', 'Most', 'with'],
        parties.map(({ party, least, most }) => [party, cell(least), witness(least), cell(most), witness(most)]),
      ),
    );
  }
  if (report.term.length > 0)
    lines.push(
      '',
      '## Over the term',
      '',
      ...markdownTable(
        ['Party', 'Least', 'Most'],
        report.term.map(({ party, least, most, decided }) => [party, least, decided ? most : `${most} (not decided)`]),
      ),
    );
  if (report.ofContract) lines.push('', `Percentages of the contract are of ${report.ofContract}.`);
  return `${lines.join('\n')}\n`;
}

function cell({ amount, ofContract, ofTurnover, found }: ReportedEnd): string {
  const shares = [ofContract && `${ofContract} of the contract`, ofTurnover && `${ofTurnover} of turnover`].filter(
    Boolean,
  );
  return `${amount}${shares.length > 0 ? ` (${shares.join(', ')})` : ''}${found ? `; not decided, ${found} was found` : ''}`;
}

function witness({ at, grows }: ReportedEnd): string {
  return grows && grows.length > 0 ? `grows with ${grows.join(' and ')}` : at.join(', ');
}

export function exposureJson(report: ExposureReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
