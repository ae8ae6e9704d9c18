// Writes what the documentation takes from the program itself: a page for each rule, the schema of
// remit.json, the reference in docs/language.md, and the pictures of docs/proofs.md.
//   --check  only says what is out of date

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, Stop } from './project.mjs';
import { proofPictures } from './proof-pictures.mjs';

const { allRules: rules } = await import('../out/server/src/rules/all.js');
const { pageName, rulePage, rulesIndex } = await import('../out/server/src/rules/page.js');
const { settingsSchema } = await import('../out/server/src/rules/settings-schema.js');
const { reference } = await import('../out/server/src/semantics/schema/reference.js');

const begin =
  '<!-- From here to the end mark: written by `npm run docs` from the schema. Change server/src/semantics/schema, not this. -->\n';
const end = '<!-- The end of what `npm run docs` writes. -->\n';

function read(path) {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
}

function withReference(page) {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Stop('docs/language.md has lost the marks between which its reference stands.');
  return page.slice(0, from + begin.length) + `\n${reference()}\n` + page.slice(to);
}

await run(async () => {
  const pages = new Map(rules.map((rule) => [`docs/rules/${pageName(rule)}`, rulePage(rule)]));
  pages.set('docs/rules/README.md', rulesIndex());
  pages.set('docs/remit.schema.json', `${JSON.stringify(settingsSchema(), null, 2)}\n`);
  pages.set('docs/language.md', withReference(read('docs/language.md') ?? ''));
  for (const [path, picture] of proofPictures()) pages.set(path, picture);
  for (const folder of ['docs/rules', 'docs/images/proofs']) mkdirSync(join(root, folder), { recursive: true });
  const old = ['docs/rules', 'docs/images/proofs']
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
    .filter((path) => !pages.has(path));
  const stale = [...pages].filter(([path, text]) => read(path) !== text);
  if (process.argv.includes('--check')) {
    const names = [...old, ...stale.map(([path]) => path)];
    if (names.length > 0) throw new Stop(`Out of date: ${names.join(', ')}. Run \`npm run docs\`.`);
    return;
  }
  for (const path of old) rmSync(join(root, path));
  for (const [path, text] of stale) writeFileSync(join(root, path), text);
});
