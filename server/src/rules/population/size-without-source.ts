import { lineOf } from '../../semantics/lines.js';
import { serviceExample } from '../examples.js';
import { nameSpan, textsAt } from '../reading.js';
import type { SpecificationRule } from '../rule.js';

/** Words that stand where a source belongs and name none: the whole of a text, or it is left alone. */
const unnamed =
  /^\W*(?:(?:an?|the|our|best|local|internal|rough|current|latest|provider(?:'s|’s)?|commissioner(?:'s|’s)?|council(?:'s|’s)?) )*(?:estimates?|estimated|data|figures?|information|records?|intelligence|knowledge|tbc)\W*$/i;

export const sizeWithoutSource: SpecificationRule = {
  code: 'R640',
  name: 'size-without-source',
  severity: 'info',
  since: '0.1.0',
  summary: 'A population has a size, and nothing says where the number comes from.',
  why: 'Payments for each head, rates and the part of luck are all worked out from the number. Registers, surveys and estimates of one population differ by tenths; whoever settles later has to use the one that was meant.',
  source:
    'Fingertips keeps for each indicator the source of its denominator; Health Foundation 2015, on the population approach.',
  bad: serviceExample({
    Smokers: `population Smokers "Adults in Eastmere who smoke" {
  includes: "aged 18 and over", "lives in the borough"
  excludes: "in prison"
  size: 21,400 people on 1 January 2026
}`,
  }),
  good: serviceExample(),
  fix: 'none',
  on: ['population'],
  check({ block, name }, context) {
    const size = lineOf(block, 'size');
    if (!size) return;
    const [source] = textsAt(block, 'source');
    if (source ? !unnamed.test(source.value) : lineOf(block, 'source')) return;
    const told = context.text.slice(size.value.start, size.value.end);
    context.report({
      ...(source ?? nameSpan(block)),
      message: source
        ? `“${source.value.trim()}” does not say where ${told} comes from: name the register, survey or return, and its year.`
        : `${name} is ${told}, and nothing says who counted: add \`source:\`, as in \`source: "Practice registers"\`.`,
    });
  },
};
