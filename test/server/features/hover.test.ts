import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hover } from '../../../server/src/features/hover.js';
import { anywhere } from '../../kit/anywhere.js';
import { examples, open, uriOf } from './workspace.js';

const base = {
  'partners.remit': examples.get('northshire/partners.remit') as string,
  'measures.remit': examples.get('northshire/measures.remit') as string,
};
const uses = 'use "./partners.remit"\nuse "./measures.remit"\n';
const core =
  'payment Core "Core" {\n mechanism: fixed\n from: NorthshireICB\n to: ShoreCIC 80%, CoastGPs 20%\n amount: £12.4m per year\n}\n';
const contract = (inside: string, keys = '') => `${uses}contract Deal "A deal" {\n${keys}\n${core}\n${inside}\n}\n`;
const outcomes = (inside: string) =>
  contract(
    `payment Outcomes "Results" {\n mechanism: outcome\n to: ShoreCIC\n pool { 2026/27: 0% of Core\n 2027/28 onwards: 8% of Core\n }\n ${inside}\n}`,
  );
const sharing = (gain: string) =>
  contract(
    `risk-share Admissions "A" {\n measure: AdmissionSpend\n benchmark: £4.2m per year\n gain {\n ${gain}\n }\n}`,
  );
const measured = (line: string) => `measure Wait "A wait" {\n unit: percent\n denominator: "All"\n ${line}\n}\n`;

