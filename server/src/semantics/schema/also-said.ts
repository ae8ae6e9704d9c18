/** What people call elsewhere what has another word in Remit, so that the right one can be offered. Maps: an object would know `constructor` too. */

/** Words for blocks. */
export const blocksAlsoSaid: ReadonlyMap<string, string> = new Map(
  Object.entries({
    agreement: 'contract',
    cohort: 'population',
    commissioner: 'organisation',
    'gain-share': 'risk-share',
    gainshare: 'risk-share',
    kpi: 'measure',
    metric: 'measure',
    outcome: 'measure',
    penalty: 'remedy',
    'pooled-budget': 'pooled-fund',
    provider: 'organisation',
    'risk-and-gain-share': 'risk-share',
    sanction: 'remedy',
    'service-specification': 'service',
    specification: 'service',
    termination: 'exit',
  }),
);

/** Words for fixed answers, in whatever key they stand; one that the key does not have is not offered there. */
export const answersAlsoSaid: ReadonlyMap<string, string> = new Map(
  Object.entries({
    block: 'fixed',
    'block-contract': 'fixed',
    capitated: 'capitation',
    cic: 'community-interest-company',
    'cost-and-volume': 'activity',
    council: 'local-authority',
    decrease: 'lower',
    down: 'lower',
    fewer: 'lower',
    formula: 'calculation',
    'foundation-trust': 'nhs-foundation-trust',
    ft: 'nhs-foundation-trust',
    gp: 'general-practice',
    'gp-practice': 'general-practice',
    icb: 'integrated-care-board',
    increase: 'higher',
    less: 'lower',
    'lump-sum': 'fixed',
    more: 'higher',
    'nearest-penny': 'half-up',
    'outcome-based': 'outcome',
    'payment-by-results': 'outcome',
    'per-capita': 'capitation',
    'per-head': 'capitation',
    'to-the-nearest-penny': 'half-up',
    'unit-price': 'activity',
    up: 'higher',
    volume: 'activity',
  }),
);

/** Lines of which two say what is one line here, and that line. */
export const keyParts: ReadonlyMap<string, readonly string[]> = new Map(
  ['start', 'starts', 'start-date', 'commencement', 'end', 'ends', 'end-date', 'expiry'].map((key) => [
    key,
    ['term', 'period'],
  ]),
);

/** Words for keys; one that a block does not have is not offered there. */
export const keysAlsoSaid: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    above: ['each-above-plan'],
    below: ['each-below-plan'],
    cap: ['most-paid', 'most-withheld'],
    cost: ['amount', 'price'],
    'data-source': ['source'],
    dates: ['period', 'term'],
    direction: ['better'],
    duration: ['term', 'period'],
    fee: ['amount', 'price'],
    floor: ['least-paid'],
    frequency: ['reported', 'paid'],
    length: ['term', 'period'],
    limit: ['most-paid', 'most-withheld', 'most-counted'],
    max: ['most-paid', 'most-withheld'],
    maximum: ['most-paid', 'most-withheld'],
    'maximum-activity': ['most-counted'],
    'maximum-volume': ['most-counted'],
    min: ['least-paid'],
    minimum: ['least-paid'],
    payee: ['to'],
    payer: ['from'],
    polarity: ['better'],
    rate: ['price'],
    reporting: ['reported'],
    settled: ['settle'],
    sum: ['amount'],
    tariff: ['price'],
    type: ['kind', 'mechanism'],
    value: ['amount'],
  }),
);
