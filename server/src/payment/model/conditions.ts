import type { Block, Line, Name, Part, Phrase, Span, Value } from '../../../../grammar/syntax/tree.js';
import { blocksOf, linesOf } from '../../semantics/lines.js';
import { isOperand } from '../../semantics/walk.js';
import { alreadyReported, type Builder, constant, type Site, source } from './builder.js';
import { boundsOf, calculationOf, expressionOf, targetBounds } from './calculation.js';
import type { Bounds, Condition, Expression } from './expression.js';
import { variablesIn } from './inside.js';

/** The conditions that stand in a block, all of which must hold. An empty list where there are none; undefined where one cannot be read. */
export function conditionsIn(b: Builder, block: Block, site: Site): Condition[] | undefined {
  const found: (Condition | undefined)[] = [];
  for (const line of linesOf(block, 'only-if')) found.push(allOf(conditionsOf(b, line.value, site)));
  for (const line of linesOf(block, 'any-of')) found.push(anyOf(conditionsOf(b, line.value, site)));
  for (const inner of blocksOf(block, 'only-if')) {
    for (const line of linesOf(inner, 'all-of')) found.push(allOf(conditionsOf(b, line.value, site)));
    for (const line of linesOf(inner, 'any-of')) found.push(anyOf(conditionsOf(b, line.value, site)));
  }
  const all = found.filter((condition) => condition !== undefined);
  return all.length === found.length ? all : undefined;
}

function allOf(of: Condition[] | undefined): Condition | undefined {
  return of && (of.length === 1 ? of[0] : { kind: 'all', of });
}

function anyOf(of: Condition[] | undefined): Condition | undefined {
  return of && (of.length === 1 ? of[0] : { kind: 'any', of });
}

/** The conditions of a value, one for each phrase. */
export function conditionsOf(b: Builder, value: Value, site: Site, describesFailure = false): Condition[] | undefined {
  if (value.phrases.length === 0) return alreadyReported(b, value);
  const found = value.phrases.map((phrase) => conditionOf(b, phrase, site, describesFailure));
  return found.every((condition) => condition !== undefined) ? found : undefined;
}

/**
 * One condition: `HbA1cControl meets target`, `FourHours at least 95%`, `Readiness is yes`.
 *
 * @param describesFailure whether it says when a requirement is missed, so that it holds where a measure that `fails` is missing
 */
export function conditionOf(
  b: Builder,
  phrase: Pick<Phrase, 'start' | 'end' | 'parts'>,
  site: Site,
  describesFailure = false,
): Condition | undefined {
  const parts =
    phrase.parts[0]?.kind === 'word' && phrase.parts[0].text === 'previous' ? phrase.parts.slice(1) : phrase.parts;
  const [subject, test, third] = parts;
  if (!subject || !test || !isOperand(subject)) return alreadyReported(b, phrase);
  const on =
    parts === phrase.parts
      ? expressionOf(b, subject, site)
      : calculationOf(b, { start: phrase.start, end: subject.end, parts: phrase.parts.slice(0, 2) }, site);
  const bounds = boundsOfTest(b, subject, test, third, phrase, site);
  if (!on || !bounds) return undefined;
  const { start, end } = phrase;
  return {
    kind: 'compare',
    on,
    measures: variablesIn([on]),
    bounds,
    text: source(b, phrase),
    term: site.term,
    whenMissing: describesFailure,
    start,
    end,
  };
}

function boundsOfTest(
  b: Builder,
  subject: Part,
  test: Part,
  third: Part | undefined,
  place: Span,
  site: Site,
): Bounds | undefined {
  if (test.kind === 'range') return boundsOf(b, test, site);
  if (test.kind !== 'word' || third?.kind !== 'word') return alreadyReported(b, place);
  if (test.text === 'meets' && third.text === 'target' && subject.kind === 'name')
    return targetBounds(b, subject as Name, site, place)?.bounds;
  if (test.text !== 'is') return alreadyReported(b, place);
  const wanted: Expression = constant({ n: third.text === 'yes' ? 1n : 0n, d: 1n });
  return { low: wanted, lowIncluded: true, high: wanted, highIncluded: true };
}

/** The condition of a row such as `unless FourHours at least 95%: 25%`. */
export function conditionOfRow(b: Builder, line: Line, site: Site): Condition | undefined {
  const parts = line.head.slice(1);
  if (parts.length === 0) return alreadyReported(b, line);
  return conditionOf(b, { start: parts[0].start, end: parts[parts.length - 1].end, parts }, site);
}
