import type { RuleName } from '../semantics/finding.js';
import { formRules } from './forms.js';
import { nameRules } from './names.js';
import { placeRules } from './places.js';
import type { Rule } from './rule.js';
import { valueRules } from './values.js';
import { wordingRules } from './wording.js';

export type { Rule, Severity } from './rule.js';

/** Every rule, in the order of their codes: R1 wording, R2 names and files, R3 what may stand where, R4 values and units. */
export const rules: readonly Rule[] = [...wordingRules, ...formRules, ...nameRules, ...placeRules, ...valueRules];

const byName = new Map(rules.map((known) => [known.name, known]));
const byCode = new Map(rules.map((known) => [known.code, known]));

export function ruleNamed(name: RuleName): Rule {
  return byName.get(name) as Rule;
}

/** The rule with this code or name, written in any case. */
export function findRule(text: string): Rule | undefined {
  return byCode.get(text.toUpperCase()) ?? byName.get(text.toLowerCase() as RuleName);
}
