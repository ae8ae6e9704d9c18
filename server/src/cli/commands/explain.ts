import { Command } from 'commander';
import { findRule, type Rule, rules } from '../../rules/catalogue.js';
import { nearest } from '../../semantics/suggest.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { printable } from '../printable.js';
import { complain, print } from '../terminal.js';

/** `remit explain` */
export function explainCommand(end: (code: ExitCode) => void): Command {
  return new Command('explain')
    .summary('say what a finding means')
    .description(
      'Says what a finding means, by the code or the name that stands beside it. Without one, lists them all.',
    )
    .argument('[code]', 'a code or a name, as R201 or unknown-name')
    .addHelpText(
      'after',
      `
Examples:
  remit explain R201
  remit explain unknown-name
  remit explain                 all of them, one a line`,
    )
    .action((code: string | undefined) => end(explain(code)));
}

function explain(code: string | undefined): ExitCode {
  if (code === undefined) {
    print(rules.map((rule) => `${rule.code}  ${rule.name.padEnd(longestName)}  ${rule.summary}\n`).join(''));
    return exitCodes.clean;
  }
  const rule = findRule(code);
  if (rule) {
    print(pageOf(rule));
    return exitCodes.clean;
  }
  const meant = nearest(
    code,
    rules.flatMap((each) => [each.code, each.name]),
  );
  const hint = meant ? `Did you mean ${meant}?` : '`remit explain` lists them all.';
  complain(`remit: There is no finding ${printable(code)}. ${hint}\n`);
  return exitCodes.wrongUse;
}

const longestName = Math.max(...rules.map(({ name }) => name.length));

const gravity: Readonly<Record<Rule['severity'], string>> = { error: 'an error', warning: 'a warning', info: 'a note' };

function pageOf({ code, name, severity, summary }: Rule): string {
  return `${code}  ${name}  (${gravity[severity]})\n\n${summary}\n`;
}
