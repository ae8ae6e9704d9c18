import { type Rule, rule } from './rule.js';

const partners =
  'organisation Eastmere "Eastmere Borough Council" {\n  role: commissioner\n  kind: local-authority\n}\n';

const quits = (uses: string, owner: string): string =>
  `${uses}measure Quits "People who stop smoking" {\n  kind: outcome\n  unit: quits\n  better: higher\n  source: "Provider's record"\n  window: year\n${owner}}\n`;

/** What things are called, and the files in which they stand. */
export const nameRules: readonly Rule[] = [
  rule({
    code: 'R201',
    name: 'unknown-name',
    summary: 'A name is not known in its file.',
    fix: 'suggested',
    why: 'Every name stands for something that is said once: an organisation, a measure, a payment. One that stands for nothing is a slip, or a part of the contract that nobody has written.',
    frame: 'measure',
    bad: 'owner: ShoreCIG\n',
    good: 'owner: ShoreCIC\n',
  }),
  rule({
    code: 'R202',
    name: 'ambiguous-name',
    summary: 'A name could be any of several things.',
    fix: 'suggested',
    why: 'Two contracts may each have a remedy `Late`. Outside of them the name alone does not say which of the two is meant, and with it whose money.',
    frame: 'service',
    bad: 'requirements {\n  requirement Prompt "People are seen promptly" { consequence: Late }\n}\n',
    good: 'requirements {\n  requirement Prompt "People are seen promptly" { consequence: North.Late }\n}\n',
  }),
  rule({
    code: 'R203',
    name: 'duplicate-name',
    summary: 'A name is given to two things.',
    why: 'Where two things have one name, every line that mentions it could mean either.',
    bad: 'population Smokers "Adults who smoke" {\n  includes: "aged 18 and over"\n}\npopulation Smokers "Young people who smoke" {\n  includes: "aged 12 to 17"\n}\n',
    good: 'population Smokers "Adults who smoke" {\n  includes: "aged 18 and over"\n}\npopulation YoungSmokers "Young people who smoke" {\n  includes: "aged 12 to 17"\n}\n',
  }),
  rule({
    code: 'R204',
    name: 'wrong-kind',
    summary: 'A name is the name of another kind of thing than is due.',
    why: 'A population cannot report a measure, and a measure cannot be paid. What stands there belongs to another line.',
    frame: 'measure',
    bad: 'owner: AdultsT2D\n',
    good: 'owner: ShoreCIC\n',
  }),
  rule({
    code: 'R205',
    name: 'unused-name',
    severity: 'info',
    summary: 'Nothing mentions a name.',
    why: 'Something that is declared and never mentioned may have been forgotten where it was to count: a measure that no aim and no payment looks at, a partner in no contract.',
    frame: 'payment',
    bad: 'let Rate: 75%\namount: £12.4m per year\n',
    good: 'let Rate: 75%\namount: Rate × £12.4m\n',
  }),
  rule({
    code: 'R206',
    name: 'name-missing',
    summary: 'A declaration has no name, or one that is not a name.',
    fix: 'suggested',
    why: 'A short name, starting with a capital, is how other lines mention the thing: contracts and payments are put together from names.',
    bad: 'population "Adults who smoke" {\n  includes: "aged 18 and over"\n}\n',
    good: 'population Smokers "Adults who smoke" {\n  includes: "aged 18 and over"\n}\n',
  }),
  rule({
    code: 'R207',
    name: 'title-missing',
    severity: 'warning',
    summary: 'A declaration has no title, or a name where none belongs.',
    fix: 'suggested',
    why: 'The short name is for other lines; the title is for people. It is what the documents show.',
    bad: 'population Smokers {\n  includes: "aged 18 and over"\n}\n',
    good: 'population Smokers "Adults who smoke" {\n  includes: "aged 18 and over"\n}\n',
  }),
  rule({
    code: 'R211',
    name: 'file-not-found',
    summary: 'A `use` line names a file or a library that does not exist.',
    fix: 'suggested',
    why: 'What the missing file declares is not known here, so nothing that depends on it can be checked.',
    bad: { 'measures.remit': quits('use "./partner.remit"\n', ''), 'partners.remit': partners },
    good: { 'measures.remit': quits('use "./partners.remit"\n', '  owner: Eastmere\n'), 'partners.remit': partners },
  }),
  rule({
    code: 'R212',
    name: 'file-outside-workspace',
    summary: 'A `use` line leaves the workspace.',
    why: 'A contract must not depend on a file that only one person has. All that it uses lies in the folder that is shared.',
    bad: 'use "../../partners.remit"\n',
    good: { 'measures.remit': quits('use "./partners.remit"\n', '  owner: Eastmere\n'), 'partners.remit': partners },
  }),
  rule({
    code: 'R213',
    name: 'use-circle',
    summary: 'Files use each other in a circle.',
    why: 'Where each of two files needs the other, neither can be read first. What both need belongs in a third.',
    bad: {
      'measures.remit': quits('use "./partners.remit"\n', '  owner: Eastmere\n'),
      'partners.remit': `use "./measures.remit"\n${partners}`,
    },
    good: { 'measures.remit': quits('use "./partners.remit"\n', '  owner: Eastmere\n'), 'partners.remit': partners },
  }),
  rule({
    code: 'R214',
    name: 'unused-use',
    severity: 'info',
    summary: 'Nothing from a used file is mentioned.',
    fix: 'safe',
    why: 'A `use` line that is not needed makes a reader look for what is not there.',
    bad: { 'measures.remit': quits('use "./partners.remit"\n', ''), 'partners.remit': partners },
    good: { 'measures.remit': quits('use "./partners.remit"\n', '  owner: Eastmere\n'), 'partners.remit': partners },
  }),
  rule({
    code: 'R215',
    name: 'unknown-edition',
    summary: 'A file is written in an edition that this version does not read.',
    fix: 'suggested',
    why: 'The edition says by which rules a file is read. One that is not known might mean something else by the same words.',
    bad: 'remit 2\n',
    good: 'remit 1\n',
  }),
];
