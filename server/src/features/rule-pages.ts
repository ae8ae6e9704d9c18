import { findRule } from '../rules/all.js';
import { pageName, rulePage } from '../rules/page.js';
import type { Rule } from '../rules/rule.js';

/** The folder of pages that are no files: a client that knows it asks for their texts. */
export const servedPages = 'remit-rule:/';

/** The URI of the page of the rule with this code, in the folder of pages with this URI, which ends in a slash. */
export function rulePageUri(folder: string, code: string): string {
  return folder + pageName(findRule(code) as Rule);
}

/** The page with this URI, in Markdown; undefined where there is none. */
export function rulePageText(uri: string): string | undefined {
  const [code] = uri.slice(servedPages.length).split('-', 1);
  const rule = findRule(code);
  return rule && uri === servedPages + pageName(rule) ? rulePage(rule) : undefined;
}
