import { dependencyKey, namesFor, type PieceState, termKey } from './file.js';

export type Facts = Map<string, string>;

/** What others can ask of the declarations of these pieces, as text: where the text is the same, so is the answer. */
export function factsOf(states: ReadonlySet<PieceState>): Facts {
  const facts: Facts = new Map();
  const add = (key: string, text: string): void => void facts.set(key, `${facts.get(key) ?? ''}\n${text}`);
  for (const { outline } of states) {
    for (const term of outline.introduced) add(termKey(term), term);
    for (const declared of outline.declared) {
      for (const name of namesFor(declared)) add(dependencyKey(name), `${declared.kind} ${declared.container ?? ''}`);
      for (const [key, fact] of declared.facts) add(dependencyKey(declared.name, key), fact.text);
    }
  }
  return facts;
}

/** The questions whose answers are not the same before and after. */
export function changedKeys(before: Facts, after: Facts): string[] {
  const keys: string[] = [];
  for (const [key, text] of before) if (after.get(key) !== text) keys.push(key);
  for (const key of after.keys()) if (!before.has(key)) keys.push(key);
  return keys;
}
