/** What is offered at `$0`: `first` in this order before all else, `has` anywhere, `not` nowhere; `is` is all there is. */
interface Case {
  readonly it: string;
  readonly at: string;
  readonly first?: readonly string[];
  readonly has?: readonly string[];
  readonly not?: readonly string[];
  readonly is?: readonly string[];
}

/** What files of the cases can name. */
export const world = `
organisation Icb "NHS Icb" { role: commissioner }
organisation Shore "Shore CIC" { role: provider }
organisation Coast "Coast GPs" { role: provider }
population Adults "Adults" { includes: "aged 18 and over" }
measure Control "In control" {
  unit: percent
  better: higher
  baseline: 61.2% in 2024/25
  targets { 2026/27 onwards: at least 63% }
}
measure Losses "Limbs lost" { unit: per 10,000 people   better: lower }
measure Quits "Quits" { unit: quits   better: higher }
measure Kept "Records are kept" { unit: yes-or-no   better: higher }
input Index "Prices" { unit: percent }
`;

/** A contract around some lines, and all that it names. */
export const contract = (inner: string) => `contract C "c" {
  term: 1 April 2027 to 31 March 2030
  payment Core "Core" {
    mechanism: fixed
    from: Icb
    to: Shore
    amount: £1m per year
    paid: monthly in-arrears
  }
${inner}
}${world}`;

/** A contract whose payment for outcomes has some lines. */
export const outcome = (inner: string) =>
  contract(`  payment Results "Results" {\n    mechanism: outcome\n${inner}\n  }`);

