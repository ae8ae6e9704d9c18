/** Whether a path with `/` matches one of some patterns: `*` is anything in a name, `**` any folders, and a folder stands for all in it. */
export function matchesAny(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => expressionOf(pattern).test(path));
}

const expressions = new Map<string, RegExp>();

function expressionOf(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known) return known;
  const plain = pattern.replace(/^\.\//, '').replace(/\/+$/, '');
  const body = plain.replace(/\*\*\/|\*\*|\*|\?|[.+^${}()|[\]\\]/g, (part) => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    return part === '?' ? '[^/]' : `\\${part}`;
  });
  const expression = new RegExp(`^${body}(?:/.*)?$`);
  expressions.set(pattern, expression);
  return expression;
}
