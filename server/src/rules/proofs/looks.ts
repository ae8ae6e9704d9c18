/** How many looks at boxes of values each question may take: enough for terms as people write them, and an end for all others. */
export const looksPerTable = 400;
export const looksPerLimit = 300;
export const looksPerTerm = 800;
export const looksPerContract = 2000;

/** Proofs look along curves for jumps and falls, which straight stretches show: where a curve bends they do not follow it far. */
export const halvings = 6;
