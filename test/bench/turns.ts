/** Servers take turns, in a new random order every round, so that the machine's noise falls on all of them alike. */
import { performance } from 'node:perf_hooks';
import type { Random } from './random.js';
import type { Session } from './session.js';

/** A fixed piece of work in the harness itself, timed before every turn. */
export class Noise {
  readonly samples: number[] = [];

  constructor() {
    for (let i = 0; i < 4; i++) this.probe();
    this.samples.length = 0; // those were not compiled yet
  }

  probe(): void {
    const started = performance.now();
    let x = 0;
    for (let i = 0; i < 3e6; i++) x = (x * 31 + i) | 0;
    this.samples.push(performance.now() - started + (x === 1 ? 1 : 0));
  }
}

export class Turns {
  /** Why a server stopped taking part. */
  readonly problems = new Map<Session, string>();

  constructor(
    private readonly sessions: Session[],
    private readonly random: Random,
    private readonly noise: Noise,
  ) {}

  get playing(): Session[] {
    return this.sessions.filter((session) => !this.problems.has(session));
  }

  /** So many rounds; a server whose turns have taken its budget (milliseconds) sits out the rest. */
  async play(rounds: number, budget: number, turn: (session: Session, round: number) => Promise<void>): Promise<void> {
    const spent = new Map<Session, number>();
    for (let round = 0; round < rounds; round++) {
      for (const session of this.random.shuffle(this.playing)) {
        if ((spent.get(session) ?? 0) > budget) {
          continue;
        }
        this.noise.probe();
        const started = performance.now();
        try {
          await turn(session, round);
        } catch (error) {
          this.problems.set(session, (error as Error).message);
        }
        spent.set(session, (spent.get(session) ?? 0) + performance.now() - started);
      }
    }
  }
}
