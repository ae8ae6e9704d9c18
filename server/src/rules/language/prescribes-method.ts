import type { SpecificationRule } from '../rule.js';
import { specification } from './example.js';
import { eachBindingHit } from './prose.js';

const methods: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  {
    pattern:
      /\b(?<at>(?:\d{1,3}|fifteen|twenty|thirty|forty-five|sixty)[- ]minute\s+(?:home\s+)?(?:visits?|calls?|slots?|appointments?|sessions?|contacts?|consultations?))\b/gi,
    what: 'how long each contact lasts',
  },
  { pattern: /\b(?<at>(?:AfC\s+)?Band\s+[2-9][a-d]?)\b/gi, what: 'the pay band of who does it' },
  {
    pattern: /\b(?<at>\d+(?:\.\d+)?\s*(?:WTE|FTE|whole[- ]time equivalents?|full[- ]time equivalents?))\b/gi,
    what: 'how many staff do it',
  },
];

export const prescribesMethod: SpecificationRule = {
  code: 'R709',
  name: 'prescribes-method',
  severity: 'info',
  since: '0.1.0',
  summary:
    'A clause lays down how the work is done, such as the length of visits, a pay band or a number of staff, rather than what comes of it.',
  why: 'A provider who is told to make half-hour visits is paid for half-hours, whatever comes of them, and may not find a better way. Where a method is a matter of safety, the rule is met by saying so and silencing it.',
  source:
    "NHS Standard Contract technical guidance on specifications (quoted in a secondary source); King's Fund 2018 on home care bought by time and task (official source).",
  bad: specification({ scope: 'includes: "30-minute visits by a nurse each week"\nexcludes: "surgery"' }),
  good: specification({
    scope: 'includes: "visits each week by a nurse, for as long as the person needs"\nexcludes: "surgery"',
  }),
  fix: 'none',
  on: ['service', 'contract'],
  check(subject, context) {
    for (const { pattern, what } of methods) {
      eachBindingHit(subject, context, pattern, ({ start, end, shown }) =>
        context.report({
          start,
          end,
          message: `"${shown}" lays down ${what}: say what it is to achieve, and leave the way to the provider, unless safety asks for it.`,
        }),
      );
    }
  },
};
