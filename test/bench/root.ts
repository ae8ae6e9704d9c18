import { fileURLToPath } from 'node:url';

/** The repository's folder, seen from `out/test/bench`. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));
