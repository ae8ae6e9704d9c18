import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { currencySign } from '../../payment/format.js';
import { type Rational, toNumber } from '../../payment/rational.js';
import { writtenScale } from '../../payment/words.js';
import type { Picture } from '../picture.js';
import { heightsOf } from '../words.js';
import { widthOf } from './text.js';

/** The part of a picture in which the curve stands, with its scales. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Where a value of the measure stands. */
  readonly x: (value: Rational | number) => number;
  /** Where an amount stands. */
  readonly y: (amount: Rational | number) => number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** Whether the amounts begin at nothing, or reach below it. */
  readonly fromNothing: boolean;
}

export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** Amounts that differ by less than this part of the greatest one are shown without the way down to nothing. */
const near = 0.4;

const tickSize = 11;

/**
 * Lays the frame of a picture out. Where all amounts lie near each other, its lower edge is not at nothing: otherwise nothing could be seen.
 *
 * @param width of the whole picture
 */
export function frameOf(picture: Picture, width: number, top: number, height: number): Frame {
  const scale = toNumber(writtenScale(picture.variable));
  const number = (value: Rational | number): number => (typeof value === 'number' ? value : toNumber(value));
  const heights = [
    ...heightsOf(picture),
    ...picture.limits.map(({ amount }) => amount),
    ...picture.examples.map(({ amount }) => amount),
  ].map(toNumber);
  const [least, most] = [Math.min(...heights), Math.max(...heights)];
  const fromNothing = least <= 0 || most - least > near * Math.abs(most) || most === least;
  const [low, high] = fromNothing ? [Math.min(0, least), Math.max(0, most)] : [least, most];
  const room = (high - low || 1) * 0.08;
  const y = scaleLinear()
    .domain([low < 0 || !fromNothing ? low - room : low, high > 0 || low === high ? high + room : high])
    .range([top + height, top]);
  const yTicks = moneyTicks(y, picture.currency, Math.max(3, Math.floor(height / 44)));
  const left = 16 + Math.max(...yTicks.map(({ text }) => widthOf(text, tickSize))) + 8;
  const right = width - 28;
  const x = scaleLinear()
    .domain([number(picture.low) * scale, number(picture.high) * scale])
    .range([left, right]);
  const where = (value: Rational | number): number => x(number(value) * scale);
  return {
    left,
    right,
    top,
    bottom: top + height,
    x: where,
    y: (amount) => y(number(amount)),
    xTicks: measureTicks(x, picture, Math.max(3, Math.floor((right - left) / 80))),
    yTicks,
    fromNothing,
  };
}

function moneyTicks(scale: ScaleLinear<number, number>, currency: string, count: number): Tick[] {
  const ticks = scale.ticks(count);
  // Of pennies the format would make thousandths of a pound, which read as millions.
  const isSmall = ticks.every((value) => Math.abs(value) < 1);
  const text = scale.tickFormat(count, isSmall ? undefined : '~s');
  return ticks.map((value) => {
    const size =
      value === 0
        ? '0'
        : text(Math.abs(value))
            .replace('M', 'm')
            .replace('G', 'bn')
            .replace(/\.\d$/, isSmall ? '$&0' : '$&');
    return { at: scale(value), text: `${value < 0 ? '-' : ''}${currencySign(currency)}${size}` };
  });
}

function measureTicks(scale: ScaleLinear<number, number>, { variable, currency }: Picture, count: number): Tick[] {
  if (variable.shown === 'money') return moneyTicks(scale, currency, count);
  const text = scale.tickFormat(count);
  const ticks = scale.ticks(count);
  return ticks.map((value) => ({
    at: scale(value),
    text: `${text(value).replace('−', '-')}${variable.shown === 'percent' ? '%' : ''}`,
  }));
}
