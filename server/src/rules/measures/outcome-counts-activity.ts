import type { Span } from '../../../../grammar/syntax/tree.js';
import { lineOf, wordAt } from '../../semantics/lines.js';
import { measureExample } from '../examples.js';
import { textsAt } from '../reading.js';
import type { RuleContext, SpecificationRule, Subject } from '../rule.js';

const done =
  'contacts?|appointments?|clinics?|sessions?|home visits?|visits?|plans?|assessments?|reviews?|referrals|training days|courses?|workshops?|events?|leaflets?|calls?|interventions?|consultations?|attendances?|staff|posts|nurses|workers';
/** A count of what the service does, by its unit, or by what the numerator counts. */
const activityUnit = new RegExp(`^(?:[\\w-]+ )?(?:${done})\\b`, 'i');
const activityCounted = new RegExp(
  `^(?:the )?(?:number of |all |total )?(?:[\\w-]+ )?(?:${done}) (?:held|delivered|given|made|offered|completed|run|carried out|employed|in post|attended|written)\\b`,
  'i',
);
/** Somebody who has been given something: that is what the service does, not what became of them. */
const processCounted =
  /^(?:[\w' -]+ )?(?:with|who (?:have|has|had|were|are)|having) (?:an? |been )?(?:(?:agreed|written|completed|personal|personalised|person-centred|individual|named|current|up-to-date|care|support|recovery|safety|crisis|health|education|discharge|birth|wellbeing|initial|full|offered|given|sent) )*(?:plan|assessment|leaflet|appointment|review|offered|invited|referred|contacted|assessed)\b/i;
/** A plan or a course that did what it was for: its unit is what was done, and what is counted is what came of it. */
const succeeded =
  /\b(?:outcomes?|goals?|aims?|results?) (?:\w+ ){0,2}(?:met|reached|achieved|confirmed|last)\b|\bsucce(?:ed|ss)/i;

export const outcomeCountsActivity: SpecificationRule = {
  code: 'R652',
  name: 'outcome-counts-activity',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A measure is called an outcome, and counts what the service does.',
  why: 'Five hundred clinics can be held without anyone getting better. If the count of what is done is taken for an outcome, more of it is bought, and what it was for is not looked at.',
  source:
    'Reasons given for outcomes-based contracts in Oxfordshire; National Audit Office 2015: outcomes have to be outcomes, and attributable.',
  bad: measureExample({
    title: 'Clinics held',
    unit: 'unit: clinics',
    numerator: '',
    denominator: '',
    baseline: 'baseline: 410 clinics in 2024/25',
    targets: 'targets { 2026/27 onwards: at least 500 clinics }',
  }),
  good: measureExample(),
  fix: 'suggested',
  on: ['measure'],
  check(subject, context) {
    const { block, name } = subject;
    const kind = lineOf(block, 'kind');
    // Fewer visits or calls can be an outcome: those of people who no longer need them.
    if (!kind || wordAt(block, 'kind') !== 'outcome' || wordAt(block, 'better') !== 'higher') return;
    const found = activityIn(subject, context);
    if (!found) return;
    const { start, end, shown, as } = found;
    context.report({
      start,
      end,
      message: `${name} is called an outcome, and counts ${shown}: that is what the service does, not what changes for people. Write \`kind: ${as}\`, and measure beside it what became of them.`,
      fixes: [{ title: `Write \`kind: ${as}\``, edits: [{ start: kind.value.start, end: kind.value.end, text: as }] }],
    });
  },
};

type Counted = Span & { readonly shown: string; readonly as: 'activity' | 'process' };

function activityIn({ block }: Subject, context: RuleContext): Counted | undefined {
  const unit = lineOf(block, 'unit')?.value;
  const words = unit ? context.text.slice(unit.start, unit.end) : '';
  const [numerator] = textsAt(block, 'numerator');
  if (numerator && succeeded.test(numerator.value)) return undefined;
  if (unit && activityUnit.test(words)) return { start: unit.start, end: unit.end, shown: words, as: 'activity' };
  if (!numerator) return undefined;
  const value = numerator.value.trim();
  const as = activityCounted.test(value) ? 'activity' : processCounted.test(value) ? 'process' : undefined;
  return as && { start: numerator.start, end: numerator.end, shown: `“${value}”`, as };
}
