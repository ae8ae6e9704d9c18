import type { ExampleFailure, ExampleResult, ListedRange } from '../../features/examples.js';
import type { FileView } from '../../semantics/view.js';
import { rangeIn } from '../../workspace/findings.js';
import { counted } from '../counted.js';
import { printable } from '../printable.js';
import { stringify } from './json.js';
import { columns } from './table.js';

/** The examples of a file, worked out, and the ranges that they lie in. */
export interface ExamplesReport {
  /** The path as it is shown. */
  readonly path: string;
  readonly file: FileView;
  /** The names of the contracts, in order; also those without examples. */
  readonly contracts: readonly string[];
  readonly examples: readonly ExampleResult[];
  readonly ranges: readonly ListedRange[];
}

/** For people: a table of the examples, what is wrong with those that do not come out, and a table of the ranges. */
export function examplesText(report: ExamplesReport): string {
  return `${report.contracts.map((contract) => contractText(report, contract)).join('\n')}`;
}

function contractText({ examples, ranges, file }: ExamplesReport, contract: string): string {
  const own = examples.filter((example) => example.contract === contract);
  if (own.length === 0)
    return `${printable(contract)} has no examples. \`--generate\` makes them at every threshold.\n`;
  const line = (offset: number): string => String(rangeIn(file.source, offset, offset).start.line + 1);
  const rows = own.map(({ name, title, period, start, failures }) => [
    printable(name),
    line(start),
    period,
    failures.length === 0 ? 'yes' : 'NO',
    printable(title),
  ]);
  const failed = own.flatMap(({ name, failures }) =>
    failures.map((failure) => `\n  ${printable(name)}, line ${line(failure.start)}: ${failureText(failure)}`),
  );
  const passed = own.filter(({ failures }) => failures.length === 0).length;
  return [
    `${printable(contract)}: ${passed} of ${counted(own.length, 'example')} come${own.length === 1 ? 's' : ''} out\n\n`,
    columns([['Example', 'Line', 'Period', 'Comes out', 'What it shows'], ...rows]),
    ...failed,
    rangesText(ranges.filter((range) => range.contract === contract)),
  ].join('');
}

/** A sum that disagrees is told as both sums, and then step by step. */
function failureText({ message, sums }: ExampleFailure): string {
  if (!sums) return `${printable(message)}\n`;
  const steps = sums.steps.map((step) => `      ${printable(step)}\n`).join('');
  return `the example says ${printable(sums.said)}, and by the terms ${printable(sums.given)}\n${steps}`;
}

function rangesText(ranges: readonly ListedRange[]): string {
  if (ranges.length === 0) return '';
  const covered = ranges.filter(({ examples }) => examples.length > 0).length;
  const rows = ranges.map(({ term, of, range, line, examples }) => [
    printable(term),
    printable(of),
    printable(range),
    String(line),
    examples.length === 0 ? 'NONE' : printable(shortList(examples)),
  ]);
  return `\n${covered} of ${counted(ranges.length, 'range')} ${ranges.length === 1 ? 'has' : 'have'} an example\n\n${columns(
    [['Term', 'Of', 'Range', 'Line', 'Examples'], ...rows],
  )}`;
}

const mostNamed = 3;

function shortList(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return more > 1 ? `${names.slice(0, mostNamed).join(', ')} and ${more} more` : names.join(', ');
}

/** For programs. Its shape is part of the interface and told in `docs/command-line.md`. */
export function examplesJson({ path, file, contracts, examples, ranges }: ExamplesReport): string {
  const placeOf = ({ start, end }: { start: number; end: number }) => {
    const range = rangeIn(file.source, start, end);
    return {
      line: range.start.line + 1,
      column: range.start.character + 1,
      endLine: range.end.line + 1,
      endColumn: range.end.character + 1,
    };
  };
  return stringify({
    formatVersion: 1,
    path,
    contracts: contracts.map((name) => ({
      name,
      examples: examples
        .filter(({ contract }) => contract === name)
        .map((example) => ({
          name: example.name,
          title: example.title,
          period: example.period,
          ...placeOf(example),
          comesOut: example.failures.length === 0,
          failures: example.failures.map((failure) => ({
            message: failure.message,
            ...placeOf(failure),
            ...failure.sums,
          })),
        })),
      ranges: ranges
        .filter(({ contract }) => contract === name)
        .map((range) => ({
          term: range.term,
          of: range.of,
          range: range.range,
          ...placeOf(range),
          examples: range.examples,
        })),
    })),
  });
}
