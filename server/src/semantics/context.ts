import type { Block, Span } from '../../../grammar/syntax/tree.js';
import type { Finding } from './finding.js';
import type { Declared, Scope } from './names.js';
import { type Unit, unitOfValue } from './units.js';

/** What the checks of a piece work with. */
export interface Context {
  /** The text of the piece. */
  readonly text: string;
  readonly scope: Scope;
  readonly report: (finding: Finding) => void;
  /** Where some blocks need not be looked into: what decides it for those of a declaration, whose other lines are `lines`. */
  readonly insideOf?: (lines: string) => Inside;
}

/** Decides whether the blocks of a declaration are looked into. */
export interface Inside {
  /** Looks into a block, unless it is known that nothing would be found. That depends on its text and shape, on the lines around it, and on what it asks of its scope. */
  into(block: Block, shape: string, look: () => void): void;
}

/** What is asked only what names mean. */
export type Scoped = Pick<Context, 'scope'>;

/** The unit in which values are due at some place, and the measure or input that says so. */
export interface Due {
  readonly unit: Unit;
  /** The singular that the measure states for its unit. */
  readonly one?: string;
  /** Whose unit it is, for messages; none where the language itself says it. */
  readonly of?: string;
  /** The kind of the measure, as it is written. */
  readonly kind?: string;
}

/** What stands at a span of the piece, as it is written. */
export function source(context: Context, span: Span): string {
  return context.text.slice(span.start, span.end);
}

/** What a name stands for, where it is known and clear. */
export function declaredAs(context: Scoped, name: string): Declared | undefined {
  const found = context.scope.find(name);
  return found && 'one' in found ? found.one : undefined;
}

/** The unit of a measure or input; undefined where the name stands for neither, or for one that does not say it. */
export function dueFor(context: Scoped, name: string): Due | undefined {
  const declared = declaredAs(context, name);
  if (declared?.kind !== 'measure' && declared?.kind !== 'input') return undefined;
  const unit = unitOfValue(context.scope.fact(declared, 'unit')?.value);
  if (!unit) return undefined;
  const one = context.scope.fact(declared, 'one')?.text;
  return { unit, one, of: name, kind: context.scope.fact(declared, 'kind')?.text };
}
