import type { Fix, SyntaxRule } from '../../../../grammar/syntax/findings.js';
import { isCalendar, type Part, type Value } from '../../../../grammar/syntax/tree.js';
import { months } from '../../../../grammar/syntax/vocabulary.js';
import { type Context, source } from '../context.js';
import type { Instead } from '../finding.js';
import { onlyPart } from '../lines.js';
import { listed } from '../listed.js';
import { answersAlsoSaid } from '../schema/also-said.js';
import { type NameKind, type ValueShape, withArticle } from '../schema/shapes.js';
import { singular, unitsAlsoSaid } from '../units.js';
import { asAmount, inYear, withCommas, withUnit } from './in-unit.js';
import { isPlainNumber, isTime, isUnitAlsoSaid } from './quantities.js';
import { often } from './schedules.js';

/** What to say of a value in a form that people often write, and how to mend it. */
interface Suggestion {
  readonly message?: string;
  readonly fixes?: readonly Fix[];
  readonly instead?: Instead;
  readonly outweighs?: ReadonlySet<SyntaxRule>;
}

/** What is said of the wording of ranges and comparisons, where it is taken for one. */
export const rangeForms: ReadonlySet<SyntaxRule> = new Set(['boundary-unclear', 'comparison-form', 'range-form']);

/** How often something happens, as other people say it. */
const oftenAlsoSaid: ReadonlyMap<string, string> = new Map([
  ['annual', 'yearly'],
  ['annually', 'yearly'],
  ['fortnightly', 'every 2 weeks'],
  ['biannually', 'half-yearly'],
  ['six-monthly', 'half-yearly'],
]);
const windowsAlsoSaid: ReadonlyMap<string, string> = new Map([
  ['annual', 'year'],
  ['annually', 'year'],
  ['yearly', 'year'],
  ['quarterly', 'quarter'],
  ['monthly', 'month'],
]);

