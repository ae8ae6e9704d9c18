import { blockOf, lineOf } from '../../semantics/lines.js';
import { listed } from '../../semantics/listed.js';
import { measuresOfAims, requirementsOf, sectionOf, servicesOf, sharersOf } from '../contracts.js';
import { nameSpan, namesOf } from '../reading.js';
import type { SpecificationRule } from '../rule.js';
import { contractWith } from './example.js';

const share = (parties: string): string => `  risk-share Savings "Savings on admissions" {
    measure: Spend
    benchmark: £2.1m per year
    rest-with: Eastmere
    gain {
      paid-on: part-in-each-band
      over 0% up to 2%:   not shared
      over 2% up to 10%:  ${parties}
      above 10%:          not shared
      most-paid: £60,000 per year, cut back in proportion
      only-if: QuitRate meets target
      jump-agreed: "No saving is shared in a year in which fewer people stop for good."
    }
    settle: yearly within 120 days
  }
`;

export const providerLeftOut: SpecificationRule = {
  code: 'R735',
  name: 'provider-left-out',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A provider of the service has no part in the risk share that is settled on it.',
  why: 'No provider brings about an outcome alone. Who does part of the work and shares neither gain nor loss has no reason to do it differently, and the others carry a risk that they cannot control.',
  source:
    "Contracting for Outcomes (2014): no single provider delivers an outcome alone, so accountability is shared. King's Fund (Addicott 2014): prime and alliance contracts need a design of their own.",
  bad: contractWith(share('FreshStart 40%')),
  good: contractWith(share('FreshStart 30%, Harbour 10%')),
  fix: 'none',
  on: ['risk-share'],
  check({ block, name, top }, context) {
    const providers = namesOf(lineOf(top, 'providers')?.value);
    const sharers = new Set(
      ['gain', 'loss'].flatMap((side) => sharersOf(blockOf(block, side))).map((one) => one.name.text),
    );
    if (providers.length < 2 || !providers.some((provider) => sharers.has(provider))) return;
    const [measure] = namesOf(lineOf(block, 'measure')?.value);
    const services = servicesOf(context, top);
    if (!services || measure === undefined) return;
    const about = services.filter(
      (one) =>
        measuresOfAims(context, one).includes(measure) ||
        requirementsOf(context, one).some((required) => required.measure === measure),
    );
    const concerned = about.length > 0 ? about : services.length === 1 ? services : [];
    const involved = new Set(concerned.flatMap((one) => namesOf(sectionOf(context, one, 'provider')?.value)));
    const left = providers.filter((provider) => involved.has(provider) && !sharers.has(provider));
    if (left.length === 0) return;
    context.report({
      ...nameSpan(block),
      message: `${listed(left)} ${left.length === 1 ? 'provides' : 'provide'} ${listed(concerned.map((one) => one.name))} but ${left.length === 1 ? 'has' : 'have'} no part in ${name}: ${measure} depends on ${left.length === 1 ? 'it' : 'them'} too. Name ${left.length === 1 ? 'it' : 'them'} in \`gain\` or in \`loss\`.`,
    });
  },
};
