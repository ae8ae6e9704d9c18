import { wantsWholeYear } from './governing.js';
import { inForce } from './payments.js';
import { Open } from './readings.js';
import type { Agreement, Governed, Payment, RiskShare } from './terms.js';

/** Throws where a term cannot be settled for the period, whatever was measured. */
export function refuse(agreement: Agreement, term: Payment | RiskShare): void {
  if (!inForce(agreement, term)) return;
  if (term.is === 'payment') {
    const { mostPaid, leastPaid, pays } = term;
    if (mostPaid?.cut === 'in order' && mostPaid.before)
      throw new Open('Before reductions there is one sum, of which nobody gives way first.');
    if (mostPaid?.cut === 'in order' && leastPaid)
      throw new Open('Nobody says who is made up where parties give way in order.');
    if (leastPaid) wantsWholeYear(agreement);
    const shares = pays.mechanism === 'outcome' ? pays.parts : [];
    limitsOfParts(
      agreement,
      shares.flatMap((share) => (share.is === 'group' ? [share, ...share.shares] : [share])),
    );
  } else {
    const sides = [term.gain, term.loss].flatMap((side) => side ?? []);
    limitsOfParts(agreement, sides);
    if (sides.some(({ mostCounted }) => mostCounted)) wantsWholeYear(agreement);
  }
}

/** What was paid under a term does not tell what is left of a limit on a part of it. */
function limitsOfParts(agreement: Agreement, parts: readonly Governed[]): void {
  if (parts.some(({ mostPaid }) => mostPaid)) wantsWholeYear(agreement);
}
