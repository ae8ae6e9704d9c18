import type { Outline } from '../semantics/outline.js';
import { dependencyKey, namesFor, type PieceState, termKey, titleKey } from './file.js';

export type Facts = Map<string, string>;

/** What others can ask of the declarations of these pieces, as text: where the text is the same, so is the answer. */
export function factsOf(states: ReadonlySet<PieceState>): Facts {
  const [first, ...more] = states;
  if (!first) return new Map();
  if (more.length === 0) return factsOfOne(first.outline);
  const facts: Facts = new Map();
  for (const { outline } of states) gather(outline, facts);
  return facts;
}

/** Those of one piece alone are kept: what it is after one key, it is before the next. */
const known = new WeakMap<Outline, Facts>();

function factsOfOne(outline: Outline): Facts {
  let facts = known.get(outline);
  if (!facts) {
    facts = new Map();
    gather(outline, facts);
    known.set(outline, facts);
  }
  return facts;
}

function gather(outline: Outline, facts: Facts): void {
  const add = (key: string, text: string): void => {
    const other = facts.get(key);
    facts.set(key, other === undefined ? text : `${other}\n${text}`);
  };
  for (const term of outline.introduced) add(termKey(term), term);
  for (const declared of outline.declared) {
    for (const name of namesFor(declared)) add(dependencyKey(name), `${declared.kind} ${declared.container ?? ''}`);
    const title = declared.facts.get('title');
    if (title) add(titleKey(title.text), `${declared.kind} ${declared.name}`);
    for (const [key, fact] of declared.facts) add(dependencyKey(declared.name, key), fact.text);
  }
}

/** The questions whose answers are not the same before and after. */
export function changedKeys(before: Facts, after: Facts): string[] {
  const keys: string[] = [];
  for (const [key, text] of before) if (after.get(key) !== text) keys.push(key);
  for (const key of after.keys()) if (!before.has(key)) keys.push(key);
  return keys;
}

/** The questions about names whose declarations say what they said, and stand elsewhere among others: which of several is the first may have changed. */
export function movedKeys(gone: ReadonlySet<PieceState>, added: ReadonlySet<PieceState>): Set<string> {
  const before = new Set([...gone].map(({ piece }) => piece.text));
  const moved = [...added].filter(({ piece }) => before.has(piece.text));
  const declared = moved.flatMap(({ outline }) => outline.declared);
  return new Set(declared.flatMap((one) => namesFor(one).map((name) => dependencyKey(name))));
}
