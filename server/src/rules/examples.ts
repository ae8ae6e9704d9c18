/**
 * The examples of rules about one section or one line: a whole small file that draws no finding but for what is said otherwise. So an example shows
 * what its rule is about, and a new rule has one file to satisfy, not a hundred.
 */

type Changes = Readonly<Record<string, string>>;

/** The parts of `usual` in order, those in `changes` in the place of their own; an empty one is left out, an unknown one comes last. */
function changed(usual: Changes, changes: Changes): string[] {
  return Object.values({ ...usual, ...changes }).filter((part) => part !== '');
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}\n`).join('');
}

const declarations: Changes = {
  Eastmere: `organisation Eastmere "Eastmere Borough Council" {
  role: commissioner
  kind: local-authority
}`,
  FreshStart: `organisation FreshStart "Fresh Start Health" {
  role: provider
  kind: social-enterprise
}`,
  Smokers: `population Smokers "Adults in Eastmere who smoke" {
  includes: "aged 18 and over", "lives in the borough"
  excludes: "in prison"
  size: 21,400 people on 1 January 2026
  source: "Annual Population Survey"
}`,
  Quits: `measure Quits "Four-week quits" {
  kind: outcome
  unit: quits
  better: higher
  population: Smokers
  baseline: 640 quits in 2024/25
  targets { 2026/27 onwards: at least 700 quits }
  source: "Provider's record, a tenth of it audited"
  window: year
  reported: quarterly within 60 days
  owner: FreshStart
}`,
};

const sections: Changes = {
  commissioner: 'commissioner: Eastmere',
  provider: 'provider: FreshStart',
  population: 'population: Smokers',
  period: 'period: 1 April 2026 to 31 March 2029',
  'review-by': 'review-by: 1 September 2028',
  needs: `needs {
  "14.8% of adults in the borough smoke."
  evidence: "Joint Strategic Needs Assessment 2025"
}`,
  aims: `aims {
  aim Smokefree "More people stop smoking for good" {
    measured-by: Quits
  }
}`,
  scope: `scope {
  includes: "weekly support for up to 12 weeks"
  excludes: "schools programmes"
}`,
  access: `access {
  referral: "any practice or pharmacy, or self-referral"
  response-time: 2 working-days
}`,
  standards: 'standards { follows: "NICE NG209" }',
  dependencies: `dependencies {
  "Maternity and the hospital's tobacco team refer people; FreshStart tells them what became of each."
}`,
  locations: 'locations { "A venue in every ward." }',
  involvement: 'involvement { "People who have used the service meet every quarter and publish what they found." }',
  equality: 'equality { breakdown: "deprivation fifth", "ethnicity" }',
  exit: `exit {
  notice: 6 months
  handover: "Records and open attempts pass to the successor within 30 days."
}`,
};

/**
 * A file with one service and all that it names. `changes` go by the word of a line or section of the service (`scope`), or by the name of
 * another declaration (`Smokers`).
 */
export function serviceExample(changes: Changes = {}): string {
  const isDeclaration = (key: string): boolean => /^[A-Z]/.test(key);
  const pick = (wanted: boolean): Changes =>
    Object.fromEntries(Object.entries(changes).filter(([key]) => isDeclaration(key) === wanted));
  const service = `service StopSmoking "Community stop-smoking service" {\n${indented(changed(sections, pick(false)))}}`;
  return `${[...changed(declarations, pick(true)), service].join('\n\n')}\n`;
}

const measureLines: Changes = {
  kind: 'kind: outcome',
  unit: 'unit: percent',
  better: 'better: higher',
  numerator: 'numerator: "People who do not smoke four weeks after their quit date"',
  denominator: 'denominator: "Everyone who set a quit date"',
  baseline: 'baseline: 34.1% in 2024/25',
  targets: 'targets { 2026/27 onwards: at least 36% }',
  source: 'source: "Provider\'s record, a tenth of it audited"',
  window: 'window: quarter',
  reported: 'reported: quarterly within 60 days',
  owner: 'owner: FreshStart',
};

/** A file with one measure. `changes` go by the key of a line; `title` is the measure's own, and `Smokers` adds the population. */
export function measureExample({ title, Smokers, ...changes }: Changes = {}): string {
  const measure = `measure QuitRate "${title ?? 'Share of quit attempts that succeed'}" {\n${indented(changed(measureLines, changes))}}`;
  return `${[declarations.FreshStart, ...(Smokers === undefined ? [] : [Smokers || declarations.Smokers]), measure].join('\n\n')}\n`;
}
