/** Payments from which remedies and pools take something, as text. */

const measure = (name: string, unit: string): string =>
  `measure ${name} "${name}" { kind: outcome   unit: ${unit}   better: higher   numerator: "n"   denominator: "d"   source: "s"   window: year   if-missing: fails }\n`;

/** A contract of one year with the terms. */
export function contractOf(terms: string): string {
  return `remit 1

organisation Payer "Payer" { role: commissioner   kind: local-authority }
organisation One "One" { role: provider   kind: charity }
organisation Two "Two" { role: provider   kind: charity }
${measure('Rate', 'percent')}${measure('Reach', 'percent')}${measure('Visits', 'visits')}
contract Terms "Terms" {
  form: "Test"
  commissioners: Payer
  providers: One lead, Two
  term: 1 April 2026 to 31 March 2027
  vat: exempt
  rounding: half-up
${terms}}
`;
}

export const fixedCore = (lines = ''): string => `  payment Core "Core" {
    mechanism: fixed
    from: Payer
    to: One 60%, Two 40%
    amount: £100,000 per year
${lines}    paid: yearly in-arrears
    settle: yearly within 90 days
  }
`;

export const visits = (lines: string, to = 'One'): string => `  payment Core "Core" {
    mechanism: activity
    from: Payer
    to: ${to}
    measure: Visits
${lines}    paid: yearly in-arrears
    settle: yearly within 90 days
  }
`;

export const remedy = (
  name: string,
  withheld: string,
  most: string,
  when = 'Rate below 40%',
): string => `  remedy ${name} "${name}" {
    when: ${when}
    action: "A plan"
    from: Core
    withhold: ${withheld}
    each: year
    returned: no
    most-withheld: ${most}
  }
`;

export const pool = (amount: string): string => `  payment Results "Results" {
    mechanism: outcome
    from: Payer
    to: One 60%, Two 40%
    pool: ${amount}
    pool-is: held-back-from Core
    Reach 100% {
      below 50%:     nothing
      at least 50%:  100%
    }
    paid: yearly in-arrears
    settle: yearly within 90 days
  }
`;
