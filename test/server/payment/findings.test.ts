import { offsetAt } from '../../../grammar/text/source.js';
import { checkMarked } from '../../kit/marked.js';
import { findingsIn, folder, workspaceOf } from '../../kit/workspace.js';

describe('what is said of examples', () => {
  it('is as the marked file shows', () => {
    checkMarked('test/fixtures/examples/terms.remit', (text) => {
      const workspace = workspaceOf({ 'terms.remit': text });
      const source = workspace.file(`${folder}terms.remit`)?.source;
      if (!source) return [];
      return findingsIn(workspace, 'terms.remit')
        .filter(({ code }) => code.startsWith('R50'))
        .map(({ rule, message, range }) => ({
          name: rule,
          message,
          start: offsetAt(source, range.start),
          end: offsetAt(source, range.end),
        }));
    });
  });
});
