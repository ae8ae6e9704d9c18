import { moneyText } from '../../analysis/words.js';
import type { Term } from '../../payment/model/model.js';
import { type Period, periodsText, samePeriod } from '../../payment/period.js';
import { ceiling, greater, multiply, pounds, type Rational, whole } from '../../payment/rational.js';
import type { ContractUnderProof } from './contract.js';

/** A question that the budget of looks was too small to decide. */
export interface OpenQuestion {
  /** The term that it is about; none where it is about several together. */
  readonly term?: Term;
  /** As it goes on after a colon: `whether …`. */
  readonly question: string;
  /** The windows of a measure that it is about. */
  readonly windows?: readonly Period[];
  /** What was established all the same: that a sum is no greater. */
  readonly atMost?: Rational;
  /** The same in words. */
  readonly established?: (sum: string) => string;
}

const known = new WeakMap<ContractUnderProof, Map<string, OpenQuestion>>();

/** Notes what a rule could not decide, for `not-decided` to tell. Of one question in several years or windows, what holds in all of them was established. */
export function leaveOpen(contract: ContractUnderProof, open: OpenQuestion): void {
  const all = known.get(contract) ?? new Map<string, OpenQuestion>();
  known.set(contract, all);
  const key = `${open.term?.name ?? ''} ${open.question}`;
  const before = all.get(key);
  if (!before) {
    all.set(key, open);
    return;
  }
  const { atMost: _, ...rest } = open;
  const both = before.atMost && open.atMost;
  const windows = [...(before.windows ?? []), ...(open.windows ?? [])];
  all.set(key, {
    ...rest,
    windows: windows.filter((window, i) => windows.findIndex((other) => samePeriod(other, window)) === i),
    ...(both ? { atMost: greater(before.atMost as Rational, open.atMost as Rational) } : {}),
  });
}

const reported = new WeakMap<ContractUnderProof, Set<string>>();

/** Notes that a finding says already why nothing more can be known of a term. */
export function leaveOut(contract: ContractUnderProof, { name }: Term): void {
  const names = reported.get(contract) ?? new Set<string>();
  reported.set(contract, names.add(name));
}

/** What the rules that have run so far left open about a contract. */
export function openQuestions(contract: ContractUnderProof): readonly OpenQuestion[] {
  const names = reported.get(contract);
  return [...(known.get(contract)?.values() ?? [])].filter(({ term }) => !term || !names?.has(term.name));
}

/** The question with what was established: `whether …, though never by more than £40`. */
export function questionText({ question, windows = [], atMost, established }: OpenQuestion): string {
  const asked = windows.length > 0 ? `${question} in ${periodsText(windows)}` : question;
  return atMost && established ? `${asked} (${established(moneyText(roundedUp(atMost)))})` : asked;
}

/** A bound holds when it is rounded to the penny too. */
function roundedUp(sum: Rational): Rational {
  return pounds(ceiling(multiply(sum, whole(100))));
}
