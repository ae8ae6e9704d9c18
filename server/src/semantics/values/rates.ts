import type { Name, Operand } from '../../../../grammar/syntax/tree.js';
import { type Context, declaredAs, dueFor } from '../context.js';

/** Reports money per week or month that is taken for a sum: nothing says for how many. What it is multiplied by, or divided by, says it. */
export function checkRates(context: Context, operand: Operand): void {
  switch (operand.kind) {
    case 'name':
      return checkRate(context, operand);
    case 'bracketed':
      return checkRates(context, operand.inner);
    case 'negated':
    case 'held':
      return checkRates(context, operand.value);
    case 'share':
      return checkRates(context, operand.whole);
    case 'extreme':
      checkRates(context, operand.first);
      return checkRates(context, operand.second);
    case 'binary':
      if (operand.operator !== '+' && operand.operator !== '-') return;
      checkRates(context, operand.left);
      return checkRates(context, operand.right);
  }
}

function checkRate(context: Context, { text, start, end }: Name): void {
  const declared = declaredAs(context, text);
  const { base, per } = dueFor(context, text)?.unit ?? {};
  if (!declared || base !== 'money' || !per || !/^(?:quarter|month|week|day)$/.test(per)) return;
  // The values of its months add up to the year's.
  if (declared.kind === 'measure' && context.scope.fact(declared, 'window')?.text === per) return;
  const times = { quarter: '4', month: '12', week: '52', day: '365' }[per];
  context.report({
    rule: 'unit-mismatch',
    start,
    end,
    message: `${text} is in £ per ${per}, and nothing says for how many: write for example \`${times} × ${text}\`.`,
    related: [{ declared, message: `${text} is declared here` }],
    fixes: [{ title: `Write \`${times} × ${text}\``, edits: [{ start, end, text: `${times} × ${text}` }] }],
  });
}
