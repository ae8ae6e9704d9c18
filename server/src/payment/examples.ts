import { lineOf } from '../../../grammar/syntax/findings.js';
import type { Block, Span, Tree } from '../../../grammar/syntax/tree.js';
import type { Context } from '../semantics/context.js';
import type { Finding } from '../semantics/finding.js';
import { listed } from '../semantics/listed.js';
import type { Pausing } from '../semantics/pausing.js';
import type { Note } from './evaluate.js';
import { type Example, type Expect, type ExpectedSum, examplesIn, valuesOf } from './example.js';
import { formatMoney, formatShown, inCurrency } from './format.js';
import { contractsIn, lifeOf, type Modelled, yearStartOf } from './model/contract.js';
import type { Variable } from './model/expression.js';
import { stepsIn } from './model/inside.js';
import type { Model, Problem } from './model/model.js';
import { modelFor, modellingFor } from './models.js';
import { covers, periodText, yearAt, yearOf } from './period.js';
import { equals, negate, type Rational, zero } from './rational.js';
import { type Settlement, type SettleOptions, type Sums, settle, type TermSettlement } from './settle.js';
import { unspread, type Values } from './values.js';

/** What the examples of a contract need of the piece in which it stands. */
export type Piece = Pick<Context, 'text' | 'scope'>;

/** Runs every example of every contract in a tree, with a pause after each, and reports those that disagree with their terms, lack a value or cannot be run. */
export function* checkExamples(tree: Tree, context: Context): Pausing<void> {
  for (const contract of contractsIn(tree.items)) {
    for (const example of examplesIn(contract)) {
      const model = yield* modellingFor(contract, context, example.period);
      for (const { finding, isKnown, open } of verdictsOn(example, model))
        if (!isKnown && !(open && isAsked(open, contract, context, example))) context.report(finding);
      yield;
    }
  }
}

/** Whether what a term leaves open is asked about where it is written: it is, wherever it leaves that open in a whole year of the contract. */
function isAsked(open: Problem, contract: Block, context: Piece, { period }: Example): boolean {
  if (open.yearMissing) return false;
  const from = yearStartOf(contract);
  const life = lifeOf(contract)?.life;
  if (!life || !Number.isFinite(life.last)) return false;
  // The whole year that is nearest to the example's.
  const [first, last] = [yearAt(life.first - 1, from) + 1, yearAt(life.last + 1, from) - 1];
  const year = yearOf(Math.max(first, Math.min(yearAt(period.first, from), last)), from);
  if (!covers(life, year)) return false;
  const model = modelFor(contract, context, year);
  const terms = 'problems' in model ? [] : model.terms;
  return terms.some(({ problems }) =>
    problems.some(({ start, message, known }) => !known && start === open.start && message === open.message),
  );
}

/** One example, worked out: what each `expect` comes to. */
export interface ExampleRun {
  readonly example: Example;
  readonly settlement: Settlement;
}

/** Works an example out by a model. */
export function runExample(example: Example, model: Model, options: SettleOptions = {}): ExampleRun {
  const names = model.terms.map((term) => term.name);
  return { example, settlement: settle(model, valuesOf(example, names), options) };
}

/** Something that is wrong with an example. */
export interface Verdict {
  readonly finding: Finding;
  /** Whether another check says why: then it is no finding of its own, and the example does not come out all the same. */
  readonly isKnown?: boolean;
  /** What a term leaves open, where that is why the example cannot be worked out. */
  readonly open?: Problem;
  readonly sums?: Disagreement;
}

/** A sum that disagrees, for those who show more than a message. */
export interface Disagreement {
  /** Both sums in a sentence, without how they come about. */
  readonly sentence: string;
  /** What the example says, and what the terms give. */
  readonly said: string;
  readonly given: string;
  readonly steps: readonly string[];
}

/** What is wrong with an example, with its sums in the contract's currency; nothing where it comes out. */
export function verdictsOn(example: Example, model: Modelled): Verdict[] {
  const found = checkExample(example, model);
  if ('problems' in model || model.currency === 'GBP') return found;
  const put = (text: string): string => inCurrency(text, model.currency);
  return found.map(({ finding, sums, ...verdict }) => ({
    ...verdict,
    finding: {
      ...finding,
      message: put(finding.message),
      fixes: finding.fixes?.map(({ title, edits }) => ({
        title: put(title),
        edits: edits.map((edit) => ({ ...edit, text: put(edit.text) })),
      })),
    },
    ...(sums && {
      sums: {
        sentence: put(sums.sentence),
        said: put(sums.said),
        given: put(sums.given),
        steps: sums.steps.map(put),
      },
    }),
  }));
}

