// `npm test`: builds, checks the style, runs every test there is, and ends with one count of them all.
//   node build/test.mjs            everything
//   node build/test.mjs unit       the tests outside the editor
//   node build/test.mjs editor     the suite inside VS Code, in each kind of extension host
//   node build/test.mjs electron   the same suite in VS Code for the desktop, which is downloaded from its own site
// A run that crashes, says nothing or runs no test counts as one failure, whatever came of the others.

import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { root, run, Stop } from './project.mjs';
import { runsServer } from './vscode/install.mjs';

// npm puts its own folders first on the PATH; this is the Node that the person runs.
const node = process.env.npm_node_execpath ?? process.execPath;
const mocha = createRequire(import.meta.url).resolve('mocha/bin/mocha.js');
const host = (name, ...args) => [`test/editor/hosts/${name}.mjs`, ...args];

const steps = {
  build: { title: 'Build', command: ['build/build.mjs', '--editor-tests'] },
  lint: { title: 'Style', command: [biome(), 'check', '--error-on-warnings', '.'] },
  package: { title: 'Package', command: ['build/package.mjs'] },
};
const suites = {
  unit: { title: 'Units', command: [mocha, '--forbid-only'], tests: true },
  node: { title: 'VS Code, Node extension host', command: host('node-host'), tests: true },
  web: { title: 'VS Code for the Web, worker extension host', command: host('web-host'), tests: true },
  installed: { title: 'VS Code with the installed .vsix', command: host('node-host', '--installed'), tests: true },
  electron: { title: 'VS Code for the desktop', command: host('electron'), tests: true },
};

// Where its server is not run, VS Code for the desktop is the way to a Node extension host.
const editor = runsServer ? [suites.node, suites.web, suites.installed] : [suites.electron, suites.web];
const plans = {
  all: [steps.lint, suites.unit, steps.package, ...editor],
  unit: [suites.unit],
  editor: [steps.package, ...editor],
  electron: [suites.electron],
};

function biome() {
  return createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
}

await run(async () => {
  const name = process.argv[2] ?? 'all';
  const plan = plans[name];
  if (!plan) throw new Stop(`There are no tests called ${name}: ${Object.keys(plans).join(', ')}.`);
  const total = { passed: 0, failed: 0, skipped: 0 };
  const count = (counted) => {
    for (const kind of Object.keys(total)) total[kind] += counted[kind];
  };
  const built = await perform(steps.build);
  count(built);
  if (built.failed === 0) for (const step of plan) count(await perform(step));
  console.log(
    `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
  );
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
});

async function perform({ title, command, tests }) {
  const started = Date.now();
  console.log(`\n${title}`);
  const { exitCode, output } = await echo(command);
  const counted = tests ? counts(output) : { passed: 0, failed: 0, skipped: 0 };
  const sound = exitCode === 0 && (!tests || counted.passed + counted.failed > 0);
  if (!sound && counted.failed === 0) {
    counted.failed = 1;
    console.log(`  ✘ ${title}: ${exitCode === 0 ? 'no test was run' : `ended with ${exitCode}`}`);
  }
  console.log(`  ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return counted;
}

/** Shows what the command says while it says it. */
function echo(command) {
  return new Promise((resolve) => {
    const child = spawn(node, command, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.once('close', (code, signal) => resolve({ exitCode: code ?? signal, output }));
  });
}

/** Mocha's own summary, or the closing line of the suite inside the editor. */
function counts(output) {
  const last = (pattern) => Number([...output.matchAll(pattern)].pop()?.[1] ?? 0);
  return {
    passed: last(/(\d+) (?:passing|passed)\b/g),
    failed: last(/(\d+) (?:failing|failed)\b/g),
    skipped: last(/(\d+) (?:pending|skipped)\b/g),
  };
}
