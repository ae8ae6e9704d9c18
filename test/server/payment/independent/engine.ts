import type { Rational } from '../../../../server/src/payment/rational.js';
import { type Settlement, settle } from '../../../../server/src/payment/settle.js';
import type { Measurement, Value, Values } from '../../../../server/src/payment/values.js';
import { contractOf } from '../../../kit/settlements.js';
import { windowsOf, yearOfDay } from './calendar.js';
import { Exact } from './exact.js';
import { printed } from './print.js';
import type { Agreement, Seen } from './terms.js';
import type { Outcome, Purse } from './work-out.js';

const rational = ({ above, below }: Exact): Rational => ({ n: above, d: below });
const given = (seen: Seen): Value => (seen === 'missing' ? seen : rational(seen));

/** The value of the only window that is settled, or one for each. */
function seenIn({ settled, yearStarts }: Agreement, value: Seen | readonly Seen[]): Measurement {
  if (value instanceof Exact || value === 'missing') return { value: given(value) };
  const windows = windowsOf(yearOfDay(settled.first, yearStarts), yearStarts, value.length === 12 ? 1 : 3);
  const only = windows.findIndex(({ first, last }) => first <= settled.first && settled.last <= last);
  if (only >= 0) return { value: given(value[only]) };
  return { windows: value.map((seen, at) => ({ period: windows[at], value: given(seen) })) };
}

function valuesOf(agreement: Agreement): Values {
  const measurements = new Map<string, Measurement>();
  for (const [name, { value, previous, count }] of agreement.readings) {
    measurements.set(name, {
      ...seenIn(agreement, value),
      ...(previous ? { previous: rational(previous) } : {}),
      ...(count === undefined ? {} : { count: rational(Exact.of(count)) }),
    });
  }
  const alreadyPaid = new Map([...agreement.alreadyPaid].map(([name, paid]) => [name, rational(paid)]));
  return { measurements, alreadyPaid };
}

/** What the engine makes of a contract: its text is read and modelled as that of any file. Throws where there is no model. */
export function settled(agreement: Agreement): Settlement {
  const { model } = contractOf(printed(agreement));
  const built = model(agreement.settled);
  if ('problems' in built) throw new Error(built.problems.map(({ message }) => message).join('\n'));
  return settle(built, valuesOf(agreement));
}

/** What comes out of each term of a settlement, as the oracle says it. */
export function outcomesOf({ terms }: Settlement): ReadonlyMap<string, Outcome> {
  const pennies = ({ n, d }: Rational): bigint => (n * 100n) / d;
  return new Map(
    terms.map(({ term, parties, lacking, obstacle }): [string, Outcome] => {
      if (obstacle) return [term.name, { open: obstacle.message }];
      if (lacking.length > 0) return [term.name, { open: `lacks ${lacking.map(({ name }) => name).join(', ')}` }];
      const purses = parties.map(({ party, rounded }): [string, Purse] => [
        party,
        {
          receives: pennies(rounded.receives),
          pays: pennies(rounded.pays),
          keeps: pennies(rounded.keeps),
          bears: pennies(rounded.bears),
        },
      ]);
      return [term.name, new Map(purses)];
    }),
  );
}
