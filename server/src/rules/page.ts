import { allRules as rules } from './all.js';
import { type Example, type Rule, type SpecificationRule, severityUnset } from './rule.js';

const fixes: Readonly<Record<Rule['fix'], string>> = {
  none: 'There is none: only a person can say what is meant.',
  safe: 'The editor and the light bulb offer one, and it does not change what the text means.',
  suggested: 'The editor offers what was most likely meant. Read it before you take it.',
};

const severities: Readonly<Record<Rule['severity'], string>> = {
  error: 'Error: the text cannot be relied on until it is put right.',
  warning: 'Warning: the text can be relied on, and someone should look at it.',
  info: 'Information: worth knowing; nothing has to be done.',
};

/** Where in a file the lines of an example stand. */
const places: Readonly<Record<Rule['frame'], string>> = {
  file: '',
  measure: 'In a measure:\n\n',
  service: 'In a service:\n\n',
  contract: 'In a contract:\n\n',
  payment: 'In a payment:\n\n',
};

/** What there is to know of a rule, in Markdown: its page, and what `remit explain` shows. */
export function rulePage(rule: Rule | (Rule & SpecificationRule)): string {
  const { code, name, summary, why, severity, fix, since, bad, good, frame } = rule;
  return `# ${code} ${name}

${summary}

${severities[severity]}${rule.onDemand ? `\n\nIt is looked for only where \`remit.json\` asks for it: \`"${name}": "${severity}"\` under \`rules\`.` : ''}

## Why

${why}${'source' in rule ? `\n\nSource: ${rule.source}` : ''}

## Avoid

${exampleText(bad, frame)}

## Prefer

${exampleText(good, frame)}

## Fix

${fixes[fix]}
${optionsOf(rule)}
Since ${since}.
`;
}

function optionsOf(rule: Rule | (Rule & SpecificationRule)): string {
  const options = 'options' in rule ? (rule.options ?? []) : [];
  if (options.length === 0) return '';
  const lines = options.map(({ name, default: value, doc }) => `- \`${name}\` (${JSON.stringify(value)}): ${doc}`);
  return `\n## Settings\n\nIn \`remit.json\`:\n\n${lines.join('\n')}\n`;
}

function exampleText(example: Example, frame: Rule['frame']): string {
  if (typeof example === 'string') return `${places[frame]}${fence(example, frame)}`;
  return Object.entries(example)
    .map(
      ([file, text]) => `\`${file}\`\n\n${file.endsWith('.json') ? `\`\`\`json\n${text}\`\`\`` : fence(text, 'file')}`,
    )
    .join('\n\n');
}

function fence(text: string, frame: Rule['frame']): string {
  return `\`\`\`remit${frame === 'file' ? '' : ` in=${frame}`}\n${text}\`\`\``;
}

/** The file name of a rule's page. */
export function pageName(rule: Rule): string {
  return `${rule.code}-${rule.name}.md`;
}

/** The list of all pages, in Markdown. */
export function rulesIndex(): string {
  const rows = rules.map(
    (rule) =>
      `| [${rule.code}](${pageName(rule)}) | \`${rule.name}\` | ${severityUnset(rule)} | ${rule.fix} | ${rule.summary} |`,
  );
  return `# Rules

What the checks look for. Each finding carries the code of its rule, which never changes. \`remit explain R101\` shows the same page on the command line.

| code | name | severity | fix | finds |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
