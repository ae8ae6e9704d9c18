/** In a process of its own, as `remit check` has it: `rules-once.js WHICH COUNT SEED` prints the milliseconds of processor time that `rules.ts` asks for. */
import { compileLate } from '../../server/src/host/compiling.js';
import { type Checked, checkedFiles, timeOf } from './checked.js';
import { definitions } from './servers/definitions.js';

compileLate();
const [which, count, seed] = process.argv.slice(2);
const files = checkedFiles(definitions.remit, Number(count), Number(seed));
process.stdout.write(`${timeOf(files, which as Checked)}`);
