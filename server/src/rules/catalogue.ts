import { allowanceRules } from './allowance-rules.js';
import { formRules } from './forms.js';
import { nameRules } from './names.js';
import { placeRules } from './places.js';
import type { Rule } from './rule.js';
import { settingsRules } from './settings-rules.js';
import { valueRules } from './values.js';
import { wordingRules } from './wording.js';
import { exampleRules } from './worked-examples.js';

export type { Rule, Severity } from './rule.js';

/**
 * The rules of the language, in the order of their codes: R1 wording, R2 names and files, R3 what may stand where, R4 values and units, R5 examples,
 * R90 comments that silence rules, R91 settings.
 */
export const rules: readonly Rule[] = [
  ...wordingRules,
  ...formRules,
  ...nameRules,
  ...placeRules,
  ...valueRules,
  ...exampleRules,
  ...allowanceRules,
  ...settingsRules,
];
