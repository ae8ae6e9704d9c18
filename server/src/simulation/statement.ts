import type { Variable } from '../payment/model/expression.js';
import { toNumber } from '../payment/rational.js';
import { isPossible, valueIn } from '../payment/read-value.js';
import { isYesOrNo } from '../payment/words.js';
import type { Draw } from './draw.js';

/** How a measure is to be drawn, as someone has stated it: a name, and what follows its colon. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  /** Where it stands, for messages; empty where it is an option of the command. */
  readonly place: string;
}

/** Reads `HbA1cControl: 62% to 70%`; undefined where there is no colon. */
export function readStatement(text: string, place = ''): Statement | undefined {
  const found = /^\s*(already-paid \S+|previous \S+|[^\s:]+)\s*:\s*(.*?)\s*$/.exec(text);
  return found ? { name: found[1], text: found[2], place } : undefined;
}

/** Reads a file of statements, one a line; blank lines and lines that begin with `//` are passed over. */
export function readStatements(text: string, file: string): { statements: Statement[]; problems: string[] } {
  const statements: Statement[] = [];
  const problems: string[] = [];
  for (const [i, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    if (line.trim() === '' || line.trim().startsWith('//')) continue;
    const place = `${file}, line ${i + 1}: `;
    const statement = readStatement(line, place);
    if (statement) statements.push(statement);
    else problems.push(`${place}\`${line.trim()}\` names no measure. Write it as \`HbA1cControl: 62% to 70%\`.`);
  }
  return { statements, problems };
}

/** What a statement says, in words for the result. */
export interface Stated {
  readonly draw: Draw;
  readonly words: string;
}

/**
 * What is stated of a measure: `64%` (always), `62% to 70%` (all alike), `64% give or take 2%` (normal, with that standard deviation),
 * `64% of 1,200 people` and `640 quits by chance` (by chance alone), `yes in 80% of years`.
 *
 * @param currency of the contract, as ISO 4217 has it
 * @returns what is drawn, or why it cannot be read
 */
export function drawStated(text: string, variable: Variable, currency: string): Stated | string {
  let problem = '';
  const doubt = (message: string): void => {
    problem ||= message;
  };
  const number = (words: string, isSize = false): number => {
    const value = valueIn(words, variable, currency, doubt);
    if (value === 'missing') problem ||= 'A measure that is missing cannot be drawn.';
    if (value === undefined || value === 'missing') return Number.NaN;
    if (!isSize) isPossible(value, variable, words, doubt);
    return toNumber(value);
  };
  const stated = patterns(text, variable, number);
  if (typeof stated === 'string' || problem) return problem || (stated as string);
  return stated;
}

function patterns(
  text: string,
  variable: Variable,
  number: (words: string, isSize?: boolean) => number,
): Stated | string {
  const isAnswer = isYesOrNo(variable);
  const yes = /^yes in (\d+(?:\.\d+)?)% of years$/.exec(text);
  if (yes) {
    if (!isAnswer) return `${variable.name} is not answered by yes or no.`;
    const chance = Number(yes[1]) / 100;
    if (!(chance <= 1)) return `${yes[1]}% of years are more than all of them.`;
    return { draw: { kind: 'people', chance, people: 1 }, words: text };
  }
  if (isAnswer) return { draw: { kind: 'always', value: number(text) }, words: `always ${text}` };
  const spread = /^(.+?) give or take (.+)$/.exec(text);
  if (spread) {
    const [mean, deviation] = [number(spread[1]), number(spread[2].replace(/ percentage-points?$/, '%'), true)];
    if (deviation <= 0)
      return `\`${spread[2]}\` is no spread: write how far off it is in a usual year, as a number above 0.`;
    return { draw: { kind: 'normal', mean, deviation }, words: `${text} (normal, with that standard deviation)` };
  }
  const people = /^(.+?) of ([\d,]+) people$/.exec(text);
  if (people && variable.shown === 'percent') {
    const count = Number(people[2].replaceAll(',', ''));
    if (count < 1) return 'Of nobody there is no percentage.';
    return {
      draw: { kind: 'people', chance: number(people[1]), people: count },
      words: `${text}, by chance (binomial)`,
    };
  }
  const chance = /^(.+?) by chance$/.exec(text);
  if (chance) {
    if (variable.shown !== 'number' || /(?:^|\s)per /.test(variable.unit ?? ''))
      return `Only a count varies by chance without more being said. Say how much ${variable.name} varies, as in \`… give or take …\`.`;
    return { draw: { kind: 'events', expected: number(chance[1]), among: 1 }, words: `${text} (Poisson)` };
  }
  const range = /^(.+?) to (.+)$/.exec(text);
  if (range) {
    const [low, high] = [number(range[1]), number(range[2])];
    if (low > high) return `\`${text}\` runs backwards: write the lower value first.`;
    return { draw: { kind: 'evenly', low, high }, words: `${text}, anything between alike` };
  }
  return { draw: { kind: 'always', value: number(text) }, words: `always ${text}` };
}
