// `npm run grammar`: writes the TextMate grammar from the tokens and the schema. A test says when it is out of date.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './project.mjs';

await run(async () => {
  const { textMateFile } = await import('../out/server/src/features/textmate.js');
  writeFileSync(join(root, 'syntaxes/remit.tmLanguage.json'), textMateFile());
});
