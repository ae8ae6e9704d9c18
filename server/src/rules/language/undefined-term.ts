import type { SpecificationRule } from '../rule.js';
import { specification } from './example.js';
import { type Hit, hitsIn, type Sentence, sentencesOf } from './prose.js';

/** Capitalised words in a row. */
const row =
  /(?<![\w.-])(?<at>[A-Z][a-z]+(?:[ \t\n]+(?:of|and|or|for)[ \t\n]+[A-Z][a-z]+|[ \t\n]+[A-Z][a-z]+)+)(?![\w-])/g;

/**
 * What the terms of contracts are about. Only a row of capitals that ends so is taken for a defined term: hospitals, boards, acts, colleges and
 * programmes have capitals because they are names.
 */
const heads =
  /^(?:Users?|Hours|Days?|Weeks?|Months?|Years?|Period|Dates?|Levels?|Payments?|Fees?|Price|Prices|Charges|Value|Part(?:y|ies)|Premises|Sites?|Staff|Personnel|Representatives?|Events?|Notices?|Cases?|Episodes?|Referrals?|Thresholds?|Criteria|Incidents?|Failures?|Breach(?:es)?|Providers?|Commissioners?|Contractors?|Suppliers?|Contacts?|Cohort|Outcomes?|Deliverables|Targets?|Area|Clients?|Participants?|Residents?|Households?|Carers?|Attendances?|Admissions?|Discharges?|Materials?|Assets|Records)$/;

/** Rows that end in one of those and are known by that name everywhere: days of the calendar, services and records that the country has one of. */
const known =
  /^(?:Bank Holidays?|Christmas Day|New Year|Boxing Day|Good Friday|Summary Care Records?|National|Royal|Local|Care Act|Experts? by|Never Events?|Serious Incidents?|Patient Safety Incidents?|Financial Year)/;

interface Use {
  readonly first: Hit;
  count: number;
}

/** A row that opens its sentence has its first capital from there, not because it is a term. */
function withoutOpener(hit: Hit, sentence: Sentence): Hit {
  const leading = sentence.words.slice(0, hit.start - sentence.start);
  if (/[\p{L}\p{N}]/u.test(leading)) return hit;
  const opener =
    /^(?:The|A|An|All|Any|Each|Every|This|These|No|Where|If|When|For|In|Its|Their|Such|Other|Outside|During|Within|Between|After|Before|By|On|At|To|From|With|Without|Under|Only|Both|Some|Most|Many|And|Or|Our|Your)\s+/.exec(
      hit.shown,
    )?.[0];
  if (!opener) return hit;
  return { ...hit, start: hit.start + opener.length, shown: hit.shown.slice(opener.length) };
}

const singular = (term: string): string => term.replace(/ies$/, 'y').replace(/s$/, '');

export const undefinedTerm: SpecificationRule = {
  code: 'R705',
  name: 'undefined-term',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A term is written with capitals as if it were defined, and nothing defines it.',
  why: 'Capitals tell a reader that a term has a meaning of its own. Where none is given, each side fills in its own, and finds out in a dispute.',
  source:
    'Evaluations of outcome funds: what counted as stable housing or as a success was disputed because it had not been defined (secondary source).',
  bad: specification({
    access: `referral: "any practice, or self-referral"
response-time: 2 working-days
"The telephone line is answered within Core Hours, and outside Core Hours by a recorded message."`,
  }),
  good: specification({
    declarations: 'definition CoreHours "Core Hours" { "09:00 to 19:00 from Monday to Friday, bank holidays apart." }',
    access: `referral: "any practice, or self-referral"
response-time: 2 working-days
"The telephone line is answered within Core Hours, and outside Core Hours by a recorded message."`,
  }),
  fix: 'none',
  options: [
    {
      name: 'least-uses',
      default: 2,
      doc: 'How often a declaration has to use a capitalised term before it is taken for a defined one: a single one is more often a name. A judgement, from use.',
    },
  ],
  on: ['service', 'contract'],
  check(subject, context) {
    const uses = new Map<string, Use>();
    for (const sentence of sentencesOf(subject, context)) {
      if (/(?:^|\/)(?:title|evidence|follows|form)$/.test(sentence.under)) continue;
      for (const found of hitsIn(sentence, row)) {
        const hit = withoutOpener(found, sentence);
        const words = hit.shown.split(' ');
        if (words.length < 2 || words.length > 4 || !heads.test(words[words.length - 1]) || known.test(hit.shown))
          continue;
        const use = uses.get(singular(hit.shown));
        if (use) use.count++;
        else uses.set(singular(hit.shown), { first: hit, count: 1 });
      }
    }
    for (const [term, { first, count }] of uses) {
      if (count < context.option<number>('least-uses')) continue;
      if ([first.shown, term, `${term}s`].some((form) => context.scope.introduces(form))) continue;
      if (context.scope.find(term.replace(/ /g, ''))) continue;
      context.report({
        start: first.start,
        end: first.end,
        message: `"${first.shown}" is written like a defined term, ${count} times, and nothing defines it: add \`definition ${first.shown.replace(/\s/g, '')} "${first.shown.replace(/\s+/g, ' ')}" { "…" }\`, or write it without capitals.`,
      });
    }
  },
};
