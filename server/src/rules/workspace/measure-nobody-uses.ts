import type { Declared } from '../../semantics/names.js';
import type { WorkspaceRule } from '../rule.js';
import { secondContract, twoContracts } from './example.js';

export const measureNobodyUses: WorkspaceRule = {
  code: 'R803',
  name: 'measure-nobody-uses',
  severity: 'info',
  since: '0.1.0',
  summary: 'A measure has a namesake in another file, and only the namesake is used.',
  why: 'Of two measures with one name, the one that nobody uses is the one that people will read by mistake. A measure that nobody uses at all is reported where it stands.',
  source:
    'Technical Guidance to the NHS Standard Contract, as quoted by others: a measure stands in one place (secondary sources).',
  bad: {
    'main.remit': twoContracts(secondContract('WardQuits')),
    'draft.remit': `measure Quits "Quits, first draft" {
  kind: outcome
  unit: quits
  better: higher
  numerator: "People who say at review that they no longer smoke"
  baseline: 640 quits in 2024/25
  targets { 2026/27 onwards: at least 700 quits }
  source: "Provider's record, a tenth of it audited each quarter"
  window: year
  lag: 42 days
  reported: quarterly within 60 days
  if-missing: fails
  owner: Surveyor
}

organisation Surveyor "Eastmere Survey Office" {
  role: provider
  kind: company
}
`,
  },
  good: twoContracts(secondContract('WardQuits')),
  fix: 'none',
  check(view, context) {
    const byName = new Map<string, Declared[]>();
    const mentioned = new Set<string>();
    for (const file of view.files()) {
      for (let piece = 0; piece < file.source.pieces.length; piece++) {
        const { declared, references } = file.outline(piece);
        for (const { name } of references) mentioned.add(name);
        for (const one of declared) {
          if (one.kind !== 'measure' || file.shipped) continue;
          byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
        }
      }
    }
    for (const [name, measures] of byName) {
      if (measures.length < 2 || !mentioned.has(name)) continue;
      for (const measure of measures) {
        const place = view.referencesTo(measure).length === 0 ? view.placeOf(measure) : undefined;
        const other = measures.find((one) => one !== measure) as Declared;
        if (place)
          context.report(place, {
            message: `Nobody uses this measure ${name}, but another of the same name: take this one out, or give it a name of its own.`,
            related: [{ declared: other, message: `The other ${name}` }],
          });
      }
    }
  },
};
