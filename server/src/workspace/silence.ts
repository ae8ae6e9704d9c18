import { allRules, canBeSet, findRule } from '../rules/all.js';
import { allowanceRules } from '../rules/allowance-rules.js';
import type { Allowance, Named } from '../rules/allowances.js';
import { daysOf } from '../semantics/dates.js';
import type { Finding } from '../semantics/finding.js';
import { nearest } from '../semantics/suggest.js';

/** What silencing asks of its surroundings. */
export interface Silencing {
  /** As days since 1970. */
  readonly today: number;
  /** Whether a rule looks at this file now: of one that does not, nobody can say that it finds nothing. */
  isRun(rule: string): boolean;
}

const aboutAllowances = new Set<string>(allowanceRules.map(({ name }) => name));

/** Whether people may silence a rule: those about good specifications, and what the language says short of an error. */
export function canBeSilenced(name: string): boolean {
  const rule = findRule(name);
  return rule !== undefined && !aboutAllowances.has(rule.name) && canBeSet(rule);
}

/** The findings of a piece without those that its comments silence, and with what is wrong about those comments. */
export function silenced(findings: readonly Finding[], allowances: readonly Allowance[], around: Silencing): Finding[] {
  const told: Finding[] = [];
  const used = new Set<Named>();
  const silent: { named: Named; rule: string; allowance: Allowance }[] = [];
  for (const allowance of allowances) {
    const problem = problemOf(allowance, around);
    if (problem) told.push(problem);
    for (const named of allowance.rules) {
      const wrong = problemOfName(named);
      if (wrong) told.push(wrong);
      else if (!problem) silent.push({ named, rule: findRule(named.text)?.name as string, allowance });
    }
  }
  for (const finding of findings) {
    const by = silent.filter(
      ({ rule, allowance: { target } }) =>
        rule === finding.rule && target && target.start <= finding.start && finding.start <= target.end,
    );
    for (const { named } of by) used.add(named);
    if (by.length === 0) told.push(finding);
  }
  for (const { named, rule, allowance } of silent)
    if (!used.has(named) && around.isRun(rule)) told.push(unused(named, allowance));
  return told;
}

function problemOf({ start, end, rules, reason, until }: Allowance, { today }: Silencing): Finding | undefined {
  if (rules.length === 0)
    return {
      rule: 'allow-unknown-rule',
      start,
      end,
      message: 'Which rule? Write its name after `remit-allow`, as in `// remit-allow unused-name: reason`.',
    };
  if (until?.day === 'unreadable')
    return {
      rule: 'allow-date-unclear',
      ...until.at,
      message: 'Until which day? Write the date in full, as in `until 1 April 2027: reason`.',
    };
  if (reason === '')
    return {
      rule: 'allow-without-reason',
      start,
      end,
      message: `Why? Give the reason after a colon, as in \`remit-allow ${rules[0].text}: agreed by the contract board\`. Until then nothing is silenced.`,
    };
  const last = until && daysOf(until.day)?.last;
  if (last === undefined || today <= last) return undefined;
  return {
    rule: 'allow-expired',
    start,
    end,
    message: `This held until a day that is past: put right what ${rules.map(({ text }) => text).join(', ')} finds, or give a later day.`,
  };
}

function problemOfName({ text, start, end }: Named): Finding | undefined {
  const rule = findRule(text);
  if (!rule) {
    const meant = nearest(text, allRules.map(({ name }) => name).filter(canBeSilenced));
    return {
      rule: 'allow-unknown-rule',
      start,
      end,
      message: `There is no rule ${text}.${meant ? ` Is ${meant} meant?` : ' `remit explain` lists them.'}`,
      ...(meant ? { fixes: [{ title: `Write ${meant}`, edits: [{ start, end, text: meant }] }] } : {}),
    };
  }
  if (canBeSilenced(rule.name)) return undefined;
  return {
    rule: 'allow-not-possible',
    start,
    end,
    message: aboutAllowances.has(rule.name)
      ? `${rule.name} is about comments like this one, and cannot be silenced by one.`
      : `${rule.name} is about mistakes of the language, which cannot be put aside: put right what it finds.`,
  };
}

/** Takes out the name, or the comment where it is the only one. */
function unused(named: Named, { start, end, rules }: Allowance): Finding {
  const at = rules.indexOf(named);
  const edit =
    rules.length === 1
      ? { start, end, text: '' }
      : at === 0
        ? { start: named.start, end: rules[1].start, text: '' }
        : { start: rules[at - 1].end, end: named.end, text: '' };
  return {
    rule: 'allow-unused',
    start: named.start,
    end: named.end,
    message: `${named.text} finds nothing here: take ${rules.length === 1 ? 'the comment' : 'the name'} out.`,
    fixes: [{ title: rules.length === 1 ? 'Take out the comment' : `Take out ${named.text}`, edits: [edit] }],
  };
}
