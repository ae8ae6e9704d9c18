import { amount, block, conditions, declares, key, limit, nameOf, namesOf, oneOf, text } from './shapes.js';

export const remedy = block('contract/remedy', {
  declares: 'remedy',
  head: declares,
  repeats: true,
  doc: 'What follows when a requirement is not met.',
  example:
    'remedy LateAppointments "First appointments are late" {\n  when: FirstAppointment below 95%\n  action: "A plan within 10 working days"\n  withhold: 10% of Core\n  each: quarter\n  returned: when-met\n  most-withheld: 5% of Core per year\n}',
  keys: [
    key('when: FirstAppointment below 95%', conditions, 'When it applies.', { required: true }),
    key('applies: 1 October 2026 to 31 March 2031', { type: 'years' }, 'From when to when it can apply.'),
    key('action: "A plan within 10 working days"', text, 'What has to be done.'),
    key('withhold: 10% of Core', amount, 'What is held back of the payment that it names.', { byYear: true }),
    key(
      'from: Core',
      nameOf('payment'),
      'The payment from which it is held back, where the amount names none and there are several.',
    ),
    key(
      'each: quarter',
      oneOf({ month: 'for each month missed', quarter: 'for each quarter missed', year: 'for each year missed' }),
      'For what it is held back.',
    ),
    key(
      'returned: when-met',
      oneOf({ 'when-met': 'paid once the requirement is met again', no: 'never paid' }),
      'Whether it is paid later.',
    ),
    key('most-withheld: 5% of Core per year', limit, 'The most that can be held back.'),
    key('jump-agreed: "why"', text, 'Why a jump is meant.'),
  ],
});

export const together = block('contract/together', {
  declares: 'together',
  head: declares,
  repeats: true,
  doc: 'A limit on several terms taken together.',
  example:
    'together Limit "No more than a fifth of income depends on results" {\n  terms: Outcomes, Admissions\n  most-paid: 20% of Core per year, cut back in proportion\n}',
  keys: [
    key('terms: Outcomes, Admissions', namesOf('payment', 'risk-share'), 'The terms.', { required: true }),
    key('most-paid: 20% of Core per year, cut back in proportion', limit, 'The most that is received under them.', {
      required: true,
      byYear: true,
    }),
    key('net: yes', { type: 'yes-or-no' }, 'Whether losses are set against gains.'),
  ],
});
