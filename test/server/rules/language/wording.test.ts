import { strict as assert } from 'node:assert';
import { specification } from '../../../../server/src/rules/language/example.js';
import { languageRules } from '../../../../server/src/rules/language/index.js';
import { referenceRules } from '../../../../server/src/rules/references/index.js';
import { findingsOf } from '../../../../server/src/workspace/findings.js';
import { Workspace } from '../../../../server/src/workspace/workspace.js';

const names = new Set([...languageRules, ...referenceRules].map(({ name }) => name));

/** The sections in which a sentence is tried. */
type Section = 'needs' | 'scope' | 'access' | 'requirements' | 'standards' | 'locations' | 'exit' | 'evidence';

function fileWith(section: Section, sentence: string, start: number): string {
  const text = `"""\n${sentence}\n"""`;
  const period = [`1 April ${start}`, `31 March ${start + 5}`, `30 September ${start + 4}`] as const;
  switch (section) {
    case 'scope':
      return specification({ period, scope: `includes: ${text}\nexcludes: "surgery"` });
    case 'access':
      return specification({
        period,
        access: `referral: "any practice in the borough"\nresponse-time: 2 working-days\n${text}`,
      });
    case 'requirements':
      return specification({ period, requirements: `requirement One "What is asked for" {\n${text}\n}` });
    case 'exit':
      return specification({ period, exit: `notice: 6 months\nhandover: ${text}` });
    case 'evidence':
      return specification({ period, needs: `"One adult in twelve lives with pain."\nevidence: ${text}` });
    default:
      return specification({ period, [section]: text });
  }
}

function found(section: Section, sentence: string, start: number): string[] {
  const workspace = new Workspace();
  workspace.set('file:///a.remit', fileWith(section, sentence, start));
  const file = workspace.file('file:///a.remit');
  assert.ok(file);
  const all = findingsOf(workspace, file);
  assert.deepEqual(
    all.filter(({ code }) => code < 'R6' && code !== 'R205').map(({ message }) => message),
    [],
  );
  return all.flatMap(({ rule }) => (names.has(rule) ? [rule] : []));
}

