import { measuresAmong, paidForIn, recipientsOf, termsOf, wordFact } from '../contracts.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith, quitRate, quits, spend } from './example.js';
import { pool } from './paid-measure-without-baseline.js';

const owned = (source: string): string =>
  quits + quitRate.replace('owner: Eastmere', 'owner: FreshStart').replace(/source: .*/, `source: "${source}"`) + spend;

/** Sources that the reporting party keeps itself … */
const ownRecord =
  /\b(?:provider|own|self|service|local|internal|case)\b[^.;]*\b(?:reported|records?|returns?|logs?|databases?|spreadsheets?|systems?|notes)\b/i;
/** … and words that say that somebody looks at them. */
const lookedAt = /\b(?:audit|verif|independent|validat|inspect|sampl|checked|re-?count)/i;

export const selfReportedResult: SpecificationRule = {
  code: 'R743',
  name: 'self-reported-result',
  severity: 'info',
  since: '0.1.0',
  summary: 'Who is paid for a result counts it, in records of its own, and nobody is said to look.',
  why: 'Records that are kept to look after people become records on which money depends. Even with good will, doubtful cases then fall on one side. A sample that somebody else checks costs little.',
  source:
    'Fair Chance Fund and the recovery pilots used independent gateways and assessment, so that the paid party does not decide alone what counts (official sources).',
  bad: contractWith(pool, { measures: owned("Provider's own record") }),
  good: contractWith(pool, { measures: owned("Provider's own record, a tenth of it audited each quarter") }),
  fix: 'none',
  on: ['contract'],
  check({ block }, context) {
    const told = new Set<string>();
    for (const term of termsOf(block)) {
      if (term.word === 'risk-share') continue;
      const paid = recipientsOf(term);
      for (const { name, declared } of measuresAmong(context, paidForIn(term))) {
        const owner = wordFact(context, declared, 'owner') ?? '';
        const source = wordFact(context, declared, 'source') ?? '';
        if (told.has(name.text) || !paid.includes(owner) || !ownRecord.test(source) || lookedAt.test(source)) continue;
        told.add(name.text);
        context.report({
          start: name.start,
          end: name.end,
          message: `${owner} is paid for ${name.text} and counts it in its own records, ${source}. Say in \`source:\` who checks it, as in "a tenth of it audited each quarter".`,
          related: [{ declared, message: `${declared.name} is declared here` }],
        });
      }
    }
  },
};
