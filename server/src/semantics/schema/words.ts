import type { ResultTable } from './shapes.js';

/** The fixed words inside values, each with what it means: what a key's own words are not, because they stand in values of many keys. */
export type Words = Readonly<Record<string, string>>;

/** The words that begin a range or a comparison. */
export const comparisonWords: Words = {
  'at least': 'this value or more',
  'at most': 'this value or less',
  above: 'more than this value',
  below: 'less than this value',
  exactly: 'this value and no other',
  from: 'from this value on; `to below` or `up to` says where it ends',
  over: 'more than this value; `up to` says where it ends',
  'up to': 'this value or less',
};

/** What may be asked of a measure besides a comparison. */
export const testWords: Words = {
  'meets target': "it reaches the measure's own target for the year that is settled",
  'is yes': 'the standard is met',
  'is no': 'the standard is not met',
};

/** Words that stand for a number in payment terms. */
export const numberWords: Words = {
  price: 'the price of one',
  previous: 'the value in the period before',
  'already-paid': 'what was paid on account',
  target: "the measure's target for the year that is settled",
  baseline: "the measure's baseline",
  benchmark: 'what it would come to with no change',
  pool: 'the whole pool',
  actual: 'what was measured',
  plan: 'what was planned',
  gain: 'what was saved against the benchmark',
  loss: 'what was spent above the benchmark',
  budget: 'what was budgeted',
};

/** How a sum is paid to, or taken from, a party. */
export const outturnWords: Words = {
  receives: 'money comes to the party',
  pays: 'money goes from the party',
  keeps: 'what the party has saved and need not share',
  bears: 'what the party has overspent and cannot share',
};

export const windowWords: Words = {
  month: 'each month by itself',
  quarter: 'each quarter by itself',
  year: 'each contract year by itself',
};

export const poolWords: Words = {
  'on-top-of': 'the pool is a bonus beside the payment',
  'held-back-from': 'the payment is paid less the pool, and the pool pays what is earned',
};

export const marginWords: Words = {
  pay: 'is paid for each one',
  deduct: 'is taken off for each one',
  nothing: 'nothing is paid or taken off',
};

/** What may stand behind a limit, after a comma. */
export const limitWords: Words = {
  'cut back in proportion': 'where the limit is passed, all parties receive the same part of what they would have',
  'cut back in order': 'where the limit is passed, the party that is written first is cut back first',
  'before reductions': 'the limit is applied before anything is taken off',
  'after reductions': 'the limit is applied after all that is taken off',
};

/** How often something happens. */
export const oftenWords: Words = {
  monthly: 'every month',
  quarterly: 'every quarter',
  yearly: 'every year',
  'half-yearly': 'twice a year',
  termly: 'every school term',
  weekly: 'every week',
  daily: 'every day',
  once: 'one time only',
};

export const arrearsWords: Words = {
  'in-arrears': 'after the period for which it is',
  'in-advance': 'before the period for which it is',
};

/** What a table of payment terms may say in words, by the kind of table. */
export const resultWords: Readonly<Record<ResultTable, Words>> = {
  outcome: { nothing: 'nothing is paid' },
  'risk-share': { 'not shared': 'all of it stays with the party that `rest-with:` names' },
  calculation: { nothing: 'nothing is paid' },
  number: {},
  fund: { nothing: 'nothing happens', 'carried-forward': 'it is kept for the next year' },
};

/** Units that need no explanation anywhere. */
export const commonUnits: Words = {
  percent: 'parts of a hundred',
  '£': 'pounds',
  people: 'a count of people',
  'per 1,000 people': 'a rate',
  'per 10,000 people': 'a rate',
  'per 100,000 people': 'a rate',
  '£ per person': 'money for each person',
  days: 'calendar days',
  'working-days': 'days without weekends and bank holidays',
  weeks: 'seven days each',
  hours: 'sixty minutes each',
  marks: 'what schemes call points',
  'yes-or-no': 'a standard that is met or not',
};

/** Units of time. */
export const timeUnits: Words = {
  'working-days': 'without weekends and bank holidays',
  days: 'calendar days',
  weeks: 'seven days each',
  months: 'calendar months',
  years: 'twelve months each',
  hours: 'sixty minutes each',
};

/** Periods to which an amount can belong. */
export const periodWords: Words = {
  'per year': 'for each contract year',
  'per quarter': 'for each quarter',
  'per month': 'for each month',
};

/** Words that are no choice among others, each by itself. */
export const otherWords: Words = {
  shared: 'the partners bear its risk together, as `overspend` and `underspend` say',
  lead: 'the one that answers for the others',
  yes: 'the standard is met, or it is so',
  no: 'the standard is not met, or it is not so',
  within: 'at the latest so long after the end of the time that it is about',
  every: 'again and again, with so much time between',
  rolling: 'always the time that ends with the period being settled',
  edition: 'which edition of the indicator it is: ids have been given to new indicators',
  otherwise: 'every value that no other range of the table holds',
  unless: 'the percentage is taken off where the condition does not hold',
  let: 'gives a number or a calculation a name',
  total: 'all terms that touch the parties named below, taken together',
  percent: 'parts of a hundred; a difference between two percentages is in percentage-points',
  'percentage-points': 'the difference between two percentages: from 60% to 63% is 3 percentage-points',
  marks: 'what payment schemes call points; never percentage points',
  'yes-or-no': 'for a standard that is met or not',
};

/** What every word inside a value means, for hover and for the colours: a sentence without its full stop. */
export const wordsOfValues: Words = {
  ...testWords,
  ...numberWords,
  ...outturnWords,
  ...windowWords,
  ...poolWords,
  ...marginWords,
  ...limitWords,
  ...oftenWords,
  ...arrearsWords,
  ...resultWords.fund,
  ...resultWords['risk-share'],
  ...resultWords.outcome,
  ...otherWords,
};
