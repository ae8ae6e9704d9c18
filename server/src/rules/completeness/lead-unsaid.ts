import { lineOf } from '../../semantics/lines.js';
import { serviceExample } from '../examples.js';
import { namesOf, textsOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

/** In an alliance nobody leads, and its members answer together. */
const together = /\b(?:alliance|jointly|joint and several|consortium)\b/i;

const EastmereGPs = `organisation EastmereGPs "Eastmere Primary Care Network" {
  role: provider
  kind: general-practice
}`;

export const leadUnsaid: SpecificationRule = {
  code: 'R601',
  name: 'lead-unsaid',
  severity: 'info',
  since: '0.1.0',
  summary: 'Several providers give a service, and none of them is in the lead.',
  why: 'When something goes wrong between two providers, somebody has to answer for the whole. A lead answers alone and arranges the others; in an alliance all answer together. A specification that says neither leaves it to the dispute.',
  source:
    'Forms of contract with several providers: prime and lead provider, alliance (LH Alliances, questions and answers; King’s Fund 2014, that such forms need to be designed by people who know them).',
  bad: serviceExample({ EastmereGPs, provider: 'provider: FreshStart, EastmereGPs' }),
  good: serviceExample({ EastmereGPs, provider: 'provider: FreshStart lead, EastmereGPs' }),
  fix: 'suggested',
  on: ['service'],
  check({ block }, context) {
    const line = lineOf(block, 'provider');
    const providers = namesOf(line?.value);
    if (!line || providers.length < 2) return;
    const parts = line.value.phrases.flatMap((phrase) => phrase.parts);
    if (parts.some((part) => part.kind === 'word' && part.text === 'lead')) return;
    if (textsOf(block).some(({ text }) => together.test(text.value))) return;
    const [first] = parts;
    context.report({
      start: line.value.start,
      end: line.value.end,
      message: `${providers.length} organisations provide this service and none leads: write \`${providers[0]} lead\` for the one that answers for the whole, or say in a text that they answer jointly.`,
      fixes: [
        {
          title: `Let ${providers[0]} lead`,
          edits: [{ start: first.end, end: first.end, text: ' lead' }],
        },
      ],
    });
  },
};
