import type { Block, Item, Tree } from '../../../grammar/syntax/tree.js';
import { confidenceIn } from '../semantics/confidence.js';
import type { Context } from '../semantics/context.js';
import type { Finding, RuleName } from '../semantics/finding.js';
import { readHead, shapeOfBlock } from '../semantics/heads.js';
import type { Pausing } from '../semantics/pausing.js';
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
const defaultSettings: RuleSettings = {
  isOn: ({ onDemand }) => !onDemand,
  option: (_rule, option) => option.default,
};

/**
 * Runs the rules about good specifications on every declaration of a piece. One that is not closed yet is left in peace. It pauses after every few
 * rules, and within those that take long, so that whoever runs it can attend to something else.
 */
export function* runRules(tree: Tree, context: Context, settings: RuleSettings = defaultSettings): Pausing<void> {
  const checks = checksOn(settings);
  let running: SpecificationRule;
  const shared: RuleContext = {
    text: context.text,
    scope: context.scope,
    // Where a rule leads to a declaration, it judges by what that says.
    report: (finding) => {
      const declared = (finding.related ?? []).flatMap((one) => ('declared' in one ? [one.declared] : []));
      const message = finding.message + confidenceIn(context.scope, declared);
      context.report({ ...finding, message, rule: running.name as RuleName });
    },
    option: (name) => optionOf(running, name, settings),
  };
  /** What a rule has begun that can pause. */
  let begun: Pausing<void> | undefined;
  const runSome = (subject: Subject, some: readonly Check[], first: number): number => {
    const end = Math.min(first + rulesPerPause, some.length);
    for (let next = first; next < end; next++) {
      const { rule, check } = some[next];
      running = rule;
      begun = check(subject, shared) ?? undefined;
      if (begun) return next + 1;
    }
    return end;
  };
  for (const subject of subjectsIn(tree)) {
    const all = checks.get(subject.kind) ?? [];
    for (let next = 0; next < all.length; ) {
      next = runSome(subject, all, next);
      // What has begun pauses by itself where it takes long.
      if (begun) yield* begun;
      else yield;
    }
  }
}

/** How many rules are run at a time: most take microseconds, and a pause after each would cost more than many of them. */
const rulesPerPause = 16;

/** The declarations of a piece that are closed, from the outermost in. */
function subjectsIn(tree: Tree): Subject[] {
  const found: Subject[] = [];
  const visit = (items: readonly Item[], within: BlockShape, top: Block | undefined): void => {
    for (const item of items) {
      if (item.kind !== 'block' || item.close < 0) continue;
      const head = readHead(item.head);
      const shape = shapeOfBlock(head, within);
      if (!shape) continue;
      if (shape.declares && head.name)
        found.push({ kind: shape.declares, name: head.name.text, head, block: item, top: top ?? item, tree });
      visit(item.items, shape, top ?? item);
    }
  };
  visit(tree.items, file, undefined);
  return found;
}

/** How a rule is called. All of these have one shape, which the rules have not: to find `check` in each of them would take as long as many checks do. */
interface Check {
  readonly rule: SpecificationRule;
  readonly check: SpecificationRule['check'];
}

const checksBySettings = new WeakMap<RuleSettings, ReadonlyMap<NameKind, readonly Check[]>>();

/** The rules that are switched on, by the kind of declaration that they look at. */
function checksOn(settings: RuleSettings): ReadonlyMap<NameKind, readonly Check[]> {
  const known = checksBySettings.get(settings);
  if (known) return known;
  const byKind = new Map<NameKind, Check[]>();
  const inTurn = [...specificationRules].sort((a, b) => Number(a.isLast ?? false) - Number(b.isLast ?? false));
  for (const rule of inTurn) {
    if (!settings.isOn(rule)) continue;
    const one = { rule, check: rule.check };
    for (const kind of rule.on) byKind.set(kind, [...(byKind.get(kind) ?? []), one]);
  }
  checksBySettings.set(settings, byKind);
  return byKind;
}

function optionOf<T extends RuleOption['default']>(rule: DocumentedRule, name: string, settings: RuleSettings): T {
  const option = rule.options?.find((candidate) => candidate.name === name) as RuleOption;
  return settings.option(rule, option) as T;
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
      option: (name) => optionOf(rule, name, settings),
      report: (place, { message, related }) =>
        report(place, { rule: rule.name as RuleName, start: place.start, end: place.end, message, related }),
    });
  }
}
