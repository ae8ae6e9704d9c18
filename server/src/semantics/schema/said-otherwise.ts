/** What people call elsewhere what takes more than another word in Remit: what to write instead, as a sentence of a message. */

interface SaidOtherwise {
  /** The blocks in which it is said, by their ids. */
  readonly in: readonly string[];
  readonly write: string;
}

const ofSharing = ['contract/risk-share', 'contract/risk-share/gain', 'contract/risk-share/loss'];
const ofPaying = ['contract/payment', 'contract/risk-share'];

const leastVolume: SaidOtherwise = {
  in: ['contract/payment'],
  write:
    'The least that is paid is `least-paid: £… per year`. What is taken off for each one below a number agreed beforehand is `plan: …` with `each-below-plan: …`.',
};
const unshared: SaidOtherwise = {
  in: ofSharing,
  write: 'A part that nobody shares is a range in `gain` or `loss`: `over 0% up to 2%: not shared`.',
};
const shadow: SaidOtherwise = {
  in: ofPaying,
  write: 'A year that is measured and not paid is written `shadow-year: 2026/27`.',
};

/** Words for keys, with hyphens where there are several. */
export const keysSaidOtherwise: ReadonlyMap<string, SaidOtherwise> = new Map(
  Object.entries({
    collar: unshared,
    corridor: unshared,
    'dead-band': unshared,
    deadband: unshared,
    'first-year': shadow,
    'guaranteed-volume': leastVolume,
    'minimum-activity': leastVolume,
    'minimum-volume': leastVolume,
    tolerance: unshared,
    'year-1': shadow,
    'year-one': shadow,
  }),
);

const withheld =
  'What is withheld when a requirement is missed is no payment, but a block of its own: `remedy Late "Late" { when: …   withhold: … }`.';
const shared =
  'What is saved or overspent is shared in a block of its own: `risk-share Admissions "Admissions" { … }`.';

/** Words for the mechanism of a payment. */
export const mechanismsSaidOtherwise: ReadonlyMap<string, string> = new Map(
  Object.entries({
    deduction: withheld,
    'gain-share': shared,
    gainshare: shared,
    penalties: withheld,
    penalty: withheld,
    'risk-share': shared,
    sanction: withheld,
    withholding: withheld,
  }),
);
