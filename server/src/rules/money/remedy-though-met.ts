import { compareDecimals } from '../../../../grammar/syntax/decimal.js';
import type { Fix } from '../../../../grammar/syntax/findings.js';
import type { Block, Range, Year } from '../../../../grammar/syntax/tree.js';
import { declaredAs } from '../../semantics/context.js';
import type { Days } from '../../semantics/dates.js';
import { blockOf, lineOf } from '../../semantics/lines.js';
import { listed } from '../../semantics/listed.js';
import type { Declared } from '../../semantics/names.js';
import { sameUnit, unitOfQuantity } from '../../semantics/units.js';
import { type ContractYear, type Required, requirementsOf, says, servicesOf, touches, yearsOf } from '../contracts.js';
import { type Bound, boundOf, daysOfLine, firstPart, targetsOf } from '../reading.js';
import type { RuleContext, SpecificationRule, Subject } from '../rule.js';
import { contractWith, remedyWhen, serviceWithConsequence } from './example.js';

export const remedyThoughMet: SpecificationRule = {
  code: 'R760',
  name: 'remedy-though-met',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A remedy applies at values at which all that is asked of its measure is met.',
  why: 'A provider that does what the specification asks is then held to a plan, or loses money, for having done it. The two values stand in two places, were the same once, and one of them has been negotiated since. A remedy that begins only some way below what is asked is left alone: a tolerance is a choice.',
  source:
    'NHS Standard Contract, Technical Guidance: a measure stands in one place only (from secondary sources); that a requirement, its threshold and the consequence of a breach belong in one line of its Schedule 4 is general knowledge, not verified.',
  bad: contractWith(remedyWhen('QuitRate below 40%'), { service: serviceWithConsequence }),
  good: contractWith(remedyWhen('QuitRate below 36%'), { service: serviceWithConsequence }),
  fix: 'suggested',
  on: ['remedy'],
  check({ block, name, top }, context) {
    const when = conditionOf(block, context);
    const applies = lineOf(block, 'applies');
    const held = applies ? daysOfLine(applies) : always;
    const years = when && held && yearsOf(top)?.filter((year) => haveCommon(year, held));
    if (!years) return;
    const standards = standardsFor(when.measure, { block, name, top }, context);
    const met: { readonly year: ContractYear; readonly asked: Asked }[] = [];
    for (const year of years) {
      const due = standards
        .filter((standard) => haveCommon(standard.held, held, year))
        .flatMap((standard) => standard.rows.filter((row) => !row.year || touches(row.year, year)).slice(-1));
      if (due.length > 0 && due.every(({ bound }) => bound && overlap(bound, when.bound)))
        met.push({ year, asked: due.reduce(stricter) });
    }
    if (met.length === 0) return;
    const [{ asked }] = met;
    const alike = met.filter((one) => one.asked.of === asked.of && one.asked.shown === asked.shown);
    const inAll = alike.length === years.length;
    const inYears = inAll ? '' : ` in ${listed(alike.map(({ year }) => year.text))}`;
    const at = asked.bound && sharedValue(asked.bound, when.bound);
    const does = at
      ? `at ${shownOf(at, asked, context)} does what is asked and bears`
      : 'can do what is asked and bear';
    context.report({
      start: when.range.start,
      end: when.range.end,
      message: `${name} follows when ${context.text.slice(when.start, when.range.end)}, and ${asked.of} asks for ${asked.shown}${inYears}: a provider ${does} the remedy all the same. Let both say the same value.`,
      ...(inAll && asked.bound && asked.bound.side !== when.bound.side ? { fixes: [fixFor(when.range, asked)] } : {}),
      related: [{ declared: asked.declared, message: `${asked.of} stands here` }],
    });
  },
};

const always: Days = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };

function haveCommon(...all: readonly Days[]): boolean {
  return Math.max(...all.map(({ first }) => first)) <= Math.min(...all.map(({ last }) => last));
}

interface Condition {
  readonly measure: Declared;
  readonly range: Range;
  readonly bound: Bound;
  readonly start: number;
}

/** The one comparison of one measure with one value after which a remedy follows; what has more to it may not follow from that measure alone. */
function conditionOf(remedy: Block, context: RuleContext): Condition | undefined {
  const phrases = lineOf(remedy, 'when')?.value.phrases ?? [];
  const [name, range] = phrases[0]?.parts ?? [];
  if (phrases.length !== 1 || name?.kind !== 'name' || range?.kind !== 'range') return undefined;
  const measure = declaredAs(context, name.text);
  const bound = boundOf(range);
  return measure?.kind === 'measure' && bound ? { measure, range, bound, start: name.start } : undefined;
}