/** Sentences as specifications have them, with the rules that are due, one for each finding; none where all is well. */
const sentences: readonly (readonly [section: Section, sentence: string, due: readonly string[], start?: number])[] = [
  // Modality.
  ['scope', 'The provider should offer an appointment within 10 working days.', ['weak-modality']],
  ['scope', 'The provider must offer an appointment within 10 working days.', []],
  ['needs', 'National guidance says that adults with pain should be offered exercise.', []],
  [
    'standards',
    'NICE states that ‘people should be offered a group exercise programme’; the provider must offer one within 6 weeks.',
    [],
  ],
  ['access', 'Should the provider be unable to see someone within 10 working days, it must tell the practice.', []],
  ['access', 'People who may be at risk of harm are seen the same day.', []],
  ['access', 'Practices may refer through the e-referral service.', []],
  ['access', 'The provider may offer video appointments to people who ask for them.', ['weak-modality']],
  ['access', 'The provider may not refuse a referral because of an address.', []],
  [
    'exit',
    'The provider will use all reasonable endeavours to place every person with the successor.',
    ['weak-modality'],
  ],
  ['exit', 'The provider will endeavour to finish all open referrals within 30 days.', ['weak-modality']],
  ['access', 'The provider should aim to see people within 10 working days.', ['weak-modality']],
  ['requirements', 'Where possible, the provider must see people at home.', ['weak-modality']],
  ['requirements', 'The provider must make reasonable adjustments for disabled people.', []],
  ['standards', 'Risks are reduced so far as is reasonably practicable.', []],
  ['standards', 'People with reasonable grounds for a complaint are heard within 25 working days.', []],
  ['scope', 'The service aims to see children within 4 weeks.', ['weak-modality']],
  ['scope', 'An eight-week programme that aims to reduce pain.', []],
  ['scope', '> The service should be local.\n\nA site in every town.', []],
  ['scope', 'Community advocacy, subject to capacity.', ['weak-modality']],
  ['scope', 'A stay subject to a licence agreement.', []],
  ['access', 'Interpreters are booked by the provider as and when required.', ['weak-modality']],
  ['access', 'Records are kept by the provider as required by law.', []],
  ['access', 'Carers who have no income are considered on a case by case basis.', ['weak-modality']],
  ['requirements', 'A case will not normally exceed 10 hours.', ['weak-modality']],
  ['requirements', 'The provider must hold or be working towards the mark.', ['weak-modality']],
  ['requirements', 'Each adviser must hold or be working towards the award within 12 months.', []],
  ['access', 'People are seen within 24 hours, or as soon as possible thereafter.', ['weak-modality']],
  // Vague words.
  ['scope', 'The provider gives a timely response to every enquiry.', ['vague-word']],
  ['scope', 'The provider gives a timely response to every enquiry, within 2 working days.', []],
  ['requirements', 'Staff are sufficiently trained and receive regular supervision.', ['vague-word', 'vague-word']],
  ['requirements', 'Staff receive regular supervision, at least once a month.', []],
  ['scope', 'Support for people who smoke regularly and for regular users of opioids.', ['vague-word']],
  ['scope', 'A medication review for regular users of opioids.', []],
  ['requirements', 'The provider must act promptly. Promptly means within two working days.', []],
  ['exit', 'The provider hands over as soon as possible after the notice.', ['vague-word']],
  ['requirements', 'The visit is made by a suitably trained nurse within 4 weeks.', ['vague-word']],
  ['requirements', 'The visit is made by a suitably qualified nurse, registered with the NMC.', []],
  ['requirements', 'Waiting lists are managed appropriately.', ['vague-word']],
  ['requirements', 'Forms are updated at the earliest opportunity.', ['vague-word']],
  ['access', 'Advocates visit every ward regularly.', ['vague-word']],
  ['access', 'Advocates answer promptly.', []],
  ['requirements', 'The provider must offer a high standard of care.', ['vague-word']],
  ['scope', 'Visits to people with a high level of need.', []],
  // Several duties.
  [
    'requirements',
    'The provider must assess the person, agree a plan and write to the practice within 10 working days.',
    ['compound-requirement'],
  ],
  [
    'requirements',
    'The provider must assess, treat and discharge every person within 12 weeks.',
    ['compound-requirement'],
  ],
  [
    'requirements',
    'The provider must see the person within 10 days and must inform the practice within 2.',
    ['compound-requirement'],
  ],
  ['requirements', 'The provider must assess and treat every person within 12 weeks.', []],
  ['requirements', 'The provider must record age, sex and ethnicity for every person.', []],
  ['requirements', 'People who must travel will have their fares paid within 14 days.', []],
  ['requirements', 'The provider must provide assessment, support, review and advice within 12 weeks.', []],
  [
    'requirements',
    'The worker must undertake a risk assessment, liaise with the school and review the plan within 6 weeks.',
    ['compound-requirement'],
  ],
  [
    'requirements',
    'The provider must record safety events, support staff and send the findings within 60 days.',
    ['compound-requirement'],
  ],
  // Actors.
  ['requirements', 'Service users have a small team, and will be informed of changes 2 days before.', []],
  ['requirements', 'The practice will be informed of changes within 2 days.', ['passive-no-actor']],
  ['requirements', 'The service will be reviewed within 6 months of the change.', ['passive-no-actor']],
  ['access', 'Referrals that are incomplete will be returned within 2 working days.', []],
  ['exit', 'A list of all open referrals will be sent to the successor within 30 days.', ['passive-no-actor']],
  ['exit', 'A list of all open referrals will be sent by the provider to the successor within 30 days.', []],
  ['exit', 'The provider will close the clinic and all records will be transferred within 30 days.', []],
  ['access', 'People will be seen within 10 working days.', []],
  ['requirements', 'Complaints must be reported monthly by email.', ['passive-no-actor']],
  ['requirements', 'Records must be held in the United Kingdom for 8 years.', []],
  ['access', 'If the person should decline, the provider records why.', []],
  ['requirements', 'The provider must keep its entry in the directory, which should be accurate.', ['weak-modality']],
  // Terms.
  [
    'access',
    'Messages are answered within Core Hours. Outside Core Hours a recording gives the number of 111.',
    ['undefined-term'],
  ],
  ['access', 'Northshire General Hospital runs the line. Referrals reach Northshire General Hospital by letter.', []],
  ['access', 'The line is closed on Good Friday and Christmas Day, and again on Christmas Day in the evening.', []],
  [
    'standards',
    'The Mental Capacity Act and the Care Quality Commission apply. The Care Quality Commission inspects.',
    [],
  ],
  ['scope', 'Support from the PCLT in each town.', ['undefined-abbreviation']],
  ['scope', 'Support from the primary care liaison team (PCLT) in each town. The PCLT meets every week.', []],
  ['scope', 'NHS health checks, COPD reviews and GP letters, shared with the ICB under UK GDPR.', []],
  ['scope', 'Appointments MUST NOT be cancelled twice.', []],
  // Gaps.
  ['locations', 'Sites: TBC.', ['placeholder-left-in']],
  ['locations', 'A site in [insert town].', ['placeholder-left-in']],
  ['locations', 'A site in [insert name of town].', ['placeholder-left-in']],
  ['access', 'People are seen within [10] working days.', ['placeholder-left-in']],
  ['access', 'Seen within XX days of referral.', ['placeholder-left-in']],
  ['locations', 'Rooms in the High Street, [postcode to be added].', ['placeholder-left-in']],
  ['needs', 'Pain is commoner among women [1], as [the survey](https://example.org/survey) shows.', []],
  ['needs', 'Women with the karyotype 46,XX are counted as women.', []],
  ['access', 'Suspected fractures to be confirmed by X-ray are sent on the same day.', []],
  ['locations', 'A refuge comprising [12] rooms.', ['placeholder-left-in']],
  ['needs', 'Among those who need it most [12] services are few.', []],
  ['exit', 'Further measures to be agreed.', ['placeholder-left-in']],
  ['exit', 'A plan within 3 months, to be agreed by the commissioner.', []],
  // References.
  ['locations', 'At home (see the map at Annex B).', ['reference-to-nothing']],
  // People.
  ['exit', 'Contact: Jane Smith, commissioning manager.', ['person-named-not-post']],
  ['exit', 'Queries go to jane.smith@westbrook.example and pain.team@westbrook.example.', ['person-named-not-post']],
  ['locations', 'Dr Gray Hospital and the Jane Ashley Centre.', []],
  ['needs', 'Figures are from Dr Foster and the Lead Provider.', []],
  ['locations', 'Service Lead: Lindsay Carr, Hill House.', ['person-named-not-post']],
  // Method, numbers.
  ['scope', 'A team of 3.4 wte therapists.', ['prescribes-method']],
  ['scope', 'Three 30-minute visits a day by a Band 3 worker.', ['prescribes-method', 'prescribes-method']],
  ['requirements', 'The provider must cut the rate of missed appointments by 10%.', ['share-changes-by-percent']],
  [
    'requirements',
    'The provider must cut the rate of repeat referrals to the panel by 10%.',
    ['share-changes-by-percent'],
  ],
  ['requirements', 'The provider must cut emergency admissions by 10%.', []],
  ['requirements', 'The provider must cut the rate of missed appointments by 2 percentage points.', []],
  ['requirements', 'Over 80% of people have a plan.', ['boundary-in-words']],
  ['scope', 'Exercise classes for people over 65 years old.', []],
  ['access', 'About 10 working days after the referral.', ['boundary-in-words']],
  ['scope', 'Information about 12 weeks of exercise and about pain.', []],
  // Lists.
  ['scope', 'Exercise, diet, sleep etc.', ['open-list']],
  ['scope', 'Any other support as may reasonably be required by the council.', ['open-list']],
  ['scope', 'Any other support that is required by law.', []],
  ['locations', 'Clinics and/or home visits.', ['and-or']],
  ['needs', 'Clinics and/or home visits were asked for.', []],
  ['requirements', 'The provider must meet the panel bi-monthly.', ['twice-or-every-second']],
  // Bodies.
  ['exit', 'The provider reports to the CCG every month.', ['obsolete-body']],
  ['exit', 'The provider reports to the CCG every month.', [], 2016],
  ['needs', 'In 2016 the CCG counted 5,000 people with pain.', []],
  ['needs', 'The review by the former CCG is still used.', []],
  ['needs', 'A needs assessment was carried out by the Westbrook CCG and is published on its website.', []],
  ['needs', 'Prevalence has risen (PHE, 2019), and PHE guidance asks for early treatment.', []],
  ['evidence', 'Public Health England, Musculoskeletal health, a five-year strategy', []],
  ['needs', 'Public Health England publishes figures every year.', ['obsolete-body']],
  ['exit', 'The provider sends Public Health England a report on the last day.', ['obsolete-body']],
  ['needs', 'The letter says “the CCG will pay for this”, and the council agrees.', []],
  ['exit', 'The provider must Monitor progress and report to Monitor every quarter.', ['obsolete-body']],
  ['needs', 'Monitor waiting times every month.', []],
  ['exit', 'The provider tells NHS England within 5 days.', ['body-to-be-abolished']],
  ['exit', 'The provider tells NHS England within 5 days.', [], 2019],
  ['exit', 'Incidents are handled as NHS England policy says, within 5 days.', []],
  // Frameworks.
  ['standards', 'Incidents are handled under the Serious Incident Framework 2015.', ['superseded-framework']],
  ['standards', 'Incidents are handled under the Serious Incident Framework 2015.', [], 2018],
  ['standards', 'Staff are taught to the Common Induction Standards.', ['superseded-framework']],
  ['requirements', 'The nurse follows the procedures of the LSCB in every case.', ['obsolete-body']],
  ['scope', 'Referral to IAPT for people with anxiety.', ['superseded-framework']],
  ['scope', 'Referral to NHS Talking Therapies, formerly IAPT, for people with anxiety.', []],
  ['access', 'A two-week wait is too long for people in pain.', []],
  ['access', 'Suspected cancer is referred as a 2WW.', ['superseded-framework']],
  ['scope', 'Assessment in a SALT clinic and a test by PCR.', []],
  [
    'needs',
    'The borough does worse than its neighbours on ASCOF 1A and PHOF C19a.',
    ['indicator-without-edition', 'indicator-without-edition'],
  ],
  ['needs', 'The borough does worse than its neighbours on ASCOF 1A (2023/24).', []],
  ['locations', 'Premises are DDA compliant.', ['superseded-framework']],
  ['requirements', 'Personal data are kept as the Data Protection Act 1998 asks.', ['superseded-framework']],
  ['requirements', 'Personal data are kept as the Data Protection Act 2018 asks.', []],
  ['requirements', 'Every member of staff has a CRB check.', ['obsolete-body']],
  ['needs', 'In the old service, run by Westmoor PCT until 2013, waits were long.', []],
  // References.
  ['access', 'The provider answers calls as set out in section 4.7.', ['reference-to-nothing']],
  ['access', 'Partners work under section 75 agreements and section 42 enquiries.', []],
  ['access', 'Prices are set out in Schedule 3.', []],
  ['access', 'Prices are set out in Schedule 9.', ['reference-to-nothing']],
  ['access', 'Prices are set out in Appendix 2 of the estates strategy 2025.', []],
  ['exit', 'The plan is kept by the council, see Annex C.', ['reference-to-nothing']],
  [
    'standards',
    'The provider complies with the Public Contracts Regulations 2015 and the Modern Slavery Act 2015.',
    ['superseded-framework'],
  ],
  ['standards', 'The provider follows NICE CG101 (2010).', ['superseded-framework']],
  ['standards', 'The provider follows NICE CG101 (2010).', [], 2018],
  ['standards', 'The provider follows NICE CG43 and NICE PH53.', ['superseded-framework', 'superseded-framework']],
  ['standards', 'The provider follows NICE NG115 and NICE CG178.', []],
  ['standards', 'Until 2018 the provider followed NICE CG101.', []],
  ['access', 'The clinic is in the health centre, Westmoor PH10 6AB.', []],
  ['requirements', 'The provider asks people in regular patient surveys.', ['vague-word']],
  ['scope', 'People who are detained under section 3 are seen on the ward.', []],
  ['access', 'As section 2 of the Mental Health Act 1983 has it (section 5).', []],
  // Dates.
  ['standards', 'The provider follows the Care Act, in force from 1 April 2015.', []],
  ['scope', 'Vaccination of people born before 1 September 1997.', []],
  ['requirements', 'The provider must publish its plan by 31 July 2019.', ['date-outside-term']],
  ['requirements', 'The provider must publish its plan by 31 July 2026.', []],
  ['requirements', 'The provider must follow the policy of 1 March 2019.', []],
  ['requirements', 'The provider must publish its plan by 31 June 2026.', ['no-such-day']],
  ['requirements', 'The provider must publish its plan by Monday 31 July 2026.', ['wrong-weekday']],
  ['requirements', 'The provider must publish its plan by Friday 31st July 2026.', []],
];

