import type { RuleName } from '../semantics/finding.js';
import { rules as languageRules } from './catalogue.js';
import { specificationRules, workspaceRules } from './registry.js';
import type { Rule, RuleOption } from './rule.js';

/** Every rule there is: those of the language and those about good specifications. */
export const allRules: readonly Rule[] = [
  ...languageRules,
  ...[...specificationRules, ...workspaceRules].map((rule) => ({ frame: 'file' as const, ...rule })),
].sort((a, b) => (a.code < b.code ? -1 : 1));

const byName = new Map(allRules.map((rule) => [rule.name, rule]));
const byCode = new Map(allRules.map((rule) => [rule.code, rule]));

export function ruleNamed(name: RuleName): Rule {
  return byName.get(name) as Rule;
}

/** The rule with this code or name, written in any case. */
export function findRule(text: string): Rule | undefined {
  return byCode.get(text.toUpperCase()) ?? byName.get(text.toLowerCase());
}

const aboutAllFiles = new Set<RuleName>(workspaceRules.map(({ name }) => name));

/** Whether a rule looks at all files together. */
export function isAboutAllFiles(name: RuleName): boolean {
  return aboutAllFiles.has(name);
}

const toldOnce = new Set<RuleName>(specificationRules.flatMap(({ name, isToldOnce }) => (isToldOnce ? [name] : [])));

/** Whether the same words of a rule are told once in a file, at the first of their places. */
export function isToldOnce(name: RuleName): boolean {
  return toldOnce.has(name);
}

const specification = new Map([...specificationRules, ...workspaceRules].map((rule) => [rule.name, rule]));

/** Whether a team may set how grave a rule is, or switch it off: not where the language itself forbids something. */
export function canBeSet({ name, severity }: Pick<Rule, 'name' | 'severity'>): boolean {
  return specification.has(name) || severity !== 'error';
}

/** The rules that a team may set. */
export const configurableRules: readonly Rule[] = allRules.filter(canBeSet);

export function optionsOfRule(name: RuleName): readonly RuleOption[] {
  return specification.get(name)?.options ?? [];
}