/** What is most likely meant by a value that has not the form of the shape. */
export function suggestion(context: Context, value: Value, shape: ValueShape): Suggestion | undefined {
  const shown = source(context, value).replace(/\s+/g, ' ');
  const only = onlyPart(value);
  const [first] = value.phrases[0].parts;
  const write = (text: string, message?: string): Suggestion => ({
    message,
    fixes: [{ title: `Write \`${text}\``, edits: [{ start: value.start, end: value.end, text }] }],
  });
  switch (shape.type) {
    case 'unit':
      if (isUnitAlsoSaid(first)) {
        const unit = unitsAlsoSaid.get(singular(first.text)) as string;
        return {
          message: `The unit is written \`${unit}\`.`,
          fixes: [{ title: `Write \`${unit}\``, edits: [{ start: first.start, end: first.end, text: unit }] }],
        };
      }
      return only?.kind === 'text' && only.value ? write(only.value, 'A unit stands without quotes.') : undefined;
    case 'names':
    case 'parties': {
      const kinds = shape.type === 'names' ? shape.kinds : (['organisation'] as const);
      return asNames(context, shown, kinds, write) ?? asUnknownName(context, shown, kinds);
    }
    case 'duration': {
      const time = asTime(shown);
      return time === undefined ? undefined : write(time, `A length of time is written \`${time}\`.`);
    }
    case 'amount':
    case 'limit': {
      const behind = /^(\d[\d,.]*(?:k|m|bn)?)\s*([£€$])$/.exec(shown);
      if (!behind) return asRate(shown, write);
      const amount = withCommas(`${behind[2]}${behind[1]}`);
      return write(amount, `The sign stands before the amount: \`${amount}\`.`);
    }
    case 'money':
      return asMoney(only, shown) ?? asRate(shown, write) ?? asPrice(shown, write);
    case 'marginal': {
      const [, each] = /^((?:pay|deduct) .+?) (?:each|apiece)$/.exec(shown) ?? [];
      if (each) return write(each, `That it is for each one goes without saying: write \`${each}\`.`);
      return only?.kind === 'share' || only?.kind === 'quantity'
        ? { message: `Is ${shown} paid or deducted? Write \`pay ${shown}\` or \`deduct ${shown}\`.` }
        : undefined;
    }
    case 'percent': {
      if (!only || !isPlainNumber(only)) return undefined;
      return write(`${shown}%`, `${shown} is no percentage. Is \`${shown}%\` meant?`);
    }
    case 'pool-place': {
      const place = /^(on top of|held back from)\s+(.+)$/.exec(shown);
      return place
        ? write(`${place[1].replaceAll(' ', '-')} ${place[2]}`, 'Words that belong together are joined by hyphens.')
        : undefined;
    }
    case 'choice': {
      if (only?.kind === 'text' && Object.hasOwn(shape.words, only.value))
        return write(only.value, 'Fixed words stand without quotes.');
      const joined = shown.toLowerCase().replace(/\s+/g, '-');
      if (Object.hasOwn(shape.words, joined))
        return write(joined, `Words that belong together are joined by hyphens: \`${joined}\`.`);
      const also = answersAlsoSaid.get(joined) ?? '';
      return Object.hasOwn(shape.words, also)
        ? write(also, `\`${shown}\` is not the word for it here. Is \`${also}\` meant?`)
        : undefined;
    }
    case 'period':
    case 'years': {
      const spelt = shape.type === 'period' ? asPeriod(shown) : undefined;
      if (spelt) return write(spelt, `A period is written with its first and its last day: \`${spelt}\`.`);
      const dash =
        only?.kind === 'binary' && only.operator === '-' && isCalendar(only.left) && isCalendar(only.right)
          ? only
          : undefined;
      if (!dash) return undefined;
      const edits = [{ start: dash.left.end, end: dash.right.start, text: ' to ' }];
      return {
        message: `A period is written with \`to\`: ${source(context, dash.left)} to ${source(context, dash.right)}.`,
        fixes: [{ title: 'Write `to`', edits }],
      };
    }
    case 'measured': {
      const [, value, year] = /^(\S.*?)\s*\((\d{4}\/\d{2})\)$/.exec(shown) ?? [];
      if (shape.inYear && value)
        return write(`${value} in ${year}`, `The year stands behind \`in\`: \`${value} in ${year}\`.`);
      if (!shape.inYear || only?.kind !== 'quantity') return undefined;
      return { message: `In which year was it ${shown}? Write for example \`${withCommas(shown)} in 2024/25\`.` };
    }
    case 'size':
      if (only?.kind !== 'quantity') return undefined;
      return {
        message: `On which day was it ${shown}? Write for example \`${isPlainNumber(only) ? withUnit(shown, { base: 'count', words: 'people' }) : withCommas(shown)} on 31 March 2026\`.`,
      };
    case 'indicator':
      if (only?.kind !== 'name') return undefined;
      return {
        message: `Which edition of ${shown}? Indicators have been given new meanings under old names: write for example \`${shown} edition 2023/24\`.`,
      };
    case 'window': {
      const window = only?.kind === 'word' ? windowsAlsoSaid.get(only.text) : undefined;
      return window === undefined ? undefined : write(window);
    }
    case 'month': {
      const month = months.find((name) => shown.toLowerCase().includes(name.slice(0, 3).toLowerCase()));
      return month && write(month, `Name the month with whose first day the year starts: \`${month}\`.`);
    }
    case 'schedule': {
      const each = /^(?:every|each|per)\s+(year|quarter|month|week)\b/.exec(shown);
      if (each) {
        const often = `${each[1]}ly`;
        return write(shown.replace(each[0], often), `How often is one word: \`${shown.replace(each[0], often)}\`.`);
      }
      const other = first.kind === 'word' ? oftenAlsoSaid.get(first.text) : undefined;
      const known = other && first.kind === 'word' ? shown.replace(first.text, other) : shown;
      const joined = known.replace(/\bin (arrears|advance)\b/, 'in-$1');
      if (joined !== known)
        return write(
          joined,
          other
            ? `How often and when are said in fixed words: \`${joined}\`.`
            : 'Words that belong together are joined by hyphens.',
        );
      if (shape.paid && only?.kind === 'word' && often.includes(known))
        return {
          message: `Is it paid before or after its period? Write \`${known} in-advance\` or \`${known} in-arrears\`.`,
          fixes: ['in-arrears', 'in-advance'].flatMap((when) => write(`${known} ${when}`).fixes ?? []),
        };
      return other ? write(known) : undefined;
    }
    case 'outturn': {
      if (only?.kind !== 'quantity' || only.form !== 'money') return undefined;
      const [receives, pays] = ['receives', 'pays'].map((word) => `${word} ${withCommas(shown)}`);
      return {
        message: `Is ${shown} received or paid? Write \`${receives}\` or \`${pays}\`.`,
        fixes: [receives, pays].flatMap((text) => write(text).fixes ?? []),
      };
    }
    case 'result': {
      const slope = shape.in === 'fund' || shape.in === 'risk-share' ? undefined : asSlope(shown);
      if (slope)
        return {
          ...write(slope, `What moves from one value to another is written \`${slope}\`.`),
          outweighs: rangeForms,
        };
      if (shape.in === 'fund' && shown === 'carried forward')
        return write('carried-forward', 'Words that belong together are joined by hyphens: `carried-forward`.');
      return shape.in === 'fund' || shape.in === 'risk-share'
        ? asNames(context, shown, ['organisation', 'reserve'], write)
        : undefined;
    }
    case 'minimum':
      return only?.kind === 'quantity' && !isTime(only)
        ? { message: `${shown} of what? Write for example \`${shown} people\`.` }
        : undefined;
    default:
      return undefined;
  }
}

