import { exponential } from './elementary.js';

const perRoot2Pi = 0.3989422804014327;

/** How far a standard normal value lies above `z` on average, where what lies below counts nothing. */
export function expectedBeyond(z: number): number {
  return perRoot2Pi * exponential((-z * z) / 2) - z * chanceAbove(z);
}

/**
 * The chance that a normally distributed value lies more than `z` standard deviations above its mean; correct to 1e-14. By the series of
 * G. Marsaglia, “Evaluating the Normal Distribution”, Journal of Statistical Software 11 (4), 2004.
 */
export function chanceAbove(z: number): number {
  if (z < -8.5) return 1;
  if (z > 8.5) return 0;
  let [sum, term, before] = [z, z, Number.NaN];
  for (let odd = 3; sum !== before; odd += 2) {
    before = sum;
    term *= (z * z) / odd;
    sum += term;
  }
  // The last bits of the sum may lead beyond what a chance can be.
  return Math.min(1, Math.max(0, 0.5 - perRoot2Pi * exponential((-z * z) / 2) * sum));
}
