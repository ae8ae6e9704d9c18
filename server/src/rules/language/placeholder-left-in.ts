import type { Span } from '../../../../grammar/syntax/tree.js';
import type { SpecificationRule } from '../rule.js';
import { specification } from './example.js';
import { hitsIn, sentencesOf, topLevel } from './prose.js';

const gaps: readonly RegExp[] = [
  /(?<at>\b(?:TBC|TBD|TBA|T\.B\.C\.|TODO|tbc|tbd)\b)/g,
  /\b(?<at>to be (?:confirmed|advised|inserted))\b(?!\s+(?:by|before|with|in writing|at|within|through)\b)/gi,
  /(?<!\b(?:is|are|was|were|has|have|needs?|due|remains?)\s+(?:yet\s+|still\s+)?)\b(?<at>to be (?:agreed|decided|determined|finali[sz]ed|negotiated))\b(?=\s*(?:[.;,)]|$))/gi,
  /(?<![\w,])(?<at>(?:£|\()?(?:X{2,}|x{3,})%?\)?)(?![\w])/g,
  /(?<at>£X\b|\bX%|\bX (?:days|weeks|months|hours|working days|per cent)\b)/g,
  /\b(?<at>lorem ipsum)\b/gi,
  /(?<at>\[\s*(?:(?:insert|enter|add|name|date|number|amount|delete|select|choose|complete|specify|describe|state|to be|tbc|tbd|drafting note|guidance)\b[^\]\n]{0,200}|(?:provider|commissioner|organisation|x{1,4}|[●•…]|\.{2,}|_+)\s*)\])(?![(\uFFFC])/gi,
  /(?<at>\[[^[\]\n]{0,100}\b(?:to be (?:added|agreed|completed|confirmed|decided|determined|inserted)|tbc|tbd|insert)\b[^[\]\n]{0,100}\])(?![(\uFFFC])/gi,
  /(?<at>\[\s*\](?![(\uFFFC]))/g,
  /(?<at>\[\s*£?[\d.,]+\s*%?\s*\]%?)(?=\s*(?:%|working|calendar|operational|days?|weeks?|months?|hours?|minutes?|per)\b)/gi,
  /(?<at>\[\s*£?[\d.,]+\s*%\s*\])/g,
  /\b(?:at least|at most|up to|(?:more|fewer|less) than|(?:minimum|maximum|total|capacity|consisting) of|comprising)\s+(?<at>\[\s*£?[\d.,]+\s*\])(?=\s+[a-z-]+s\b)/gi,
  /(?<at><\s*(?:insert|enter|name|date|number|amount|add|provider|commissioner|service)\b[^<>\n]{0,100}>)/gi,
  /\b(?<at>(?:insert|enter) (?:here|name|date|text|details)\b(?: (?:here|of [a-z]+))?)/gi,
  /(?<at>_{4,}|\.{5,}|…{2,})/g,
];

/** Without one of these a sentence has no gap. */
const mayHold = /[[<_…]|\bT\.?B\.?[ACD]|\bTODO\b|\bto be\b|\blorem\b|\b(?:insert|enter)\b|\bX\b|xx|\.{5}/i;

export const placeholderLeftIn: SpecificationRule = {
  code: 'R707',
  name: 'placeholder-left-in',
  severity: 'error',
  since: '0.1.0',
  summary: 'A gap of a template, or a note that something is still to be decided, has been left in a text.',
  why: 'What is to be confirmed has not been agreed. Bidders price the gap, and after signature it is filled by whoever is the more patient.',
  source:
    'NHS Buckinghamshire, invitation to tender for musculoskeletal services, October 2010, went out with square brackets in it (official source).',
  bad: specification({ locations: '"[insert sites], and a site in Eastmere town."' }),
  good: specification({ locations: '"Hill Street health centre, and a site in Eastmere town."' }),
  fix: 'none',
  on: topLevel,
  check(subject, context) {
    for (const sentence of sentencesOf(subject, context)) {
      if (!mayHold.test(sentence.words)) continue;
      const told: Span[] = [];
      for (const gap of gaps) {
        for (const { start, end, shown } of hitsIn(sentence, gap)) {
          if (told.some((other) => other.start < end && start < other.end)) continue;
          told.push({ start, end });
          context.report({ start, end, message: `"${shown}" is a gap that nobody has filled: put in what is agreed.` });
        }
      }
    }
  },
};
