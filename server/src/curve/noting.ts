import type { Declared, Fact, Found, Scope } from '../semantics/names.js';
import type { NameKind } from '../semantics/schema/shapes.js';

/**
 * A scope that keeps every question with its answer, so that what has been worked out with it can be kept for as long as all of them are answered
 * alike. What a declaration says of itself is not asked again: where it says something else, it is another one.
 */
export class NotingScope implements Scope {
  private readonly asked = new Map<string, { ask: (scope: Scope) => readonly unknown[]; answer: readonly unknown[] }>();

  constructor(private scope: Scope) {}

  /** Whether all that was asked is answered by `scope` as it was before. If so, what is asked from now on is asked of it. */
  holdsIn(scope: Scope): boolean {
    for (const { ask, answer } of this.asked.values()) {
      const now = ask(scope);
      if (now.length !== answer.length || now.some((one, i) => one !== answer[i])) return false;
    }
    this.scope = scope;
    return true;
  }

  get complete(): boolean {
    this.note('complete', (scope) => [scope.complete]);
    return this.scope.complete;
  }

  find(name: string): Found {
    this.note(`find ${name}`, (scope) => {
      const found = scope.find(name);
      return found === undefined ? [] : 'one' in found ? ['one', found.one] : ['several', ...found.several];
    });
    return this.scope.find(name);
  }

  fact(declared: Declared, key: string): Fact | undefined {
    return this.scope.fact(declared, key);
  }

  isOwn(declared: Declared): boolean {
    this.note(`own ${declared.container ?? ''}.${declared.name} ${declared.kind} ${declared.start}`, (scope) => [
      scope.isOwn(declared),
    ]);
    return this.scope.isOwn(declared);
  }

  declaredHere(name: string): readonly Declared[] {
    this.note(`here ${name}`, (scope) => scope.declaredHere(name));
    return this.scope.declaredHere(name);
  }

  imported(name: string): Declared | undefined {
    this.note(`imported ${name}`, (scope) => [scope.imported(name)]);
    return this.scope.imported(name);
  }

  introduces(term: string): boolean {
    this.note(`introduces ${term}`, (scope) => [scope.introduces(term)]);
    return this.scope.introduces(term);
  }

  titled(title: string, kinds: readonly NameKind[]): Declared | undefined {
    this.note(`titled ${kinds.join()} ${title}`, (scope) => [scope.titled(title, kinds)]);
    return this.scope.titled(title, kinds);
  }

  namesOf(kinds: readonly NameKind[]): readonly string[] {
    this.note(`names ${kinds.join()}`, (scope) => scope.namesOf(kinds));
    return this.scope.namesOf(kinds);
  }

  private note(question: string, ask: (scope: Scope) => readonly unknown[]): void {
    if (!this.asked.has(question)) this.asked.set(question, { ask, answer: ask(this.scope) });
  }
}