function checkExample(example: Example, model: Modelled): Verdict[] {
  if ('problems' in model) {
    const problem = model.problems.find((found) => !found.known) ?? model.problems[0];
    const message = `This example cannot be worked out: ${problem.message}`;
    const finding: Finding = { rule: 'example-cannot-run', ...spanOf(example.periodPlace), message };
    return [{ finding, ...(problem.known ? { isKnown: true } : {}) }];
  }
  const run = runExample(example, model, { trail: false });
  const verdicts: Verdict[] = [];
  const lacking = new Map<string, { variable: Variable; expects: Set<string> }>();
  for (const expect of example.expects) {
    const terms = termsOf(expect, run.settlement);
    if (terms.length === 0 && expect.of !== 'total') {
      // A name that is no term's is reported as a name.
      const message = `${expect.of} is no term of this contract, so nothing can be expected of it.`;
      verdicts.push({ finding: { rule: 'example-cannot-run', ...spanOf(expect.place), message }, isKnown: true });
      continue;
    }
    const without = terms.filter((term) => term.lacking.length > 0);
    for (const { lacking: variables } of without)
      for (const variable of variables) noteLacking(lacking, variable, expect.of);
    const blocked = terms.find((term) => term.obstacle);
    if (blocked) verdicts.push(...cannotRun(expect, blocked, example));
    if (blocked || without.length > 0) continue;
    for (const row of expect.rows) {
      const verdict = disagreement(example, model, run.settlement, expect, terms, row);
      if (verdict) verdicts.push(verdict);
    }
  }
  // That it gives nothing at all is said of the block that is missing.
  if (lacking.size > 0)
    verdicts.push({
      finding: lacksValue(example, [...lacking.values()]),
      ...(example.given ? {} : { isKnown: true }),
    });
  return verdicts;
}

/** The terms that an `expect` is about: one by its name; for `total`, those that touch the parties it names. */
function termsOf(expect: Expect, settlement: Settlement): TermSettlement[] {
  if (expect.of !== 'total') return settlement.terms.filter(({ term }) => term.name === bare(expect.of));
  const parties = new Set(expect.rows.map((row) => row.party));
  return settlement.terms.filter(({ term }) => {
    if (term.kind === 'remedy' || term.kind === 'together') return false;
    if (term.problems.length > 0) return true;
    return term.sides.some(
      (side) =>
        [...side.parts, ...side.payers].some(({ party }) => parties.has(party)) ||
        (side.rest !== undefined && parties.has(side.rest)),
    );
  });
}

