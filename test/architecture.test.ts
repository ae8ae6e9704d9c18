import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Which folders the files of a folder may import, besides their own: the arrows of ARCHITECTURE.md. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  'grammar/text': [],
  'grammar/syntax': ['grammar/text'],
  'grammar/format': ['grammar/syntax', 'grammar/text'],
  'server/src/semantics': ['grammar'],
  'server/src/payment': ['server/src/semantics', 'grammar'],
  'server/src/analysis': ['server/src/payment', 'server/src/semantics', 'grammar'],
  'server/src/simulation': ['server/src/analysis', 'server/src/payment', 'server/src/semantics', 'grammar'],
  'server/src/rules': [
    'server/src/analysis',
    'server/src/payment',
    'server/src/semantics',
    'server/src/library.generated.ts',
    'grammar',
  ],
  'server/src/curve': ['server/src/analysis', 'server/src/payment', 'server/src/semantics', 'grammar'],
  'server/src/features': [
    'server/src/rules',
    'server/src/curve',
    'server/src/analysis',
    'server/src/payment',
    'server/src/semantics',
    'grammar',
  ],
  'server/src/workspace': [
    'server/src/features',
    'server/src/rules',
    'server/src/payment',
    'server/src/semantics',
    'grammar',
  ],
  'server/src/lsp': [
    'server/src/workspace',
    'server/src/features',
    'server/src/rules',
    'server/src/curve',
    'server/src/payment',
    'server/src/semantics',
    'server/src/version.ts',
    'grammar',
  ],
  'server/src/cli': [
    'server/src/host',
    'server/src/analysis',
    'server/src/simulation',
    'server/src/workspace',
    'server/src/features',
    'server/src/rules',
    'server/src/curve',
    'server/src/payment',
    'server/src/semantics',
    'server/src/version.ts',
    'grammar',
  ],
  'server/src/host': ['server/src/workspace'],
  'server/src/version.ts': [],
  'server/src/library.generated.ts': [],
  'server/src/node.ts': ['server/src'],
  'server/src/browser.ts': ['server/src'],
  'client/src': [],
};

/** Packages that only these places may know. */
const keepers: readonly { packages: RegExp; places: readonly string[] }[] = [
  { packages: /^node:/, places: ['server/src/host', 'server/src/cli', 'server/src/node.ts', 'client/src'] },
  { packages: /^vscode-languageserver/, places: ['server/src/lsp', 'server/src/browser.ts'] },
  { packages: /^vscode(?:$|-languageclient)/, places: ['client/src'] },
  { packages: /^chevrotain$/, places: ['grammar'] },
  { packages: /^d3-/, places: ['server/src/curve/svg'] },
];

interface Import {
  readonly from: string;
  readonly target: string;
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\b(?:[^;]*?from)? '([^']+)'|import\('([^']+)'\)/gm)].map((match) => {
    const written = match[1] ?? match[2];
    if (!written.startsWith('.')) return { from: file, target: written };
    const path = relative(root, resolve(root, dirname(file), written))
      .split(sep)
      .join('/');
    return { from: file, target: path.replace(/\.js$/, '.ts') };
  });
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

describe('The drawing in ARCHITECTURE.md', () => {
  const files = ['grammar', 'server/src', 'client/src'].flatMap(filesIn);
  const imports = files.flatMap(importsOf);

  it('has a place for every source file', () => {
    const homeless = files.filter((file) => !Object.keys(arrows).some((place) => isWithin(file, place)));
    assert.deepEqual(homeless, []);
    // Rules about imports hold for anything in which none is read.
    assert.ok(imports.length > files.length, `${imports.length} imports in ${files.length} files`);
  });

  it('has an arrow for every import between folders', () => {
    const wrong = imports.filter(({ from, target }) => {
      if (!/^(?:grammar|server|client)\//.test(target)) return false;
      const place = Object.keys(arrows).find((candidate) => isWithin(from, candidate)) as string;
      return ![place, ...arrows[place]].some((allowed) => isWithin(target, allowed));
    });
    assert.deepEqual(wrong, []);
  });

  it('lets only some places know the disk, the protocol, the editor and the parser generator', () => {
    const wrong = imports.filter(({ from, target }) =>
      keepers.some(({ packages, places }) => packages.test(target) && !places.some((place) => isWithin(from, place))),
    );
    assert.deepEqual(wrong, []);
  });
});
