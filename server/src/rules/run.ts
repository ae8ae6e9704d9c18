import type { Block, Item, Tree } from '../../../grammar/syntax/tree.js';
import type { Context } from '../semantics/context.js';
import type { Finding, RuleName } from '../semantics/finding.js';
import { readHead, shapeOfBlock } from '../semantics/heads.js';
import { file } from '../semantics/schema/schema.js';
import type { BlockShape, NameKind } from '../semantics/schema/shapes.js';
import type { Place, WorkspaceView } from '../semantics/view.js';
import { specificationRules, workspaceRules } from './registry.js';
import type { DocumentedRule, RuleContext, RuleOption, SpecificationRule, Subject } from './rule.js';

/** What a team has set: which rules run, and with which options. */
export interface RuleSettings {
  isOn(rule: Pick<DocumentedRule, 'name' | 'onDemand'>): boolean;
  option(rule: DocumentedRule, option: RuleOption): RuleOption['default'];
}

/** Everything on that need not be asked for, with the defaults. */
export const defaultSettings: RuleSettings = {
  isOn: ({ onDemand }) => !onDemand,
  option: (_rule, option) => option.default,
};

const byKind = new Map<NameKind, SpecificationRule[]>();
for (const rule of specificationRules) {
  for (const kind of rule.on) byKind.set(kind, [...(byKind.get(kind) ?? []), rule]);
}

/** Runs the rules about good specifications on every declaration of a piece. One that is not closed yet is left in peace. */
export function runRules(tree: Tree, context: Context, settings: RuleSettings = defaultSettings): void {
  const visit = (items: readonly Item[], within: BlockShape, top: Block | undefined): void => {
    for (const item of items) {
      if (item.kind !== 'block' || item.close < 0) continue;
      const head = readHead(item.head);
      const shape = shapeOfBlock(head, within);
      if (!shape) continue;
      if (shape.declares && head.name) {
        runOn(
          { kind: shape.declares, name: head.name.text, head, block: item, top: top ?? item, tree },
          context,
          settings,
        );
      }
      visit(item.items, shape, top ?? item);
    }
  };
  visit(tree.items, file, undefined);
}

function runOn(subject: Subject, context: Context, settings: RuleSettings): void {
  for (const rule of byKind.get(subject.kind) ?? []) {
    if (settings.isOn(rule)) rule.check(subject, contextFor(rule, context, settings));
  }
}

function contextFor(rule: SpecificationRule, context: Context, settings: RuleSettings): RuleContext {
  return {
    text: context.text,
    scope: context.scope,
    report: (finding) => context.report({ ...finding, rule: rule.name as RuleName }),
    option: optionsOf(rule, settings),
  };
}

function optionsOf(rule: DocumentedRule, settings: RuleSettings): RuleContext['option'] {
  return <T extends RuleOption['default']>(name: string): T => {
    const option = rule.options?.find((candidate) => candidate.name === name) as RuleOption;
    return settings.option(rule, option) as T;
  };
}

/** Runs the rules about all files together. */
export function runWorkspaceRules(
  view: WorkspaceView,
  report: (place: Place, finding: Finding) => void,
  settings: RuleSettings = defaultSettings,
): void {
  for (const rule of workspaceRules) {
    if (!settings.isOn(rule)) continue;
    rule.check(view, {
      option: optionsOf(rule, settings),
      report: (place, { message, related }) =>
        report(place, { rule: rule.name as RuleName, start: place.start, end: place.end, message, related }),
    });
  }
}
