import { serviceExample } from '../../../server/src/rules/examples.js';
import { type Cases, measure, section, testCases } from '../../kit/rule-cases.js';

const population = (...lines: string[]): string =>
  serviceExample({ Smokers: `population Smokers "Whom it serves" {\n${lines.join('\n')}\n}` });

const counted = (day: string, source: string, period = ''): string =>
  serviceExample({
    Smokers: `population Smokers "Adults who smoke" {
  includes: "aged 18 and over", "lives in the borough"
  excludes: "in prison"
  size: 21,400 people on ${day}
  source: "${source}"
}`,
    ...(period ? { period: `period: ${period}`, 'review-by': '' } : {}),
  });

const cases: Readonly<Record<string, Cases>> = {
  'size-old': {
    found: {
      'a count of four years to the day': counted('1 April 2022', 'Practice registers'),
      'a census before the last': counted('27 March 2011', 'Census 2011'),
    },
    leftAlone: {
      'a count of four years but for a day': counted('2 April 2022', 'Practice registers'),
      'the last census': counted('21 March 2021', 'Census 2021'),
      'a count that comes after the start': counted('1 January 2026', 'Survey', '1 April 2020 to 31 March 2030'),
      'an old count of an old service': counted('31 March 2019', 'Registers', '1 April 2020 to 31 March 2030'),
    },
  },
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
    found: {
      'the years of a law and a review': section(
        'needs',
        '"The Care Act 2014 asks for prevention, and so did a review in 2023/24 (Smith, 2022)."',
      ),
    },
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
    found: {
      'goodwill alone': section(
        'exit',
        'notice: 6 months\nhandover: "The provider will co-operate fully to ensure a smooth transition."',
      ),
    },
    leftAlone: {
      'goodwill about records': section(
        'exit',
        'notice: 6 months\nhandover: "The provider will assist with the transfer of all records within 10 days."',
      ),
      'handed over in prose': section('exit', 'notice: 6 months\n"All records are transferred to the new provider."'),
      'a transition plan': section('exit', 'notice: 6 months\n"A transition plan is agreed 6 months before the end."'),
    },
  },
  'requirement-without-measure': {
    found: {},
    leftAlone: {
      'the next working day': section(
        'requirements',
        'requirement Errors "Errors are told" {\n"The provider tells the council of errors by the next working day."\n}',
      ),
      'within one working day': section(
        'requirements',
        'requirement Outbreaks "Outbreaks are told" {\n"The provider tells the director within one working day."\n}',
      ),
      'by dates that others set': section(
        'requirements',
        'requirement Returns "Data are sent" {\n"The provider sends its return by the dates that the council sets."\n}',
      ),
      'what is forbidden': section(
        'requirements',
        'requirement Secret "Records are confidential" {\n"The provider must not tell the practice without consent."\n}',
      ),
      'a vague word, which is told by itself': section(
        'requirements',
        'requirement Mark "Reports are written" {\n"The provider sends the report as soon as practicable."\n}',
      ),
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
  'size-without-source': {
    found: {
      'an estimate': population(
        'includes: "aged 18 and over"',
        'size: 900 people on 1 April 2025',
        'source: "estimate"',
      ),
    },
    leftAlone: {
      'whose estimate': population(
        'includes: "aged 18 and over"',
        'size: 900 people on 1 April 2025',
        'source: "Mid-year estimate of the Office for National Statistics"',
      ),
    },
  },
  'section-empty': {
    found: {
      equality: serviceExample({ equality: 'equality { }' }),
      'an answer without a reason': section('involvement', 'not-applicable: "n/a"'),
    },
    leftAlone: { 'a reason': section('involvement', 'not-applicable: "No one uses it: it is a store."') },
  },
  'population-vague': {
    found: {
      'the vulnerable': population('includes: "vulnerable adults who need support"').replace('adults ', 'groups '),
      'those at risk': population('includes: "those at risk"', 'excludes: "under 18"'),
      'a wish beside a criterion': population(
        'includes: "registered with a practice in the borough", "vulnerable adults who would benefit"',
      ),
      'women and children in need of support': population(
        'includes: "women and children who are at risk of domestic abuse and in need of support"',
      ),
    },
    leftAlone: {
      'a score': population('includes: "at risk of falling: a score of 3 or more"'),
      'one criterion in a text with a wish': population(
        'includes: "in need of support and registered with a practice in the borough"',
      ),
      'terms of law': population('includes: "children in need and adults at risk, known to the council"'),
      'people of a place': population('includes: "residents of the borough"'),
      pupils: population('includes: "vulnerable pupils with an education, health and care plan"'),
      carers: population('includes: "unpaid carers of people at risk of admission"'),
      'a legal test': population('includes: "eligible needs under the Care Act"'),
    },
  },
  'ages-contradict': {
    found: {
      'an age that is on neither side': population(
        'includes: "adults (over 18) registered with a practice in the borough"',
        'excludes: "patients under 18 years"',
      ),
      'an upper end': population('includes: "aged 25 and under"', 'excludes: "over 24"'),
      'with a plus sign': population('includes: "16+"', 'excludes: "people under 18 years"'),
    },
    leftAlone: {
      'an age that meets': population('includes: "aged 18 and over"', 'excludes: "under 18"'),
      'an age that meets, said from below': population('includes: "adults over 17"', 'excludes: "under 18"'),
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
      'a right to refuse': section(
        'access',
        'referral: "any practice"\nresponse-time: 2 working-days\n"The Provider reserves the right to refuse any referral that it considers unsuitable."',
      ),
      'at its clinical discretion': population(
        'includes: "aged 18 and over"',
        'excludes: "others at the clinical discretion of the provider"',
      ),
      'whom they think ready': measure('denominator: "Clients of the service whom they judge ready to stop"'),
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
      'those who do not engage': population('includes: "aged 18 and over"', 'excludes: "people who do not engage"'),
      'needs that cannot be met': population(
        'includes: "aged 18 and over"',
        'excludes: "people whose needs cannot be safely met"',
      ),
      'a denominator of the right ones': measure('denominator: "Patients appropriate for review"'),
      'exceptional circumstances': measure('exclusions: "deaths", "exceptional circumstances"'),
      'inappropriate referrals': section('scope', 'includes: "support"\nexcludes: "inappropriate referrals"'),
      'and so on': population('includes: "aged 18 and over"', 'excludes: "prisoners, students etc."'),
    },
    leftAlone: {
      'a bound': measure('exclusions: "unsuitable, at most 5% of all referrals"'),
      'a bound of contacts': population(
        'includes: "aged 18 and over"',
        'excludes: "people who do not engage after 3 calls on 3 days"',
      ),
      'right ones whom others choose': measure('denominator: "Patients suitable for review, as confirmed by the ward"'),
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
  'step-without-actor': {
    found: {},
    leftAlone: { 'one provider': section('pathway', 'step First "First visit" { within: 5 days }') },
  },
};

describe('Rules about services, populations and requirements, more widely', () => testCases(cases));