function bare(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function noteLacking(
  lacking: Map<string, { variable: Variable; expects: Set<string> }>,
  variable: Variable,
  of: string,
): void {
  const key = `${variable.kind} ${variable.name} ${variable.previous}`;
  const known = lacking.get(key);
  if (known) known.expects.add(of);
  else lacking.set(key, { variable, expects: new Set([of]) });
}

function cannotRun(expect: Expect, { term, obstacle }: TermSettlement, example: Example): Verdict[] {
  const open = term.problems.find((found) => !found.known) ?? term.problems[0];
  const problem = open ?? obstacle;
  if (!problem) return [];
  const message = `${example.name} cannot be worked out, because of ${term.name} on ${lineOf(problem.start)}: ${problem.message}`;
  const finding: Finding = { rule: 'example-cannot-run', ...spanOf(expect.place), message };
  return [{ finding, ...(open ? { open } : {}), ...(open?.known ? { isKnown: true } : {}) }];
}

function lacksValue(
  example: Example,
  lacking: readonly { variable: Variable; expects: ReadonlySet<string> }[],
): Finding {
  const place = example.given ? { start: example.given.start, end: example.given.open } : example.periodPlace;
  const wants = lacking.map(
    ({ variable, expects }) => `${wanted(variable, example)} (for \`expect ${[...expects].join('`, `expect ')}\`)`,
  );
  return {
    rule: 'example-lacks-value',
    ...spanOf(place),
    message: `${example.name} does not give all that its terms use. Add ${listed(wants)}.`,
  };
}

function wanted(variable: Variable, example: Example): string {
  if (variable.kind === 'spread') return wantedByPerson(variable, valuesOf(example, [variable.name]));
  if (variable.kind === 'already-paid') return `\`already-paid:\`, what was paid under ${variable.name} before`;
  if (variable.previous) return `the value of ${variable.name} in the period before, in \`previous\``;
  if (example.measurements.get(variable.name)?.value === 'missing')
    return `the last value of ${variable.name}, which stands while it is missing, in \`previous\``;
  return `the value of ${variable.name}${variable.window ? ' in each of its windows' : ''}`;
}

/** What a limit for each person has to know. */
function wantedByPerson(variable: Variable, values: Values): string {
  const { measures, before } = unspread(variable, values) ?? { measures: [], before: false };
  if (measures.length > 0)
    return `${listed(measures)} by person, in \`person { … }\` or \`each-of 40 people { … }\`, since ${variable.name} has a limit for each person`;
  return before
    ? `what ${variable.name} paid for each person before, as \`already-paid:\` of each, or \`already-paid: £0\` of the example where there was nothing`
    : '';
}

/** What a party has by the terms, as an `expect` says it: receiving less than nothing is paying. */
function comesTo(row: ExpectedSum, expect: Expect, settlement: Settlement, terms: readonly TermSettlement[]): Rational {
  if (expect.of === 'total') {
    const net = settlement.totals.get(row.party) ?? zero;
    return row.verb === 'pays' ? negate(net) : row.verb === 'receives' ? net : zero;
  }
  const sums: Sums | undefined = terms[0]?.parties.find(({ party }) => party === row.party)?.rounded;
  return sums?.[row.verb] ?? zero;
}

function disagreement(
  example: Example,
  model: Model,
  settlement: Settlement,
  expect: Expect,
  terms: readonly TermSettlement[],
  row: ExpectedSum,
): Verdict | undefined {
  const place = spanOf(row.place);
  if (expect.of === 'total' && (row.verb === 'keeps' || row.verb === 'bears')) {
    const message = `What a party ${row.verb} is no payment and enters no total. Expect it of the term itself.`;
    return { finding: { rule: 'example-disagrees', ...place, message } };
  }
  const amount = comesTo(row, expect, settlement, terms);
  if (equals(amount, row.amount)) return undefined;
  const [sum, said] = [formatMoney(amount), formatMoney(row.amount)];
  const { why, steps } = reasonFor(example, model, expect, terms, row);
  const written = amount.n < 0n ? undefined : sum;
  const sentence = `By the terms ${row.party} ${row.verb} ${sum}, and the example says ${said}.`;
  return {
    finding: {
      rule: 'example-disagrees',
      ...place,
      message: `${sentence}${why}`,
      ...(written ? { fixes: [{ title: `Write ${written}`, edits: [{ ...place, text: written }] }] } : {}),
    },
    sums: { sentence, said: `${row.party} ${row.verb} ${said}`, given: `${row.party} ${row.verb} ${sum}`, steps },
  };
}

/** How many steps a message shows; the settlement itself shows all. */
const mostSteps = 12;

/** Why a sum is what it is: in a sentence that follows the sums, and step by step. */
function reasonFor(
  example: Example,
  model: Model,
  expect: Expect,
  terms: readonly TermSettlement[],
  row: ExpectedSum,
): { readonly why: string; readonly steps: readonly string[] } {
  if (expect.of === 'total') {
    const sums = sumsOf(row, terms);
    return { why: sums.length === 0 ? '' : ` Term by term: ${sums.join('; ')}.`, steps: sums };
  }
  const { term } = terms[0];
  if (term.status !== 'applies') {
    const state = term.status === 'shadow' ? 'is measured and not paid' : 'does not apply';
    const why = `${term.name} ${state} in ${periodText(model.period, model.yearStart)}.`;
    return { why: ` ${why}`, steps: [why] };
  }
  const steps = trailOf(example, model, expect, row);
  const shown = steps.slice(-mostSteps);
  return { why: shown.length === 0 ? '' : ` Step by step: ${shown.join('; ')}.`, steps };
}

function trailOf(example: Example, model: Model, expect: Expect, row: ExpectedSum): string[] {
  const name = bare(expect.of);
  const { settlement } = runExample(example, model, { only: new Set([name]) });
  const slots = slotsOf(model, name, row.party);
  return settlement.steps.filter((step) => step.term === name && slots.has(step.slot)).map(stepText);
}

/** The steps on which a party's sums under a term depend: all of a side for who pays it, or keeps the rest of it. */
function slotsOf(model: Model, name: string, party: string): Set<number> {
  const sides = model.terms.find((term) => term.name === name)?.sides ?? [];
  const expressions = sides.flatMap(({ parts, payers, rest, whole }) => {
    const all = rest === party || payers.some((payer) => payer.party === party);
    const own = parts.filter((part) => all || part.party === party).map((part) => part.amount);
    return whole && all ? [whole, ...own] : own;
  });
  return new Set(stepsIn(expressions).map(({ slot }) => slot));
}

function stepText({ what, formula, amount, shown, start }: Note): string {
  const value = formatShown(amount, shown);
  return `${what}${formula === '' || formula === value ? '' : `: ${formula}`} = ${value} (${lineOf(start)})`;
}

function sumsOf(row: ExpectedSum, terms: readonly TermSettlement[]): string[] {
  return terms.flatMap(({ term, parties }) => {
    const sums = parties.find(({ party }) => party === row.party)?.rounded;
    if (!sums) return [];
    const words = [
      sums.receives.n !== 0n ? `receives ${formatMoney(sums.receives)}` : '',
      sums.pays.n !== 0n ? `pays ${formatMoney(sums.pays)}` : '',
    ].filter((word) => word !== '');
    return words.length > 0 ? [`${term.name}: ${words.join(', ')} (${lineOf(term.place.start)})`] : [];
  });
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
