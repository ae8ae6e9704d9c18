import type { Fix } from '../../../../grammar/syntax/findings.js';
import type { SpecificationRule } from '../rule.js';
import { specification } from './example.js';
import { type Hit, hitsIn, type Sentence, sentencesOf } from './prose.js';

const actor = '(?:provider|service|team|staff|clinic|practice|supplier|contractor|clinician)s?';

/** `should` that puts a condition (`Should the provider fail`, `if they should`) or describes people (`everyone who should`) asks for nothing. */
const should =
  /(?<!\b(?:who|whom)\s+|\b(?:[Ii]f|[Ll]est|[Ii]n case)\b[^,;]{0,150})\b(?<at>should|ought to)\b(?!\s+(?:always\s+)?(?:endeavou?r|strive|aim|seek|try|attempt|hope|work\s+towards?)\s)/g;
const mayDo = new RegExp(
  `\\b${actor}\\s+(?<at>may)\\s+(?:also\\s+)?(?:offer|provide|give|arrange|contact|review|see|assess|support|include|develop|deliver|consider|report|work|hold|run|use|attend|follow|inform|share)\\b`,
  'gi',
);
const effort =
  /\b(?<modal>will|must|shall)\s+(?<at>(?:always\s+)?(?:endeavou?r|strive|aim|seek|try|attempt|hope|work\s+towards?)(?:\s+to)?\s+)(?=[a-z])/gi;
const shouldTry =
  /\b(?<at>should\s+(?:always\s+)?(?:endeavou?r|strive|aim|seek|try|attempt|hope|work\s+towards?)(?:\s+to)?)\s(?=[a-z])/gi;
const effortOf = new RegExp(`\\b${actor}\\s+(?<at>(?:endeavou?r|strive|aim|seek)s?\\s+to)\\b`, 'gi');
const endeavours =
  /\b(?<at>(?:best|(?:all\s+)?(?:commercially\s+)?reasonable)\s+(?:endeavou?rs|efforts|steps|assistance))\b/gi;
const expected = new RegExp(
  `\\b${actor}\\s+(?:is|are|will\\s+be)\\s+(?<at>(?:expected|encouraged|asked|invited)\\s+to)\\b`,
  'gi',
);
/** `so far as is reasonably practicable` is a term of health and safety law. */
const where =
  /\b(?<at>(?:where|wherever|when|whenever|if|as far as|so far as)\s+(?:reasonably\s+|at all\s+|deemed\s+)?(?:possible|practical|practicable|feasible|appropriate|necessary|relevant|suitable)|as\s+(?:and\s+when\s+)?(?:appropriate|necessary)|as\s+(?:and\s+when\s+)?(?:required|needed)(?!\s+(?:by|under|in|for|to|of|from|medic\w*)\b)|subject\s+to\s+(?:capacity|availability|resources|funding))\b/gi;
const caseByCase = /\b(?<at>on\s+(?:a\s+case[- ]by[- ]case|an\s+ad[- ]hoc)\s+basis)\b/gi;
/** What is done normally may be left undone whenever somebody finds that things are not normal. */
const normally = /\b(?:will|must|shall)\s+(?:not\s+)?(?<at>(?:normally|usually|generally|ordinarily)\s+)(?=[a-z])/gi;
/** A limit, and the way out of it. */
const thereafter =
  /\b(?:within|by)\b[^.;]*?,?\s+(?<at>or\s+as\s+soon\s+as\s+(?:is\s+)?(?:reasonably\s+)?(?:possible|practicable)(?:\s+(?:thereafter|afterwards|after\s+(?:that|this)))?)/gi;
/** `working towards it within 12 months` has an end. */
const underWay =
  /\b(?<at>(?:be|is|are)\s+working\s+towards?)\b(?![^.;]*\b(?:within|by|before|until)\s+(?:the\s+end\b|\d|one\b|two\b|three\b|six\b|twelve\b))/gi;

