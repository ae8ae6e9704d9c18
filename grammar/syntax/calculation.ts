import type { IToken, TokenType } from 'chevrotain';
import type { SyntaxFinding } from './findings.js';
import * as t from './tokens.js';
import { type Binary, isCalendar, type Operand } from './tree.js';

/** How many operators one calculation may have. */
const mostOperators = 200;

const strength = new Map<TokenType, number>([
  [t.Of, 3],
  [t.Times, 2],
  [t.LetterTimes, 2],
  [t.Divide, 2],
  [t.Plus, 1],
  [t.Minus, 1],
]);

/**
 * Puts together `first op operand op operand …`, of one operator or more, by the usual order: `of`, then × and /, then + and -, each from the left.
 * A share of something that is then added to or taken from is refused until brackets say what the share is of.
 */
export function calculation(
  first: Operand,
  operators: readonly IToken[],
  operands: readonly Operand[],
  report: (finding: SyntaxFinding) => void,
): Operand {
  const count = Math.min(operators.length, mostOperators);
  if (operators.length > mostOperators) {
    const token = operators[mostOperators];
    report({
      rule: 'nested-too-deeply',
      start: token.startOffset,
      end: t.endOf(token),
      message: `A calculation with more than ${mostOperators} signs is not read to its end. Give a part of it a name with \`let\`.`,
    });
  }
  const values: Operand[] = [first];
  const pending: IToken[] = [];
  const reduce = () => {
    const operator = pending.pop() as IToken;
    const right = values.pop() as Operand;
    const left = values.pop() as Operand;
    values.push(combine(left, operator, right, report));
  };
  for (let i = 0; i < count; i++) {
    const power = strength.get(operators[i].tokenType) as number;
    while (pending.length > 0 && (strength.get(pending[pending.length - 1].tokenType) as number) >= power) reduce();
    pending.push(operators[i]);
    values.push(operands[i]);
  }
  while (pending.length > 0) reduce();
  return values[0];
}

/** Writes `63-68%` as a range: `from 63% to below 68%`. */
export function rangeFix(left: Operand, right: Operand): SyntaxFinding['fix'] {
  return {
    title: 'Write it as a range',
    edits: [
      { start: left.start, end: left.start, text: 'from ' },
      { start: left.end, end: right.start, text: `${signFor(left, right)} to below ` },
    ],
  };
}

/** The ends of `63-68%` as a range has them: `63%` and `68%`. */
export function boundsOf(text: string, left: Operand, right: Operand): readonly [string, string] {
  return [text.slice(left.start, left.end) + signFor(left, right), text.slice(right.start, right.end)];
}

/** The percent sign that the first number of `63-68%` shares with the second. */
function signFor(left: Operand, right: Operand): string {
  const isShared =
    left.kind === 'quantity' &&
    right.kind === 'quantity' &&
    left.form === 'number' &&
    !left.unit &&
    right.form === 'percent';
  return isShared ? '%' : '';
}

/** Whether two numbers stand together with nothing but a dash between them, as in a range: `63–68%`. */
export function isDashed(operand: Operand): operand is Binary {
  return (
    operand.kind === 'binary' &&
    operand.operator === '-' &&
    operand.left.kind === 'quantity' &&
    operand.right.kind === 'quantity' &&
    operand.right.start - operand.left.end === 1
  );
}

function combine(left: Operand, token: IToken, right: Operand, report: (finding: SyntaxFinding) => void): Operand {
  const span = { start: left.start, end: right.end };
  const place = { start: token.startOffset, end: t.endOf(token) };
  if (token.tokenType === t.Of) return { kind: 'share', ...span, share: left, whole: right };
  if (token.tokenType === t.Plus || token.tokenType === t.Minus) {
    if (left.kind === 'share') {
      report({
        rule: 'share-of-a-sum',
        start: span.start,
        end: span.end,
        message: 'It can be read two ways what the share is of. Put brackets round what it is of, or round the share.',
        fix: {
          title: 'Put the share in brackets',
          edits: [
            { start: left.start, end: left.start, text: '(' },
            { start: left.end, end: left.end, text: ')' },
          ],
        },
      });
    }
    if (token.tokenType === t.Minus && isCalendar(left) && isCalendar(right)) {
      report({
        rule: 'range-form',
        ...place,
        message: 'Between the first and the last day of a period stands `to`; both days are included.',
        fix: { title: 'Write `to`', edits: [{ start: left.end, end: right.start, text: ' to ' }] },
      });
    }
    const sum: Binary = { kind: 'binary', ...span, operator: token.tokenType === t.Plus ? '+' : '-', left, right };
    if (isDashed(sum)) {
      report({
        rule: 'range-form',
        start: span.start,
        end: span.end,
        message:
          'A range says in words who owns its ends: write `from … to below …`, or with spaces round the minus sign if a subtraction is meant.',
        fix: rangeFix(left, right),
      });
    }
    return sum;
  }
  if (token.tokenType === t.LetterTimes || token.image === '*') {
    report({
      rule: 'multiplication-sign',
      ...place,
      message: `Write × for "times", not \`${token.image}\`.`,
      fix: { title: 'Write ×', edits: [{ ...place, text: '×' }] },
    });
  }
  return { kind: 'binary', ...span, operator: token.tokenType === t.Divide ? '/' : '×', left, right };
}
