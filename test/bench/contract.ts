/** A contract of as many terms as are asked for, of all kinds, and the measures that they need: for measuring, and for no other purpose. */

const parties = `remit 1

organisation Payer "Northmoor Integrated Care Board" { role: commissioner   kind: integrated-care-board }
organisation Dales "Dales Community Health" { role: provider   kind: community-interest-company }
organisation Fells "Fells Primary Care Network" { role: provider   kind: general-practice }
population Adults "Adults registered in Northmoor" { includes: "aged 18 and over"   size: 48,200 people on 31 March 2026 }
`;

/** Each kind of term with its measure; `n` makes their names and numbers differ. */
const kinds: readonly ((n: number) => { readonly measure: string; readonly term: string })[] = [
  (n) => ({
    measure: `measure Control${n} "Treatment target ${n}" { kind: outcome   unit: percent   better: higher   population: Adults   baseline: ${60 + (n % 5)}% in 2024/25   targets { 2026/27 onwards: at least ${64 + (n % 5)}% }   window: year   if-missing: fails }`,
    term: `  payment Outcome${n} "Outcome ${n}" {
    mechanism: outcome
    from: Payer
    to: Dales 70%, Fells 30%
    pool: ${1 + (n % 3)}% of Core
    pool-is: on-top-of Core
    Control${n} 100% {
      below ${63 + (n % 5)}%: nothing
      from ${63 + (n % 5)}% to below ${68 + (n % 5)}%: 0% rising to 100%
      at least ${68 + (n % 5)}%: 100%
    }
    paid: yearly in-arrears
    settle: yearly within 120 days
  }`,
  }),
  (n) => ({
    measure: `measure Contacts${n} "Contacts ${n}" { kind: activity   unit: contacts   better: higher   baseline: ${20_000 + 10 * n} contacts in 2024/25   window: year   if-missing: fails }`,
    term: `  payment Activity${n} "Contacts ${n}" {
    mechanism: activity
    from: Payer
    to: Dales
    measure: Contacts${n}
    plan: ${21_000 + 10 * n} contacts per year
    price: £${40 + (n % 7)} per contact
    each-above-plan: pay 20% of price
    each-below-plan: deduct 20% of price
    most-paid: £1.2m per year
    paid: quarterly in-arrears
    settle: yearly within 120 days
  }`,
  }),
  (n) => ({
    measure: `measure Spend${n} "Spend ${n}" { kind: cost   unit: £   better: lower   baseline: £4.2m in 2024/25   volatility: £130,000   window: year   if-missing: fails }`,
    term: `  risk-share Share${n} "Gain and loss share ${n}" {
    measure: Spend${n}
    benchmark: £4.2m per year
    rest-with: Payer
    gain {
      paid-on: part-in-each-band
      over 0% up to 2%: not shared
      over 2% up to 10%: Dales 35%, Fells 15%
      above 10%: not shared
      most-paid: £150,000 per year, cut back in proportion
    }
    loss {
      paid-on: part-in-each-band
      over 0% up to 2%: not shared
      over 2% up to 8%: Dales 20%, Fells 10%
      above 8%: not shared
    }
    settle: yearly within 120 days
  }`,
  }),
  (n) => ({
    measure: `measure Prompt${n} "First appointments ${n}" { kind: process   unit: percent   better: higher   baseline: 90% in 2024/25   window: quarter   if-missing: fails }`,
    term: `  remedy Late${n} "Late appointments ${n}" {
    when: Prompt${n} below 95%
    action: "A plan within 10 working days"
    withhold: 0.1% of Core
    each: quarter
    returned: no
    most-withheld: 0.3% of Core per year
  }`,
  }),
];

/** The whole text of a file with a contract of `count` terms: a core payment, then each kind in turn. */
export function contractOfTerms(count: number): string {
  const all = Array.from({ length: count - 1 }, (_, n) => kinds[n % kinds.length](n + 1));
  return `${parties}${all.map(({ measure }) => `${measure}\n`).join('')}
contract Large "A contract of ${count} terms" {
  form: "Bench"
  commissioners: Payer
  providers: Dales lead, Fells
  term: 1 April 2026 to 31 March 2031
  vat: exempt
  rounding: half-up

  payment Core "Core service" {
    mechanism: fixed
    from: Payer
    to: Dales 80%, Fells 20%
    amount: £12.4m per year
    paid: monthly in-arrears
  }

${all.map(({ term }) => term).join('\n\n')}
}
`;
}