const why: readonly {
  readonly pattern: RegExp;
  readonly says: (shown: string) => string;
  readonly fix?: (hit: Hit, sentence: Sentence) => Fix | undefined;
}[] = [
  {
    pattern: should,
    says: (shown) =>
      `"${shown}" asks for something and binds nobody to it: write "must" if it has to be done, and take the sentence out if it has not.`,
    fix: ({ start, end }) => ({ title: 'Write "must"', edits: [{ start, end, text: 'must' }] }),
  },
  {
    pattern: mayDo,
    says: () =>
      '"may" leaves it to the provider: write "must" if it has to be done. If it is only allowed, say so: "is permitted to".',
    fix: ({ start, end }) => ({ title: 'Write "must"', edits: [{ start, end, text: 'must' }] }),
  },
  {
    pattern: effort,
    says: (shown) =>
      `"${shown.trim()}" asks for an effort, not for a result, and nobody can show that it was not made: leave it out.`,
    fix: ({ start, end }) => ({ title: 'Ask for the result', edits: [{ start, end, text: '' }] }),
  },
  {
    pattern: shouldTry,
    says: (shown) => `"${shown}" asks for an effort, and binds nobody even to that: write "must" and the result.`,
    fix: ({ start, end }) => ({ title: 'Write "must"', edits: [{ start, end, text: 'must' }] }),
  },
  {
    pattern: effortOf,
    says: (shown) => `"${shown}" asks for an effort, not for a result: write "must" and the result.`,
    fix: ({ start, end }) => ({ title: 'Write "must"', edits: [{ start, end, text: 'must' }] }),
  },
  {
    pattern: endeavours,
    says: (shown) => `"${shown}" asks for an effort, not for a result: say what has to be done, by when.`,
  },
  {
    pattern: expected,
    says: (shown) => `"${shown}" binds nobody: write "must" if it has to be done.`,
  },
  {
    pattern: where,
    says: (shown) =>
      `"${shown}" lets whoever is bound decide whether to do it: leave it out, or say in which cases it need not be done.`,
    fix: leaveOut,
  },
  {
    pattern: caseByCase,
    says: (shown) =>
      `"${shown}" says that somebody will decide, and not by what: say who decides, and what decides it.`,
  },
  {
    pattern: normally,
    says: (shown) => `"${shown.trim()}" leaves every exception open: leave it out, or say what the exceptions are.`,
    fix: ({ start, end }) => ({ title: 'Leave it out', edits: [{ start, end, text: '' }] }),
  },
  {
    pattern: thereafter,
    says: (shown) => `"${shown}" takes back the limit before it: leave it out, or say by when at the latest.`,
    fix: leaveOut,
  },
  {
    pattern: underWay,
    says: (shown) => `"${shown}" can go on for ever: say by when it has to be reached.`,
  },
];

/** Takes the words out with the commas around them. */
function leaveOut({ start, end }: Hit, sentence: Sentence): Fix {
  const title = 'Leave it out';
  const before = sentence.words.slice(0, start - sentence.start);
  const after = sentence.words.slice(end - sentence.start);
  if (before.trim() === '') {
    const [gap, first] = /^\s*,?\s*(\S)/.exec(after) ?? ['', ''];
    return { title, edits: [{ start, end: end + gap.length, text: first.toUpperCase() }] };
  }
  const from = start - (/[\s,]*$/.exec(before)?.[0].length ?? 0);
  const to = before.trimEnd().endsWith(',') && after.startsWith(',') ? end + 1 : end;
  return { title, edits: [{ start: from, end: to, text: '' }] };
}

export const weakModality: SpecificationRule = {
  code: 'R701',
  name: 'weak-modality',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A clause that is meant to bind asks only for an effort, or leaves it open whether something is done.',
  why: 'A provider is held to what a specification says it will do. "Should", "where possible" and "will endeavour to" can be answered at any review with "we tried", so whoever wrote them has paid for something that cannot be asked for.',
  source:
    'NHS Buckinghamshire, invitation to tender for musculoskeletal services, October 2010: only the sentences that say what the provider will do bind, and they feed the performance framework (official source).',
  bad: specification({ scope: 'includes: "Everyone who is referred should have a written plan"\nexcludes: "surgery"' }),
  good: specification({ scope: 'includes: "A written plan for everyone who is referred"\nexcludes: "surgery"' }),
  fix: 'suggested',
  on: ['service', 'contract'],
  check(subject, context) {
    for (const sentence of sentencesOf(subject, context)) {
      if (!sentence.binds) continue;
      for (const { pattern, says, fix } of why) {
        for (const hit of hitsIn(sentence, pattern)) {
          const offered = fix?.(hit, sentence);
          context.report({
            start: hit.start,
            end: hit.end,
            message: says(hit.shown),
            ...(offered && { fixes: [offered] }),
          });
        }
      }
    }
  },
};
