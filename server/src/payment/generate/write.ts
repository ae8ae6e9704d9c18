import { format } from '../../../../grammar/format/format.js';
import type { Block } from '../../../../grammar/syntax/tree.js';
import { dayText } from '../../semantics/dates.js';
import { formatMoney } from '../format.js';
import type { Side, Term } from '../model/model.js';
import { type Period, periodText, type YearStart } from '../period.js';
import type { Sums, TermSettlement } from '../settle.js';
import { type Axis, shared, written } from './axes.js';
import type { Generated, NewExample } from './generate.js';

/** Examples as they stand in a contract: laid out, each indented by two, with a blank line between two. Empty where there are none. */
export function examplesText({ model, examples }: Pick<Generated, 'model' | 'examples'>): string {
  if (examples.length === 0) return '';
  const blocks = examples.map((example) => exampleText(example, model.currency, model.yearStart));
  const { text } = format(`contract Terms "Terms" {\n${blocks.join('\n')}}\n`);
  return text.slice(text.indexOf('\n') + 1, text.lastIndexOf('}'));
}

/** The change to a piece that writes examples behind all else in its contract, and touches nothing else. */
export function insertion(contract: Block, text: string, generated: Pick<Generated, 'model' | 'examples'>): Insertion {
  if (generated.examples.length === 0) return { at: contract.close, text: '' };
  const last = contract.items.at(-1);
  const lineStart = text.lastIndexOf('\n', contract.close - 1) + 1;
  const isAlone = text.slice(lineStart, contract.close).trim() === '';
  const at = isAlone ? lineStart : contract.close;
  const isBlankBefore = last === undefined || /\n[^\S\n]*\r?\n$/.test(text.slice(last.end, at));
  const added = `${isAlone ? '' : '\n'}${isBlankBefore ? '' : '\n'}${examplesText(generated)}`;
  return { at, text: text.includes('\r\n') ? added.replaceAll('\n', '\r\n') : added };
}

/** Text that is put in at an offset of a piece. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

function exampleText({ name, title, period, given, expects }: NewExample, currency: string, from: YearStart): string {
  const now = given.filter(({ axis: { variable } }) => !variable.previous && variable.kind !== 'already-paid');
  const before = given.filter(({ axis: { variable } }) => variable.previous);
  const paid = given.find(({ axis: { variable } }) => variable.kind === 'already-paid');
  const lines = [
    periodLine(period, from),
    ...(paid ? [`already-paid: ${written(paid.axis, paid.steps, currency)}`] : []),
    block(
      'given',
      now.flatMap(({ axis, steps }) => givenLines(axis, steps, currency, from)),
    ),
    ...(before.length > 0
      ? [
          block(
            'previous',
            before.map(({ axis, steps }) => `${axis.variable.name}: ${written(axis, steps, currency)}`),
          ),
        ]
      : []),
    ...expects.map((expected) => block(`expect ${expected.term.name}`, expectLines(expected, currency))),
  ];
  return `example ${name} "${title}" {\n${lines.join('\n')}\n}\n`;
}

/** On one line where it has one row. */
function block(head: string, rows: readonly string[]): string {
  return rows.length === 1 ? `${head} { ${rows[0]} }` : `${head} {\n${rows.join('\n')}\n}`;
}

function periodLine(period: Period, from: YearStart): string {
  const text = periodText(period, from);
  return /^\d/.test(text) && text.includes('/') ? `year: ${text}` : `period: ${text}`;
}

/** Windows are dated by the years of a contract. */
function givenLines(axis: Axis, steps: bigint, currency: string, from: YearStart): string[] {
  const { name } = axis.variable;
  if (axis.windows.length === 0) return [`${name}: ${written(axis, steps, currency)}`];
  const parts = shared(axis, steps);
  const rows = axis.windows.map((window, i) => `${windowText(window, from)}: ${written(axis, parts[i], currency)}`);
  return [`${name} {`, ...rows, '}'];
}

/** A quarter by its name; a month by its days, for which there is no other word. */
function windowText(window: Period, from: YearStart): string {
  const text = periodText(window, from);
  return /^Q\d /.test(text) ? text : `${dayText(window.first)} to ${dayText(window.last)}`;
}

const verbs: readonly (keyof Sums)[] = ['receives', 'pays', 'keeps', 'bears'];

/** What each party has that the term names as its own: those who pay what others receive are left to follow from it. */
function expectLines({ term, parties }: TermSettlement, currency: string): string[] {
  const named = partiesOf(term);
  const lines: string[] = [];
  for (const { party, rounded } of parties) {
    const role = named.get(party);
    if (!role) continue;
    const sums = verbs
      .filter((verb) => rounded[verb].n > 0n)
      .map((verb) => `${verb} ${formatMoney(rounded[verb], currency)}`);
    if (sums.length === 0 && role.isRest) continue;
    lines.push(
      `${party}: ${sums.length > 0 ? sums.join(', ') : `${role.verb} ${formatMoney({ n: 0n, d: 1n }, currency)}`}`,
    );
  }
  return lines;
}

const verbOf: Readonly<Record<Side['kind'], keyof Sums>> = {
  paid: 'receives',
  gain: 'receives',
  kept: 'receives',
  loss: 'pays',
  borne: 'pays',
  'put-in': 'pays',
  withheld: 'pays',
};

/** The parties that a term names, with the verb that a sum of nothing is told by; parts come before rests. */
function partiesOf(term: Term): Map<string, { verb: keyof Sums; isRest: boolean }> {
  const named = new Map<string, { verb: keyof Sums; isRest: boolean }>();
  for (const { kind, parts } of term.sides)
    for (const { party } of parts) if (!named.has(party)) named.set(party, { verb: verbOf[kind], isRest: false });
  for (const { kind, rest } of term.sides)
    if (rest !== undefined && !named.has(rest))
      named.set(rest, { verb: kind === 'loss' ? 'bears' : 'keeps', isRest: true });
  return named;
}
