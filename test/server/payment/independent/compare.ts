import { outcomesOf, settled } from './engine.js';
import type { Agreement } from './terms.js';
import { type Outcome, type Purse, type Verb, workOut } from './work-out.js';

const verbs: readonly Verb[] = ['receives', 'pays', 'keeps', 'bears'];

/** Where engine and oracle come to different sums, in words, one for each; none where they agree. */
export function differences(agreement: Agreement): string[] {
  const [theirs, ours] = [outcomesOf(settled(agreement)), workOut(agreement)];
  return [...ours].flatMap(([term, own]) => {
    const found = theirs.get(term);
    return found ? between(term, found, own) : [`${term}: the engine knows no such term.`];
  });
}

function between(term: string, theirs: Outcome, ours: Outcome): string[] {
  if ('open' in theirs && 'open' in ours) return [];
  // It asks first for every value that a term names, though another may decide without it: nothing is paid wrongly by that.
  if ('open' in theirs && theirs.open.startsWith('lacks')) return [];
  if ('open' in theirs) return [`${term}: the engine asks, "${theirs.open}", where the words say a sum.`];
  if ('open' in ours) return [`${term}: the engine comes to a sum, where the words leave it open: ${ours.open}`];
  const nothing: Purse = { receives: 0n, pays: 0n, keeps: 0n, bears: 0n };
  return [...new Set([...theirs.keys(), ...ours.keys()])].flatMap((party) =>
    verbs.flatMap((verb) => {
      const [engine, words] = [theirs.get(party) ?? nothing, ours.get(party) ?? nothing].map((purse) => purse[verb]);
      return engine === words
        ? []
        : [`${term}: ${party} ${verb} ${pounds(engine)} by the engine, ${pounds(words)} by the words.`];
    }),
  );
}

function pounds(pennies: bigint): string {
  const size = (pennies < 0n ? -pennies : pennies).toString().padStart(3, '0');
  return `${pennies < 0n ? '-' : ''}£${size.slice(0, -2)}.${size.slice(-2)}`;
}
