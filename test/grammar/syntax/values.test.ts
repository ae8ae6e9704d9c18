import assert from 'node:assert/strict';
import { compareDecimals, decimalOf, formatDecimal, negated, scaledUp } from '../../../grammar/syntax/decimal.js';
import { daysIn, dedent, financialYear } from '../../../grammar/syntax/literals.js';
import { parse } from '../../../grammar/syntax/parser.js';
import type { Part, Rate } from '../../../grammar/syntax/tree.js';

/** A value as the tree has it, in a notation that shows how it hangs together. */
function shown(part: Part): string {
  switch (part.kind) {
    case 'text':
      return JSON.stringify(part.value);
    case 'word':
    case 'name':
    case 'path':
      return part.text;
    case 'stray':
      return `stray ${part.text}`;
    case 'quantity': {
      const number = formatDecimal(part.value) + (part.form === 'percent' ? '%' : '');
      return [part.currency, number, part.unit && `[${part.unit.text}]`, part.per && rate(part.per)]
        .filter(Boolean)
        .join(' ');
    }
    case 'unit':
      return ['unit', part.currency, part.per && rate(part.per)].filter(Boolean).join(' ');
    case 'day':
      return `${part.year}-${part.month}-${part.day}`;
    case 'year':
      return financialYear(part.starts) + (part.onwards ? ' on' : '');
    case 'quarter':
      return `Q${part.quarter} ${financialYear(part.starts)}`;
    case 'span':
      return `${shown(part.from)} … ${shown(part.to)}`;
    case 'range': {
      const low = part.low ? `${part.lowIncluded ? '[' : '('}${shown(part.low)}` : '(';
      const high = part.high ? `${shown(part.high)}${part.highIncluded ? ']' : ')'}` : ')';
      return `${low}, ${high}`;
    }
    case 'ramp':
      return `${part.direction} ${shown(part.from)} → ${shown(part.to)}`;
    case 'step':
      return `${shown(part.amount)} for ${part.whole ? 'whole ' : ''}${shown(part.step)}${part.beyond ? ` in ${shown(part.beyond)}` : ''}`;
    case 'binary':
      return `(${shown(part.left)} ${part.operator} ${shown(part.right)})`;
    case 'negated':
      return `-${shown(part.value)}`;
    case 'share':
      return `(${shown(part.share)} of ${shown(part.whole)})`;
    case 'per':
      return `(${shown(part.value)} ${rate(part.per)})`;
    case 'extreme':
      return `${part.which}(${shown(part.first)}, ${shown(part.second)})`;
    case 'held':
      return `held(${shown(part.value)}, ${shown(part.low)}, ${shown(part.high)})`;
    case 'bracketed':
      return `bracket ${shown(part.inner)}`;
    case 'missing':
      return 'missing';
  }
}

function rate(per: Rate): string {
  return `/ ${[per.count && formatDecimal(per.count), per.unit.text].filter(Boolean).join(' ')}`;
}