/** What completion offers where. */
export const cases: readonly Case[] = [
  {
    it: 'begins a file with its edition',
    at: '$0',
    first: ['remit 1', 'organisation', 'population', 'measure'],
    has: ['contract', 'use'],
  },
  { it: 'has one edition', at: 'remit 1\n\n$0', first: ['organisation'], not: ['remit 1'] },
  { it: 'completes a half-typed declaration', at: 'remit 1\n\ncontr$0\n\nmeasure X "x" {\n}', has: ['contract'] },
  {
    it: 'offers libraries and files after use',
    at: 'use $0\n--- sub/p.remit\n',
    first: ['nhs/bodies', 'nhs/data-sets', 'nhs/frameworks', 'nhs/nice-guidelines', 'nhs/outcomes-framework'],
    has: ['social-care/ascof-2015', 'social-care/ascof-2023', '"./sub/p.remit"'],
  },
  { it: 'offers files inside the quotes', at: 'use "./s$0"\n--- sub/p.remit\n', is: ['"./sub/p.remit"'] },
  { it: 'does not offer a file that is used', at: 'use "./p.remit"\nuse $0\n--- p.remit\n', not: ['"./p.remit"'] },
  {
    it: 'asks for required keys first',
    at: 'measure X "x" {\n  kind: outcome\n  $0\n}',
    first: ['unit', 'better', 'source', 'window'],
    not: ['kind'],
  },
  {
    it: 'asks a percentage for what it is a share of',
    at: 'measure X "x" {\n  unit: percent\n  $0\n}',
    first: ['kind', 'better', 'numerator', 'denominator', 'source'],
  },
  {
    it: 'leaves out what stands further down',
    at: 'measure X "x" {\n  $0\n  source: "s"\n}',
    not: ['source'],
    has: ['kind', 'targets'],
  },
  {
    it: 'works in a block that is never closed',
    at: 'measure X "x" {\n  kind: outcome\n  $0\n\nmeasure Y "y" {\n}',
    first: ['unit', 'better'],
  },
  {
    it: 'works at the end of a file that stops in the middle',
    at: 'contract C "c" {\n  payment P "p" {\n    mechanism: fixed\n    $0',
    first: ['from', 'to', 'amount', 'paid'],
    not: ['pool'],
  },
  {
    it: 'asks for what the mechanism needs',
    at: outcome('    $0'),
    first: ['from', 'to', 'pool', 'pool-is', 'paid', 'settle'],
    not: ['amount', 'price', 'population'],
  },
  {
    it: 'asks a plan for what follows from it',
    at: contract('  payment P "p" {\n    mechanism: activity\n    plan: 760 quits per year\n    $0\n  }'),
    has: ['each-above-plan'],
    not: ['plan', 'pool'],
  },
  {
    it: 'offers each mechanism as a whole block',
    at: contract('  $0'),
    has: ['payment', 'payment, outcome', 'risk-share', 'example', 'let'],
  },
  {
    it: 'offers the measures that have no share yet',
    at: outcome('    Control 50% {\n    }\n    $0'),
    has: ['Losses', 'Quits', 'group'],
    not: ['Control'],
  },
  {
    it: 'offers choices with nothing else',
    at: 'measure X "x" {\n  better: $0\n}',
    is: ['higher', 'lower', 'neither'],
  },
  {
    it: 'offers values where the colon is missing',
    at: 'measure X "x" {\n  better $0\n}',
    is: ['higher', 'lower', 'neither'],
  },
  {
    it: 'offers the right role first: who pays',
    at: contract('  payment P "p" {\n    from: $0\n  }'),
    first: ['Icb', 'Shore', 'Coast'],
  },
  {
    it: 'offers the right role first: who receives',
    at: contract('  payment P "p" {\n    to: $0\n  }'),
    first: ['Shore', 'Coast', 'Icb'],
  },
  {
    it: 'offers what is left to share',
    at: contract('  payment P "p" {\n    to: Shore 80%, Coast $0\n  }'),
    first: ['20%'],
  },
  {
    it: 'offers exactly what is left to share',
    at: contract('  payment P "p" {\n    to: Shore 33.33333%, Coast $0\n  }'),
    first: ['66.66667%'],
  },
  {
    it: 'does not offer a party twice',
    at: contract('  payment P "p" {\n    to: Shore 80%, $0\n  }'),
    first: ['Coast'],
    not: ['Shore'],
  },
  {
    it: 'goes on after a comma in the next line',
    at: contract('  payment P "p" {\n    to: Shore 80%,\n      $0\n  }'),
    first: ['Coast'],
    not: ['Shore', 'amount'],
  },
  { it: 'offers the lead', at: `service S "s" {\n  provider: Shore $0\n}${world}`, is: ['lead'] },
  { it: 'offers names of the right kind only', at: `service S "s" {\n  population: $0\n}${world}`, is: ['Adults'] },
  {
    it: 'offers units in use first',
    at: `measure X "x" {\n  unit: $0\n}${world}`,
    first: ['percent', 'per 10,000 people', 'quits', 'yes-or-no'],
    has: ['£'],
  },
  {
    it: 'offers comparisons in the unit, the better way first',
    at: 'measure X "x" {\n  unit: quits\n  better: lower\n  targets { 2026/27: $0 }\n}',
    first: ['at most … quits'],
  },
  {
    it: 'completes the second word of two',
    at: 'measure X "x" {\n  unit: percent\n  targets { 2026/27: at le$0 }\n}',
    first: ['at least …%'],
  },
  {
    it: 'offers yes and no, and that nobody has reported it',
    at: contract('  example E "e" {\n    given { Kept: $0 }\n  }'),
    is: ['yes', 'no', 'missing'],
  },
  {
    it: 'offers the year of a baseline',
    at: 'measure X "x" {\n  unit: percent\n  baseline: 61% $0\n}',
    first: ['in 2024/25'],
  },
  { it: 'offers the day of a count', at: 'population P "p" {\n  size: 400 people $0\n}', has: ['on 31 March 2026'] },
  {
    it: 'offers what an amount is per',
    at: contract('  payment P "p" {\n    amount: £12m $0\n  }'),
    first: ['per year', 'per quarter', 'per month'],
  },
  {
    it: 'offers shares of payments',
    at: outcome('    pool: $0'),
    has: ['£… per year', '…% of Core'],
    not: ['…% of Results'],
  },
  { it: 'offers payments after of', at: outcome('    pool: 8% of $0'), first: ['Core'], not: ['Results'] },
  { it: 'offers where a pool lies', at: outcome('    pool-is: $0'), is: ['on-top-of', 'held-back-from'] },
  { it: 'offers the payment that a pool lies on', at: outcome('    pool-is: on-top-of $0'), is: ['Core'] },
  {
    it: 'offers the price of one',
    at: contract('  payment P "p" {\n    mechanism: activity\n    measure: Quits\n    price: $0\n  }'),
    first: ['£… per quit'],
  },
  {
    it: 'offers the next range without a gap',
    at: outcome('    Control 50% {\n      below 63%: nothing\n      $0\n    }'),
    first: ['from 63% to below …%', 'at least 63%'],
  },
  {
    it: 'offers the two answers of a question as ranges',
    at: outcome('    Kept 50% {\n      $0\n    }'),
    first: ['exactly yes', 'exactly no', 'otherwise'],
    not: ['below …'],
  },
  {
    it: 'offers yes and no after exactly',
    at: outcome('    Kept 50% {\n      exactly $0\n    }'),
    first: ['yes', 'no'],
  },
  {
    it: 'offers the next band of a gain',
    at: contract(
      '  risk-share R "r" {\n    gain {\n      paid-on: whole-gain\n      over 0% up to 2%: not shared\n      $0\n    }\n  }',
    ),
    first: ['over 2% up to …%', 'above 2%'],
  },
  { it: 'ends a range', at: outcome('    Control 50% {\n      from 63% $0\n    }'), is: ['to below …%', 'up to …%'] },
  {
    it: 'offers results',
    at: outcome('    Control 50% {\n      below 63%: $0\n    }'),
    first: ['nothing', '100%', '0% rising to 100%'],
  },
  {
    it: 'draws on a reserve for an overspend',
    at: contract('  pooled-fund F "f" {\n    reserve Buffer {}\n    overspend {\n      above £0: $0\n    }\n  }'),
    has: ['from Buffer', 'Icb'],
  },
  {
    it: 'lets what is unspent go into a reserve',
    at: contract('  pooled-fund F "f" {\n    reserve Buffer {}\n    underspend {\n      above £0: $0\n    }\n  }'),
    has: ['carried-forward', 'Buffer', 'Icb'],
    not: ['from Buffer'],
  },
  {
    it: 'shares a gain',
    at: contract('  risk-share R "r" {\n    gain {\n      over 0%: $0\n    }\n  }'),
    first: ['not shared', 'Shore', 'Coast', 'Icb'],
  },
  {
    it: 'offers the years of the term',
    at: contract('  payment P "p" {\n    amount {\n      2027/28: £1m per year\n      $0\n    }\n  }'),
    first: ['2028/29', '2028/29 onwards', '2029/30'],
    not: ['2027/28', '2030/31'],
  },
  {
    it: 'offers what a measure is asked',
    at: contract('  remedy R "r" {\n    when: Control $0\n  }'),
    first: ['meets target', 'at least …%'],
  },
  {
    it: 'offers another condition after a comma',
    at: contract('  remedy R "r" {\n    when: Control meets target, $0\n  }'),
    has: ['Losses'],
  },
  {
    it: 'offers how a limit is cut back',
    at: contract('  together T "t" {\n    most-paid: 20% of Core per year, $0\n  }'),
    first: ['cut back in proportion', 'cut back in order'],
  },
  {
    it: 'completes the last of several words',
    at: contract('  together T "t" {\n    most-paid: 20% of Core per year, cut back in pro$0\n  }'),
    first: ['cut back in proportion'],
  },
  {
    it: 'offers the terms of an expectation',
    at: contract('  example E "e" {\n    expect $0\n  }'),
    first: ['Core', 'total'],
  },
  {
    it: 'offers measures that are not given yet',
    at: contract('  example E "e" {\n    given {\n      Control: 63%\n      $0\n    }\n  }'),
    has: ['Losses', 'Index'],
    not: ['Control', 'Shore'],
  },
  {
    it: 'offers people beside measures',
    at: contract('  example E "e" {\n    given {\n      person { Control: 63% }\n      $0\n    }\n  }'),
    has: ['Losses', 'person', 'each-of'],
  },
  {
    it: 'offers measures and what was paid before for a person',
    at: contract('  example E "e" {\n    given {\n      person {\n        $0\n      }\n    }\n  }'),
    has: ['Losses', 'already-paid'],
    not: ['Shore', 'person'],
  },
  {
    it: 'asks how many people are alike',
    at: contract('  example E "e" {\n    given {\n      each-of $0\n    }\n  }'),
    is: ['… people'],
  },
  {
    it: 'offers a limit for each person',
    at: contract('  together T "t" {\n    most-paid: £8,200 $0\n  }'),
    has: ['per year', 'per person'],
  },
  {
    it: 'offers the next in a block on one line',
    at: contract('  example E "e" {\n    given { Control: 63%   $0 }\n  }'),
    has: ['Losses'],
    not: ['Control'],
  },
  {
    it: 'offers what comes out',
    at: contract('  example E "e" {\n    expect Core { Shore: $0 }\n  }'),
    is: ['receives £…', 'pays £…', 'keeps £…', 'bears £…'],
  },
  {
    it: 'calculates with names, but not with its own',
    at: contract('  let Saving: $0\n  let Other: 5'),
    has: ['Core', 'Other', 'Control', 'the lesser of … and …'],
    not: ['Saving', 'Shore'],
  },
  {
    it: 'offers signs after a name',
    at: contract('  let Saving: Core $0'),
    has: ['×', '+', '-', '/', 'held between …% and …%'],
  },
  { it: 'offers the rest of the lesser of two', at: contract('  let Saving: the lesser of Core $0'), first: ['and'] },
  {
    it: 'offers how often',
    at: contract('  payment P "p" {\n    paid: $0\n  }'),
    first: ['monthly in-arrears'],
    has: ['quarterly'],
  },
  {
    it: 'leaves an unclosed block where the hand does',
    at: 'contract C "c" {\n  payment P "p" {\n    mechanism: fixed\n  $0',
    has: ['risk-share'],
    not: ['amount'],
  },
  {
    it: 'offers a length of time as it is usual there',
    at: 'contract C "c" {\n  extension: $0\n}',
    first: ['up to … months'],
  },
  {
    it: 'offers the last day on which a service can be reviewed first, and none on which it cannot',
    at: 'service S "s" {\n  period: 1 July 2026 to 30 June 2029\n  review-by: $0\n}',
    is: ['31 December 2028', '1 October 2026'],
  },
  {
    it: 'offers the last day of a service that is too short to be reviewed before',
    at: 'service S "s" {\n  period: 2026-04-01 to 2026-08-31\n  review-by: $0\n}',
    is: ['31 August 2026'],
  },
  {
    it: 'offers sections',
    at: 'service S "s" {\n  commissioner: A\n  provider: A\n  population: P\n  period: 1 April 2026 to 31 March 2027\n  review-by: 1 June 2026\n  $0\n}',
    first: ['needs', 'aims', 'scope', 'access', 'standards', 'locations', 'exit'],
  },
  {
    it: 'offers texts where they may stand',
    at: 'service S "s" {\n  needs {\n    $0\n  }\n}',
    has: ['"…"', 'evidence', 'not-applicable'],
  },
  {
    it: 'offers a unit in the singular after one',
    at: contract('  example E "e" {\n    given { Quits: 1 $0 }\n  }'),
    first: ['quit'],
    not: ['quits'],
  },
  {
    it: 'offers people after their number',
    at: contract('  example E "e" {\n    given {\n      each-of 40 $0\n    }\n  }'),
    is: ['people'],
  },
  { it: 'offers nothing inside a text', at: 'measure X "x" {\n  source: "a b$0"\n}', is: [] },
  { it: 'offers nothing inside a text that is open', at: 'measure X "x" {\n  source: "a b$0\n}', is: [] },
  {
    it: 'offers nothing inside a long text',
    at: 'service S "s" {\n  needs {\n    """\n    kind $0\n    """\n  }\n}',
    is: [],
  },
  { it: 'offers nothing in a comment', at: 'measure X "x" {\n  // unit: $0\n}', is: [] },
  { it: 'offers nothing for a name that is new', at: 'measure $0', is: [] },
  { it: 'offers nothing in a block that the language does not know', at: 'nonsense X "x" {\n  $0\n}', is: [] },
  {
    it: 'offers percentages where one is due, and no payment',
    at: contract('  payment More "More" {\n    mechanism: fixed\n    amount: £1m per year\n    uplift: $0\n  }'),
    first: ['…%', 'Index'],
    has: ['Control', 'the lesser of … and …'],
    not: ['Core', 'Quits', 'Losses', 'price', 'pool'],
  },
  {
    it: 'goes on behind a rise with its year',
    at: contract('  payment More "More" {\n    mechanism: fixed\n    uplift: 2% $0\n  }'),
    first: ['per year'],
  },
  {
    it: 'offers the year alone behind the per of a rise',
    at: contract('  payment More "More" {\n    mechanism: fixed\n    uplift: 2% per $0\n  }'),
    is: ['year'],
  },
  {
    it: 'offers times alone behind the per of an amount',
    at: contract('  payment More "More" {\n    mechanism: fixed\n    amount: £4m per $0\n  }'),
    is: ['year', 'quarter', 'month'],
  },
  {
    it: 'offers behind a price what it is the price of',
    at: contract('  payment More "More" {\n    mechanism: activity\n    measure: Quits\n    price: £260 $0\n  }'),
    first: ['per quit'],
    not: ['per year', 'per month'],
  },
  {
    it: 'offers behind the per of a price what it is the price of, and no time',
    at: contract('  payment More "More" {\n    mechanism: activity\n    measure: Quits\n    price: £260 per $0\n  }'),
    is: ['quit'],
  },
  {
    it: 'offers a plan with its year',
    at: contract('  payment More "More" {\n    mechanism: activity\n    measure: Quits\n    plan: $0\n  }'),
    first: ['… quits per year'],
  },
  {
    it: 'offers behind the per of a limit what a limit can be for',
    at: contract('  payment More "More" {\n    mechanism: fixed\n    most-paid: £4m per $0\n  }'),
    is: ['year', 'person'],
  },
  {
    it: 'offers when it is paid, and not how soon it is reported',
    at: contract('  payment More "More" {\n    mechanism: fixed\n    paid: monthly $0\n  }'),
    is: ['in-arrears', 'in-advance'],
  },
  {
    it: 'offers how soon it is reported, and not when it is paid',
    at: 'measure X "x" {\n  reported: monthly $0\n}',
    has: ['within … days'],
    not: ['in-arrears', 'in-advance'],
  },
  {
    it: 'offers words that have been begun once',
    at: outcome('    Control 50% {\n      from 62% to below 68%: 0% rising $0\n    }'),
    first: ['rising to …%'],
    is: ['rising to …%'],
  },
  {
    it: 'goes on behind a percentage that is due',
    at: contract('  payment More "More" {\n    mechanism: fixed\n    amount: £1m per year\n    uplift: 2% $0\n  }'),
    has: ['of', '×'],
  },
  {
    it: 'multiplies by what is a percentage',
    at: contract('  payment More "More" {\n    mechanism: fixed\n    scaled-by: $0\n  }'),
    first: ['Control'],
    not: ['Quits', 'Losses'],
  },
];
