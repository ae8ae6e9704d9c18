// Where VS Code starts the suite in a browser's worker: it calls `run`.

import 'mocha/mocha.js'; // The browser build. It has no exports: it sets Mocha's words as globals.
import { editing } from './editing.js';
import { examples } from './examples.js';
import { money } from './money.js';
import { report, settle, testLimit } from './report.js';

declare const mocha: { setup(options: object): void; run(whenDone: (failures: number) => void): Mocha.Runner };

/** Mocha's own choice in a browser writes into a page, and a worker has none. */
class Lines {
  constructor(runner: Mocha.Runner) {
    report(runner);
  }
}

export function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', reporter: Lines, timeout: testLimit });
  editing();
  examples();
  money();
  return settle((done) => mocha.run(done));
}
