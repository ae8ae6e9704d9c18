import { measureExample, serviceExample } from '../../../server/src/rules/examples.js';
import { type Cases, measure, testCases } from '../../kit/rule-cases.js';

const percentTargets = (baseline: string, ...targets: string[]): string =>
  measure(`baseline: ${baseline} in 2024/25`, `targets {\n${targets.join('\n')}\n}`);

const cases: Readonly<Record<string, Cases>> = {
  'measure-without-owner': {
    found: {},
    leftAlone: {
      'a measure on which money depends, which its contract asks about': measure(
        'owner: ',
        'if-missing: fails',
      ).replace('  owner: \n', ''),
    },
  },
  'measure-without-baseline': {
    found: {},
    leftAlone: { 'a measure that is watched': measure('baseline: 1% in 2024/25', '') },
  },
  'outcome-counts-activity': {
    found: {
      'people with a plan': measure('numerator: "People with a written care plan"'),
      'people with a person-centred plan': measure('numerator: "Women with a person-centred support plan"'),
      'visits made': measure('numerator: "Number of home visits made"'),
    },
    leftAlone: {
      'fewer visits': measure(
        'better: lower',
        'unit: visits',
        'baseline: 900 visits in 2024/25',
        'targets { 2026/27: at most 800 visits }',
      ),
      'staff who stay': measure(
        'kind: structure',
        'unit: staff',
        'baseline: 9 staff in 2024/25',
        'targets { 2026/27: at least 10 staff }',
      ),
      'plans that worked': measure(
        'unit: plans',
        'numerator: "Plans whose outcomes are confirmed at the review"',
        'baseline: 900 plans in 2024/25',
        'targets { 2026/27: at least 950 plans }',
      ),
      'people whose plan worked': measure('numerator: "People who reach the goal of their plan"'),
      'people at home': measure('numerator: "People who are at home 91 days after reablement"'),
      'school attendance': measure('numerator: "Pupils who attend at least 90% of sessions"'),
      'people who stopped': measure(
        'unit: quits',
        'baseline: 9 quits in 2024/25',
        'targets { 2026/27: at least 10 quits }',
      ),
    },
  },
  'target-no-better': {
    found: {
      'the same for ever': percentTargets('40%', '2026/27 onwards: at least 40%'),
      'lower is better': measure('better: lower', 'baseline: 5.50% in 2024/25', 'targets { 2026/27: at most 5.51% }'),
      'written with other zeros': percentTargets('40.0%', '2026/27: at least 40%'),
    },
    leftAlone: {
      'above the same': percentTargets('40%', '2026/27: above 40%'),
      'held for a year': percentTargets('40%', '2026/27: at least 40%', '2027/28: at least 41%'),
      'a guard': measure(
        'kind: safety',
        'better: lower',
        'baseline: 6.2% in 2024/25',
        'targets { 2026/27: at most 6.2% }',
      ),
      'the best there is': percentTargets('100%', '2026/27: at least 100%'),
      'watched only': measure('better: neither', 'targets { 2026/27: at least 30% }'),
    },
  },
  'target-jump': {
    found: { 'in a later step': percentTargets('20%', '2026/27: at least 22%', '2027/28: at least 40%') },
    leftAlone: {
      'a process': measure('kind: process', 'baseline: 40% in 2024/25', 'targets { 2026/27: at least 95% }'),
      'half as much again': percentTargets('40%', '2026/27: at least 60%'),
      'from nothing': percentTargets('0%', '2026/27: at least 20%'),
    },
  },
  'target-goes-back': {
    found: { 'lower is better': measure('better: lower', 'targets {\n2026/27: at most 30%\n2027/28: at most 31%\n}') },
    leftAlone: {
      'rows out of order': percentTargets('30%', '2027/28: at least 35%', '2026/27: at least 33%'),
      held: percentTargets('30%', '2026/27: at least 33%', '2027/28: at least 33%'),
    },
  },
  'target-against-direction': {
    found: { 'above, where lower is better': measure('better: lower', 'targets { 2026/27: above 30% }') },
    leftAlone: {
      'between two values': measure('targets { 2026/27: from 30% to 40% }'),
      neither: measure('better: neither', 'targets { 2026/27: at most 40% }'),
    },
  },
  'reported-before-data': {
    found: { 'months and weeks': measure('lag: 10 weeks', 'reported: yearly within 2 months') },
    leftAlone: {
      'working days that may be enough': measure('lag: 14 days', 'reported: quarterly within 10 working-days'),
      'a month that may have 31 days': measure('lag: 1 month', 'reported: quarterly within 30 days'),
      'no lag': measure('reported: quarterly within 1 days'),
    },
  },
  'sooner-than-data-set': {
    found: {
      'what is published weeks later': measure(
        'source: "Hospital Episode Statistics"',
        'reported: monthly within 30 days',
      ),
      'what is submitted later, by its abbreviation, with more behind it': measure(
        'source: "CSDS, table CYP201"',
        'reported: quarterly within 6 weeks',
      ),
      'in other letters': measure('source: "the emergency care data set"', 'reported: monthly within 40 days'),
      'a survey every year': measure(
        'source: "Adult Social Care Survey"',
        'window: year',
        'reported: yearly within 6 months',
      ),
    },
    leftAlone: {
      'enough time': measure('source: "Hospital Episode Statistics"', 'reported: monthly within 42 days'),
      'a month that may be long enough': measure('source: "MHSDS"', 'reported: monthly within 28 days'),
      'figures that are there sooner': measure(
        'source: "Hospital Episode Statistics"',
        'reported: monthly within 30 days',
        'lag: 20 days',
      ),
      'a data set of which it is not known': measure('source: "NDTMS"', 'reported: quarterly within 5 days'),
      'a record that is checked against one': measure(
        'source: "Provider\'s record, checked against HES"',
        'reported: monthly within 5 days',
      ),
      'a word that begins like one': measure(
        'source: "HESTIA, the trust\'s record"',
        'reported: monthly within 5 days',
      ),
      'no time': measure('source: "Hospital Episode Statistics"', 'reported: monthly'),
    },
  },
  'reported-too-often': {
    found: {
      'the child measurement programme': measure('source: "NCMP"', 'window: year', 'reported: monthly within 10 days'),
      ASCOF: measure('source: "ASCOF"', 'window: year', 'reported: quarterly within 30 days'),
      'a quarterly return': measure(
        'source: "NHS England, quarterly return"',
        'window: quarter',
        'reported: monthly within 30 days',
      ),
    },
    leftAlone: {
      'a quarterly return, each quarter': measure(
        'source: "NHS England, quarterly return"',
        'window: quarter',
        'reported: quarterly within 30 days',
      ),
      'a record that is audited each quarter': measure(
        'source: "Provider\'s record, audited quarterly"',
        'window: quarter',
        'reported: monthly within 30 days',
      ),
      'a yearly count that grows': measure(
        'source: "Provider\'s record"',
        'window: year',
        'reported: quarterly within 30 days',
      ),
      'a rolling year': measure(
        'source: "Annual audit, continuous"',
        'window: rolling 12 months',
        'reported: monthly within 30 days',
      ),
    },
  },
  'small-numbers': {
    found: {
      'a rare event': measureExample({
        Smokers: '',
        population: 'population: Smokers',
        unit: 'unit: per 100,000 people',
        better: 'better: lower',
        baseline: 'baseline: 40 per 100,000 people in 2024/25',
        targets: 'targets { 2026/27: at most 38 per 100,000 people }',
      }),
    },
    leftAlone: {
      many: measureExample({ Smokers: '', population: 'population: Smokers' }),
      'a frequent event': measureExample({
        Smokers: '',
        population: 'population: Smokers',
        unit: 'unit: per 1,000 people',
        better: 'better: lower',
        baseline: 'baseline: 40 per 1,000 people in 2024/25',
        targets: 'targets { 2026/27: at most 38 per 1,000 people }',
      }),
    },
  },
  'instrument-unnamed': {
    found: {
      'who feel safer': measure('numerator: "Women who report feeling safer"', 'source: "Exit questionnaire"'),
      'who felt more involved': measure('numerator: "Clients who felt more involved"', 'source: "Feedback form"'),
      satisfaction: measure(
        'kind: experience',
        'numerator: "Satisfied clients"',
        'denominator: "All clients"',
        'source: "Provider survey"',
      ),
    },
    leftAlone: {
      'EQ-5D': measure('numerator: "People whose quality of life by EQ-5D-5L is better"'),
      'PHQ-9': measure('numerator: "People whose depression on the PHQ-9 is below 10"'),
      'a national survey': measure('kind: experience', 'source: "The GP Patient Survey"'),
      'a question and its answers': measure(
        'kind: experience',
        "numerator: \"People who answer 'good' or 'very good'\"",
      ),
      'a scale': measure(
        'numerator: "People whose Wellbeing Star is higher"',
        'source: "Scores of the Wellbeing Star"',
      ),
      'what records show': measure('kind: experience', 'numerator: "People who saw the same midwife each time"'),
      'a diagnosis': measure('numerator: "People with diabetes whose blood pressure is below 140/90"'),
      'a numbered question': measure('kind: experience', 'numerator: "Respondents who answer 7 or more to question 3"'),
      'a dated set of questions': measure('kind: experience', 'source: "Youth survey, question set of 2025"'),
      'a friends and family test': measure('kind: experience', 'source: "The friends and family test"'),
    },
  },
  'no-sustainment': {
    found: {
      'a job': measure('numerator: "People who entered employment"'),
      'a home': measure('numerator: "People who moved into settled accommodation"'),
      'in the title only': measureExample({
        title: 'Successful completions of treatment',
        numerator: 'numerator: "Clients who left successfully"',
      }),
    },
    leftAlone: {
      'thirteen weeks': measure('numerator: "People who entered employment and held it for 13 weeks"'),
      still: measure('numerator: "People who moved into a tenancy and are still in it at review"'),
      'in the title': measureExample({
        title: 'Job held for six months',
        numerator: 'numerator: "People who found a job"',
      }),
      'a process': measure('kind: process', 'numerator: "People who completed treatment in time"'),
      'people who start work on a plan': measure('numerator: "People who reach their goal"'),
    },
  },
  'survivors-only': {
    found: {
      'who returned a form': measure('denominator: "Service users who returned a feedback form"'),
      'who completes': measure('denominator: "Everyone who completes reablement"'),
      'who answered': measure('kind: experience', 'denominator: "Respondents"', 'numerator: "Those who say \'good\'"'),
    },
    leftAlone: {
      'with a least response': measure('denominator: "Respondents"', 'minimum-response: 40%'),
      'the missing count as failed': measure(
        'denominator: "Referrals that finished treatment; those without a last score count as not recovered"',
      ),
      'everyone who started': measure('denominator: "Everyone who started, whether or not they completed it"'),
      'a process': measure('kind: process', 'denominator: "Assessments completed"'),
      'referrals that are complete': measure('denominator: "All completed referrals"'),
    },
  },
  'baseline-after-start': {
    found: {},
    leftAlone: {
      'a service that begins late in the year': serviceExample({
        period: 'period: 1 January 2025 to 31 March 2029',
      }),
    },
  },
  'target-years-gap': {
    found: {},
    leftAlone: {
      'a first year without': serviceExample({ period: 'period: 1 April 2025 to 31 March 2029' }),
      'a last year of a few days': serviceExample({
        period: 'period: 1 April 2026 to 15 April 2028',
        'review-by': 'review-by: 1 July 2027',
      }),
    },
  },
  'not-attributable': {
    found: {
      'the weight of all pupils': measureExample({ title: 'Obesity in Year 6', 'if-missing': 'if-missing: fails' }),
    },
    leftAlone: {
      'watched only': measureExample({ title: 'Smoking prevalence in Eastmere' }),
      'among those served': measureExample({
        title: 'Smoking prevalence among clients in treatment',
        'if-missing': 'if-missing: fails',
      }),
    },
  },
  'target-without-direction': {
    found: { 'at most': measure('better: neither', 'targets { 2026/27: at most 36% }') },
    leftAlone: {
      'between two values': measure('better: neither', 'targets { 2026/27: from 85% to 92% }'),
      'both sides by year': measure('better: neither', 'targets {\n2026/27: at least 30%\n2027/28: at most 40%\n}'),
    },
  },
  'source-unnamed': {
    found: {
      various: measure('source: "Various data sources"'),
      reports: measure('source: "Monthly performance data"'),
    },
    leftAlone: {
      'a record': measure('source: "Provider\'s case records"'),
      'a data set': measure('source: "Community Services Data Set"'),
      'a report with a name': measure('source: "Quarterly return to the drug treatment monitoring system"'),
    },
  },
  'baseline-old': {
    found: {},
    leftAlone: {
      'three years': serviceExample({
        period: 'period: 1 April 2028 to 31 March 2031',
        'review-by': 'review-by: 1 June 2030',
      }),
    },
  },
  'target-impossible': {
    found: {
      'below nothing': measure('better: lower', 'targets { 2026/27: at most -1% }'),
      'a baseline': measure('baseline: 341% in 2024/25'),
    },
    leftAlone: {
      'what can be': measure('can-be: 0% to 150%', 'targets { 2026/27: at least 110% }'),
      all: measure('targets { 2026/27: at least 100% }'),
      none: measure('better: lower', 'targets { 2026/27: at most 0% }'),
    },
  },
};

describe('Rules about measures, more widely', () => testCases(cases));
