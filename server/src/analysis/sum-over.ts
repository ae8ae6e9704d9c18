import type { Addend } from './extreme.js';
import { constantForm, type Form, nothing, plus, times } from './form.js';
import type { Look } from './look.js';
import { formOf } from './over-box.js';

/** What is known of a sum at a look; undefined where one of its addends has no value anywhere in the box. */
export function sumOver(addends: readonly Addend[], look: Look): Form | undefined {
  let sum: Form = nothing;
  for (const { times: count, of } of addends) {
    const form = formOf(of, look);
    if (!form) return undefined;
    sum = plus(sum, times(form, constantForm(count), look.box), look.box);
  }
  return sum;
}
