import { rulePage } from '../rules/page.js';
import type { Rule } from '../rules/rule.js';

/** The page of a rule as a terminal shows it: headings without their signs, examples indented, lines short enough to be read with ease. */
export function pageForTerminal(rule: Rule): string {
  let inExample = false;
  const lines = rulePage(rule)
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('```')) {
        inExample = !inExample;
        return [];
      }
      if (inExample) return [`    ${line}`.trimEnd()];
      return [wrapped(line.replace(/^#+ /, ''))];
    });
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

function wrapped(text: string): string {
  return text.replace(/(.{1,80})(?: |$)/g, '$1\n').trimEnd();
}
