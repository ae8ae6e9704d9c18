import type { ExposureReport, ReportedEnd, ReportedExposure } from '../../analysis/exposure-report.js';
import { markdownTable } from '../../payment/markdown.js';
import { listed } from '../../semantics/listed.js';
import { stringify } from './json.js';
import { columns } from './table.js';

const explained = 'What a party receives, less what it pays. Least and most are proved for all that can be measured.';

/** Exposures as plain text for a terminal or a mail. */
export function exposureText(report: ExposureReport): string {
  const lines = [`Exposure under ${report.contract}`, explained];
  for (const { years, parties, leftOut } of alike(report.years)) {
    lines.push('', years);
    for (const { term, why } of leftOut) lines.push(`  ${term} is left out, because it cannot be worked out: ${why}`);
    lines.push(columns(parties.map((one) => [one.party, ...amounts(one)])).trimEnd());
    lines.push(...ends(parties).map((line) => `    ${line}`));
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

/** Where the parties have least and most; those that have it with the same results in one line. */
function ends(parties: readonly ReportedExposure[]): string[] {
  const together = new Map<string, { least: string[]; most: string[] }>();
  const open: string[] = [];
  for (const { party, least, most } of parties) {
    for (const [end, extreme] of [['least', least] as const, ['most', most] as const]) {
      if (end === 'most' && least.amount === most.amount) continue;
      const { at, grows, found } = extreme;
      const lead = `${party} has ${end}`;
      if (grows && grows.length > 0)
        open.push(`${lead} without end as ${listed(grows)} ${grows.length > 1 ? 'grow' : 'grows'}`);
      else if (at.length > 0) {
        const results = at.join(', ');
        const known = together.get(results) ?? { least: [], most: [] };
        together.set(results, known);
        known[end].push(party);
      }
      if (found) open.push(`${lead}: not decided. The bound holds; ${found} was found`);
    }
  }
  const reached = [...together].map(([results, { least, most }]) => {
    const who = [have(most, 'most'), have(least, 'least')].filter((one) => one !== '');
    return `${who.join(', and ')}${who.length > 1 ? ',' : ''} with ${results}`;
  });
  return [...reached, ...open];
}

function have(parties: readonly string[], end: string): string {
  return parties.length === 0 ? '' : `${listed(parties)} ${parties.length > 1 ? 'have' : 'has'} ${end}`;
}

type Year = ExposureReport['years'][number];

/** Neighbouring years in which all is the same, as one: their months and quarters then go without a year. */
function alike(years: readonly Year[]): (Omit<Year, 'year'> & { readonly years: string })[] {
  const groups: { labels: string[]; one: Year; bare: string }[] = [];
  for (const one of years) {
    const bare = withoutYear(JSON.stringify([one.parties, one.leftOut]), one.year);
    const last = groups[groups.length - 1];
    if (last?.bare === bare) last.labels.push(one.year);
    else groups.push({ labels: [one.year], one, bare });
  }
  return groups.map(({ labels, one, bare }) => {
    if (labels.length === 1) return { ...one, years: one.year };
    const [parties, leftOut] = JSON.parse(bare) as [Year['parties'], Year['leftOut']];
    return { parties, leftOut, years: `${labels[0]} to ${labels[labels.length - 1]}, each year` };
  });
}

/** `Seen below 95% in Q3 2028/29` without its year; months have it in full. */
function withoutYear(text: string, year: string): string {
  return text.replaceAll(` ${year}`, '');
}

/** Exposures as Markdown. */
export function exposureMarkdown(report: ExposureReport): string {
  const lines = [`# Exposure under ${report.contract}`, '', explained];
  for (const { years, parties, leftOut } of alike(report.years)) {
    lines.push('', `## ${years}`, '');
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
  return grows && grows.length > 0 ? `grows with ${listed(grows)}` : at.join(', ');
}

export function exposureJson(report: ExposureReport): string {
  return stringify(report);
}
