// The few assertions of this suite, the same in Node and in a browser's worker, where `node:assert` is not to be had.

export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new Error(message);
}

export function equal<T>(actual: T, expected: T, what: string): void {
  const [a, b] = [actual, expected].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`${what}: expected ${b}, found ${a}`);
}

export function includes<T>(all: readonly T[], one: T, what: string): void {
  if (!all.includes(one)) throw new Error(`${what}: ${JSON.stringify(one)} is not among ${JSON.stringify(all)}`);
}

export function matches(text: string, pattern: RegExp, what: string): void {
  if (!pattern.test(text)) throw new Error(`${what}: ${JSON.stringify(text)} does not match ${pattern}`);
}
