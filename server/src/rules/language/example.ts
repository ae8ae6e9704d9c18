/** What the example of a rule about texts has of its own: whole sections of the service, or other declarations. */
interface Own {
  readonly period?: readonly [from: string, to: string, review: string];
  readonly needs?: string;
  readonly scope?: string;
  readonly access?: string;
  readonly requirements?: string;
  readonly standards?: string;
  readonly locations?: string;
  readonly involvement?: string;
  readonly exit?: string;
  readonly commissionerTitle?: string;
  readonly commissionerKind?: string;
  readonly declarations?: string;
}

/** A whole file with a small, complete service specification, so that an example shows its one mistake and no other. */
export function specification(own: Own): string {
  const [from, to, review] = own.period ?? ['1 April 2026', '31 March 2031', '30 September 2030'];
  const year = Number(from.slice(-4));
  const section = (name: string, text: string): string =>
    `  ${name} {\n${text
      .trim()
      .split('\n')
      .map((line) => (line ? `    ${line}` : ''))
      .join('\n')}\n  }\n`;
  return `organisation Westbrook "${own.commissionerTitle ?? 'Westbrook Borough Council'}" {
  role: commissioner
  kind: ${own.commissionerKind ?? 'local-authority'}
}

organisation OpenDoor "Open Door Community Health" {
  role: provider
  kind: social-enterprise
  turnover: £9.4m per year
}

population Adults "Adults in Westbrook with long-term pain" {
  includes: "aged 18 and over", "registered with a practice in the borough", "pain for twelve weeks or more"
  excludes: "cancer pain"
  size: 8,300 people on 1 January ${year}
  source: "Practice registers"
}

measure SeenInTime "First appointments within four weeks of referral" {
  kind: process
  unit: percent
  better: higher
  numerator: "Referrals seen within 28 days"
  denominator: "All referrals accepted in the quarter"
  population: Adults
  baseline: 81% in ${year - 2}/${String(year - 1).slice(-2)}
  targets { ${year}/${String(year + 1).slice(-2)} onwards: at least 90% }
  source: "Provider's record"
  window: quarter
  reported: quarterly within 30 days
  owner: OpenDoor
}
${own.declarations ? `\n${own.declarations.trim()}\n` : ''}
service PainService "Community pain service" {
  commissioner: Westbrook
  provider: OpenDoor
  population: Adults
  period: ${from} to ${to}
  review-by: ${review}

${section('needs', own.needs ?? '"One adult in twelve lives with pain that limits work or sleep."')}
  aims {
    aim Control "People get on with their lives in spite of pain" {
      measured-by: SeenInTime
    }
  }

${section('scope', own.scope ?? 'includes: "assessment", "group programmes of eight weeks"\nexcludes: "surgery"')}
${section('access', own.access ?? 'referral: "any practice in the borough, or self-referral"\nresponse-time: 2 working-days\nhours: "09:00 to 19:00 Monday to Friday"')}
${section('requirements', own.requirements ?? 'requirement InTime "People are seen within four weeks" {\n  measure: SeenInTime\n  threshold: at least 90%\n}')}
${section('standards', own.standards ?? 'follows: "NICE NG193"')}
${section('dependencies', '"The hospital\'s pain clinic."')}
${section('locations', own.locations ?? '"One site in each of the three towns."')}
${section('involvement', own.involvement ?? '"A panel of eight people who use the service meets every quarter and publishes what changed."')}
  equality { breakdown: "deprivation fifth", "ethnicity", "sex" }

${section('exit', own.exit ?? 'notice: 6 months\nhandover: "Records and open referrals pass to the successor within 30 days."').trimEnd()}
}
`;
}
