import type { Rule, Severity } from '../rules/catalogue.js';
import type { SpecificationRule } from '../rules/rule.js';

const gravity: Readonly<Record<Severity, string>> = { error: 'an error', warning: 'a warning', info: 'a note' };

/** All that is known of a rule, for a terminal. */
export function rulePage(rule: Rule | SpecificationRule): string {
  const { code, name, severity, summary } = rule;
  const parts = [`${code}  ${name}  (${gravity[severity]})`, summary];
  if ('why' in rule) {
    const { why, source, bad, good, options = [] } = rule;
    parts.push(wrapped(why), wrapped(`Source: ${source}`));
    parts.push(`Found in\n\n${indented(bad)}`, `Not found in\n\n${indented(good)}`);
    if (options.length > 0) {
      const lines = options.map((option) => `  ${option.name}: ${JSON.stringify(option.default)}\n    ${option.doc}`);
      parts.push(`It can be set in remit.json:\n\n${lines.join('\n')}`);
    }
  }
  return `${parts.join('\n\n')}\n`;
}

function indented(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, '  ');
}

/** Lines short enough to be read with ease. */
function wrapped(text: string): string {
  return text.replace(/(.{1,80})(?: |$)/g, '$1\n').trimEnd();
}
