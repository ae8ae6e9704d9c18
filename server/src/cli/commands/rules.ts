import { Command } from 'commander';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { print } from '../terminal.js';

/** `remit rules` */
export function rulesCommand(end: (code: ExitCode) => void): Command {
  return new Command('rules')
    .description('Lists every rule: its code, its name, how grave it is, how it can be mended, and what it finds.')
    .addHelpText(
      'after',
      `
Examples:
  remit rules
  remit explain unit-mismatch   what one of them means`,
    )
    .action(async () => end(await listRules()));
}

async function listRules(): Promise<ExitCode> {
  const [{ allRules }, { severityUnset }] = await Promise.all([
    import('../../rules/all.js'),
    import('../../rules/rule.js'),
  ]);
  const longest = Math.max(...allRules.map(({ name }) => name.length));
  const fixes = { none: '-', safe: 'safe', suggested: 'suggested' } as const;
  const lines = allRules.map((rule) =>
    [rule.code, rule.name.padEnd(longest), severityUnset(rule).padEnd(7), fixes[rule.fix].padEnd(9), rule.summary].join(
      '  ',
    ),
  );
  print(`${lines.join('\n')}\n`);
  return exitCodes.clean;
}
