import type { Problem, Term } from '../payment/model/model.js';
import { listed } from '../semantics/listed.js';
import type { KnownContract } from './known.js';

/** What keeps a term from being worked out in the year that stands for its contract, or may still be taken off it; undefined where all is settled. */
export function openIn(contract: KnownContract, name: string): string | undefined {
  const terms = (contract.standing && contract.year(contract.standing)?.model.terms) ?? [];
  const term = terms.find((one) => one.name === name);
  if (!term) return undefined;
  if (term.problems.length > 0) return `What it comes to is open: ${asked(term.problems)}`;
  const remedies = term.kind === 'payment' ? terms.filter((one) => mayHoldBackFromAny(one, terms)) : [];
  if (remedies.length === 0) return undefined;
  const several = remedies.length > 1;
  const names = listed(remedies.map((remedy) => remedy.name));
  const problems = remedies.flatMap((remedy) => remedy.problems);
  return `What ${names} ${several ? 'hold' : 'holds'} back is open, and is not taken off here: ${asked(problems)}`;
}

/** Whether it cannot be told from which payment a remedy holds back. Where that is known, the payment has the remedy's problems, too. */
function mayHoldBackFromAny({ kind, problems }: Term, terms: readonly Term[]): boolean {
  if (kind !== 'remedy' || problems.length === 0) return false;
  return !terms.some((term) => term.kind === 'payment' && problems.every((one) => term.problems.includes(one)));
}

function asked(problems: readonly Problem[]): string {
  const messages = problems.filter(({ known }) => !known).map(({ message }) => message);
  return messages.length === 0
    ? 'something is missing or wrong where it is underlined.'
    : [...new Set(messages)].join(' ');
}
