import type { Landmarks } from '../text/splitter.js';

/**
 * The names of what the language is made of. What each of them means stands in the schema of the language server;
 * colours, the splitter and the printer need no more than the names.
 */

export const edition = 1;

/** What can be declared at the top level of a file. */
export const declarationKinds = [
  'organisation',
  'population',
  'measure',
  'input',
  'service',
  'contract',
  'definition',
  'indicator',
  'data-set',
  'body',
  'framework',
] as const;

/** The words that begin a line with neither colon nor brace, which stands at the top level of a file and never opens a block. */
export const directives = ['remit', 'use'] as const;

/** The blocks whose head is one word, which is no key anywhere: a line that begins with one of them was meant for the block. */
export const plainBlocks = [
  'access',
  'aims',
  'contributes',
  'dependencies',
  'each-of',
  'equality',
  'exit',
  'gain',
  'given',
  'involvement',
  'locations',
  'loss',
  'needs',
  'overspend',
  'pathway',
  'person',
  'previous',
  'reduced',
  'reporting',
  'requirements',
  'result',
  'scope',
  'standards',
  'targets',
  'underspend',
  'values',
] as const;

/** The keys that are made of several words. */
export const joinedKeys = [
  'adjusted-by',
  'adjusted-for',
  'all-of',
  'already-paid',
  'also-called',
  'any-of',
  'can-be',
  'counted-on',
  'due-to-end',
  'each-above-plan',
  'each-below-plan',
  'each-person-counted-to',
  'if-missing',
  'indexed-by',
  'jump-agreed',
  'least-paid',
  'measured-by',
  'minimum-count',
  'minimum-response',
  'most-counted',
  'most-paid',
  'most-withheld',
  'multiplied-by',
  'not-applicable',
  'only-if',
  'paid-on',
  'percent-of',
  'pool-is',
  'replaced-by',
  'response-time',
  'rest-with',
  'review-by',
  'review-every',
  'rounded-to',
  'scaled-by',
  'shadow-year',
  'unearned-to',
  'write-instead',
  'year-starts',
] as const;

/** The words that begin a range or a comparison, as people read them. */
export const comparisons = ['at least', 'at most', 'above', 'below', 'over', 'exactly', 'from', 'up to'] as const;

/** Words that join the parts of a value, and so are never part of a unit. */
export const connectors = [
  'before',
  'cut',
  'edition',
  'for',
  'if',
  'in',
  'lead',
  'meets',
  'not',
  'on',
  'onwards',
  'or',
  'per',
  'shared',
  'until',
  'within',
] as const;

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The currencies that may stand before an amount; a sign where there is one. */
export const currencies: Readonly<Record<string, string>> = {
  '£': 'GBP',
  '€': 'EUR',
  $: 'USD',
  GBP: 'GBP',
  EUR: 'EUR',
  USD: 'USD',
  CHF: 'CHF',
};

const kinds = declarationKinds.join('|');

export const landmarks: Landmarks = {
  declaration: new RegExp(`(?:${kinds})[ \\t]+["A-Z]`, 'y'),
  declarationWithBrace: new RegExp(`(?:${kinds})[ \\t]+[A-Z][^\\r\\n{]*\\{`, 'y'),
};
