import type { Finding } from './finding.js';

/** A name that nothing declares is one mistake, however often it is written: of the findings about one name the first stays, with the other places. */
export function oncePerName(findings: readonly Finding[]): readonly Finding[] {
  const byName = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.rule !== 'unknown-name' || !finding.instead) continue;
    const known = byName.get(finding.instead.written);
    if (known) known.push(finding);
    else byName.set(finding.instead.written, [finding]);
  }
  if ([...byName.values()].every(({ length }) => length === 1)) return findings;
  return findings.flatMap((finding) => {
    const all = finding.rule === 'unknown-name' && finding.instead && byName.get(finding.instead.written);
    if (!all || all.length === 1) return [finding];
    const [first, ...others] = [...all].sort((a, b) => a.start - b.start);
    if (finding !== first || !first.instead) return [];
    const { written } = first.instead;
    return [
      {
        ...first,
        message: `${first.message} It is mentioned ${others.length === 1 ? 'once' : `${others.length} times`} more here.`,
        instead: { ...first.instead, also: others },
        related: others.map((beside) => ({ beside, message: `${written} is mentioned here too` })),
      },
    ];
  });
}