describe('A term that is used', () => {
  const service = specification({
    access: `referral: "any practice"\nresponse-time: 2 working-days\n"Answered within Core Hours, by the RPAT; in Core Hours only."`,
  });
  const terms = (workspace: Workspace): string[] => {
    const file = workspace.file('file:///w/a.remit');
    assert.ok(file);
    return findingsOf(workspace, file).flatMap(({ rule }) => (rule.startsWith('undefined') ? [rule] : []));
  };

  it('is looked up again whenever what introduces it comes or goes, in the file or in one that it uses', () => {
    const workspace = new Workspace();
    workspace.setRoots(['file:///w']);
    workspace.set('file:///w/a.remit', `use "./b.remit"\n${service}`);
    workspace.set('file:///w/b.remit', '');
    assert.deepEqual(terms(workspace), ['undefined-term', 'undefined-abbreviation']);
    workspace.set('file:///w/b.remit', 'definition Hours "Core Hours" { "Nine to five." }\n');
    assert.deepEqual(terms(workspace), ['undefined-abbreviation']);
    workspace.set('file:///w/b.remit', 'definition Hours "Core Hours" { "When the rapid pain team (RPAT) works." }\n');
    assert.deepEqual(terms(workspace), []);
    workspace.set('file:///w/b.remit', 'definition Hours "Opening hours" { "When the RPAT works." }\n');
    assert.deepEqual(terms(workspace), ['undefined-term', 'undefined-abbreviation']);
  });
});

describe('The wording of sentences', () => {
  for (const [section, sentence, due, start = 2026] of sentences) {
    const shown = sentence.replace(/\s+/g, ' ');
    it(`${section} ${start}: ${shown}: ${due.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(found(section, sentence, start).sort(), [...due].sort());
    });
  }
});
