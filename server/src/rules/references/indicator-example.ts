/** A framework with one indicator, and a measure that claims to be one, for the examples of rules about indicators. */
export function ownFramework(claimed: string): string {
  return `framework ASCOF "Adult Social Care Outcomes Framework" {
  kind: framework
  source: "ASCOF handbook"
  verified: official-source
}

indicator ASCOF.2D "At home 91 days after discharge into reablement" {
  edition: 2023/24 onwards
  source: "ASCOF handbook"
  verified: official-source
}

measure AtHome "At home 91 days after discharge" {
  kind: outcome
  unit: percent
  better: higher
  numerator: "People in the denominator who live at home 91 days later"
  denominator: "People aged 65 and over who were discharged into reablement"
  indicator: ${claimed}
  baseline: 81% in 2024/25
  targets { 2026/27 onwards: at least 83% }
  source: "Client level data"
  window: year
  reported: yearly within 90 days
  owner: FreshStart
  if-missing: fails
}`;
}