/** What it is about, a file with a mark, and pieces of what is told there; none where nothing is to be told. */
const cases: readonly (readonly [string, string, ...string[]])[] = [
  [
    'a block word',
    'mea$0sure X "Y" {\n}\n',
    '**measure**: Something that is counted',
    '```remit\nmeasure QuitRate',
    '`window`',
  ],
  ['a section', 'service S "T" {\n ai$0ms {\n }\n}\n', '**aims**: What is to become better', '```remit'],
  ['a block that has just been begun', 'contract C "D" {\n paym$0ent\n}\n', '**payment**: Money that goes'],
  [
    'a key',
    contract('', ' rou$0nding: half-up'),
    '**rounding**: How a sum',
    '- `half-even`: half a penny',
    'Required in every `contract`',
    '```remit\nrounding: half-up',
  ],
  [
    'a key with a table by year',
    outcomes('po$0ol: £5'),
    '**pool**: How much',
    'Belongs to payments with `mechanism:` `outcome`',
    '`pool { … }`',
  ],
  ['a fixed word', measured('better: hi$0gher'), '**higher**: A greater value is a better one.'],
  ['a word of a schedule', contract('', ' paid: monthly in-arr$0ears'), '**in-arrears**: After the period'],
  ['words that belong together', sharing('over 0%: not sha$0red'), '**not shared**: All of it stays'],
  ['how a limit cuts back', sharing('most-paid: £5, cut back in prop$0ortion'), '**cut back in proportion**: '],
  ['use', '$0use "./partners.remit"\n', '**use**: Makes the declarations'],
  ['the edition', 'remit $01\n', '**remit**: The edition'],
  [
    'the path of use',
    'use "./part$0ners.remit"\n',
    '**partners.remit** declares',
    'Four organisations: `NorthshireICB`',
    'One population: `AdultsT2D`',
  ],
  ['a library', 'use nhs/sam$0ple\n', '**nhs/sample**, a library that ships with Remit', 'One input: `Index`'],

  [
    'a measure',
    outcomes('HbA1c$0Control 50% {\n}'),
    '```remit\nmeasure HbA1cControl "People whose HbA1c is 58 mmol/mol or less"',
    'An outcome measure in percent, higher is better. It was 61.2% in 2024/25; the targets are at least 62% in 2026/27, at least 63.5% in 2027/28 and at least 65% from 2028/29 onwards. Counted from *National Diabetes Audit* over a year; reported yearly within 90 days by ShoreCIC.',
    'Declared in measures.remit',
    "A measure's share of the pool",
  ],
  [
    'a measure in a rolling window',
    outcomes('Ampu$0tations 50% {\n}'),
    'per 10,000 people, lower is better',
    'the target is at most 7.8 per 10,000 people from 2026/27 onwards',
    'over a rolling window of 12 months',
  ],
  [
    'an organisation',
    contract('', ' providers: Shore$0CIC'),
    'A provider: a community interest company. Its turnover is £61m per year.',
    'partners.remit',
  ],
  [
    'a population',
    `${uses}service S "T" {\n population: Adults$0T2D\n}\n`,
    '48,200 people on 31 March 2026. Includes: aged 18 and over',
  ],
  [
    'a payment',
    contract('together T "U" {\n terms: Co$0re\n}'),
    'payment Core "Core"',
    'A fixed payment from NorthshireICB to ShoreCIC 80%, CoastGPs 20%: £12.4m per year.',
    'Declared in **Deal**',
  ],
  [
    'a name where it is declared',
    'organisation Ac$0me "Acme Ltd" {\n role: provider\n}\n',
    'organisation Acme "Acme Ltd"',
    'A provider.',
  ],
  [
    'a calculation with a name',
    contract('payment P "Q" {\n let Ra$0te: 75% × 2\n}'),
    '```remit\nlet Rate\n```',
    'It stands for `75% × 2`.',
  ],
  ['a definition', 'definition User$0 "A user" {\n "Whoever *uses* it."\n}\n', 'Whoever \\*uses\\* it.'],
  [
    'a name of several things',
    contract('payment A "B" {\n let Same: 1\n}\npayment C "D" {\n let Same: 2\n amount: Sa$0me\n}'),
    'let Same',
  ],
  ['a name that nothing has', contract('together T "U" {\n terms: Nob$0ody\n}')],

  [
    'money',
    contract('', ' envelope: £14$0.4m per year'),
    '**£14,400,000** per year: £3,600,000 for a quarter and £1,200,000 for a month.',
  ],
  [
    'money that does not part evenly',
    contract('', ' envelope: £12$0.4m per year'),
    '£3,100,000 for a quarter and a twelfth for each month.',
  ],
  ['money in another currency', contract('', ' envelope: €1.1$0bn per year'), '**€1,100,000,000** per year'],
  ['a price', contract('payment P "Q" {\n mechanism: activity\n price: £26$00.50 per quit\n}'), '**£260.50** per quit'],
  [
    'a count',
    'population P "Q" {\n size: 48,2$000 people on 31 March 2026\n}\n',
    '**48,200 people**',
    '`size:` How many people',
  ],
  [
    'a rate, among its population',
    outcomes('Amputations 50% {\n below 7$0 per 10,000 people: 100%\n}'),
    '**7 per 10,000 people**',
    'Among the 48,200 people of **AdultsT2D** that is 33.74.',
  ],
  ['weeks', measured('lag: 10$0 weeks'), '**10 weeks**: 70 days'],
  ['months', contract('', ' review-every: 12$0 months'), '**12 months**, one year. Counted by the calendar'],
  [
    'working days',
    'service S "T" {\n access {\n response-time: 2 work$0ing-days\n}\n}\n',
    '**2 working days**. Weekends and bank holidays are left out',
  ],
  ['marks', outcomes('HbA1cControl 88$0 marks {\n}'), '**88 marks**: What payment schemes call points'],

  ['a date', 'service S "T" {\n review-by: 1 Ap$0ril 2026\n}\n', '**Wednesday 1 April 2026**'],
  ['a date in figures', 'service S "T" {\n review-by: 2028-02$0-29\n}\n', '**Tuesday 29 February 2028**'],
  [
    'a period',
    'service S "T" {\n period: 1 April 2026 t$0o 31 March 2031\n}\n',
    '**1 April 2026 to 31 March 2031 (five years, 1,826 days)**; both days belong to it.',
  ],
  [
    'a financial year',
    measured('baseline: 61% in 2027$0/28'),
    '**2027/28**: 1 April 2027 to 31 March 2028 (366 days).',
  ],
  [
    'a quarter',
    contract('example E "F" {\n period: Q2 20$026/27\n}'),
    '1 July 2026 to 30 September 2026 (three months, 92 days)',
  ],
  [
    'a year that starts elsewhere',
    'measure M "N" {\n year-starts: January\n baseline: 5 in 2026$0/27\n}\n',
    '1 January 2026 to 31 December 2026',
  ],
  [
    'years with no end',
    contract('remedy R "S" {\n applies: 2028/29 on$0wards\n}', ' term: 1 April 2026 to 31 March 2031'),
    'From 1 April 2028 to the end of the contract on 31 March 2031, and through any extension.',
  ],
  ['a day that does not exist', 'service S "T" {\n review-by: 31 Ap$0ril 2026\n}\n'],

  [
    'a range',
    outcomes('HbA1cControl 50% {\n fr$0om 63% to below 68%: 100%\n}'),
    'Everything between 63% and 68%; 63% belongs to it, 68% does not.',
  ],
  ['a range of a gain', sharing('over 2% up$0 to 10%: not shared'), '2% does not belong to it, 10% does.'],
  ['a comparison', measured('targets { 2026/27: at le$0ast 62% }'), '62% and everything above it.'],
  [
    'a comparison without its end',
    contract('remedy R "S" {\n when: FirstAppointment be$0low 95%\n}'),
    'Everything below 95%; 95% itself does not belong to it.',
  ],
  [
    'all other values',
    contract('payment P "Q" {\n let R {\n on: 5\n otherw$0ise: 3\n}\n}'),
    '**otherwise**: Every value that no other range',
  ],
  [
    'the target of a measure',
    sharing('only-if: Experience meets tar$0get'),
    '**meets target**: ',
    'For **Experience** that is at least 80% from 2026/27 onwards.',
  ],
  [
    'a ramp',
    outcomes('HbA1cControl 50% {\n from 63% to below 68%: 0% ris$0ing to 100%\n}'),
    'half-way, at **65.5%**, it is **50%**',
    '100% of **HbA1cControl**’s share',
    '**£496,000.00 per year** from 2027/28 onwards',
  ],
  [
    'a step',
    outcomes('HbA1cControl 50% {\n at least 68%: £2,000 for ea$0ch 1 percentage-point above 68%\n}'),
    '£2,000 for every 1 percentage-point by which the value lies above 68%. A part of one counts in proportion',
  ],

  [
    'a percentage after to',
    contract('').replace('80%', '8$00%'),
    '80% of the payment **Core** for **ShoreCIC**: **£9,920,000.00 per year**.',
  ],
  [
    'a percentage of a payment',
    outcomes('').replace('8% of', '8$0% of'),
    '8% of **Core**, which is £12,400,000 per year: **£992,000.00 per year**.',
  ],
  [
    'a percentage beside a measure',
    outcomes('HbA1cControl 50$0% {\n}'),
    '50% of the pool of **Outcomes**: **£496,000.00 per year** from 2027/28 onwards.',
  ],
  [
    'a percentage in a group',
    outcomes('group G 20% {\n HbA1cControl 50$0% {\n}\n}'),
    '50% of what the group **G** has of the pool.',
  ],
  [
    'a result',
    outcomes('HbA1cControl 50% {\n at least 68%: 10$00%\n}'),
    '100% of **HbA1cControl**’s share of the pool, which is 50% of it: **£496,000.00 per year** from 2027/28 onwards.',
  ],
  [
    'a bound of an outcome table',
    outcomes('HbA1cControl 50% {\n at least 6$08%: 100%\n}'),
    'A value of **HbA1cControl**: 68% of “Everyone in the population on 31 March”.',
  ],
  ['a bound of a gain', sharing('over 2$0% up to 10%: not shared'), '2% of the benchmark: **£84,000.00 per year**.'],
  [
    'a party in a band',
    sharing('paid-on: part-in-each-band\n over 2% up to 10%: ShoreCIC 35$0%'),
    '35% of the part of the gain that lies over 2% up to 10% of the benchmark: at most **£117,600.00 per year**, before any limit.',
  ],
  [
    'a party in the whole gain',
    sharing('paid-on: whole-gain\n over 2% up to 10%: ShoreCIC 35$0%'),
    '35% of the whole gain, from the first pound',
  ],
  ['a party where nothing says of what', sharing('over 2%: ShoreCIC 35$0%'), '`paid-on:` has to say'],
  [
    'a reduction',
    outcomes('reduced {\n percent-of: whole-pool\n unless FirstAppointment at least 95%: 25$0%\n}'),
    '25% of the whole pool, earned or not, is taken off',
  ],
  [
    'a condition',
    contract('remedy R "S" {\n when: FirstAppointment below 95$0%\n}'),
    'A value of **FirstAppointment**: 95% of “All referrals accepted in the quarter”.',
  ],
  [
    'a rate for several',
    contract('payment P "Q" {\n mechanism: fixed\n amount: 5% of Core p$0er 1,000 people\n}'),
    'Core for each 1,000 people.',
  ],
  [
    'what is withheld of a quarter',
    contract('remedy R "S" {\n withhold: 10$0% of Core\n each: quarter\n}'),
    '10% of the quarter’s **Core** (£12,400,000 per year): **£310,000.00** for each quarter.',
  ],
  [
    'a part of a price',
    contract('payment P "Q" {\n mechanism: activity\n price: £260 per quit\n each-above-plan: pay 60$0% of price\n}'),
    '60% of price, which is £260 per quit: **£156.00 per quit**.',
  ],
  ['a calculation', contract('payment P "Q" {\n let Rate: 75$0% × 2\n}'), 'In a calculation 75% is the number 0.75.'],
  ['a baseline', measured('baseline: 61$0.2% in 2024/25'), 'A value of **Wait**: 61.2% of “All”.'],
  [
    'a given value',
    contract('example E "F" {\n given { Experience: 84$0% }\n}'),
    'A value of **Experience**: 84% of “Respondents to the yearly survey”.',
  ],
  ['the least response', measured('minimum-response: 40$0%'), '40% of those who were asked.'],
  [
    'an amount that results decide has no sum',
    contract(
      'payment P "Q" {\n mechanism: fixed\n uplift: 2% per year\n amount: £5m per year\n}\nremedy R "S" {\n withhold: 10$0% of P\n}',
    ),
    '10% of **P**.',
  ],
  ...(['£5,000 per quarter', '10% of Coer'] as const).map((withheld): [string, string, ...string[]] => [
    `a payment from which may be held back what is open: ${withheld}`,
    contract(
      `payment E$0xtra "E" {\n mechanism: fixed\n from: NorthshireICB\n to: ShoreCIC\n amount: £5m per year\n}\nremedy Late "S" {\n when: FirstAppointment below 95%\n withhold: ${withheld}\n each: quarter\n returned: no\n}`,
      ' term: 1 April 2026 to 31 March 2031',
    ),
    'What Late holds back is open, and is not taken off here: ',
    withheld.startsWith('£') ? 'From which payment is it held back?' : 'wrong where it is underlined.',
    '£5,000,000 in 2026/27',
  ]),
  [
    'a limit on one term',
    contract('together Ca$0p "C" {\n terms: Core\n most-paid: £5m per year\n}'),
    'Limits Core to £5m per year',
  ],
  [
    'a limit on several terms',
    contract(
      'payment P "Q" {\n mechanism: fixed\n amount: £5m per year\n}\ntogether Ca$0p "C" {\n terms: Core, P\n most-paid: £5m per year\n}',
    ),
    'Limits Core and P, taken together, to £5m per year',
  ],
  [
    'a payment that names itself has no sum',
    contract('payment P "Q" {\n mechanism: fixed\n amount: 10$0% of P\n}'),
    '10% of **P**.',
  ],

  ['a comment', '// mea$0sure\n'],
  ['a text', 'measure M "Wa$0it" {\n}\n'],
];

