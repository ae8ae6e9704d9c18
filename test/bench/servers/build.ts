/** Bundles the two references as the real server is bundled, so that all three start alike. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { EmptyFileSystem, URI } from 'langium';
import { createLangiumGrammarServices } from 'langium/grammar';
import { root } from '../../kit/samples.js';

export const bundles = { bare: join(root, 'out/bench/bare.cjs'), langium: join(root, 'out/bench/langium.cjs') };

export async function buildReferences(): Promise<void> {
  const grammar = await compileGrammar(join(root, 'test/bench/servers/contract.langium'));
  for (const name of ['bare', 'langium'] as const) {
    await build({
      entryPoints: [join(root, `out/test/bench/servers/${name}.js`)],
      outfile: bundles[name],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      minify: true,
      define: { contractGrammar: grammar },
      logLevel: 'warning',
    });
  }
}

/** The grammar as JSON; throws where Langium finds an error in it. */
async function compileGrammar(path: string): Promise<string> {
  const { shared, grammar } = createLangiumGrammarServices(EmptyFileSystem);
  const document = shared.workspace.LangiumDocumentFactory.fromString(readFileSync(path, 'utf8'), URI.file(path));
  shared.workspace.LangiumDocuments.addDocument(document);
  await shared.workspace.DocumentBuilder.build([document], { validation: true });
  for (const diagnostic of document.diagnostics ?? []) {
    if (diagnostic.severity === 1) {
      throw new Error(`${path}:${diagnostic.range.start.line + 1}: ${diagnostic.message}`);
    }
  }
  return grammar.serializer.JsonSerializer.serialize(document.parseResult.value);
}
