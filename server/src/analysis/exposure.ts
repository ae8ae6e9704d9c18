import { whole } from '../payment/rational.js';
import { addendsOf, extremeOfSum } from './extreme.js';
import { type Flow, flowsOf } from './flows.js';
import type { Greatest } from './search.js';
import type { YearOfContract } from './years.js';

/** What a party can have at the least and at the most: what it receives less what it pays, in pounds. */
export interface Exposure {
  readonly party: string;
  readonly least: Greatest;
  readonly most: Greatest;
}

/** How many looks one question may take. */
const looksPerQuestion = 2000;

/** The least and the most that a sum of flows can come to; undefined where it has no value whatever is measured. */
export function exposureTo(
  flows: readonly Flow[],
  looks = looksPerQuestion,
): Pick<Exposure, 'least' | 'most'> | undefined {
  const addends = flows.flatMap(({ amount, sign }) => addendsOf(amount, whole(sign)));
  const least = extremeOfSum(addends, 'least', { looks });
  const most = extremeOfSum(addends, 'greatest', { looks });
  return least && most && { least, most };
}

/** Each party's exposure in one year, the parties in the order in which the terms name them. */
export function exposuresIn({ model }: Pick<YearOfContract, 'model'>, looks = looksPerQuestion): Exposure[] {
  return [...flowsOf(model)].flatMap(([party, flows]) => {
    const found = exposureTo(flows, looks);
    return found ? [{ party, ...found }] : [];
  });
}
