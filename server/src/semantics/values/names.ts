import type { Name, Part, Phrase, Value } from '../../../../grammar/syntax/tree.js';
import { type Context, type Due, dueFor, type Scoped } from '../context.js';
import { listed } from '../listed.js';
import type { Declared } from '../names.js';
import { type NameKind, type ValueShape, withArticle } from '../schema/shapes.js';
import { unitText } from '../units.js';
import { eachPart } from '../walk.js';

/** What calculations and conditions can be about. */
export const numberKinds: readonly NameKind[] = [
  'measure',
  'input',
  'let',
  'payment',
  'risk-share',
  'line',
  'reserve',
  'pooled-fund',
  'group',
  'population',
  'requirement',
];

/** What could be declared with a name that nothing has: of many kinds the first two. */
function named(kinds: readonly NameKind[]): string {
  const articled = kinds.slice(0, 2).map((kind) => withArticle(kind));
  return listed(articled.length > 0 ? articled : ['a declaration'], 'or');
}

/** Finds what a name stands for; reports one that is unknown, not clear, or of another kind than `kinds`. */
export function checkName(context: Context, name: Name, kinds: readonly NameKind[]): Declared | undefined {
  const found = context.scope.find(name.text);
  const place = { start: name.start, end: name.end };
  if (!found) {
    if (!context.scope.complete) return undefined;
    context.report({
      rule: 'unknown-name',
      ...place,
      message: `Nothing called ${name.text} is known in this file.`,
      instead: {
        written: name.text,
        kinds,
        otherwise: ` Declare ${named(kinds)} of that name, or \`use\` the file that does.`,
      },
    });
    return undefined;
  }
  if ('several' in found) {
    const written = found.several.map((declared) =>
      declared.container ? `${declared.container}.${declared.name}` : declared.name,
    );
    const choices = [...new Set(written)];
    context.report({
      rule: 'ambiguous-name',
      ...place,
      message:
        choices.length === 1
          ? `${name.text} is declared in ${found.several.length} of the files that this one uses. Give one of the two another name, or use one file only.`
          : `${name.text} could be any of ${found.several.length} things of that name. Say which: ${choices.join(' or ')}.`,
      fixes: choices
        .filter((choice) => choice !== name.text)
        .map((choice) => ({ title: `Write ${choice}`, edits: [{ ...place, text: choice }] })),
      related: found.several.map((declared) => ({ declared, message: `${declared.name} is declared here` })),
    });
    return undefined;
  }
  if (kinds.length > 0 && !kinds.includes(found.one.kind)) {
    context.report({
      rule: 'wrong-kind',
      ...place,
      message: `${name.text} is ${withArticle(found.one.kind)}; what is due here is ${listed(
        kinds.map((kind) => withArticle(kind)),
        'or',
      )}.`,
      instead: { written: name.text, kinds, otherwise: '' },
      related: [{ declared: found.one, message: `${name.text} is declared here` }],
    });
    return undefined;
  }
  return found.one;
}

/** Checks all names in the parts as what calculations are made of. */
export function checkNamesInside(
  context: Context,
  parts: readonly Part[],
  kinds: readonly NameKind[] = numberKinds,
): void {
  for (const part of parts) {
    eachPart(part, (inner) => {
      if (inner.kind === 'name') checkName(context, inner, kinds);
    });
  }
}

/** A list of names with nothing beside them. Returns whether the value has that form. */
export function checkNameList(
  context: Context,
  value: Value,
  shape: Extract<ValueShape, { readonly type: 'names' }>,
): boolean {
  if (!shape.many && value.phrases.length > 1) return false;
  if (!value.phrases.every((phrase) => phrase.parts.length === 1 && phrase.parts[0].kind === 'name')) return false;
  const names = value.phrases.map((phrase) => phrase.parts[0] as Name);
  for (const name of names) {
    checkName(context, name, shape.kinds);
    if (shape.percent) checkIsFactor(context, name);
  }
  reportTwice(context, names);
  return true;
}

/** Whether an amount may be multiplied by what a name stands for, as far as its unit says: a percentage or a plain number. */
export function isFactor(context: Scoped, name: Name): boolean {
  const unit = dueFor(context, name.text)?.unit;
  return !unit || unit.base === 'percent' || (unit.base === 'number' && !unit.per);
}

/** Reports what an amount cannot be multiplied by; `advice` says what can. */
export function checkIsFactor(
  context: Context,
  name: Name,
  advice = 'only a percentage or a plain number can scale an amount',
): void {
  if (isFactor(context, name)) return;
  const { unit } = dueFor(context, name.text) as Due;
  context.report({
    rule: 'unit-mismatch',
    start: name.start,
    end: name.end,
    message: `${name.text} is measured in ${unitText(unit)}: ${advice}.`,
  });
}

function reportTwice(context: Context, names: readonly Name[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name.text)) {
      context.report({
        rule: 'listed-twice',
        start: name.start,
        end: name.end,
        message: `${name.text} stands twice in this list. Keep one of the two.`,
      });
    }
    seen.add(name.text);
  }
}

/** Who a party is, and what stands beside its name. */
export interface Party {
  readonly name: Name;
  readonly phrase: Phrase;
  readonly beside?: Part;
}

/** The parties of a value; undefined where a phrase does not name one. */
export function partiesOf(value: Value): Party[] | undefined {
  const parties: Party[] = [];
  for (const phrase of value.phrases) {
    const [name, beside, more] = phrase.parts;
    if (name?.kind !== 'name' || more) return undefined;
    parties.push({ name, phrase, beside });
  }
  return parties;
}

/** Organisations, each with what may stand beside it: a share, or `lead`. Returns whether the value has that form. */
export function checkParties(
  context: Context,
  value: Value,
  shares: 'never' | 'optional' | 'split',
  lead: boolean,
): boolean {
  const parties = partiesOf(value);
  if (!parties) return false;
  for (const { beside } of parties) {
    if (!beside) continue;
    const isLead = beside.kind === 'word' && beside.text === 'lead';
    if (isLead ? !lead : shares === 'never' || beside.kind !== 'quantity' || beside.form !== 'percent') return false;
  }
  for (const { name } of parties) checkName(context, name, ['organisation']);
  reportTwice(
    context,
    parties.map(({ name }) => name),
  );
  const leads = parties.filter(({ beside }) => beside?.kind === 'word');
  for (const { phrase } of leads.slice(1)) {
    context.report({
      rule: 'wrong-value',
      start: phrase.start,
      end: phrase.end,
      message: `${leads[0].name.text} is in the lead already: only one can be.`,
    });
  }
  if (shares === 'split' && parties.length > 1) {
    for (const { name, beside } of parties) {
      if (beside) continue;
      context.report({
        rule: 'wrong-value',
        start: name.start,
        end: name.end,
        message: `With several parties each needs its share: write \`${name.text} …%\`, so that all add up to 100%.`,
      });
    }
  }
  return true;
}
