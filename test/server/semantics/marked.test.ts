import { checkMarked } from '../../kit/marked.js';
import { remitFiles } from '../../kit/samples.js';
import { meaningFindings } from '../../kit/semantics.js';

/** Files about what nothing mentions: in all others, information is left out. */
const informed = /(?:unused|uses)\.remit$/;

describe('the checks of meaning', () => {
  for (const path of remitFiles('test/fixtures/semantics')) {
    it(`find what is marked in ${path}, and nothing else`, () => {
      checkMarked(path, (text) => meaningFindings(text, informed.test(path)));
    });
  }
});
