import { type Exact, none, one } from './exact.js';
import type { Ranges, Result } from './terms.js';

/** What a value earns of a share of a pool, in pounds; a result in marks is a part of the marks of the share. */
export function earnedAt(ranges: Ranges, value: Exact, share: Exact, marks: Exact): Exact {
  const range = ranges.list.find(({ from, to }) =>
    ranges.boundary === 'begins'
      ? (!from || !value.isBelow(from)) && (!to || value.isBelow(to))
      : (!from || from.isBelow(value)) && !to?.isBelow(value),
  );
  if (!range) throw new Error('The ranges do not cover the value.');
  const along = range.from && range.to ? value.minus(range.from).over(range.to.minus(range.from)) : none;
  return worth(range.result, value, along, share, marks).most(none);
}

function worth(result: Result, value: Exact, along: Exact, share: Exact, marks: Exact): Exact {
  switch (result.is) {
    case 'nothing':
      return none;
    case 'marks':
      return share.times(result.marks).over(marks);
    case 'steps': {
      const away = result.side === 'above' ? value.minus(result.start) : result.start.minus(value);
      const steps = away.over(result.size).most(none);
      const many = result.whole ? steps.floor() : steps;
      return many.times(result.each).times(result.in === 'part' ? share : one);
    }
    default: {
      const level = result.from.plus(along.times((result.to ?? result.from).minus(result.from)));
      return level.times(result.is === 'part' ? share : one);
    }
  }
}
