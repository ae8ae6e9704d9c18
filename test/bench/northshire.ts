/** What the terms of examples/northshire come to in 2028/29, written out by hand: what an engine for all contracts is measured by. */

/** Measured values: percentages as fractions, the rate per one, money in pounds, first appointments by the quarter. */
export interface Measured {
  control: number;
  amputations: number;
  experience: number;
  spend: number;
  readonly prompt: Float64Array;
}

/** What each party receives less what it pays, in pounds. */
export interface Nets {
  shore: number;
  coast: number;
  payer: number;
}

const core = 12_400_000;
const pool = 0.08 * core;
const benchmark = 4_200_000;

/** Settles the year in doubles, without rounding to the penny. */
export function settleByHand({ control, amputations, experience, spend, prompt }: Measured, nets: Nets): void {
  const rising = (value: number, low: number, high: number): number =>
    value < low ? 0 : value < high ? (value - low) / (high - low) : 1;
  const falling = amputations < 0.0007 ? 1 : amputations < 0.00084 ? 1 - (amputations - 0.0007) / 0.00014 : 0;
  const earned = pool * (0.5 * rising(control, 0.63, 0.68) + 0.3 * falling + 0.2 * rising(experience, 0.76, 0.84));

  let missed = 0;
  // What was held back is returned when a later quarter is met.
  for (let quarter = 0; quarter < 4; quarter++) missed = prompt[quarter] < 0.95 ? missed + 1 : 0;
  const held = Math.min((missed * 0.1 * core) / 4, 0.05 * core);

  let [shore, coast] = [0.7 * earned + 0.8 * (core - held), 0.3 * earned + 0.2 * (core - held)];
  let payer = -earned - (core - held);
  const gain = benchmark - spend;
  if (gain > 0 && control >= 0.65 && experience >= 0.8) {
    const shared = Math.max(0, Math.min(gain, 0.1 * benchmark) - 0.02 * benchmark);
    const paid = Math.min(0.5 * shared, 150_000);
    shore += 0.7 * paid;
    coast += 0.3 * paid;
    payer -= paid;
  } else if (gain < 0) {
    const shared = Math.max(0, Math.min(-gain, 0.08 * benchmark) - 0.02 * benchmark);
    const paid = Math.min(0.3 * shared, 60_000);
    shore -= (2 / 3) * paid;
    coast -= (1 / 3) * paid;
    payer += paid;
  }
  nets.shore = shore;
  nets.coast = coast;
  nets.payer = payer;
}