describe('hover', () => {
  for (const [about, text, ...expected] of cases) {
    it(`${expected.length > 0 ? 'tells of' : 'says nothing of'} ${about}`, () => {
      const { view, file, offset } = open({ 'main.remit': text, ...base });
      const told = hover(view, file, offset);
      if (expected.length === 0) return assert.equal(told, undefined, told?.markdown);
      assert.ok(told, 'nothing is told');
      for (const piece of expected)
        assert.ok(told.markdown.includes(piece), `${piece}\n— is not in —\n${told.markdown}`);
      assert.ok(told.start <= offset && offset <= told.end && told.start < told.end);
    });
  }

  it('tells of a key in a half-typed file what it tells in a whole one', () => {
    const text = examples.get('northshire/diabetes.remit') as string;
    for (const key of ['mechanism', 'pool-is', 'benchmark', 'withhold']) {
      const at = text.indexOf(`${key}:`);
      const told = [text, text.slice(0, at + key.length + 1)].map((one) => {
        const { view, file } = open({ 'main.remit': one, ...base });
        return hover(view, file, at + 1)?.markdown;
      });
      assert.ok(told[0]?.startsWith(`**${key}**`));
      assert.equal(told[1], told[0]);
    }
  });

  it('never throws, whatever is cut off and wherever it is asked, and stays within the file', () => {
    const texts = [...examples.values(), cases.map(([, text]) => text.replace('$0', '')).join('\n')];
    fc.assert(
      fc.property(fc.nat(texts.length - 1), anywhere, fc.nat(), (index, part, step) => {
        const text = texts[index].slice(0, Math.floor(part * texts[index].length));
        const { view, file } = open({ 'main.remit': text, ...base });
        for (let offset = Math.max(0, text.length - 60); offset <= text.length; offset++) check(offset);
        for (let offset = step % 97; offset < text.length; offset += 97) check(offset);
        function check(offset: number): void {
          const told = hover(view, file, offset);
          if (!told) return;
          assert.ok(0 <= told.start && told.start <= offset && offset <= told.end && told.end <= text.length);
          assert.ok(!/undefined|NaN|\[object/.test(told.markdown), told.markdown);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never throws at any offset of the examples', () => {
    for (const [name, text] of [...examples]) {
      const { view } = open(Object.fromEntries(examples));
      const file = view.file(uriOf(name));
      assert.ok(file);
      for (let offset = -1; offset <= text.length + 1; offset++) {
        const told = hover(view, file, offset);
        assert.ok(!told || !/undefined|NaN/.test(told.markdown), `${name} ${offset}: ${told?.markdown}`);
      }
    }
  });
});
