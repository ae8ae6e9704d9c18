/** Where the pages of the rules are published. */
const pages = 'https://remit-lang.org/rules';

/** The address of a rule's page. */
export function ruleUrl(code: string): string {
  return `${pages}/${code}`;
}
