import type { Expression, Variable } from '../../payment/model/expression.js';
import { add, divide, multiply, one, type Rational, subtract, zero } from '../../payment/rational.js';

/** A straight line: `start` + `slope` × the variable. Without a variable it is `start` alone. */
export interface Straight {
  readonly start: Rational;
  readonly slope: Rational;
  readonly variable?: Variable;
}

/**
 * An expression as a straight line in the one measured value in it; undefined where it is none. Where it is held at or above, or at or below, a
 * fixed amount, the line is the one on the free side. Inputs whose value the file says are fixed.
 */
export function straightIn(expression: Expression): Straight | undefined {
  switch (expression.kind) {
    case 'constant':
      return { start: expression.value, slope: zero };
    case 'measured': {
      const { variable } = expression;
      if (variable.kind === 'input' && variable.known) return { start: variable.known, slope: zero };
      return variable.kind === 'measure' && !variable.previous ? { start: zero, slope: one, variable } : undefined;
    }
    case 'step':
      return straightIn(expression.of);
    case 'sum':
      return joined(expression.of, (a, b) => ({
        ...together(a, b),
        start: add(a.start, b.start),
        slope: add(a.slope, b.slope),
      }));
    case 'difference':
      return joined([expression.left, expression.right], (a, b) => ({
        ...together(a, b),
        start: subtract(a.start, b.start),
        slope: subtract(a.slope, b.slope),
      }));
    case 'product':
      return joined(expression.of, (a, b) =>
        a.variable ? (b.variable ? undefined : times(a, b.start)) : times(b, a.start),
      );
    case 'quotient':
      return joined([expression.left, expression.right], (a, b) =>
        b.variable || b.start.n === 0n ? undefined : times(a, divide(one, b.start)),
      );
    case 'least':
    case 'greatest': {
      const lines = expression.of.map(straightIn);
      const free = lines.filter((line) => line === undefined || line.variable);
      return free.length === 1 ? free[0] : undefined;
    }
    default:
      return undefined;
  }
}

function joined(
  of: readonly Expression[],
  join: (a: Straight, b: Straight) => Straight | undefined,
): Straight | undefined {
  const lines = of.map(straightIn);
  return lines.reduce((a, b) => {
    if (!a || !b || (a.variable && b.variable && a.variable !== b.variable)) return undefined;
    return join(a, b);
  });
}

function together(a: Straight, b: Straight): Pick<Straight, 'variable'> {
  const variable = a.variable ?? b.variable;
  return variable ? { variable } : {};
}

function times(line: Straight, factor: Rational): Straight {
  return { ...line, start: multiply(line.start, factor), slope: multiply(line.slope, factor) };
}
