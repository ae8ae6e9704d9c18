import { lineOf, wordAt } from '../../semantics/lines.js';
import { measureExample } from '../examples.js';
import { textsAt } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

/** What can only be known by asking people. */
const asked =
  /\b(?:well-?being|quality of life|satisf(?:ied|action)|confiden(?:t|ce)|lonel(?:y|iness)|self-reported|fe(?:el(?:ing)?s?|lt) (?:able|safer?|supported|confident|better|happier|less \w+|more \w+|in control)|anxiety|depression|symptom scores?)\b/i;
/** That people were asked: what they experience can also be read from records, as how many care workers they saw. */
const asking =
  /\b(?:survey|questionnaire|respon[ds]|answer|say|said|report|rated?\b|rating|satisf|feel|felt|asked|recommend|scor|feedback|interview|wellbeing|confiden|opinion|agree)/i;
/** What names a set of questions: an abbreviation, a version, the number of a question, the answers themselves, a name of several words with capitals. */
const named =
  /\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:-?\d\w*)*\b|\b[A-Z]{2,}|\bversion\b|\bvalidated\b|\bquestions? (?:set\b|\d)|['‘’"“][^'‘’"“”]{2,}['’"”]|\b[A-Z][a-z]+(?: (?:of|for|and|the|in))? [A-Z][a-z]+|\b(?:scale|inventory|questionnaire|friends and family)\b/;
/** What every provider has, and no two alike. */
const homemade =
  /\b(?:exit|leaving|feedback|satisfaction|evaluation|discharge|patient|client|user|customer|own|annual|provider(?:'s|’s)?) questionnaires?\b/gi;
const proper = (text: string): string =>
  text
    .replace(homemade, '')
    .replace(/^\W*\w+/, '')
    .replace(/\bGP\b|\bNHS\b|\bICB\b|\bCQC\b/g, '');

export const instrumentUnnamed: SpecificationRule = {
  code: 'R662',
  name: 'instrument-unnamed',
  severity: 'warning',
  since: '0.1.0',
  summary: 'People are asked how they are, and nothing says by which questions.',
  why: '“Improved wellbeing” can be asked in dozens of ways, and the answers do not compare. Without the instrument, its version and the times at which it is asked, the provider picks the questions, and can change them.',
  source: 'International Consortium for Health Outcomes Measurement: 114 instruments for 22 concepts across its sets.',
  bad: measureExample({
    title: 'People whose wellbeing improves',
    numerator: 'numerator: "People whose wellbeing has improved at the end of the programme"',
    denominator: 'denominator: "Everyone who started the programme"',
  }),
  good: measureExample({
    title: 'People whose wellbeing improves',
    numerator:
      'numerator: "People whose score on the Short Warwick-Edinburgh Mental Wellbeing Scale is at least one point higher at 12 weeks"',
    denominator: 'denominator: "Everyone who started the programme"',
  }),
  fix: 'none',
  on: ['measure'],
  check({ block, head, name }, context) {
    const texts = ['numerator', 'denominator', 'source'].flatMap((key) => textsAt(block, key));
    const title = head.title?.value ?? '';
    const counted = [title, ...texts.slice(0, 1).map(({ value }) => value)].join('\n');
    const kind = wordAt(block, 'kind');
    const all = [title, ...texts.map(({ value }) => value)];
    const isAsked =
      kind === 'experience' ? all.some((value) => asking.test(value)) : kind === 'outcome' && asked.test(counted);
    if (!isAsked || lineOf(block, 'indicator')) return;
    if (all.some((value) => named.test(proper(value)))) return;
    const [at] = texts.length > 0 ? texts : head.title ? [head.title] : [];
    if (!at) return;
    context.report({
      start: at.start,
      end: at.end,
      message: `${name} asks people, and nothing says by which questions: name the instrument with its version, or the question and the answers that count, and when it is asked.`,
    });
  },
};