const values: Readonly<Record<string, string>> = {
  '"one line"': '"one line"',
  '"""one line"""': '"one line"',
  '"""\n    two\n      lines\n    """': '"two\\n  lines"',
  quarterly: 'quarterly',
  'community-interest-company': 'community-interest-company',
  'ASCOF.2D edition 2023/24': 'ASCOF.2D · edition · 2023/24',
  'mmol/mol': 'mmol/mol',
  '3': '3',
  '48,200 people': '48,200 [people]',
  '48,200 people on 31 March 2026': '48,200 [people] · on · 2026-3-31',
  '10 working-days': '10 [working-days]',
  '0.50': '0.5',
  '£4.2m': 'GBP 4,200,000',
  '£250,000': 'GBP 250,000',
  '€1.1bn': 'EUR 1,100,000,000',
  'GBP 400': 'GBP 400',
  '£3.5k': 'GBP 3,500',
  '-£5': 'GBP -5',
  '£12.4m per year': 'GBP 12,400,000 / year',
  '£ per person': 'unit £ / person',
  'per 10,000 people': 'unit / 10,000 people',
  '£': 'unit £',
  '63%': '63%',
  '-2.5%': '-2.5%',
  '7 per 10,000 people': '7 / 10,000 people',
  '12.4 contacts per 1,000 people': '12.4 [contacts] / 1,000 people',
  '1 April 2026': '2026-4-1',
  '2026-04-01': '2026-4-1',
  '1 April 2026 to 31 March 2031': '2026-4-1 … 2031-3-31',
  '2028/29 onwards': '2028/29 on',
  '1999/00': '1999/00',
  'Q2 2026/27': 'Q2 2026/27',
  'at least 63%': '[63%, )',
  'at most 5%': '(, 5%]',
  'above £0': '(GBP 0, )',
  'below 4 hours': '(, 4 [hours])',
  'from 63% to below 68%': '[63%, 68%)',
  'over 2% up to 10%': '(2%, 10%]',
  'exactly 0': '[0, 0]',
  'below MinimumRate': '(, MinimumRate)',
  'up to 24 months': '(, 24 [months]]',
  'from Reserve': '[Reserve, )',
  'HbA1cControl meets target, Experience meets target': 'HbA1cControl · meets · target, Experience · meets · target',
  'ShoreCIC 35%, CoastGPs 15%': 'ShoreCIC · 35%, CoastGPs · 15%',
  'ShoreCIC lead, CoastGPs': 'ShoreCIC · lead, CoastGPs',
  '0% rising to 100%': 'rising 0% → 100%',
  '100% falling to 40%': 'falling 100% → 40%',
  '£2,000 for each 1 percentage-point above 68%': 'GBP 2,000 for 1 [percentage-point] in (68%, )',
  '£2,000 for each whole 1 percentage-point above 68%': 'GBP 2,000 for whole 1 [percentage-point] in (68%, )',
  '20% of Core': '(20% of Core)',
  '5% of Core per year': '(5% of (Core / year))',
  'A - B - C': '((A - B) - C)',
  'A - B × C': '(A - (B × C))',
  'A / B × C': '((A / B) × C)',
  '75% × QualityScore × (Benchmark - Spend)': '((75% × QualityScore) × bracket (Benchmark - Spend))',
  '75% × QualityScore held between 40% and 75%': 'held((75% × QualityScore), 40%, 75%)',
  'the lesser of 20% × Benchmark and 8% × Revenue': 'lesser((20% × Benchmark), (8% × Revenue))',
  'the greater of A and the lesser of B and C': 'greater(A, lesser(B, C))',
  'B - 8% of A': '(B - (8% of A))',
  '-A + B': '(-A + B)',
  'Benchmark-Spend': 'Benchmark-Spend',
  'yearly within 120 days': 'yearly · within · 120 [days]',
  'receives £105,000.00': 'receives · GBP 105,000',
};

describe('values', () => {
  for (const [text, expected] of Object.entries(values)) {
    it(`are read from ${text.replaceAll('\n', '⏎')}`, () => {
      const { tree, findings } = parse(`key: ${text}`);
      assert.deepEqual(findings, []);
      const [line] = tree.items;
      assert.equal(tree.items.length, 1);
      assert.ok(line.kind === 'line');
      assert.equal(line.value.phrases.map((phrase) => phrase.parts.map(shown).join(' · ')).join(', '), expected);
    });
  }
});

describe('decimals', () => {
  it('are exact', () => {
    assert.deepEqual(decimalOf('1,234.50'), { digits: 123450n, scale: 2 });
    assert.equal(formatDecimal(scaledUp(decimalOf('12.45'), 1)), '124.5');
    assert.equal(formatDecimal(scaledUp(decimalOf('12.45'), 6)), '12,450,000');
    assert.equal(formatDecimal(negated(decimalOf('0.05'))), '-0.05');
    assert.equal(formatDecimal(decimalOf('100')), '100');
    assert.equal(formatDecimal(decimalOf('0.10')), '0.1');
    assert.equal(compareDecimals(decimalOf('0.1'), decimalOf('0.10')), 0);
    assert.equal(compareDecimals(decimalOf('0.09'), decimalOf('0.1')), -1);
    assert.equal(compareDecimals(decimalOf('1'), negated(decimalOf('1'))), 1);
  });
});

describe('the calendar', () => {
  it('knows its months, for any year', () => {
    assert.deepEqual(
      [1, 2, 3, 4, 12].map((month) => daysIn(2026, month)),
      [31, 28, 31, 30, 31],
    );
    assert.deepEqual(
      [2000, 1900, 2028, 2100].map((year) => daysIn(year, 2)),
      [29, 28, 29, 28],
    );
    assert.equal(daysIn(26, 2), 28);
    assert.equal(financialYear(2099), '2099/00');
  });
});

describe('dedent', () => {
  it('takes the least indent away, and the line breaks beside the quotes', () => {
    assert.equal(dedent('\n    a\n      b\n\n    c\n  '), 'a\n  b\n\nc');
    assert.equal(dedent('a\n  b\n  c'), 'a\nb\nc');
    assert.equal(dedent('\r\n  a\r  b\r\n'), 'a\nb');
    assert.equal(dedent(''), '');
    assert.equal(dedent('\n \n'), '');
  });
});
