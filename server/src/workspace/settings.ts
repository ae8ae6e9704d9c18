import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { canBeSet, configurableRules, findRule, optionsOfRule } from '../rules/all.js';
import type { Severity } from '../rules/catalogue.js';
import type { RuleOption } from '../rules/rule.js';
import type { RuleSettings } from '../rules/run.js';
import { listed } from '../semantics/listed.js';
import { nearest } from '../semantics/suggest.js';
import { matchesAny } from './globs.js';
import { remedyFor } from './json-mistakes.js';

/** What one file of settings says. Offsets count in the file. */
export interface SettingsFile {
  readonly text: string;
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly extends?: { readonly path: string; readonly start: number; readonly end: number };
  readonly problems: readonly SettingsProblem[];
}

export interface RuleSetting {
  readonly severity?: Severity | 'off';
  readonly options: ReadonlyMap<string, RuleOption['default']>;
}

export interface SettingsProblem {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** What holds for the files of a folder. */
export interface Settings extends RuleSettings {
  /** The severity of a rule, where it is set. */
  severityOf(rule: string): Severity | 'off' | undefined;
  /** Whether a file is checked, by its path in the folder; one that is not can still be used by others. */
  isChecked(path: string): boolean;
}

const severities: readonly string[] = ['off', 'info', 'warning', 'error'];
const keys = ['rules', 'include', 'exclude', 'extends', '$schema'];

/** So many names are told to someone who wrote another. */
const mostListed = 6;

const inBraces = 'Settings stand between braces: `{ "rules": { … } }`.';

/** Reads a file of settings as far as it can be read. */
export function readSettings(text: string): SettingsFile {
  const errors: ParseError[] = [];
  const problems: SettingsProblem[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  if (errors.length > 0) {
    const { error, ...place } = errors[0];
    const remedy = tree ? remedyFor(error) : inBraces;
    report('settings-unreadable', place, `The settings cannot be read here. ${remedy}`);
  }
  const rules = new Map<string, RuleSetting>();
  const lists: { include?: string[]; exclude?: string[] } = {};
  let base: SettingsFile['extends'];

  function report(rule: string, { offset, length }: Pick<Node, 'offset' | 'length'>, message: string): void {
    problems.push({ rule, start: offset, end: offset + length, message });
  }
  const unknown = (key: Node, what: string, names: readonly string[]): void => {
    const meant = nearest(String(key.value), names);
    const few = names.length <= mostListed ? ` There can be ${listed(names, 'or')}.` : '';
    const instead = meant ? ` Is ${meant} meant?` : names.length === 0 ? '' : few;
    report('settings-unknown', key, `There is no ${what} ${key.value}.${instead}`);
  };

  if (tree && tree.type !== 'object') report('settings-wrong-value', tree, inBraces);
  for (const [key, value] of propertiesOf(tree)) {
    if (key.value === 'rules') readRules(value);
    else if (key.value === 'include' || key.value === 'exclude') {
      if (isTexts(value)) lists[key.value as 'include' | 'exclude'] = getNodeValue(value) as string[];
      else report('settings-wrong-value', value, `\`${key.value}\` is a list of paths, as in \`["drafts/**"]\`.`);
    } else if (key.value === 'extends') {
      if (value.type === 'string')
        base = { path: value.value as string, start: value.offset, end: value.offset + value.length };
      else report('settings-wrong-value', value, '`extends` is the path of a file, as in `"./team.json"`.');
    } else if (!keys.includes(key.value as string)) unknown(key, 'setting', keys);
  }

  function readRules(node: Node): void {
    if (node.type !== 'object')
      return report('settings-wrong-value', node, '`rules` stands between braces: `{ "rule-name": "warning" }`.');
    for (const [key, value] of propertiesOf(node)) {
      const rule = findRule(String(key.value));
      if (!rule) {
        unknown(
          key,
          'rule',
          configurableRules.map(({ name }) => name),
        );
        continue;
      }
      if (!canBeSet(rule)) {
        report('settings-wrong-value', key, `${rule.name} is about mistakes of the language: it cannot be set.`);
        continue;
      }
      const setting =
        value.type === 'object' ? readRule(value, rule.name) : { severity: severityIn(value), options: new Map() };
      rules.set(rule.name, setting);
    }
  }

  function readRule(node: Node, name: string): RuleSetting {
    let severity: RuleSetting['severity'];
    const options = new Map<string, RuleOption['default']>();
    for (const [key, value] of propertiesOf(node)) {
      if (key.value === 'severity') severity = severityIn(value);
      else if (key.value === 'options' && value.type === 'object') readOptions(value, name, options);
      else if (key.value === 'options') report('settings-wrong-value', value, '`options` stands between braces.');
      else if (optionsOfRule(name).some((one) => one.name === key.value))
        report(
          'settings-unknown',
          key,
          `${key.value} is an option of ${name}: write it in \`options\`, as in \`"options": { "${key.value}": … }\`.`,
        );
      else unknown(key, 'setting', ['severity', 'options']);
    }
    return { severity, options };
  }

  function readOptions(node: Node, name: string, options: Map<string, RuleOption['default']>): void {
    const known = optionsOfRule(name);
    for (const [key, value] of propertiesOf(node)) {
      const option = known.find((one) => one.name === key.value);
      if (!option) {
        unknown(
          key,
          `option of ${name}`,
          known.map((one) => one.name),
        );
        continue;
      }
      const due = Array.isArray(option.default)
        ? 'a list of texts'
        : typeof option.default === 'number'
          ? 'a number'
          : 'a text';
      const fits = Array.isArray(option.default) ? isTexts(value) : value.type === typeof option.default;
      if (fits) options.set(option.name, getNodeValue(value) as RuleOption['default']);
      else
        report(
          'settings-wrong-value',
          value,
          `\`${option.name}\` is ${due}, as in \`${JSON.stringify(option.default)}\`.`,
        );
    }
  }

  function severityIn(node: Node): RuleSetting['severity'] {
    if (severities.includes(node.value as string)) return node.value as RuleSetting['severity'];
    const meant = nearest(String(node.value), severities);
    report(
      'settings-wrong-value',
      node,
      `A rule is \`"off"\`, \`"info"\`, \`"warning"\` or \`"error"\`.${meant ? ` Is \`"${meant}"\` meant?` : ''}`,
    );
    return undefined;
  }

  return { text, rules, ...lists, ...(base ? { extends: base } : {}), problems };
}

/** The settings that some files make together, each over the ones before it. */
export function settingsFrom(files: readonly SettingsFile[]): Settings {
  const settingOf = <T>(read: (file: SettingsFile) => T | undefined): T | undefined => {
    for (let i = files.length - 1; i >= 0; i--) {
      const found = read(files[i]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const severityOf = (rule: string): Severity | 'off' | undefined =>
    settingOf((file) => file.rules.get(rule)?.severity);
  const include = settingOf((file) => file.include);
  const exclude = settingOf((file) => file.exclude) ?? [];
  return {
    severityOf,
    isOn: ({ name, onDemand }) => (severityOf(name) ?? (onDemand ? 'off' : 'on')) !== 'off',
    option: (rule, option) =>
      settingOf((file) => file.rules.get(rule.name)?.options.get(option.name)) ?? option.default,
    isChecked: (path) => (!include || matchesAny(path, include)) && !matchesAny(path, exclude),
  };
}

export const noSettings: Settings = settingsFrom([]);

function propertiesOf(node: Node | undefined): [key: Node, value: Node][] {
  return (node?.type === 'object' ? (node.children ?? []) : []).flatMap(({ children }) => {
    const [key, value] = children ?? [];
    return key && value ? [[key, value] as [Node, Node]] : [];
  });
}

function isTexts(node: Node): boolean {
  return node.type === 'array' && (node.children ?? []).every(({ type }) => type === 'string');
}