/** A value that is asked for, in one year or in all. */
interface Asked {
  /** Who asks: `Success`, `the target of QuitRate`. */
  readonly of: string;
  readonly declared: Declared;
  readonly year?: Year;
  /** None where it is more than one plain bound. */
  readonly bound?: Bound;
  /** As written, with the value in it. */
  readonly shown: string;
  readonly value: string;
}

interface Standard {
  readonly held: Days;
  /** In the order of their years: the last that a year touches is in force in it. */
  readonly rows: readonly Asked[];
}

/**
 * What is asked of a measure: by the requirements that name the remedy; where none does and it withholds money, by all requirements of the services
 * and by the target.
 */
function standardsFor(
  measure: Declared,
  { block, name, top }: Pick<Subject, 'block' | 'name' | 'top'>,
  context: RuleContext,
): Standard[] {
  const target = targetOf(measure, context);
  const services = servicesOf(context, top) ?? [];
  const required = services.flatMap((service) =>
    requirementsOf(context, service)
      .filter((one) => one.measure === measure.name)
      .map((one) => ({ one, service })),
  );
  const naming = required.filter(({ one }) => one.consequences.includes(name));
  const held = (one: Required): Days | undefined => {
    const applies = lineOf(one.block, 'applies');
    return applies ? daysOfLine(applies) : always;
  };
  const of = ({ one, service }: (typeof required)[number]): Standard[] => {
    const days = held(one);
    const rows = thresholdsOf(one, service, context) ?? target;
    return days && rows ? [{ held: days, rows }] : [];
  };
  if (naming.length > 0) return naming.flatMap(of);
  if (!says(block, 'withhold')) return [];
  return [...required.flatMap(of), ...(target ? [{ held: always, rows: target }] : [])];
}

function targetOf(measure: Declared, context: RuleContext): Asked[] | undefined {
  const written = context.scope.fact(measure, 'targets');
  const of = `the target of ${measure.name}`;
  const rows = targetsOf(written?.block).map(({ year, range }) => asks(of, measure, written?.text ?? '', range, year));
  return rows.length > 0 ? rows : undefined;
}

function thresholdsOf(
  { name, block, text }: Required,
  service: Declared,
  context: RuleContext,
): readonly Asked[] | undefined {
  const of = name ?? service.name;
  const declared = declaredAs(context, `${service.name}.${of}`) ?? service;
  const line = lineOf(block, 'threshold');
  const range = firstPart(line?.value);
  if (line) return range?.kind === 'range' ? [asks(of, declared, text, range)] : [];
  const table = blockOf(block, 'threshold');
  return table && targetsOf(table).map((row) => asks(of, declared, text, row.range, row.year));
}

function asks(of: string, declared: Declared, source: string, range: Range, year?: Year): Asked {
  const bound = boundOf(range);
  const shown = source.slice(range.start, range.end);
  return {
    of,
    declared,
    year,
    bound,
    shown,
    value: bound ? source.slice(bound.quantity.start, bound.quantity.end) : '',
  };
}

/** Whether there are values that meet one bound and lie within the other. */
function overlap(met: Bound, follows: Bound): boolean {
  if (!sameUnit(unitOfQuantity(met.quantity), unitOfQuantity(follows.quantity))) return false;
  if (met.side === follows.side) return true;
  const way = met.side === 'low' ? 1 : -1;
  const beyond = compareDecimals(follows.quantity.value, met.quantity.value) * way;
  if (beyond === 0) return met.included && follows.included;
  // Between two numbers of people, neither of which is meant, there need be nobody.
  return beyond > 0 && (met.included || follows.included || met.quantity.form !== 'number');
}

/** The bound that meets what is asked and lies within what the remedy follows from. */
function sharedValue(met: Bound, follows: Bound): Bound | undefined {
  if (met.side === follows.side) return undefined;
  return [met, follows].find(({ included }) => included);
}

function shownOf(bound: Bound, asked: Asked, { text }: RuleContext): string {
  return bound === asked.bound ? asked.value : text.slice(bound.quantity.start, bound.quantity.end);
}

function stricter(a: Asked, b: Asked): Asked {
  if (!a.bound || !b.bound || a.bound.side !== b.bound.side) return a;
  const more = compareDecimals(b.bound.quantity.value, a.bound.quantity.value) * (a.bound.side === 'low' ? 1 : -1);
  return more > 0 ? b : a;
}

/** Lets the remedy follow where what is asked is missed, and only there. */
function fixFor({ start, end }: Range, { bound, value }: Asked): Fix {
  const words = bound?.side === 'low' ? ['below', 'at most'] : ['above', 'at least'];
  const text = `${words[bound?.included ? 0 : 1]} ${value}`;
  return { title: `Write "${text}"`, edits: [{ start, end, text }] };
}
