// Tells how the suite went in plain lines: the one way out that every extension host has.

/** How long, in milliseconds, a test may take. Each wait in it ends by itself before that, and says for what it waited. */
export const testLimit = 90_000;

/** The last line is the count that the test command adds up. */
export function report(runner: Mocha.Runner): void {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  const say = (line: string) => console.log(line);
  runner.on('pass', (test) => {
    passed += 1;
    say(`  ✔ ${test.title} (${test.duration} ms)`);
  });
  runner.on('fail', (test, error: Error) => {
    failed += 1;
    say(`  ✘ ${test.fullTitle()}: ${error.stack ?? error.message}`);
  });
  runner.on('pending', (test) => {
    skipped += 1;
    say(`  - ${test.title}`);
  });
  runner.once('end', () => {
    say([`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(', '));
  });
}

/** A failing run makes VS Code itself end with a failure. */
export function settle(run: (whenDone: (failures: number) => void) => Mocha.Runner): Promise<void> {
  return new Promise((resolve, reject) => {
    const runner = run((failures) => {
      if (failures > 0) reject(new Error(`${failures} tests failed`));
      else if (runner.total === 0) reject(new Error('no test was run'));
      else resolve();
    });
  });
}
