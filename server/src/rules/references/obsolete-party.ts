import { declaredAs } from '../../semantics/context.js';
import { lineOf } from '../../semantics/lines.js';
import { specification } from '../language/example.js';
import type { SpecificationRule } from '../rule.js';
import { confidence, datedNamesIn, dayInWords, dayNumberOf, startOf } from './dated-names.js';

const parties = ['commissioner', 'provider', 'commissioners', 'providers'];

export const obsoleteParty: SpecificationRule = {
  code: 'R771',
  name: 'obsolete-party',
  severity: 'error',
  since: '0.1.0',
  summary: 'A party to a service or contract is a body that had ended on the day it begins.',
  why: 'A body that no longer exists can neither sign nor pay nor be written to. Specifications are copied from year to year, and the names in them live longer than the bodies.',
  source:
    'Health and Care Act 2022 with SI 2022/634, and the sources of each name; the message says where one is not verified.',
  bad: specification({
    commissionerTitle: 'NHS Eastmere Clinical Commissioning Group',
  }),
  good: specification({
    commissionerTitle: 'NHS Eastmere Integrated Care Board',
  }),
  fix: 'none',
  on: ['service', 'contract'],
  check(subject, context) {
    const start = startOf(subject);
    if (start === undefined) return;
    for (const key of parties) {
      for (const { parts } of lineOf(subject.block, key)?.value.phrases ?? []) {
        const [part] = parts;
        const declared = part?.kind === 'name' ? declaredAs(context, part.text) : undefined;
        if (declared?.kind !== 'organisation') continue;
        const title = context.scope.fact(declared, 'title')?.text.replace(/^"+|"+$/g, '');
        if (title === undefined || /\b(?:formerly|successor|former)\b/i.test(title)) continue;
        const hit = datedNamesIn({ words: title, start: 0 }).find(
          ({ entry }) => entry.kind === 'body' && !entry.planned,
        );
        if (!hit || start < dayNumberOf(hit.entry.wrongFrom)) continue;
        const instead = hit.entry.successor ? ` Name the body that took its place: ${hit.entry.successor}.` : '';
        context.report({
          start: part.start,
          end: part.end,
          message: `"${title}" cannot be a party: there has been no "${hit.shown}" since ${dayInWords(hit.entry.wrongFrom)}, and this begins after that.${instead}${confidence(hit.entry)}`,
          related: [{ declared, message: 'It is named here.' }],
        });
      }
    }
  },
};
