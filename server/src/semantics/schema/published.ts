import {
  type BlockShape,
  block,
  date,
  declares,
  duration,
  type KeyShape,
  key,
  oneOf,
  schedule,
  text,
  texts,
  verified,
} from './shapes.js';

/** What is published for a whole country, and referred to rather than agreed: libraries are made of it. */

const source = (example: string): KeyShape =>
  key(`source: "${example}"`, text, 'Where this was read.', { required: true });
const isVerified: KeyShape = { ...verified, required: true };

export const indicator = block('indicator', {
  declares: 'indicator',
  head: declares,
  repeats: true,
  doc: 'An indicator of a national framework. Measures name it, with its edition, after `indicator:`.',
  example:
    'indicator ASCOF.2D "At home 91 days after discharge into reablement" {\n  edition: 2023/24 onwards\n  source: "ASCOF handbook"\n  verified: no\n}',
  keys: [
    key(
      'edition: 2023/24 onwards',
      { type: 'years' },
      'The years in which the id has this meaning. It is left out where no source says.',
    ),
    key('unit: per 100,000 people', { type: 'unit' }, 'What a value is counted in.'),
    key(
      'better: higher',
      oneOf({
        higher: 'a greater value is a better one',
        lower: 'a smaller value is a better one',
        neither: 'the value is watched, not judged',
      }),
      'Which way is better, as those say who publish it.',
    ),
    key(
      'replaced-by: ASCOF.3A edition 2023/24',
      { type: 'indicator', many: true },
      'What counts the same, or nearly so, in the edition that came after.',
    ),
    source('ASCOF handbook, December 2023'),
    isVerified,
  ],
});

/** What has a beginning and an end, under a name that is right only between the two. */
const dated: readonly KeyShape[] = [
  key('also-called: "PCT cluster"', texts, 'Other names in full.'),
  key(
    'short: "CCG"',
    texts,
    'Its abbreviations. None where the letters stand for other things in health and care too.',
  ),
  key('began: 1 July 2022', date, 'The first day on which it existed or was in force.'),
  key('ended: 1 July 2022', date, 'The first day without it: from this day on the name is wrong.'),
  key('due-to-end: 1 April 2027', date, 'The first day without it, where that is planned and has not happened.'),
  key('replaced-by: "integrated care board (ICB)"', text, 'What has taken its place, or is to take it.'),
  key(
    'write-instead: "integrated care board", "ICB"',
    texts,
    'What can stand in the place of the name word for word, in full and in short. It is left out where that depends on what the name is used for.',
  ),
];

const datedBlock = (id: 'data-set' | 'body' | 'framework', part: Pick<BlockShape, 'doc' | 'example' | 'keys'>) =>
  block(id, {
    declares: id,
    head: declares,
    repeats: true,
    ...part,
    keys: [...part.keys, ...dated, source('Health and Care Act 2022'), isVerified],
  });

export const dataSet = datedBlock('data-set', {
  doc: 'A national data set or return, from which measures are counted.',
  example:
    'data-set ClientLevelData "adult social care client level data" {\n  short: "CLD"\n  comes: quarterly\n  began: 1 April 2023\n  source: "gov.uk"\n  verified: official-source\n}',
  keys: [
    key(
      'comes: quarterly',
      schedule('quarterly', 'yearly within 10 months'),
      'How often it is published, and how soon after the end of the time that it is about.',
    ),
    key('lag: 10 weeks', duration, 'How long after the end of its time what was submitted is there.'),
    key(
      'timing: "each of its indicators comes at its own time"',
      text,
      'What else there is to say of when it comes, or why that cannot be said.',
    ),
  ],
});

export const body = datedBlock('body', {
  doc: 'A public body, with when it began and ended and what took its place.',
  example:
    'body ClinicalCommissioningGroup "clinical commissioning group" {\n  short: "CCG"\n  ended: 1 July 2022\n  replaced-by: "integrated care board (ICB)"\n  source: "SI 2022/634"\n  verified: official-source\n}',
  keys: [],
});

export const framework = datedBlock('framework', {
  doc: 'A national framework, regime, scheme, standard, guideline, policy or law, with when it began and ended and what took its place.',
  example:
    'framework NationalTariff "National Tariff" {\n  kind: scheme\n  ended: 1 April 2023\n  replaced-by: "NHS Payment Scheme"\n  source: "NHS England"\n  verified: official-source\n}',
  keys: [
    key(
      'kind: scheme',
      oneOf({
        framework: 'a set of outcomes or indicators, or a way to work or to inspect',
        regime: 'how something is arranged or bought, by law or by agreement',
        scheme: 'how something is paid for',
        standard: 'what has to be reached',
        guidance: 'what is recommended',
        policy: 'what a government plans',
        law: 'a part of an act',
      }),
      'What sort of thing it is.',
      { required: true },
    ),
  ],
});
