import { setFlagsFromString } from 'node:v8';

/**
 * Lets the engine wait before it turns code that has run a while into machine code. It does so early, on other processors, which pays for a server that
 * runs for days; a command ends in a second or two, and most of that work would be for nothing. Loops that run long are turned all the same.
 */
export function compileLate(): void {
  const flag = lateCompiling(process.versions.v8);
  if (flag) setFlagsFromString(flag);
}

/**
 * What makes an engine wait, by the version of V8; undefined for one that has not been tried. The flag has had two names, and an engine that does not
 * know one says so on the screen of whoever runs a command.
 */
export function lateCompiling(version: string): string | undefined {
  const major = Number.parseInt(version, 10);
  if (major === 11) return '--interrupt-budget=1000000';
  if (major >= 12 && major <= 14) return '--invocation-count-for-turbofan=44000';
  return undefined;
}
