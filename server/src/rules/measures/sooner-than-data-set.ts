import type { Value } from '../../../../grammar/syntax/tree.js';
import { lineOf } from '../../semantics/lines.js';
import { measuresAmong, mentionsIn, termsOf } from '../contracts.js';
import { measureExample } from '../examples.js';
import { daysIn, withinOf } from '../lengths.js';
import { type DataSet, dataSetNamed, type Lateness } from '../references/data-sets.js';
import { confidence } from '../references/dated-names.js';
import type { RuleContext, SpecificationRule, Subject } from '../rule.js';

export const soonerThanDataSet: SpecificationRule = {
  code: 'R674',
  name: 'sooner-than-data-set',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Something is due before the national data set is there that its measure is counted from.',
  why: 'National data sets are submitted and published weeks or months after the time that they are about. What is due sooner is late every time, or rests on figures of the provider that nobody else can see yet.',
  source:
    'NHS England Digital, NHS England, GOV.UK and others on when each data set is submitted and published; the library nhs/data-sets gives the page for each.',
  bad: measureExample({
    source: 'source: "Community Services Data Set"',
    reported: 'reported: quarterly within 30 days',
  }),
  good: measureExample({
    source: 'source: "Community Services Data Set"',
    reported: 'reported: quarterly within 60 days',
  }),
  fix: 'none',
  on: ['measure', 'contract'],
  check(subject, context) {
    if (subject.kind === 'measure') checkReport(subject, context);
    else checkSettlements(subject, context);
  },
};

const way =
  'Allow more time. If you have the figures sooner, say how long after the end of the window with a line `lag:` in the measure.';

function checkReport({ block, name }: Subject, context: RuleContext): void {
  const reported = lineOf(block, 'reported')?.value;
  const within = withinOf(reported);
  if (!reported || !within || lineOf(block, 'lag')) return;
  const dataSet = namedIn(lineOf(block, 'source')?.value);
  if (!dataSet || dataSet.late.after.least <= (daysIn(within)?.most ?? Number.POSITIVE_INFINITY)) return;
  context.report({
    start: reported.start,
    end: reported.end,
    message: `${name} is to be reported within ${context.text.slice(within.start, within.end)}, but it is counted from ${called(dataSet)}. ${way}${confidence(dataSet)}`,
  });
}

/** Where a measure says how soon it is reported, that is held against its data set there, and the settlement against the report by another rule. */
function checkSettlements({ block }: Subject, context: RuleContext): void {
  for (const term of termsOf(block)) {
    const settle = lineOf(term.block, 'settle')?.value;
    const within = withinOf(settle);
    const due = daysIn(within);
    if (!settle || !within || !due) continue;
    for (const { declared } of measuresAmong(context, mentionsIn([term.block]))) {
      const fact = (key: string) => context.scope.fact(declared, key)?.value;
      if (fact('lag') || withinOf(fact('reported'))) continue;
      const dataSet = namedIn(fact('source'));
      if (!dataSet || dataSet.late.after.least <= due.most) continue;
      context.report({
        start: settle.start,
        end: settle.end,
        message: `${term.name} is settled within ${context.text.slice(within.start, within.end)}, but ${declared.name} is counted from ${called(dataSet)}. ${way}${confidence(dataSet)}`,
        related: [{ declared, message: `${declared.name} is declared here` }],
      });
      break;
    }
  }
}

type LateDataSet = DataSet & { readonly late: Lateness };

function namedIn(source: Value | undefined): LateDataSet | undefined {
  const part = source?.phrases[0]?.parts[0];
  const dataSet = part?.kind === 'text' ? dataSetNamed(part.value) : undefined;
  return dataSet?.late && { ...dataSet, late: dataSet.late };
}

function called({ title, late }: LateDataSet): string {
  return `the ${title}, which ${late.said}`;
}
