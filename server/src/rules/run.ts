import type { Block, Item, Tree } from '../../../grammar/syntax/tree.js';
import type { Context } from '../semantics/context.js';
import type { RuleName } from '../semantics/finding.js';
import { readHead, shapeOfBlock } from '../semantics/heads.js';
import { file } from '../semantics/schema/schema.js';
import type { BlockShape, NameKind } from '../semantics/schema/shapes.js';
import { specificationRules } from './registry.js';
import type { RuleContext, RuleOption, SpecificationRule, Subject } from './rule.js';

/** What a team has set: which rules run, and with which options. */
export interface RuleSettings {
  isOn(rule: SpecificationRule): boolean;
  option(rule: SpecificationRule, option: RuleOption): RuleOption['default'];
}

/** Everything on, with the defaults. */
export const defaultSettings: RuleSettings = { isOn: () => true, option: (_rule, option) => option.default };

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
    option<T extends RuleOption['default']>(name: string): T {
      const option = rule.options?.find((candidate) => candidate.name === name) as RuleOption;
      return settings.option(rule, option) as T;
    },
  };
}
