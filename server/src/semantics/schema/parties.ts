import { block, declares, key, oneOf, text, texts, verified } from './shapes.js';

export const organisation = block('organisation', {
  declares: 'organisation',
  head: declares,
  repeats: true,
  doc: 'A body that commissions, provides or invests. Contracts and payments name it by its short name.',
  example:
    'organisation ShoreCIC "Shore Community Health CIC" {\n  role: provider\n  kind: community-interest-company\n  turnover: £61m per year\n}',
  keys: [
    key(
      'role: provider',
      oneOf({
        commissioner: 'plans, buys and answers for services',
        provider: 'delivers services',
        investor: 'pays in advance and is repaid by results',
      }),
      'What the organisation does in the contracts of this workspace.',
      { required: true },
    ),
    key(
      'kind: integrated-care-board',
      oneOf(
        {
          'integrated-care-board': 'plans and buys most NHS services of its area',
          'local-authority': 'a county, borough, unitary or district council',
          'combined-authority': 'several councils acting as one',
          'nhs-trust': 'an NHS trust',
          'nhs-foundation-trust': 'an NHS foundation trust',
          'general-practice': 'a practice, a federation or a primary care network',
          'community-interest-company': 'a company that exists for its community',
          charity: 'a registered charity',
          company: 'a company owned by its shareholders',
          'social-enterprise': 'a business with a social purpose',
          cooperative: 'a mutual owned by its members',
          partnership: 'several bodies that act together without one legal person',
          'government-department': 'a department or an agency of central government',
          fund: 'a fund that invests in or pays for outcomes',
        },
        true,
      ),
      'What kind of body it is in law.',
      { required: true },
    ),
    key('code: "QZ9"', text, 'Its code in the register of organisations (ODS).'),
    key(
      'turnover: £61m per year',
      { type: 'money', per: 'year' },
      'Its income in a year. Exposure to risk is shown as a share of it.',
    ),
  ],
});

export const population = block('population', {
  declares: 'population',
  head: declares,
  repeats: true,
  doc: 'The people whom a service is for, or whom a measure counts, said so that a register could be made from it.',
  example:
    'population AdultsT2D "Adults with type 2 diabetes" {\n  includes: "aged 18 and over", "type 2 diabetes coded in the practice record"\n  size: 48,200 people on 31 March 2026\n  source: "Practice diabetes registers"\n}',
  keys: [
    key('includes: "aged 18 and over"', texts, 'Who belongs to it. Everyone to whom all of these apply.', {
      required: true,
    }),
    key(
      'excludes: "gestational diabetes only"',
      texts,
      'Who does not belong to it, although all that is included applies.',
    ),
    key(
      'size: 48,200 people on 31 March 2026',
      { type: 'size' },
      'How many people it is, on which day. The part that luck plays in a target is worked out from it.',
    ),
    key('source: "Practice diabetes registers"', text, 'Where the number of people comes from.'),
    key('counted-on: "31 March"', text, 'The day on which people are counted.'),
    key('joined: "on registration"', text, 'How someone comes to be counted.'),
    key('leavers: "counted until the day they leave"', text, 'How people who leave in the year are counted.'),
    key('deaths: "counted until the day of death"', text, 'How people who die in the year are counted.'),
  ],
});

export const definition = block('definition', {
  declares: 'definition',
  head: declares,
  repeats: true,
  texts: 'required',
  doc: 'What a capitalised term means wherever the texts use it.',
  example:
    'definition ServiceUser "Service User" {\n  "A person who is referred to the service and accepted by it."\n}',
  keys: [key('source: "Care Act 2014, section 9"', text, 'Where the meaning is taken from.'), verified],
});
