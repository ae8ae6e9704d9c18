import { type BlockShape, block, declares, duration, key, nameOf, namesOf, text, texts } from './shapes.js';

const notApplicable = key('not-applicable: "why"', text, 'Why this section has nothing to say.');

function section(word: string, doc: string, example: string, part: Partial<BlockShape>): BlockShape {
  const { keys = [], ...rest } = part;
  return block(`service/${word}`, { doc, example, texts: 'allowed', ...rest, keys: [...keys, notApplicable] });
}

export const service = block('service', {
  declares: 'service',
  head: declares,
  repeats: true,
  doc: 'The service specification: what the service is for, whom it serves, what it must do, and how it ends.',
  example:
    'service StopSmoking "Community stop-smoking service" {\n  commissioner: Eastmere\n  provider: FreshStart\n  population: Smokers\n  period: 1 April 2026 to 31 March 2029\n  review-by: 1 September 2028\n}',
  keys: [
    key(
      'commissioner: NorthshireICB',
      { type: 'parties', shares: 'never', lead: true, role: 'commissioner' },
      'Who commissions it.',
      {
        required: true,
      },
    ),
    key(
      'provider: ShoreCIC lead, CoastGPs',
      { type: 'parties', shares: 'never', lead: true, role: 'provider' },
      'Who provides it; with several, one of them may be in the lead.',
      { required: true },
    ),
    key('population: AdultsT2D', namesOf('population'), 'Whom it serves.', { required: true }),
    key('period: 1 April 2026 to 31 March 2031', { type: 'period' }, 'From when to when; both days belong to it.', {
      required: true,
    }),
    key(
      'review-by: 30 September 2030',
      { type: 'date', isReview: true },
      'The day by which it is reviewed: at least six months before it ends, so that there is time to act.',
      { required: true },
    ),
    key(
      'extends: IntegratedUrgentCare',
      nameOf('service'),
      'An overarching specification whose sections it takes over.',
    ),
  ],
  blocks: [
    section(
      'needs',
      'Why the service exists: what is known of the need for it.',
      'needs {\n  "Adult smoking in the borough is 14.8%, and twice that in its two poorest wards."\n  evidence: "Joint Strategic Needs Assessment 2025"\n}',
      {
        required: true,
        keys: [key('evidence: "Joint Strategic Needs Assessment 2025"', texts, 'Where that is shown.')],
      },
    ),
    section(
      'aims',
      'What is to become better for people.',
      'aims {\n  aim Quits "More people stop smoking for good" {\n    measured-by: VerifiedQuits\n  }\n}',
      {
        required: true,
        blocks: [
          block('service/aims/aim', {
            declares: 'aim',
            head: declares,
            repeats: true,
            texts: 'allowed',
            doc: 'One thing that is to become better, and the measures that show whether it does.',
            example: 'aim Quits "More people stop smoking for good" {\n  measured-by: VerifiedQuits\n}',
            keys: [key('measured-by: VerifiedQuits, QuitRate', namesOf('measure'), 'The measures that show it.')],
          }),
        ],
      },
    ),
    section(
      'scope',
      'What belongs to the service and what does not.',
      'scope {\n  includes: "weekly support for up to 12 weeks"\n  excludes: "schools programmes"\n}',
      {
        required: true,
        keys: [
          key('includes: "foot protection"', texts, 'What the service does.'),
          key('excludes: "inpatient care"', texts, 'What it does not do.'),
        ],
      },
    ),
    section(
      'access',
      'How people come to the service, and how soon they are answered.',
      'access {\n  referral: "any practice, any ward, or self-referral"\n  response-time: 2 working-days\n  hours: "08:00 to 20:00 Monday to Friday"\n}',
      {
        required: true,
        keys: [
          key('referral: "any practice, any ward, or self-referral"', texts, 'Who can refer, and how.'),
          key('response-time: 2 working-days', duration, 'How soon someone who is referred hears from the service.'),
          key('hours: "08:00 to 20:00 Monday to Friday"', texts, 'When it is open.'),
        ],
      },
    ),
    section(
      'pathway',
      'The steps that a person takes through the service.',
      'pathway {\n  step Assessment "First assessment" {\n    by: ShoreCIC\n    within: 10 working-days\n  }\n}',
      {
        blocks: [
          block('service/pathway/step', {
            declares: 'step',
            head: declares,
            repeats: true,
            texts: 'allowed',
            doc: 'One step on the way.',
            example: 'step Assessment "First assessment" {\n  by: ShoreCIC\n  within: 10 working-days\n}',
            keys: [
              key('by: ShoreCIC', { type: 'parties', shares: 'never', role: 'provider' }, 'Who takes it.'),
              key('within: 10 working-days', duration, 'How long it may take.'),
            ],
          }),
        ],
      },
    ),
    section('standards', 'The guidance and standards that the service follows.', 'standards { follows: "NICE NG28" }', {
      required: true,
      keys: [key('follows: "NICE NG28", "NICE NG19"', texts, 'Which ones.')],
    }),
    section(
      'requirements',
      'What the service must do, each with a threshold by which anyone can see whether it does.',
      'requirements {\n  requirement Promptness "People are seen promptly" {\n    measure: FirstAppointment\n    threshold: at least 95%\n  }\n}',
      {
        blocks: [
          block('service/requirements/requirement', {
            declares: 'requirement',
            head: declares,
            repeats: true,
            texts: 'allowed',
            doc: 'One thing that the service must do.',
            example:
              'requirement Promptness "People are seen promptly" {\n  measure: FirstAppointment\n  threshold: at least 95%\n  applies: 1 October 2026 to 31 March 2031\n  consequence: LateAppointments\n}',
            keys: [
              key('measure: FirstAppointment', nameOf('measure'), 'The measure that shows whether it is met.'),
              key('threshold: at least 95%', { type: 'comparison', of: 'measure' }, 'The value from which it is met.', {
                byYear: true,
              }),
              key(
                'applies: 1 October 2026 to 31 March 2031',
                { type: 'years' },
                'When it holds; without it, for the whole period.',
              ),
              key('consequence: LateAppointments', namesOf('remedy'), 'What follows when it is not met.'),
            ],
          }),
        ],
      },
    ),
    section(
      'dependencies',
      'The other services that this one cannot do without.',
      'dependencies {\n  "The acute trust\'s foot clinic and retinal screening."\n}',
      {},
    ),
    section(
      'locations',
      'Where the service is given.',
      'locations {\n  "At least one site in each of the five districts."\n}',
      { required: true },
    ),
    section(
      'involvement',
      'How the people who use the service shape it.',
      'involvement {\n  "A panel of twelve people who use the service meets every quarter and publishes its findings."\n}',
      {},
    ),
    section(
      'equality',
      'By which groups results are shown, so that it can be seen whom the service leaves behind.',
      'equality { breakdown: "deprivation fifth", "ethnicity", "age band" }',
      {
        keys: [key('breakdown: "deprivation fifth", "ethnicity"', texts, 'The groups.')],
      },
    ),
    section(
      'reporting',
      'What is reported to whom, beyond the measures.',
      'reporting {\n  "A yearly report to the contract board."\n}',
      {},
    ),
    section(
      'exit',
      'How the service ends without harm to those who use it.',
      'exit {\n  notice: 12 months\n  handover: "Records and open referrals pass to the successor within 30 days."\n}',
      {
        required: true,
        keys: [
          key('notice: 12 months', duration, 'How long before the end it must be said.'),
          key('handover: "Records pass to the successor within 30 days."', text, 'What passes to whom, and when.'),
        ],
      },
    ),
  ],
});
