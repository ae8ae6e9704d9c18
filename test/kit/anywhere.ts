import fc from 'fast-check';

/** How far into a text, from 0 to 1. `fc.double` would not do: it draws from all numbers that a machine has, of which nine in ten are next to nothing. */
export const anywhere = fc.integer({ min: 0, max: 1_000_000 }).map((millionths) => millionths / 1_000_000);
