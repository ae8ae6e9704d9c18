import { declaredAs } from '../../semantics/context.js';
import { lineOf } from '../../semantics/lines.js';
import { serviceExample } from '../examples.js';
import type { RuleContext, SpecificationRule } from '../rule.js';

/** Which role each line asks for. */
const asked: Readonly<Record<string, 'commissioner' | 'provider'>> = {
  commissioner: 'commissioner',
  commissioners: 'commissioner',
  provider: 'provider',
  providers: 'provider',
};

/** Bodies that do both: councils with services of their own, trusts and collaboratives that commission from others. */
const bothRoles = new Set([
  'local-authority',
  'combined-authority',
  'nhs-trust',
  'nhs-foundation-trust',
  'partnership',
]);

export const partyInWrongRole: SpecificationRule = {
  code: 'R602',
  name: 'party-in-wrong-role',
  severity: 'warning',
  since: '0.1.0',
  summary: 'An organisation stands as commissioner or provider, and its own declaration gives it another role.',
  why: 'Who buys and who delivers decides who pays, who answers and who may set the terms. Where two places disagree, one of them names the wrong organisation or the wrong role. Councils and trusts, which do both, are left alone.',
  source:
    'The head of the classic NHS specification template and the Particulars of the NHS Standard Contract name each party with its role.',
  bad: serviceExample({ commissioner: 'commissioner: FreshStart', provider: 'provider: FreshStart' }),
  good: serviceExample(),
  fix: 'none',
  on: ['service', 'contract'],
  check({ block }, context) {
    for (const key of Object.keys(asked)) {
      for (const { parts } of lineOf(block, key)?.value.phrases ?? []) {
        const [name] = parts;
        const role = name?.kind === 'name' ? roleOf(name.text, context) : undefined;
        if (name?.kind !== 'name' || role === undefined || role === asked[key]) continue;
        context.report({
          start: name.start,
          end: name.end,
          message: `${name.text} is declared with \`role: ${role}\`, and stands here as ${asked[key]}. Name another organisation, or correct its role.`,
        });
      }
    }
  },
};

function roleOf(name: string, context: RuleContext): string | undefined {
  const declared = declaredAs(context, name);
  if (declared?.kind !== 'organisation') return undefined;
  if (bothRoles.has(context.scope.fact(declared, 'kind')?.text ?? '')) return undefined;
  // A role in capitals is no other role.
  return context.scope.fact(declared, 'role')?.text.toLowerCase();
}
