import type { Block, Name } from '../../../grammar/syntax/tree.js';
import { type Context, dueFor } from './context.js';
import { isOfPeople } from './heads.js';
import { addsUp } from './units.js';

/** Checks what an example gives by person: only what adds up over people, and nothing that it gives for all together as well. */
export function checkGivenByPerson(context: Context, given: Block): void {
  const forAll = new Set(namesIn(given).map(({ text }) => text));
  for (const people of given.items) {
    if (people.kind !== 'block' || !isOfPeople(people)) continue;
    for (const name of namesIn(people)) {
      const place = { start: name.start, end: name.end };
      const due = dueFor(context, name.text);
      if (due && !addsUp(due.unit, due.kind))
        context.report({
          rule: 'wrong-value',
          ...place,
          message: `${name.text} does not add up over people, so one person has no value of it. Give it beside them, for all together.`,
        });
      else if (forAll.has(name.text))
        context.report({
          rule: 'row-twice',
          ...place,
          message: `${name.text} is given for all together as well. Give it for all, or by person.`,
        });
    }
  }
}

/** The names of what a block gives, be it one value or one for each window. */
function namesIn(block: Block): Name[] {
  return block.items.flatMap((item) => (item.kind !== 'bare' && item.head[0]?.kind === 'name' ? [item.head[0]] : []));
}
