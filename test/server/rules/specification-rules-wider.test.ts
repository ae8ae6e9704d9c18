import { strict as assert } from 'node:assert';
import { measureExample, serviceExample } from '../../../server/src/rules/examples.js';
import { findingsOf } from '../../../server/src/workspace/findings.js';
import { Workspace } from '../../../server/src/workspace/workspace.js';

/** What else each rule finds, and, as important, what real specifications say that it has to leave alone. */

function messagesOf(text: string, rule: string): string[] {
  const workspace = new Workspace();
  workspace.set('file:///example.remit', text);
  const [file] = workspace.files();
  return findingsOf(workspace, file).flatMap((finding) => (finding.rule === rule ? [finding.message] : []));
}

interface Cases {
  readonly found: Readonly<Record<string, string>>;
  readonly leftAlone: Readonly<Record<string, string>>;
}

/** One line of the measure of `measureExample`, and others with it. */
const measure = (line: string, ...more: string[]): string =>
  measureExample(Object.fromEntries([line, ...more].map((one) => [one.slice(0, one.search(/[: {]/)), one])));
const percentTargets = (baseline: string, ...targets: string[]): string =>
  measure(`baseline: ${baseline} in 2024/25`, `targets {\n${targets.join('\n')}\n}`);
const population = (...lines: string[]): string =>
  serviceExample({ Smokers: `population Smokers "Whom it serves" {\n${lines.join('\n')}\n}` });
const section = (word: string, inside: string): string => serviceExample({ [word]: `${word} {\n${inside}\n}` });

const cases: Readonly<Record<string, Cases>> = {
  'lead-unsaid': {
    found: {},
    leftAlone: {
      'an alliance': serviceExample({
        provider: 'provider: FreshStart, Second',
        Second: 'organisation Second "Second" {\n  role: provider\n  kind: charity\n}',
        reporting: 'reporting { "The members of the alliance report together." }',
      }),
    },
  },
  'party-in-wrong-role': {
    found: {
      'a board that provides': serviceExample({
        provider: 'provider: Board',
        Board: 'organisation Board "NHS Board" {\n  role: commissioner\n  kind: integrated-care-board\n}',
      }),
    },
    leftAlone: {
      'a council that provides its own service': serviceExample({ provider: 'provider: Eastmere' }),
      'a name that is not known': serviceExample({ provider: 'provider: Nobody' }),
    },
  },
  'aim-unmeasured': {
    found: { 'aims in prose': section('aims', '"To improve quality and outcomes."') },
    leftAlone: { 'aims that stand elsewhere': section('aims', 'not-applicable: "see the overarching specification"') },
  },
  'need-without-evidence': {
    found: {},
    leftAlone: {
      'a number without a source': section('needs', '"One adult in 7 smokes."'),
      'a number in words': section('needs', '"One adult in twelve lives with pain."'),
      'a source without a number': section('needs', '"Many smoke."\nevidence: "Needs assessment"'),
    },
  },
  'involvement-empty': {
    found: {
      'stakeholders, as appropriate': section(
        'involvement',
        '"The provider will engage with stakeholders as appropriate."',
      ),
      listening: section('involvement', '"We listen to our patients."'),
    },
    leftAlone: {
      'a panel that meets': section('involvement', '"A patient panel meets quarterly."'),
      'people who decide': section('involvement', '"Carers help to choose the manager."'),
      'a survey whose results are answered': section(
        'involvement',
        '"A yearly survey; the provider publishes what it changed."',
      ),
      'a named body': section('involvement', '"Healthwatch Eastmere reviews complaints twice a year."'),
    },
  },
  'exit-without-handover': {
    found: {},
    leftAlone: {
      'handed over in prose': section('exit', 'notice: 6 months\n"All records are transferred to the new provider."'),
      'a transition plan': section('exit', 'notice: 6 months\n"A transition plan is agreed 6 months before the end."'),
    },
  },
  'requirement-without-measure': {
    found: {},
    leftAlone: {
      'a number in its text': section('requirements', 'requirement Open "It is open" {\n"8 to 8, every day."\n}'),
      'what is owed to everyone': section(
        'requirements',
        'requirement Named "Everyone has a named worker" {\n"No one waits without one, and every change is told."\n}',
      ),
      'how often, in words': section(
        'requirements',
        'requirement West "Clinics in the west" {\n"At least one clinic a week."\n}',
      ),
      'a recurring duty': section('requirements', 'requirement Meet "The board meets" {\n"It meets bimonthly."\n}'),
      'a time in words': section('requirements', 'requirement Soon "Letters go out within five days" { }'),
      'a registration, which is there or not': section(
        'requirements',
        'requirement Registered "The provider is registered with the Care Quality Commission" { }',
      ),
      'its measure': section('requirements', 'requirement Quit "People quit" {\nmeasure: Quits\n}'),
    },
  },
  'requirement-against-target': {
    found: {
      'the contrary': section(
        'requirements',
        'requirement Quit "People quit" {\nmeasure: Quits\nthreshold: at most 800 quits\n}',
      ),
      'by year': section(
        'requirements',
        'requirement Quit "People quit" {\nmeasure: Quits\nthreshold {\n2026/27: at least 650 quits\n2027/28: at least 720 quits\n}\n}',
      ),
    },
    leftAlone: {
      'a threshold in another unit': section(
        'requirements',
        'requirement Quit "People quit" {\nmeasure: Quits\nthreshold: at least 800 days\n}',
      ),
      'a floor below the target': section(
        'requirements',
        'requirement Quit "People quit" {\nmeasure: Quits\nthreshold: at least 600 quits\n}',
      ),
      'the same value': section(
        'requirements',
        'requirement Quit "People quit" {\nmeasure: Quits\nthreshold: at least 700 quits\n}',
      ),
    },
  },
  'requirement-outside-period': {
    found: {
      'a year before': section('requirements', 'requirement Open "6 venues" {\napplies: 2024/25\n}'),
    },
    leftAlone: {
      onwards: section('requirements', 'requirement Open "6 venues" {\napplies: 2027/28 onwards\n}'),
      'a part of the last year': serviceExample({
        period: 'period: 1 April 2026 to 30 September 2028',
        'review-by': 'review-by: 1 January 2028',
        requirements: 'requirements {\nrequirement Open "6 venues" {\napplies: 2028/29\n}\n}',
      }),
    },
  },
  'label-as-test': {
    found: {
      'an integrated assessment': measure('numerator: "People with an integrated assessment within 2 weeks"'),
      'a holistic assessment in the scope': section('scope', 'includes: "holistic assessment"\nexcludes: "surgery"'),
      'a requirement that nothing measures': section('requirements', 'requirement Care "Care is person-centred" { }'),
      'a not-for-profit provider': population('includes: "aged 18 and over", "served by a not-for-profit provider"'),
    },
    leftAlone: {
      'a body': measure('denominator: "Patients of practices in the Integrated Care Board"'),
      'a local authority': measure('denominator: "Everyone housed by the local authority"'),
      'what is defined': `${measure('numerator: "People with a person-centred plan"')}\ndefinition PersonCentred "Person-centred" { "Signed by the person." }\n`,
      'a requirement that is measured': section(
        'requirements',
        'requirement Care "Care is seamless" { measure: Quits }',
      ),
      'a prose that describes': section('needs', '"13% say that care is not joined-up."'),
      'a local council': population('includes: "aged 18 and over", "housed by the local council"'),
      'what is defined by its title': `${measure('numerator: "People with a holistic assessment"')}\ndefinition Whole "Holistic" { "Covers work." }\n`,
      'integrated with something': measure('numerator: "Records integrated with the shared record"'),
    },
  },
  'standard-unnamed': {
    found: {
      'best practice': section('standards', 'follows: "NICE NG209", "Best practice"'),
      legislation: section('standards', 'follows: "All applicable legislation and guidance"'),
      'a body, and which of its documents': section('standards', 'follows: "All relevant Royal College guidance"'),
    },
    leftAlone: {
      'a title with an article': section('standards', 'follows: "The Quality in Study Support code of practice"'),
      'a named law': section('standards', 'follows: "Care Act 2014"'),
      'a named guideline without a number': section(
        'standards',
        'follows: "National Service Specification for Sexual Health Services"',
      ),
      'a college': section(
        'standards',
        'follows: "Standards of the Royal College of Psychiatrists for memory clinics"',
      ),
      'guidance of a body': section('standards', 'follows: "All relevant NICE quality standards listed in Annex B"'),
    },
  },
  'measure-without-owner': {
    found: {},
    leftAlone: {
      'a measure on which money depends, which its contract asks about': measure(
        'owner: ',
        'if-missing: fails',
      ).replace('  owner: \n', ''),
    },
  },
  'section-empty': {
    found: { equality: serviceExample({ equality: 'equality { }' }) },
    leftAlone: {},
  },
  'population-vague': {
    found: {
      'the vulnerable': population('includes: "vulnerable adults who need support"').replace('adults ', 'groups '),
      'those at risk': population('includes: "those at risk"', 'excludes: "under 18"'),
    },
    leftAlone: {
      'a score': population('includes: "at risk of falling: a score of 3 or more"'),
      'one criterion among wishes': population(
        'includes: "in need of support", "registered with a practice in the borough"',
      ),
      'people of a place': population('includes: "residents of the borough"'),
      pupils: population('includes: "vulnerable pupils with an education, health and care plan"'),
      carers: population('includes: "unpaid carers of people at risk of admission"'),
      'a legal test': population('includes: "eligible needs under the Care Act"'),
    },
  },
  'ages-contradict': {
    found: {
      'an upper end': population('includes: "aged 25 and under"', 'excludes: "over 24"'),
      'with a plus sign': population('includes: "16+"', 'excludes: "people under 18 years"'),
    },
    leftAlone: {
      'an age that meets': population('includes: "aged 18 and over"', 'excludes: "under 18"'),
      'an exclusion of some': population(
        'includes: "aged 16 and over"',
        'excludes: "under 18 with an eating disorder"',
      ),
      'ages of something else': population(
        'includes: "aged 16 and over", "with a child under 5"',
        'excludes: "over 65 in a care home"',
      ),
    },
  },
  'included-and-excluded': {
    found: { 'in a population': population('includes: "aged 18 and over", "in prison"', 'excludes: "In  prison."') },
    leftAlone: { 'a part of it': population('includes: "aged 18 and over"', 'excludes: "aged 18 and over in prison"') },
  },
  'scope-without-exclusions': {
    found: {},
    leftAlone: {
      'excluded in prose': section('scope', 'includes: "support"\n"It does not prescribe."'),
      'taken over': serviceExample({
        extends: 'extends: StopSmoking',
        scope: 'scope { includes: "weekly support" }',
      }),
    },
  },
  'no-response-time': {
    found: {},
    leftAlone: {
      'a drop-in': section('access', 'referral: "none: drop-in at any venue"'),
      'in the referral': section('access', 'referral: "by telephone, answered within 2 hours"'),
    },
  },
  'no-referral-route': {
    found: {},
    leftAlone: { 'in prose': section('access', 'response-time: 2 hours\n"Open to anyone who walks in."') },
  },
  'self-selection': {
    found: {
      'at its discretion': population(
        'includes: "aged 18 and over"',
        'joined: "when taken on, at the provider\'s discretion"',
      ),
      'accepted by the service': measure('denominator: "Referrals accepted by the service as suitable"'),
      'in its access': section('access', 'referral: "GPs refer; the provider selects"\nresponse-time: 2 working-days'),
    },
    leftAlone: {
      'waiting from acceptance': measure(
        'kind: process',
        'denominator: "All referrals accepted by the service in the quarter"',
      ),
      'chosen by the person': measure('denominator: "Everyone who chose the service"'),
      'decided by another': population('includes: "aged 18 and over"', 'joined: "when the council accepts them"'),
      'services that are accepted': measure('numerator: "People whose offer was accepted by the landlord"'),
    },
  },
  'exclusions-unbounded': {
    found: {
      'exceptional circumstances': measure('exclusions: "deaths", "exceptional circumstances"'),
      'inappropriate referrals': section('scope', 'includes: "support"\nexcludes: "inappropriate referrals"'),
      'and so on': population('includes: "aged 18 and over"', 'excludes: "prisoners, students etc."'),
    },
    leftAlone: {
      'a bound': measure('exclusions: "unsuitable, at most 5% of all referrals"'),
      'a list': measure('exclusions: "people who are not suitable for the reasons listed in Annex C"'),
      'plain reasons': measure('exclusions: "people who died", "people who moved away"'),
    },
  },
  'no-equality-breakdown': {
    found: { 'a wish': section('equality', '"The provider promotes equality."') },
    leftAlone: {
      'groups in prose': section('equality', '"Results are shown by age and ethnicity."'),
      'not applicable': section('equality', 'not-applicable: "fewer than 20 people"'),
    },
  },
  'measure-without-baseline': {
    found: {},
    leftAlone: { 'a measure that is watched': measure('baseline: 1% in 2024/25', '') },
  },
  'outcome-counts-activity': {
    found: {
      'people with a plan': measure('numerator: "People with a written care plan"'),
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
  'reported-too-often': {
    found: {
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
    found: {},
    leftAlone: {
      'watched only': measureExample({ title: 'Smoking prevalence in Eastmere' }),
      'among those served': measureExample({
        title: 'Smoking prevalence among clients in treatment',
        'if-missing': 'if-missing: fails',
      }),
    },
  },
  'step-without-actor': {
    found: {},
    leftAlone: { 'one provider': section('pathway', 'step First "First visit" { within: 5 days }') },
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

describe('Rules about good specifications, more widely', () => {
  for (const [rule, { found, leftAlone }] of Object.entries(cases)) {
    describe(rule, () => {
      for (const [what, text] of Object.entries(found))
        it(`finds: ${what}`, () => assert.equal(messagesOf(text, rule).length, 1, text));
      for (const [what, text] of Object.entries(leftAlone))
        it(`leaves alone: ${what}`, () => assert.deepEqual(messagesOf(text, rule), []));
    });
  }
});
