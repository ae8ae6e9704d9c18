import { type Exact, none, one } from './exact.js';
import { admitted, limited, limitedBefore, limitOf, paysAtAll, reducedBy } from './governing.js';
import { benchmarkOf, inForce } from './payments.js';
import { measuredOf, measureNamed } from './readings.js';
import type { Agreement, RiskShare, RiskSide } from './terms.js';

/** What parties have of a gain, or bear of a loss, and how much it is in all. */
export interface SharedOut {
  readonly kind: 'gain' | 'loss';
  readonly whole: Exact;
  readonly parts: readonly { readonly party: string; readonly amount: Exact }[];
}

/** Who has a part of a side. What falls to who keeps the rest is kept: nobody pays it. */
export function partiesOf(share: RiskShare, kind: 'gain' | 'loss'): string[] {
  const named = new Set((share[kind]?.bands ?? []).flatMap(({ shares }) => shares.map(({ party }) => party)));
  return [...named].filter((party) => party !== share.restWith);
}

/** Whether anything can be shared on a side, whatever its measure comes to. */
export function sharesAny(agreement: Agreement, share: RiskShare, kind: 'gain' | 'loss'): boolean {
  const [side, span] = [share[kind], inForce(agreement, share)];
  if (!side || !span || partiesOf(share, kind).length === 0) return false;
  return paysAtAll(agreement, share, span) && paysAtAll(agreement, side, span);
}

/** A share of gains and losses; undefined where it is not in force. */
export function sharedOf(agreement: Agreement, share: RiskShare): SharedOut | undefined {
  const span = inForce(agreement, share);
  if (!span) return undefined;
  const benchmark = benchmarkOf(agreement, share);
  const actual = measuredOf(agreement, share.measure, span);
  const better = measureNamed(agreement, share.measure).better;
  const gain = better === 'lower' ? benchmark.minus(actual) : actual.minus(benchmark);
  const kind = gain.isBelow(none) ? 'loss' : 'gain';
  const whole = kind === 'gain' ? gain : none.minus(gain);
  const side = share[kind];
  if (!side) return { kind, whole, parts: [] };
  const counted = side.mostCounted ? whole.least(limitOf(agreement, side.mostCounted)) : whole;
  const parties = partiesOf(share, kind);
  if (parties.length === 0) return { kind, whole, parts: [] };
  const gross = parties.map((party) => grossOf(side, party, counted, benchmark));
  const setting = { span, parts: parties.map(() => one) };
  const ofSide = { ...setting, before: 'unknowable' as const };
  const ofTerm = { ...setting, before: agreement.alreadyPaid.get(share.name) };
  // What governs the side and what governs the whole term come in turn at each step.
  const amounts = [admitted, limitedBefore, reducedBy, limited].reduce(
    (parts, next) => next(agreement, share, next(agreement, side, parts, ofSide), ofTerm),
    gross,
  );
  return { kind, whole, parts: parties.map((party, at) => ({ party, amount: amounts[at] })) };
}

/** What one party has of all ranges, or of the one in which the whole lies. */
function grossOf(side: RiskSide, party: string, whole: Exact, benchmark: Exact): Exact {
  const bound = (to: Exact): Exact => (side.in === 'part' ? to.times(benchmark) : to);
  let from = none;
  let sum = none;
  for (const { to, shares } of side.bands) {
    const end = to && bound(to);
    const found = shares.find((one) => one.party === party);
    if (side.paidOn === 'parts') {
      const inside = (end ? whole.least(end) : whole).minus(from).most(none);
      if (found) sum = sum.plus(inside.times(found.part));
    } else if (liesIn(side, whole, from, end) && found) {
      const along = end ? whole.minus(from).over(end.minus(from)) : none;
      return whole.times(found.part.plus(along.times((found.rises ?? found.part).minus(found.part))));
    }
    from = end ?? from;
  }
  return sum;
}

function liesIn({ boundary }: RiskSide, whole: Exact, from: Exact, end: Exact | undefined): boolean {
  if (boundary === 'begins') return !whole.isBelow(from) && (!end || whole.isBelow(end));
  return from.isBelow(whole) && !end?.isBelow(whole);
}
