import type { SpecificationRule } from '../rule.js';
import { specification } from './example.js';
import { type Hit, hitsIn, sentencesOf, topLevel } from './prose.js';

/** Given names that are common in the United Kingdom (common knowledge): without one, two capitals in a row are a place, a team or a programme. */
const givenNames =
  'Aaron|Adam|Ahmed|Aisha|Alan|Alex|Ali|Alice|Alison|Alistair|Alun|Amanda|Amir|Amy|Andrea|Andrew|Andy|Angela|Angie|Anil|Anita|Ann|Anna|Anne|Anthony|Asha|Ayesha|Barbara|Barry|Ben|Benjamin|Beth|Bev|Beverley|Bill|Bob|Brian|Carl|Carol|Carole|Caroline|Catherine|Cathy|Charles|Charlie|Charlotte|Chloe|Chris|Christine|Christopher|Claire|Colin|Craig|Dan|Daniel|Darren|Dave|David|Dawn|Debbie|Deborah|Deepak|Denise|Dennis|Derek|Diane|Donna|Duncan|Ed|Edward|Elaine|Elizabeth|Ellen|Ellie|Emily|Emma|Eric|Euan|Ewan|Faisal|Farah|Fatima|Fiona|Frances|Gareth|Gary|Gavin|Gaynor|Gemma|Geoff|George|Gillian|Grace|Graham|Gurpreet|Hamish|Hannah|Harpreet|Harry|Hassan|Hayley|Heather|Helen|Hilary|Hussain|Iain|Ian|Ibrahim|Imran|Isabel|Jack|Jackie|Jacqueline|James|Jamie|Jane|Janet|Jason|Jayne|Jean|Jennifer|Jenny|Jeremy|Jessica|Jill|Jim|Jo|Joan|Joanna|Joanne|Joe|John|Jonathan|Joseph|Josh|Joshua|Judith|Julia|Julie|Karen|Kate|Katherine|Kathryn|Kathy|Katie|Keith|Kelly|Kenneth|Kerry|Kevin|Khalid|Kim|Kirsty|Kwame|Laura|Lauren|Leanne|Lee|Lesley|Leslie|Linda|Lindsay|Lisa|Liz|Lorraine|Louise|Lucy|Luke|Lynn|Lynne|Malcolm|Mandy|Manjit|Margaret|Maria|Marie|Marion|Mark|Martin|Mary|Matt|Matthew|Maureen|Megan|Michael|Michelle|Mike|Mohammed|Muhammad|Nadia|Naomi|Natalie|Natasha|Neil|Ngozi|Nicholas|Nick|Nicky|Nicola|Nigel|Norman|Oliver|Olivia|Olu|Omar|Owen|Pamela|Patricia|Paul|Paula|Pauline|Peter|Phil|Philip|Priya|Rachel|Raj|Rajesh|Ramesh|Ravi|Rebecca|Rhian|Richard|Rob|Robert|Roger|Russell|Ruth|Ryan|Sally|Sam|Samantha|Samuel|Sandra|Sanjay|Sarah|Scott|Sean|Sharon|Sheila|Shirley|Sian|Simon|Sophie|Stacey|Stephen|Steve|Steven|Stuart|Sue|Sunita|Suresh|Susan|Suzanne|Tariq|Teresa|Terry|Thomas|Tim|Timothy|Tina|Tom|Tony|Tracey|Tracy|Trevor|Valerie|Vanessa|Vicki|Vicky|Victoria|Wendy|William|Yasmin|Yusuf|Zara|Zoe';

