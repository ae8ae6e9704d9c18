import type { Block } from '../../../grammar/syntax/tree.js';
import { type Example, examplesIn } from '../payment/example.js';
import { modelOf, yearStartOf } from '../payment/model/contract.js';
import type { Model } from '../payment/model/model.js';
import { type Period, samePeriod, type YearStart } from '../payment/period.js';
import type { Scope } from '../semantics/names.js';

/** A contract where it stands: its block, the text of its piece, and what the names in it mean. */
export interface Clause {
  readonly contract: Block;
  readonly text: string;
  readonly scope: Scope;
}

/** A contract in one year, read. */
export interface YearOfContract extends Clause {
  readonly period: Period;
  readonly yearStart: YearStart;
  readonly model: Model;
  /** Its worked examples of that year, and those of others. */
  readonly examples: readonly Example[];
  readonly otherExamples: readonly Example[];
}

/** Reads a contract for a year; undefined where it has no terms then. */
export function yearOfContract(clause: Clause, period: Period): YearOfContract | undefined {
  const { contract, text, scope } = clause;
  const model = modelOf(contract, text, scope, period);
  if ('problems' in model) return undefined;
  const all = examplesIn(contract);
  const examples = all.filter((example) => samePeriod(example.period, period));
  const otherExamples = all.filter((example) => !examples.includes(example));
  return { ...clause, period, yearStart: yearStartOf(contract), model, examples, otherExamples };
}
