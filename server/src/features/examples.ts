import { withLineNumbers } from '../../../grammar/syntax/findings.js';
import type { Span } from '../../../grammar/syntax/tree.js';
import type { Piece } from '../../../grammar/text/source.js';
import { coverageOf } from '../payment/coverage.js';
import { examplesIn } from '../payment/example.js';
import { type Disagreement, verdictsOn } from '../payment/examples.js';
import { yearStartOf } from '../payment/model/contract.js';
import { modelFor } from '../payment/models.js';
import { periodText } from '../payment/period.js';
import { readHead } from '../semantics/heads.js';
import type { FileView } from '../semantics/view.js';
import { contractsOf, type PlacedContract } from './contracts.js';

/** A contract with its worked examples. Offsets are those of the file. */
export interface ContractExamples extends Span {
  readonly name: string;
  readonly title: string;
  readonly examples: readonly ListedExample[];
}

/** A worked example: where it stands is where its name does. */
export interface ListedExample extends Span {
  readonly name: string;
  readonly title: string;
  /** `2028/29`, `Q2 2026/27` */
  readonly period: string;
}

/** The contracts of a file and their examples, without running any. */
export function listExamples(file: FileView): ContractExamples[] {
  return contractsOf(file).map((contract) => {
    const piece = file.source.pieces[contract.index];
    const known = listed.get(piece) ?? new Map<number, ContractExamples>();
    listed.set(piece, known);
    const own = known.get(contract.block.start) ?? listIn(contract);
    known.set(contract.block.start, own);
    return contract.offset === 0
      ? own
      : { ...moved(own, contract.offset), examples: own.examples.map((one) => moved(one, contract.offset)) };
  });
}

/** What is listed of each piece, counted from its start. */
const listed = new WeakMap<Piece, Map<number, ContractExamples>>();

function moved<T extends Span>(span: T, by: number): T {
  return { ...span, start: span.start + by, end: span.end + by };
}

function listIn({ name, title, block }: PlacedContract): ContractExamples {
  const from = yearStartOf(block);
  const place = readHead(block.head).name ?? { start: block.start, end: block.open };
  return {
    name,
    title,
    start: place.start,
    end: place.end,
    examples: examplesIn(block).map((example) => {
      const head = readHead(example.block.head);
      const at = head.name ?? { start: example.block.start, end: example.block.open };
      return {
        name: example.name,
        title: head.title?.value ?? '',
        period: periodText(example.period, from),
        start: at.start,
        end: at.end,
      };
    }),
  };
}

/** An example that was worked out: it comes out where there is no failure. */
export interface ExampleResult extends ListedExample {
  readonly contract: string;
  readonly failures: readonly ExampleFailure[];
}

/** What is wrong with an example, and where in the file. */
export interface ExampleFailure extends Span {
  readonly message: string;
  readonly sums?: Disagreement;
}

/** Works out all examples of a file, or those of one contract. */
export function runExamples(file: FileView, contract?: string): ExampleResult[] {
  return contractsOf(file)
    .filter(({ name }) => contract === undefined || name === contract)
    .flatMap((placed) => {
      const entries = listIn(placed).examples;
      const inFile = (text: string): string => withLineNumbers(text, placed.lineAt);
      return examplesIn(placed.block).map((example, i) => ({
        ...moved(entries[i], placed.offset),
        contract: placed.name,
        failures: verdictsOn(example, modelFor(placed.block, placed, example.period)).map(
          ({ finding: { message, start, end }, sums }) => ({
            ...moved({ start, end }, placed.offset),
            message: inFile(message),
            ...(sums ? { sums: { ...sums, steps: sums.steps.map(inFile) } } : {}),
          }),
        ),
      }));
    });
}

/** A range of a table, and the examples of its contract that lie in it. Offsets are those of the file. */
export interface ListedRange extends Span {
  readonly contract: string;
  readonly term: string;
  /** What lies in it: the name of a measure, or of a step such as a gain. */
  readonly of: string;
  readonly range: string;
  readonly line: number;
  readonly examples: readonly string[];
}

/** The ranges of all tables of the contracts of a file that carry examples, in the periods of those. */
export function listRanges(file: FileView): ListedRange[] {
  return contractsOf(file).flatMap((placed) =>
    coverageOf(placed.block, placed).map((range) => ({
      ...moved(range, placed.offset),
      contract: placed.name,
      line: placed.lineAt(range.start),
    })),
  );
}
