import { serviceExample } from '../examples.js';
import { declarationsOf, findIn, lineOf, namesOf, textsOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

const change =
  /\b(?:reduc|increas|improv|cut|rais|rise|rising|fall|lower|grow)\w*\b[^.;]{0,80}?\bby (?:at least |up to |about )?\d+(?:\.\d+)? ?%/i;
const clear = /\b(?:relative|percentage[- ]points?|of the baseline|of (?:its|their) (?:value|level)|from \d)/i;

const QuitRate = `measure QuitRate "Share of quit attempts that succeed" {
  kind: outcome
  unit: percent
  better: higher
  numerator: "People who do not smoke four weeks after their quit date"
  denominator: "Everyone who set a quit date"
  baseline: 34.1% in 2024/25
  targets { 2026/27 onwards: at least 36% }
  source: "Provider's record, a tenth of it audited"
  window: quarter
  reported: quarterly within 60 days
  owner: FreshStart
}`;

const aims = (by: string): string => `aims {
  aim Success "Improve the success of attempts by ${by}" {
    measured-by: QuitRate
  }
}`;

export const percentOrPoints: SpecificationRule = {
  code: 'R668',
  name: 'percent-or-points',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A percentage is to change “by 10%”, which can be read two ways.',
  why: 'A share of 30% that rises by 10% is 33%, or it is 40%. Both readings have been defended in good faith, and the money between them can be large.',
  source:
    'The target of the social impact bond at Peterborough, 7.5% fewer events, which is relative to a group of others (from secondary sources).',
  bad: serviceExample({ QuitRate, aims: aims('5%') }),
  good: serviceExample({ QuitRate, aims: aims('5 percentage-points') }),
  fix: 'none',
  on: ['aim', 'requirement'],
  check({ kind, block, head }, context) {
    const line = lineOf(block, kind === 'aim' ? 'measured-by' : 'measure');
    if (namesOf(line?.value).length === 0) return;
    const isShare = declarationsOf(context, line?.value).some(
      (declared) => context.scope.fact(declared, 'unit')?.text === 'percent',
    );
    if (!isShare) return;
    for (const text of [head.title, ...textsOf(block).map((inner) => inner.text)]) {
      const found = text && !clear.test(text.value) ? findIn(text, change, context.text) : undefined;
      if (!found) continue;
      context.report({
        start: found.start,
        end: found.end,
        message: `“${found.found}” can be read two ways, since the measure is a percentage: say “percentage-points”, or from which value to which, as in “from 30% to 33%”.`,
      });
    }
  },
};
