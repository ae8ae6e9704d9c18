import { type Example, type Rule, rule } from './rule.js';

/** A file of settings beside a file that they are about. */
const settings = (text: string): Example => ({ 'remit.json': `${text}\n`, 'a.remit': definition });

const definition = 'definition Quit "Quit" { "Four weeks without smoking." }\n';

/** The rules about `remit.json`, in which a team sets the other rules. */
export const settingsRules: readonly Rule[] = [
  rule({
    code: 'R911',
    name: 'settings-unreadable',
    summary: 'The file `remit.json` is not well-formed.',
    why: 'What stands after the mistake may be read otherwise than it was meant.',
    bad: settings('{ "rules": { "unused-name": "off" '),
    good: settings('{ "rules": { "unused-name": "off" } }'),
  }),
  rule({
    code: 'R912',
    name: 'settings-unknown',
    severity: 'warning',
    summary: 'The file `remit.json` sets something that does not exist.',
    why: 'A misspelt rule or option sets nothing, and the team believes that it does.',
    bad: settings('{ "rules": { "unused-nam": "off" } }'),
    good: settings('{ "rules": { "unused-name": "off" } }'),
  }),
  rule({
    code: 'R913',
    name: 'settings-wrong-value',
    severity: 'warning',
    summary: 'A value in `remit.json` is not of the kind that is due, or cannot be set.',
    why: 'The default holds instead, and the team believes that its own value does. Mistakes of the language cannot be switched off: a text that contradicts itself cannot be relied on.',
    bad: settings('{ "rules": { "unused-name": "never" } }'),
    good: settings('{ "rules": { "unused-name": "warning" } }'),
  }),
  rule({
    code: 'R914',
    name: 'settings-not-found',
    severity: 'warning',
    summary: 'The file `remit.json` builds on a file that does not exist.',
    why: "The team's own defaults do not hold, and nothing else would say so.",
    bad: settings('{ "extends": "./team.json" }'),
    good: { 'remit.json': '{ "extends": "./team.json" }\n', 'team.json': '{ }\n', 'a.remit': definition },
  }),
];
