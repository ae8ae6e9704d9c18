/** Work that may be left for a moment and taken up again: what it comes to does not depend on when. */
export type Pausing<T> = Generator<void, T, void>;

/** Does work to its end, without a pause. */
export function toTheEnd<T>(work: Pausing<T>): T {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}
