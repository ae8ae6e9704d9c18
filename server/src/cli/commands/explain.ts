import { Command } from 'commander';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { printable } from '../printable.js';
import { pageForTerminal } from '../rule-page.js';
import { complain, print } from '../terminal.js';

/** `remit explain` */
export function explainCommand(end: (code: ExitCode) => void): Command {
  return new Command('explain')
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
    .action(async (code: string | undefined) => end(await explain(code)));
}

async function explain(code: string | undefined): Promise<ExitCode> {
  const [{ allRules, findRule }, { nearest }] = await Promise.all([
    import('../../rules/all.js'),
    import('../../semantics/suggest.js'),
  ]);
  if (code === undefined) {
    const longest = Math.max(...allRules.map(({ name }) => name.length));
    print(allRules.map((rule) => `${rule.code}  ${rule.name.padEnd(longest)}  ${rule.summary}\n`).join(''));
    return exitCodes.clean;
  }
  const rule = findRule(code);
  if (rule) {
    print(pageForTerminal(rule));
    return exitCodes.clean;
  }
  const namesAndCodes = allRules.flatMap((each) => [each.code, each.name]);
  // A code of the right form is a digit away from many others: to name one of them would be a guess.
  const meant = /^R\d{3}$/i.test(code) ? undefined : nearest(code, namesAndCodes);
  const hint = meant ? `Did you mean ${meant}?` : '`remit explain` lists them all.';
  complain(`remit: There is no finding ${printable(code)}. ${hint}\n`);
  return exitCodes.wrongUse;
}
