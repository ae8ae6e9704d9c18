/** What the examples of the rules about money have in common: parties, measures, a service, and the lines that every contract has. */

const parties = `
organisation Eastmere "Eastmere Borough Council" {
  role: commissioner
  kind: local-authority
}

organisation FreshStart "Fresh Start Health" {
  role: provider
  kind: social-enterprise
  turnover: £3.1m per year
}

organisation Harbour "Harbour Care" {
  role: provider
  kind: charity
  turnover: £1.2m per year
}

population Smokers "Adults in Eastmere who smoke" {
  includes: "aged 18 and over", "lives in the borough"
  excludes: "in prison or a secure hospital"
  size: 21,400 people on 1 January 2026
  source: "Annual Population Survey, three-year average"
}
`;

export const quits = `
measure Quits "Four-week quits verified by breath test" {
  kind: outcome
  unit: quits
  better: higher
  numerator: "People whose breath test at review, 25 to 42 days after the quit date, is below 10 parts per million"
  exclusions: "reviews outside the window"
  population: Smokers
  baseline: 640 quits in 2024/25
  targets { 2026/27 onwards: at least 700 quits }
  source: "Provider's record, a tenth of it audited each quarter"
  window: year
  lag: 42 days
  reported: quarterly within 60 days
  if-missing: fails
  owner: Eastmere
}
`;

export const quitRate = `
measure QuitRate "Share of quit attempts that succeed" {
  kind: outcome
  unit: percent
  better: higher
  numerator: "Verified quits"
  denominator: "Everyone who set a quit date, whether or not they came back"
  population: Smokers
  baseline: 34.1% in 2024/25
  targets { 2026/27 onwards: at least 36% }
  source: "Provider's record, a tenth of it audited each quarter"
  window: year
  lag: 42 days
  reported: quarterly within 60 days
  if-missing: fails
  owner: Eastmere
}
`;

export const spend = `
measure Spend "Spend on admissions caused by smoking" {
  kind: cost
  unit: £
  better: lower
  population: Smokers
  baseline: £2.1m in 2024/25
  source: "Secondary Uses Service, at 2024/25 unit prices"
  window: year
  reported: yearly within 75 days
  if-missing: fails
  owner: Eastmere
}
`;

export const service = `
service StopSmoking "Community stop-smoking service" {
  commissioner: Eastmere
  provider: FreshStart lead, Harbour
  population: Smokers
  period: 1 April 2026 to 31 March 2029
  review-by: 1 September 2028
  needs { "Adult smoking in the borough is 14.8%, and twice that in its two poorest wards." }
  aims {
    aim Stopping "More people stop smoking for good" {
      measured-by: Quits, QuitRate, Spend
    }
  }
  scope {
    includes: "weekly support for up to 12 weeks"
    excludes: "schools programmes"
  }
  access {
    referral: "self-referral, any practice or pharmacy"
    response-time: 2 working-days
    hours: "at least two evenings a week"
  }
  requirements {
    requirement Success "More than a third of attempts succeed" {
      measure: QuitRate
      threshold: at least 36%
    }
  }
  standards { follows: "NICE NG209" }
  dependencies { "Pharmacies and the acute trust's tobacco team." }
  locations { "A venue within a 20-minute bus ride of every ward." }
  involvement { "A panel of people who have used the service sits on the yearly review and can change it." }
  equality { breakdown: "deprivation fifth", "ethnicity" }
  exit {
    notice: 6 months
    handover: "Everyone within an attempt finishes it with the same adviser."
  }
}
`;

const head = `contract Smokefree "Stop-smoking contract" {
  form: "Council public health contract 2026"
  commissioners: Eastmere
  providers: FreshStart lead, Harbour
  services: StopSmoking
  term: 1 April 2026 to 31 March 2029
  vat: exempt
  rounding: half-up
`;

const ending = `  exit {
    notice: 6 months
    settlement: "What is open is settled on the accounts to the last day."
  }
`;

export interface Surroundings {
  /** The lines before the terms; those of every contract where none are given. */
  readonly head?: string;
  /** The exit block; that of every contract where none is given. */
  readonly exit?: string;
  readonly envelope?: string;
  readonly measures?: string;
  readonly service?: string;
}

/** A whole file around the terms of a contract, which stand first. */
export function contractWith(terms: string, around: Surroundings = {}): string {
  const envelope = around.envelope ?? '  envelope: £600,000 per year\n';
  return `${around.head ?? head}${envelope}\n${terms}\n${around.exit ?? ending}}
${around.service ?? service}${around.measures ?? quits + quitRate + spend}${parties}`;
}

/** A fixed payment, and a remedy that follows when something holds. */
export function remedyWhen(condition: string): string {
  return `  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: £150,000 per year
    paid: monthly in-arrears
  }

  remedy TooFew "Too few attempts succeed" {
    when: ${condition}
    action: "A plan within 10 working days"
  }
`;
}

/** The service, whose requirement names that remedy. */
export const serviceWithConsequence = service.replace(
  'threshold: at least 36%',
  'threshold: at least 36%\n      consequence: TooFew',
);

/** The lines before the terms, some of them changed. */
export function headWith(...changes: readonly [from: string, to: string][]): string {
  return changes.reduce((text, [from, to]) => text.replace(from, to), head);
}
