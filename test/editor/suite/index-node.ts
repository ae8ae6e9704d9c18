// Where VS Code starts the suite in its Node extension host: it calls `run`.

import Mocha from 'mocha';
import { editing } from './editing.js';
import { examples } from './examples.js';
import { money } from './money.js';
import { recovery } from './recovery.js';
import { report, settle, testLimit } from './report.js';

class Lines {
  constructor(runner: Mocha.Runner) {
    report(runner);
  }
}

export function run(): Promise<void> {
  const mocha = new Mocha({ reporter: Lines as never, timeout: testLimit });
  // The suite is bundled with this file: only its functions have to find Mocha's words.
  mocha.suite.emit('pre-require', globalThis, 'editor', mocha);
  editing();
  examples();
  money();
  recovery();
  return settle((done) => mocha.run(done));
}