/** Titles, names with spaces or quotes, or with `and` between the last two, where each is known. */
function asNames(
  context: Context,
  shown: string,
  kinds: readonly NameKind[],
  write: (text: string, message: string) => Suggestion,
): Suggestion | undefined {
  const found: Named[] = [];
  for (const written of shown.split(/\s*,\s*(?:and\s+)?/)) {
    const whole = namedBy(context, written, kinds);
    const each = whole ? [whole] : written.split(/\s+(?:and|&)\s+/).map((one) => namedBy(context, one, kinds));
    for (const one of each) {
      if (!one) return undefined;
      found.push(one);
    }
  }
  const text = found.map(({ written }) => written).join(', ');
  if (text === shown) return undefined;
  if (found.some(({ byTitle }) => byTitle)) return write(text, `A name stands here, not a title: \`${text}\`.`);
  const isList = /\s(?:and|&)\s/.test(shown);
  const isTurned = /(?:^|,\s*)\d|\(/.test(shown);
  return write(
    text,
    isList || isTurned
      ? `${isList ? 'The parts of a list are parted by commas' : 'The share stands behind the name, without brackets'}: \`${text}\`.`
      : `A name is one word that starts with a capital, without quotes: \`${text}\`.`,
  );
}

interface Named {
  /** The name, with the share or the word behind it. */
  readonly written: string;
  readonly byTitle: boolean;
}

/** What words with or without quotes name, by a name in several words or by a title. */
function namedBy(context: Context, written: string, kinds: readonly NameKind[]): Named | undefined {
  // The share stands behind the name, without brackets.
  const part = written.replace(/^(\d[\d.]*%)\s+(?:to\s+)?(.+)$/, '$2 $1').replace(/\((\d[\d.]*%)\)/, '$1');
  const [, quoted, bare, rest = ''] = /^(?:"([^"]+)"|([A-Za-z][^"]*?))(\s+(?:\d[\d.]*\s*%|lead))?$/.exec(part) ?? [];
  const words = quoted ?? bare;
  if (!words) return undefined;
  const name = [words, capitalised(words)].find((each) => context.scope.find(each));
  const titled = name ? undefined : context.scope.titled(words, kinds);
  const found = name ?? titled?.name;
  return found === undefined ? undefined : { written: `${found}${rest}`, byTitle: titled !== undefined };
}

/** What to say of words that are no name, and are not known as a title either. */
function asUnknownName(context: Context, shown: string, kinds: readonly NameKind[]): Suggestion | undefined {
  const [, quoted, bare] = /^(?:"([^"]+)"|([A-Za-z][\w '&.-]*?))(?:\s+(?:\d[\d.]*\s*%|lead))?$/.exec(shown) ?? [];
  const words = quoted ?? bare;
  if (!words || !/[A-Z]/.test(words) || context.scope.find(words)) return undefined;
  const due = listed(
    kinds.map((kind) => withArticle(kind)),
    'or',
  );
  return {
    message: `\`${words}\` is no name: a name is one word that starts with a capital, without quotes.`,
    instead: {
      written: capitalised(words),
      kinds,
      otherwise: ` Declare ${due} with a name of its own and this title, and write the name.`,
    },
  };
}

