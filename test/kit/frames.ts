import type { Frame } from '../../server/src/rules/rule.js';

// Makes a file of an example that is only a part of one, by adding all that it lacks.

/** What the frames use, so that nothing is said about it where the example stands. */
export const surroundings = `organisation NorthshireICB "NHS Northshire Integrated Care Board" { role: commissioner   kind: integrated-care-board }
organisation NorthshireCouncil "Northshire County Council" { role: commissioner   kind: local-authority }
organisation ShoreCIC "Shore Community Health CIC" { role: provider   kind: community-interest-company }
organisation CoastGPs "Coast Primary Care Network" { role: provider   kind: general-practice }
population AdultsT2D "Adults with type 2 diabetes" { includes: "aged 18 and over"   size: 48,200 people on 31 March 2026 }
measure HbA1cControl "People whose HbA1c is 58 mmol/mol or less" {
  kind: outcome
  unit: percent
  better: higher
  numerator: "People in the denominator with a result of 58 or less"
  denominator: "Everyone in the population"
  targets { 2026/27 onwards: at least 63% }
  source: "National Diabetes Audit"
  window: year
  if-missing: last-value
}
measure Experience "People who feel supported" {
  kind: experience
  unit: percent
  better: higher
  numerator: "Respondents who say so"
  denominator: "Respondents"
  targets { 2026/27 onwards: at least 80% }
  source: "Local survey"
  window: year
  if-missing: fails
}
measure FirstAppointment "First appointment within 6 weeks" {
  kind: process
  unit: percent
  better: higher
  numerator: "Referrals seen within 42 days"
  denominator: "All referrals"
  source: "Community Services Data Set"
  window: quarter
  if-missing: fails
}
measure Unspoken "A measure that does not say what happens when it is missing" {
  kind: process
  unit: percent
  better: higher
  numerator: "Visits that took place"
  denominator: "Visits planned"
  source: "Provider's record"
  window: quarter
}
measure Amputations "Major lower-limb amputations" {
  kind: outcome
  unit: per 10,000 people
  better: lower
  numerator: "Amputations"
  denominator: "Everyone in the population"
  source: "Secondary Uses Service"
  window: rolling 12 months
  if-missing: last-value
}
measure VerifiedQuits "Four-week quits" {
  kind: outcome
  unit: quits
  better: higher
  source: "Provider's record"
  window: year
  if-missing: fails
}
measure EmergencyAdmissions "Emergency admissions" {
  kind: activity
  unit: admissions
  better: lower
  source: "Secondary Uses Service"
  window: year
  if-missing: fails
}
measure Response "Time to first contact" {
  kind: process
  unit: working-days
  better: lower
  source: "Provider's record"
  window: quarter
  if-missing: fails
}
measure Ready "The service is ready" {
  kind: structure
  unit: yes-or-no
  better: higher
  source: "Contract board"
  window: year
  if-missing: fails
}
measure AdmissionSpend "Spend on emergency admissions" {
  kind: cost
  unit: £
  better: lower
  source: "Secondary Uses Service"
  window: year
  if-missing: fails
}
measure CostEach "Cost of each person" {
  kind: cost
  unit: £ per person
  better: lower
  source: "Secondary Uses Service"
  window: year
  if-missing: fails
}
input PriceIndex "Uplift of the NHS Payment Scheme" { unit: percent   source: "NHS Payment Scheme"   values { 2026/27 onwards: 102% } }
input ListSize "People registered" { unit: people   source: "Registrations on 1 January"   values { 2026/27 onwards: 9,400 people } }
service CommunityDiabetes "Community diabetes service" {
  commissioner: NorthshireICB
  provider: ShoreCIC
  population: AdultsT2D
  period: 1 April 2026 to 31 March 2031
  review-by: 30 September 2030
  needs { "Diabetes has risen in every district." }
  aims { "More people reach their treatment targets." }
  scope { includes: "foot protection" }
  access { referral: "any practice" }
  standards { follows: "NICE NG28" }
  locations { "Every district." }
  exit { notice: 12 months }
}
`;

/** Lines that each frame has unless the example has them itself, by what they begin with. */
const lines: Readonly<Record<Exclude<Frame, 'file'>, readonly string[]>> = {
  measure: [
    'kind: outcome',
    'unit: percent',
    'better: higher',
    'numerator: "People who …"',
    'denominator: "All people who …"',
    'source: "National Diabetes Audit"',
    'window: year',
    'population: AdultsT2D',
  ],
  service: [
    'commissioner: NorthshireICB',
    'provider: ShoreCIC',
    'population: AdultsT2D',
    'period: 1 April 2026 to 31 March 2031',
    'review-by: 30 September 2030',
    'needs { "Diabetes has risen in every district." }',
    'aims { "More people reach their treatment targets." }',
    'scope { includes: "foot protection" }',
    'access { referral: "any practice" }',
    'standards { follows: "NICE NG28" }',
    'locations { "Every district." }',
    'exit { notice: 12 months }',
  ],
  contract: contractLines(),
  payment: [
    'mechanism: fixed',
    'from: NorthshireICB',
    'to: ShoreCIC',
    'amount: £12.4m per year',
    'paid: monthly in-arrears',
  ],
};

function contractLines(): string[] {
  return [
    'form: "NHS Standard Contract 2026/27"',
    'commissioners: NorthshireICB',
    'providers: ShoreCIC',
    'services: CommunityDiabetes',
    'term: 1 April 2026 to 31 March 2031',
    'vat: exempt',
    'rounding: half-up',
  ];
}

/** Two contracts that both have a remedy `Late`. */
const contracts = ['North', 'South']
  .map((name) =>
    block(`contract ${name} "${name}"`, [
      ...contractLines(),
      'remedy Late "Late" { when: FirstAppointment below 95%   action: "A plan" }',
    ]),
  )
  .join('');

function block(head: string, inner: readonly string[]): string {
  return `${head} {\n${inner.map((line) => `  ${line.replaceAll('\n', '\n  ')}\n`).join('')}}\n`;
}

/** The lines of the frame that the example does not begin lines of its own with. */
function framed(frame: Exclude<Frame, 'file'>, example: string): string[] {
  const own = new Set([...example.matchAll(/^([a-z-]+)/gm)].map(([, word]) => word));
  const mechanism = /^mechanism: (\w+)/m.exec(example)?.[1] ?? 'fixed';
  const left = lines[frame].filter((line) => {
    const word = /^[a-z-]+/.exec(line)?.[0] as string;
    return !own.has(word) && (word !== 'amount' || mechanism === 'fixed');
  });
  return [...left, example.trimEnd()];
}

/** The files of an example: `example.remit` holds it, and `surroundings.remit` what it uses. */
export function inFrame(frame: Frame, example: string): Record<string, string> {
  if (frame === 'file') return { 'example.remit': example };
  const use = 'use "./surroundings.remit"\n';
  const body = {
    measure: () => block('measure Example "An example"', framed('measure', example)),
    service: () => contracts + block('service Example "An example"', framed('service', example)),
    contract: () => block('contract Example "An example"', framed('contract', example)),
    payment: () =>
      block('contract Agreement "An agreement"', [
        ...lines.contract,
        block('payment Example "An example"', framed('payment', example)).trimEnd(),
      ]),
  }[frame]();
  return { 'example.remit': use + body, 'surroundings.remit': surroundings };
}