const persons: readonly RegExp[] = [
  new RegExp(
    `\\b(?:[Ll]eads?|[Cc]ontacts?|[Mm]anagers?|[Aa]uthors?|[Oo]wners?|[Oo]fficers?|[Dd]irectors?|[Rr]epresentatives?|[Cc]ommissioners?|[Gg]uardians?|[Cc]hairs?|[Cc]hair(?:man|woman|person)|[Cc]linicians?|[Nn]urses?|[Rr]eports?(?: only)? to|[Cc]ontact|[Ee]mail|[Rr]ing|[Cc]all)(?:\\s+(?:is|are|will be))?[:,(–-]?\\s+\\(?(?<at>(?:${givenNames})(?:\\s+[A-Z]\\.?)?\\s+(?:(?:Mc|Mac|O['’])?[A-Z][a-z]+)(?:-[A-Z][a-z]+)?)\\b(?!\\s+(?:Street|Road|Hospital|House|Centre|Unit|Clinic|Trust|Foundation|Hospice|Ward|Surgery|Practice|Lane|Avenue|Way|Court|Health|Medical|University|College|School))`,
    'g',
  ),
  /\b(?<at>(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Cllr|Councillor|Sister)\.?\s+(?:[A-Z]\.?\s+){0,3}[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?:\s+(?!(?:Street|Road|Hospital|House|Centre|Unit|Clinic|Trust|Foundation|Hospice|Ward|Surgery|Practice|Lane|Avenue|Report|Review))[A-Z][a-z]+)?)\b(?!['’]s)(?!\s+(?:Street|Road|Hospital|House|Centre|Unit|Clinic|Trust|Foundation|Hospice|Ward|Surgery|Practice|Lane|Avenue|Report|Review))/g,
  /(?<![\w.])(?<at>[a-z]{2,20}\.[a-z]{2,20}\d{0,3}@[\w.-]+\.[a-z]{2,})\b/g,
];

/** Without two words with capitals, or an address, nobody is named. */
const mayName = /[A-Z][A-Za-z.'’-]*,?\s+\(?[A-Z]|@/;

/** Firms and reviews that bear a name, and titles without one. */
const institutions = /^(?:Dr\.? Foster|Dr\.? Barnardo|Mr\.? and|Professor of|Sister (?:Company|Organisation|Service))/;
/** Mailboxes of teams look like those of people. */
const shared =
  /(?:team|service|referral|enquir|contact|office|admin|info|reception|clinic|hub|single|point|pain|contract|quality|commission|duty|safeguard|health|care|nhs)/;

export const personNamedNotPost: SpecificationRule = {
  code: 'R708',
  name: 'person-named-not-post',
  severity: 'info',
  since: '0.1.0',
  summary: 'A text names a person where a post belongs.',
  why: 'People move on, and a specification lasts for years: what is to be reported to one of them is reported to nobody. The name of a person is personal data too, in a document that is published.',
  source:
    'Annotated NHS service specification template (Bailey and Moore): titles of posts, not names of people (official source).',
  bad: specification({
    exit: 'notice: 6 months\nhandover: "The plan for the handover is sent to Dr A Patel within 30 days."',
  }),
  good: specification({
    exit: 'notice: 6 months\nhandover: "The plan for the handover is sent to the clinical director within 30 days."',
  }),
  fix: 'none',
  on: topLevel,
  check(subject, context) {
    for (const sentence of sentencesOf(subject, context)) {
      if (/(?:^|\/)(?:evidence|follows|form)$/.test(sentence.under)) continue;
      if (!mayName.test(sentence.words)) continue;
      const hits = persons.flatMap((person) => hitsIn(sentence, person));
      for (const hit of withoutRepeats(hits)) {
        const { start, end, shown } = hit;
        if (institutions.test(shown) || (shown.includes('@') && shared.test(shown.slice(0, shown.indexOf('@')))))
          continue;
        const what = shown.includes('@')
          ? 'is the address of a person: give that of the team'
          : 'is a person: name the post';
        context.report({ start, end, message: `"${shown}" ${what}, which stays when people move on.` });
      }
    }
  },
};

/** A doctor who leads is found as a lead and as a doctor. */
function withoutRepeats(hits: readonly Hit[]): Hit[] {
  return hits.filter((hit, i) => !hits.slice(0, i).some((other) => other.start < hit.end && hit.start < other.end));
}
