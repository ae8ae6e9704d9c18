import { add, equals, multiply, negate, type Rational, subtract, zero } from '../payment/rational.js';

/**
 * A sum of products of different variables: `3 + 2x - xy`. Each variable stands at most once in a product, so that along every one of them alone the
 * sum is straight, and over a box it is greatest and least in corners.
 */
export interface Polynomial {
  readonly constant: Rational;
  /** In the order of their variables; none has the factor 0. */
  readonly terms: readonly Monomial[];
}

export interface Monomial {
  /** Numbers of variables, rising. */
  readonly of: readonly number[];
  readonly factor: Rational;
}

export function constantly(constant: Rational): Polynomial {
  return { constant, terms: [] };
}

export function variableAlone(index: number): Polynomial {
  return { constant: zero, terms: [{ of: [index], factor: { n: 1n, d: 1n } }] };
}

export function isConstant(p: Polynomial): boolean {
  return p.terms.length === 0;
}

export function sumOf(a: Polynomial, b: Polynomial): Polynomial {
  const constant = add(a.constant, b.constant);
  if (b.terms.length === 0) return { constant, terms: a.terms };
  if (a.terms.length === 0) return { constant, terms: b.terms };
  const terms: Monomial[] = [];
  let [i, j] = [0, 0];
  while (i < a.terms.length || j < b.terms.length) {
    const [left, right] = [a.terms[i], b.terms[j]];
    const order = !left ? 1 : !right ? -1 : compareVariables(left.of, right.of);
    if (order < 0) terms.push(a.terms[i++]);
    else if (order > 0) terms.push(b.terms[j++]);
    else {
      const factor = add(left.factor, right.factor);
      if (factor.n !== 0n) terms.push({ of: left.of, factor });
      i++;
      j++;
    }
  }
  return { constant, terms };
}

export function differenceOf(a: Polynomial, b: Polynomial): Polynomial {
  const constant = subtract(a.constant, b.constant);
  if (b.terms.length === 0) return { constant, terms: a.terms };
  const off = b.terms.map(({ of, factor }) => ({ of, factor: negate(factor) }));
  return { ...sumOf({ constant: zero, terms: a.terms }, { constant: zero, terms: off }), constant };
}

function compareVariables(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return a.length - b.length;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return 0;
}

export function scaled(p: Polynomial, by: Rational): Polynomial {
  if (by.n === 0n) return constantly(zero);
  return {
    constant: multiply(p.constant, by),
    terms: p.terms.map(({ of, factor }) => ({ of, factor: multiply(factor, by) })),
  };
}

/** The product; undefined where a variable would be multiplied by itself. */
export function productOf(a: Polynomial, b: Polynomial): Polynomial | undefined {
  if (b.terms.length === 0) return scaled(a, b.constant);
  if (a.terms.length === 0) return scaled(b, a.constant);
  let result = sumOf(scaled({ constant: zero, terms: a.terms }, b.constant), scaled(b, a.constant));
  for (const left of a.terms) {
    for (const right of b.terms) {
      if (left.of.some((variable) => right.of.includes(variable))) return undefined;
      const of = [...left.of, ...right.of].sort((x, y) => x - y);
      result = sumOf(result, { constant: zero, terms: [{ of, factor: multiply(left.factor, right.factor) }] });
    }
  }
  return result;
}

/** By what a polynomial has the product of a monomial's variables multiplied; undefined where it has none. */
export function factorOf({ terms }: Polynomial, { of }: Monomial): Rational | undefined {
  return terms.find((term) => compareVariables(term.of, of) === 0)?.factor;
}

/** The number `k` for which `a` is `k × b`; undefined where there is none. */
export function ratioOf(a: Polynomial, b: Polynomial): Rational | undefined {
  const pairs: [Rational, Rational][] = [[a.constant, b.constant]];
  if (a.terms.length !== b.terms.length) return a.terms.length === 0 && a.constant.n === 0n ? zero : undefined;
  for (const [i, { of, factor }] of a.terms.entries()) {
    if (compareVariables(of, b.terms[i].of) !== 0) return undefined;
    pairs.push([factor, b.terms[i].factor]);
  }
  const first = pairs.find(([, right]) => right.n !== 0n);
  if (!first) return undefined;
  const k: Rational = multiply(first[0], invert(first[1]));
  return pairs.every(([left, right]) => equals(left, multiply(k, right))) ? k : undefined;
}

function invert({ n, d }: Rational): Rational {
  return n < 0n ? { n: -d, d: -n } : { n: d, d: n };
}

/** The value where each variable has the value that `at` gives. */
export function valueAt(p: Polynomial, at: (variable: number) => Rational): Rational {
  let result = p.constant;
  for (const { of, factor } of p.terms)
    result = add(
      result,
      of.reduce((all, one) => multiply(all, at(one)), factor),
    );
  return result;
}

/** What is left where some variables have values. */
export function heldAt(p: Polynomial, at: ReadonlyMap<number, Rational>): Polynomial {
  let result = constantly(p.constant);
  for (const { of, factor } of p.terms) {
    const left = of.filter((variable) => !at.has(variable));
    const held = of.flatMap((variable) => at.get(variable) ?? []).reduce(multiply, factor);
    if (left.length === 0) result = { ...result, constant: add(result.constant, held) };
    else if (held.n !== 0n) result = sumOf(result, { constant: zero, terms: [{ of: left, factor: held }] });
  }
  return result;
}

/** The variables, each once, rising. */
export function variablesOf(p: Polynomial): number[] {
  const { terms } = p;
  // In their order, terms of one variable come first, each of another.
  if (terms.length === 1 || terms.every(({ of }) => of.length === 1)) return terms.flatMap(({ of }) => of);
  return [...new Set(terms.flatMap(({ of }) => of))].sort((a, b) => a - b);
}

/** With all variables but one replaced by values: what is left is `constant + slope × variable`. */
export function along(
  p: Polynomial,
  variable: number,
  at: (other: number) => Rational,
): { readonly constant: Rational; readonly slope: Rational } {
  let constant = p.constant;
  let slope = zero;
  for (const { of, factor } of p.terms) {
    const others = of.filter((one) => one !== variable).reduce((all, one) => multiply(all, at(one)), factor);
    if (of.includes(variable)) slope = add(slope, others);
    else constant = add(constant, others);
  }
  return { constant, slope };
}
