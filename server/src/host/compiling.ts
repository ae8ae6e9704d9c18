import { setFlagsFromString } from 'node:v8';

/**
 * Lets the engine wait before it turns code that has run a while into machine code. It does so early, on other processors, which pays for a server that
 * runs for days; a command ends in a second or two, and most of that work would be for nothing. Loops that run long are turned all the same.
 */
export function compileLate(): void {
  setFlagsFromString('--interrupt-budget=1000000');
}