/** `Six Month Review`, `sixMonthReview` → `SixMonthReview` */
function capitalised(words: string): string {
  return words
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

const numbersInWords = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A length of time in other words: `1 working day`, `within 24 hours`, `two weeks`. */
function asTime(shown: string): string | undefined {
  const [, count, unit] =
    /^(?:(?:within|up to|at most|max(?:imum)?|(?:no|not) (?:more|longer|later) than|not exceeding)\s+)?(\d+|[a-z]+)\s+((?:working |calendar )?(?:hour|day|week|month|year)s?)(?:\s+(?:max(?:imum)?|or (?:less|fewer)))?$/.exec(
      shown,
    ) ?? [];
  if (!count) return undefined;
  const number = /^\d/.test(count) ? count : /^an?$/.test(count) ? 1 : numbersInWords.indexOf(count) + 1;
  return number === 0 ? undefined : `${number} ${unit.replace('calendar ', '').replace('working ', 'working-')}`;
}

const dayOfMonth = new RegExp(`\\b(\\d{1,2}) (${months.join('|')}) (\\d{4})\\b`, 'g');

/** `from 1 April 2026 until 31 March 2031`, `5 years from 1 April 2026` */
function asPeriod(shown: string): string | undefined {
  const days = [...shown.matchAll(dayOfMonth)];
  if (days.length === 2) return `${days[0][0]} to ${days[1][0]}`;
  const [, years] = /^(?:for\s+)?(\d{1,2}) years? (?:from|starting|commencing)\b/.exec(shown) ?? [];
  if (!years || days.length !== 1) return undefined;
  const [[whole, day, month, year]] = days;
  const last = new Date(
    Date.UTC(Number(year) + Number(years), months.indexOf(month as (typeof months)[number]), Number(day) - 1),
  );
  return `${whole} to ${last.getUTCDate()} ${months[last.getUTCMonth()]} ${last.getUTCFullYear()}`;
}

/** `£4m every year`, `£260 for each quit`: what one is of, or for, stands behind `per`. */
function asRate(shown: string, write: (text: string, message: string) => Suggestion): Suggestion | undefined {
  const [, amount, unit] = /^([£€$][\d,.]+(?:k|m|bn)?) (?:(?:for )?each|every) ([a-z][a-z -]*)$/.exec(shown) ?? [];
  if (!amount) return undefined;
  const rate = `${withCommas(amount)} per ${unit}`;
  return write(rate, `What an amount is for stands behind \`per\`: \`${rate}\`.`);
}

/** What is bought of people is bought by the time for which they are there; what is bought of visits is not. */
const ofPeople = / per (?:person|head|patient|resident|client|child|adult|member)$/;

/** `£9 per person per month`: a price says no time. */
function asPrice(shown: string, write: (text: string, message: string) => Suggestion): Suggestion | undefined {
  const [, price, time] = /^([£€$][\d,.]+(?:k|m|bn)? per [a-z-]+) per (year|quarter|month|week|day)$/.exec(shown) ?? [];
  if (!price) return undefined;
  const rule = 'A price is for each one, and of people for each in a whole year';
  if (time === 'year') return write(withCommas(price), `${rule}: write \`${withCommas(price)}\`.`);
  const yearly = ofPeople.test(price) ? inYear(shown) : undefined;
  return yearly
    ? write(yearly, `${rule}: for ${shown}, write \`${yearly}\`.`)
    : { message: `${rule}: write what ${shown} comes to in a year, as in \`£120 per person\`.` };
}

/** A number that was meant to be an amount. */
function asMoney(only: Part | undefined, shown: string): Suggestion | undefined {
  if (only?.kind !== 'quantity' || only.form !== 'number') return undefined;
  const amount = asAmount(shown);
  return {
    message: `Is ${shown} an amount of money? Write \`${amount}\`.`,
    fixes: [{ title: `Write \`${amount}\``, edits: [{ start: only.start, end: only.end, text: amount }] }],
  };
}

/** `sliding from 0% to 100%`, `0% to 100%`: a straight line from the one to the other. */
function asSlope(shown: string): string | undefined {
  const [, from, to] =
    /^(?:(?:an? )?(?:[a-z]+[ -])*?(?:sliding|slides|scales?|scaled|linear(?:ly)?|straight|pro[ -]rata|rises|rising|falls|falling|increasing|decreasing|moving|ramp(?:ing|s)?)(?:[ -][a-z]+)*? )?(?:from )?([£€$]?\d[\d,.]*(?:%|k|m|bn)?) (?:up |down )?to ([£€$]?\d[\d,.]*(?:%|k|m|bn)?)$/.exec(
      shown,
    ) ?? [];
  const numbers = [from, to].map((each) => Number(each?.replace(/[^\d.]/g, '')));
  const isAlike = from !== undefined && form(from) === form(to);
  if (!isAlike || numbers[0] === numbers[1]) return undefined;
  return `${withCommas(from)} ${numbers[0] < numbers[1] ? 'rising' : 'falling'} to ${withCommas(to)}`;
}

/** An amount or a percentage without its number. */
function form(value: string): string {
  return value.replace(/[\d,.]+/, '');
}
