import { strict as assert } from 'node:assert';
import { settingsSchema } from '../../../server/src/rules/settings-schema.js';

describe('the schema of remit.json', () => {
  it('offers for the patterns of files what holds without them: all are checked, none is left out', () => {
    const { properties } = settingsSchema() as {
      properties: Readonly<Record<'include' | 'exclude', { readonly default: readonly string[] }>>;
    };
    assert.deepEqual([properties.include.default, properties.exclude.default], [['**'], []]);
  });
});
