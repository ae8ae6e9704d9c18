import type { Block, Item, Line, Part } from '../../../grammar/syntax/tree.js';
import { isOfPeople, readHead } from '../semantics/heads.js';
import { lineOf } from '../semantics/lines.js';
import { numberOf } from './model/quantities.js';
import { rowsByYear } from './model/time.js';
import { measuredNumber } from './model/variables.js';
import type { Alike, ByPerson } from './people.js';
import type { Period, YearStart } from './period.js';
import { one, type Rational } from './rational.js';
import type { Given, Measurement, Value } from './values.js';

/** What an example gives. */
export interface GivenValues {
  readonly measurements: ReadonlyMap<string, Measurement>;
  /** How many people each key stands for by which values are given. */
  readonly alike: Alike;
  /** What was paid for each person before; undefined where nobody says. */
  readonly paidBefore: ByPerson | undefined;
}

/** Reads the values of an example: those of all together, then those by person. */
export function givenIn(given: Block | undefined, previous: Block | undefined, from: YearStart): GivenValues {
  const measurements = new Map<string, Measurement>();
  const note = (name: string, found: Measurement): void =>
    void measurements.set(name, { ...measurements.get(name), ...found });
  for (const { name, item } of namedIn(given))
    note(name, item.kind === 'line' ? { value: valueIn(item) } : { windows: windowsOf(item.items, from) });
  for (const { name, item } of namedIn(previous)) if (item.kind === 'line') note(name, { previous: valueIn(item) });
  const forAll = new Set(namedIn(given).map(({ name }) => name));
  const alike = new Map<string, Rational>();
  const paidBefore = new Map<string, Rational>();
  const people = (given?.items ?? []).filter((item): item is Block => item.kind === 'block' && isOfPeople(item));
  for (const [i, block] of people.entries()) {
    const person = String(i);
    alike.set(person, peopleAlike(block));
    const paid = lineOf(block, 'already-paid')?.value.phrases[0]?.parts[0];
    if (paid?.kind === 'quantity') paidBefore.set(person, numberOf(paid));
    // What is given for all together stands: that it is given by person as well is reported.
    for (const { name, item } of namedIn(block))
      if (!forAll.has(name)) note(name, withPerson(measurements.get(name), item, person, from));
  }
  return { measurements, alike, paidBefore: paidBefore.size > 0 ? paidBefore : undefined };
}

function namedIn(block: Block | undefined): { readonly name: string; readonly item: Line | Block }[] {
  return (block?.items ?? []).flatMap((item) => {
    const name = item.kind === 'bare' ? undefined : item.head[0];
    return item.kind !== 'bare' && name?.kind === 'name' ? [{ name: name.text, item }] : [];
  });
}

/** How many people a block is about. */
function peopleAlike(block: Block): Rational {
  const count = readHead(block.head).share;
  return count ? numberOf(count) : one;
}

function withPerson(
  known: Measurement | undefined,
  item: Line | Block,
  person: string,
  from: YearStart,
): Pick<Measurement, 'value' | 'windows'> {
  if (item.kind === 'line') return { value: plus(known?.value, valueIn(item), person) };
  let windows = known?.windows ?? [];
  for (const { period, value } of windowsOf(item.items, from)) {
    const same = (other: Period): boolean => other.first === period.first && other.last === period.last;
    const before = windows.find((window) => same(window.period))?.value;
    const after = plus(before, value, person);
    windows = [...windows.filter((window) => !same(window.period)), ...(after ? [{ period, value: after }] : [])];
  }
  return { windows };
}

/** What all have who were read so far, and one person more. */
function plus(known: Given | undefined, value: Value | undefined, person: string): Given | undefined {
  const people = known !== undefined && known !== 'missing' && 'people' in known ? known.people : new Map();
  if (value === undefined || value === 'missing') return known;
  return { people: new Map([...people, [person, value]]) };
}

function valueIn(line: Line): Value | undefined {
  const part: Part | undefined = line.value.phrases[0]?.parts[0];
  if (part?.kind === 'word' && part.text === 'missing') return 'missing';
  return part && measuredNumber(part);
}

function windowsOf(items: readonly Item[], from: YearStart): { period: Period; value: Value }[] {
  return rowsByYear(items, from).flatMap(({ line, period }) => {
    const value = valueIn(line);
    return value === undefined ? [] : [{ period, value }];
  });
}
