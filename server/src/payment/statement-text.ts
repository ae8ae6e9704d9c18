import { markdownTable } from './markdown.js';
import type { StatedTerm, Statement } from './statement.js';

const statusText = { applies: '', shadow: ' (measured and reported, not paid)', rests: ' (does not apply)' } as const;

/** A statement as plain text for a terminal or a mail. */
export function statementText(statement: Statement): string {
  const { contract, period, rounding, inputsHash, inputs, unused, terms, totals } = statement;
  const lines = [
    `Settlement of ${contract} for ${period}`,
    `Rounding: ${rounding}. Inputs: ${inputsHash}`,
    '',
    'Values',
  ];
  for (const { row, name, period: of, value } of inputs) lines.push(`  ${name}: ${value} (${of}, row ${row})`);
  if (unused.length > 0) lines.push(`  Not used by any term: ${unused.join(', ')}`);
  for (const term of terms) lines.push('', ...termLines(term));
  lines.push('', 'In all');
  for (const { party, receives, pays } of totals)
    lines.push(`  ${party} ${receives ? `receives ${receives}` : `pays ${pays}`}`);
  return `${lines.join('\n')}\n`;
}

function termLines({ name, title, line, status, sums, steps, follows }: StatedTerm): string[] {
  return [
    `${name}: ${title} (line ${line})${statusText[status]}`,
    ...steps.map((step) => `  ${step.what}${formulaOf(step)} = ${step.amount} (line ${step.line})`),
    ...follows.map(({ text, line: at }) => `  ${text} (line ${at})`),
    ...sums.map(
      ({ party, verb, amount, exact }) => `  → ${party} ${verb} ${amount}${exact ? `, exactly ${exact}` : ''}`,
    ),
  ];
}

function formulaOf({ formula, amount }: StatedTerm['steps'][number]): string {
  return formula === '' || formula === amount ? '' : `: ${formula}`;
}

/** A statement as Markdown. */
export function statementMarkdown(statement: Statement): string {
  const { contract, period, rounding, inputsHash, inputs, unused, terms, totals } = statement;
  const lines = [
    `# Settlement of ${contract} for ${period}`,
    '',
    `Rounding: ${rounding}. Inputs: \`${inputsHash}\`.`,
    '',
    ...markdownTable(
      ['Party', 'In all'],
      totals.map(({ party, receives, pays }) => [party, receives ? `receives ${receives}` : `pays ${pays}`]),
    ),
    '',
    '## Values',
    '',
    ...markdownTable(
      ['Measure', 'Period', 'Value', 'Row'],
      inputs.map((used) => [used.name, used.period, used.value, String(used.row)]),
    ),
  ];
  if (unused.length > 0) lines.push('', `Not used by any term: ${unused.join(', ')}.`);
  for (const { name, title, line, status, sums, steps, follows } of terms) {
    lines.push('', `## ${name}: ${title}`, '', `Line ${line}${statusText[status]}.`);
    if (sums.length > 0)
      lines.push(
        '',
        ...markdownTable(
          ['Party', '', 'Amount', 'Exactly'],
          sums.map((sum) => [sum.party, sum.verb, sum.amount, sum.exact ?? '']),
        ),
      );
    if (follows.length > 0) lines.push('', ...follows.map(({ text, line: at }) => `- ${text} (line ${at})`));
    if (steps.length > 0)
      lines.push(
        '',
        ...markdownTable(
          ['Step', 'How', 'Amount', 'Line'],
          steps.map((step) => [step.what, step.formula, step.amount, String(step.line)]),
        ),
      );
  }
  return `${lines.join('\n')}\n`;
}

/** A statement as JSON, the same text for the same statement. */
export function statementJson(statement: Statement): string {
  return `${JSON.stringify(statement, undefined, 2)}\n`;
}
