import { daysOf } from '../../semantics/dates.js';
import { lineOf } from '../../semantics/lines.js';
import { serviceExample } from '../examples.js';
import { firstPart } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

const requirements = (applies: string): string => `requirements {
  requirement Venues "At least 6 venues are open" {
    applies: ${applies}
  }
}`;

export const requirementOutsidePeriod: SpecificationRule = {
  code: 'R616',
  name: 'requirement-outside-period',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A requirement applies at a time when the service does not run.',
  why: 'Dates are carried over from one specification to the next. A requirement that begins before the service, or runs on after its end, binds nobody for that time, and shows that one of the two dates is old.',
  source: 'Annotated NHS specification template: the period of a specification is as a rule that of its contract.',
  bad: serviceExample({ requirements: requirements('1 October 2026 to 31 March 2031') }),
  good: serviceExample({ requirements: requirements('1 October 2026 to 31 March 2029') }),
  fix: 'none',
  on: ['requirement'],
  check({ block, top }, context) {
    const line = lineOf(block, 'applies');
    const period = firstPart(lineOf(top, 'period')?.value);
    if (!line || period?.kind !== 'span') return;
    const [starts, ends] = [daysOf(period.from)?.first, daysOf(period.to)?.last];
    if (starts === undefined || ends === undefined) return;
    for (const { parts } of line.value.phrases) {
      const [part] = parts;
      // Dates have to lie inside; a financial year or a quarter only has to touch, since a service may begin within one.
      const [from, to] =
        part?.kind === 'span'
          ? [daysOf(part.from)?.first, daysOf(part.to)?.last]
          : part?.kind === 'year' || part?.kind === 'quarter'
            ? [daysOf(part)?.last, daysOf(part)?.first]
            : [undefined, undefined];
      if (!part || from === undefined || to === undefined || (from >= starts && to <= ends)) continue;
      context.report({
        start: part.start,
        end: part.end,
        message: `The service runs from ${context.text.slice(period.start, period.end).replace(/\s+to\s+/, ' to ')}, so this does not lie within it. Correct the one or the other.`,
      });
    }
  },
};
