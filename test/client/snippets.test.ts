import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Snippet {
  readonly prefix: string | string[];
  readonly description: string;
  readonly body: string[];
}

const snippets: Record<string, Snippet> = JSON.parse(readFileSync('client/snippets/remit.json', 'utf8'));

/** The text that a snippet leaves behind when nothing is typed over. */
function expand(body: readonly string[]): string {
  const defaults = new Map<string, string>();
  return body
    .join('\n')
    .replace(/\$\{(\d+)(?::([^}]*)|\|([^,|]*)[^}]*)\}/g, (_, stop: string, text?: string, firstChoice?: string) => {
      const chosen = defaults.get(stop) ?? text ?? firstChoice ?? '';
      defaults.set(stop, chosen);
      return chosen;
    })
    .replace(/\$0/g, '');
}

describe('snippets', () => {
  for (const [name, { prefix, description, body }] of Object.entries(snippets)) {
    it(`${name}: is a whole block, and shows one`, () => {
      const text = expand(body);
      assert.doesNotMatch(text, /\$/, 'a placeholder was not understood');
      assert.equal(text.split('{').length, text.split('}').length);
      assert.ok(text.startsWith([prefix].flat()[0].split('-')[0]), 'begins with the word that brings it');
      assert.ok(description.length > 0);
    });

    it(`${name}: says the same thing in every place that shares a placeholder`, () => {
      const said = new Map<string, string>();
      for (const [, stop, text] of body.join('\n').matchAll(/\$\{(\d+):([^}]*)\}/g)) {
        assert.equal(said.get(stop) ?? text, text);
        said.set(stop, text);
      }
    });
  }

  it('have prefixes of their own', () => {
    const prefixes = Object.values(snippets).flatMap(({ prefix }) => prefix);
    assert.deepEqual(prefixes, [...new Set(prefixes)]);
  });
});
