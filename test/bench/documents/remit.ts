/**
 * Realistic Remit documents: places, each with its organisations, population, measures, service and contract. Measures
 * and organisations are used from far away, as in a commissioner's real files. The documents are valid: no checker may
 * find an error in them, and the sums in their examples are right.
 */
import { type MarkedDocument, MarkedText } from '../marked.js';
import type { Random } from '../random.js';
import type { DocumentOptions } from './options.js';

/** A document of about that many lines (never fewer than one place needs). */
export function remitDocument(lines: number, seed: number, options: DocumentOptions = {}): MarkedDocument {
  const text = new MarkedText(seed);
  const writer = new RemitWriter(text, options.suffix ?? '');
  text.keepMarks = !options.oneLargeBlock;
  text.add('remit 1\n\n// One of the agreements ⟦v x⟧of the county.');
  writer.place();
  const fillTo = (end: number) => {
    while (text.length < end - 260) writer.place();
    while (text.length < end - 60) writer.measures();
  };
  if (options.oneLargeBlock) {
    fillTo(lines / 2);
    text.keepMarks = true;
    writer.largeContract(400);
    text.keepMarks = false;
  }
  fillTo(lines);
  return text.done();
}

/** The name of the workspace file whose declarations end in that suffix. */
export function fileName(suffix: string): string {
  return `area-${suffix.slice(1).toLowerCase()}.remit`;
}

/**
 * One file of a workspace of many: about 80 lines that use two earlier files, so that a change near the root of the
 * imports is felt far away.
 */
export function remitWorkspaceFile(index: number, seed: number): MarkedDocument {
  const text = new MarkedText(seed + index);
  const suffix = `F${index}`;
  const writer = new RemitWriter(text, suffix);
  text.add('remit 1');
  const used = index === 0 ? [] : [...new Set([index >> 1, text.random.below(index)])];
  for (const other of used) {
    text.add(`use "./${fileName(`F${other}`)}"`);
  }
  text.add('');
  writer.organisations();
  writer.population();
  writer.control();
  const measured = used.length > 0 ? `Control0F${text.random.pick(used)}` : 'Control0F0';
  writer.smallService(measured);
  writer.smallContract(measured);
  return text.done();
}

/** Names of one place; every place declares the same kinds of thing. */
interface Place {
  number: number;
  commissioner: string;
  provider: string;
  partner: string;
  population: string;
}

class RemitWriter {
  private readonly places: Place[] = [];
  private readonly controls: string[] = [];
  private readonly experiences: string[] = [];
  private readonly rates: string[] = [];

  constructor(
    private readonly text: MarkedText,
    private readonly suffix: string,
  ) {}

  private get random(): Random {
    return this.text.random;
  }

  place(): void {
    this.organisations();
    this.population();
    this.measures();
    this.promptness();
    this.spend();
    this.service();
    this.contract();
  }

  measures(): void {
    this.control();
    this.experience();
    this.rate();
  }

  organisations(): void {
    const number = this.places.length;
    const end = `${number}${this.suffix}`;
    const place = {
      number,
      commissioner: `Board${end}`,
      provider: `Shore${end}`,
      partner: `Practices${end}`,
      population: `Adults${end}`,
    };
    this.places.push(place);
    this.text.add(`organisation ${place.commissioner} "NHS Area ⟦v x⟧${end} Integrated Care Board" {
  role: comm⟦m x⟧issioner
  kind: ⟦s "⟧integrated-care-board
}

organisation ${place.provider} "Shore Community Health ⟦v x⟧${end}" {
  role: provider
  kind: community-interest-company
  turnover: £6⟦v 2⟧1m per year
}

organisation ${place.partner} "Primary Care Network ${end}" {
  role: provider
  kind: general-practice
  turnover: £9.⟦v 1⟧8m per year
}
`);
  }

  population(): void {
    const { number, population } = this.last();
    this.text.add(`population ${population.slice(0, 3)}⟦d x⟧${population.slice(3)} "Adults with diabetes in area ${number}" {
  includes: "aged 18 and over on the ⟦v x⟧counting date", "type 2 diabetes coded in the practice record"
  excludes: "gestational diabetes only"
  size: 48,200 people on 31 March 2026
  source: "Practice ⟦v x⟧diabetes registers"
}
`);
  }

  control(): void {
    const { population, provider } = this.last();
    const name = `Control${this.controls.length}${this.suffix}`;
    this.text.add(`// Agreed with the clinical ⟦v x⟧reference group.
measure ${name} "People whose ⟦v x⟧HbA1c is on target, ${name}" {
  kind: outcome
  unit: percent
  better: hi⟦m x⟧gher
  numerator: "People in the denominator ⟦v x⟧whose latest HbA1c in the year is 58 mmol/mol or less"
  denominator: "Everyone in the population on 31 March"
  population: ${broken(population)}
  baseline: 61.2% ⟦s )⟧in 2024/25
  targets {
    2026/27:          at least 62%
    2027/28:          at least 63.5%
    2028/29 onwards:  at least 65%
  }
  source: "National ⟦v x⟧Diabetes Audit"
  window: year
  reported: yearly within 9⟦v 1⟧0 days
  lag: 10 weeks
  if-missing: last-value
  owner: ${broken(provider)}
}
`);
    this.controls.push(name);
  }

  private experience(): void {
    const { population, partner } = this.last();
    const name = `Experience${this.experiences.length}${this.suffix}`;
    this.text.add(`measure ${name} "People who feel supported, ⟦v x⟧${name}" {
  kind: experience
  unit: percent
  better: higher
  numerator: "Respondents who answer 'enough support' ⟦v x⟧or 'more than enough'"
  denominator: "Respondents to the yearly survey"
  minimum-response: 40%
  if-missing: fails
  population: ${broken(population)}
  baseline: 76% in 2024/25
  targets ⟦s (⟧{ 2026/27 onwards: at least 80% }
  source: "Local patient survey, ⟦v x⟧validated question set"
  window: year
  reported: yearly within 60 days
  owner: ${broken(partner)}
}
`);
    this.experiences.push(name);
  }

  private rate(): void {
    const { population, commissioner } = this.last();
    const name = `Amputations${this.rates.length}${this.suffix}`;
    this.text.add(`measure ${name} "Major lower-limb amputations, ⟦v x⟧${name}" {
  kind: outcome
  unit: per 10,000 people
  better: lower
  numerator: "Major lower-limb amputations in people in the denominator"
  denominator: "Everyone in the population ⟦v x⟧on 31 March"
  population: ${broken(population)}
  baseline: 8.4 per 10,000 people in 2024/25
  targets {
    2026/27 onwards:  at most 7.8 per 10,000 people
  }
  source: "Secondary Uses Service"
  window: rolling 12 months
  reported: quarterly within ⟦v 1⟧60 days
  owner: ${broken(commissioner)}
  minimum-count: 20 amputations
  if-missing: last-value
}
`);
    this.rates.push(name);
  }

  private promptness(): void {
    const { number, provider } = this.last();
    this.text.add(`measure Promptness${number}${this.suffix} "First appointment within 6 weeks ⟦v x⟧of referral" {
  kind: process
  unit: percent
  better: higher
  numerator: "Referrals seen within 42 days, the day of referral counted as day 0"
  denominator: "All referrals accepted ⟦v x⟧in the quarter"
  baseline: 88.5% in 2024/25
  targets { 2026/27 onwards: at least 95% }
  if-missing: fails
  source: "Community Services Data Set"
  window: quarter
  reported: quarterly within 30 days
  owner: ${broken(provider)}
}
`);
  }

  private spend(): void {
    const { number, population, commissioner } = this.last();
    this.text.add(`measure Spend${number}⟦d x⟧${this.suffix} "Spend on emergency ⟦v x⟧admissions for diabetes" {
  kind: cost
  unit: £
  better: lower
  population: ${broken(population)}
  baseline: £4.2m in 2024/25
  volatility: £130,000
  source: "Secondary Uses Service, at 2024/25 unit prices"
  window: year
  reported: yearly within 75 days
  if-missing: fails
  owner: ${broken(commissioner)}
}
`);
  }

  private service(): void {
    const { number, commissioner, provider, partner, population } = this.last();
    const end = `${number}${this.suffix}`;
    this.text.add(`service Community${end} "Community diabetes service ⟦v x⟧${end}" {
  commissioner: ${broken(commissioner)}
  provider: ${broken(provider)} lead, ${partner}
  population: ${broken(population)}
  period: 1 April 2026 to 31 March 2031
  review-by: 30 September 2030

  needs {
    """
    Diagnosed type 2 diabetes has risen in every district ⟦v x⟧since 2019, most steeply in the two
    coastal districts, where one adult in eleven is on a diabetes register.
    """
    evidence: "Joint Strategic ⟦v x⟧Needs Assessment 2025"
  }

  aims {
    aim Treatment "More people reach their ⟦v x⟧treatment targets" {
      measured-by: ${used(this.random.pick(this.controls))}
    }
    aim Limbs "Fewer people lose a limb" {
      measured-by: ${used(this.random.pick(this.rates))}
    }
    aim Support "People feel able to manage their own condition" {
      measured-by: ${used(this.random.pick(this.experiences))}
    }
    aim Stability "Fewer emergencies" {
      measured-by: Spend${end}
    }
  }

  scope {
    includes: "structured education", "foot protection", "insulin start ⟦v x⟧and review"
    excludes: "inpatient care", "diabetes in pregnancy"
  }

  access {
    referral: "any practice, any hospital ward, or ⟦v x⟧self-referral"
    response-time: 2 working-days
    hours: "08:00 to 20:00 Monday to Friday"
  }

  requirements {
    requirement Prompt "People are seen ⟦v x⟧promptly" {
      measure: ${broken(`Promptness${end}`)}
      threshold: at least 95%
      applies: 1 October 2026 to 31 March 2031
      consequence: Late${end}
    }
  }

  standards { follows: "NICE NG28", "NICE ⟦v x⟧NG19" }
  dependencies { "The acute trust's foot clinic, retinal ⟦v x⟧screening and the renal service." }
  locations { "At least one site in ⟦v x⟧each of the five districts." }
  involvement { "A panel of twelve people who use the service meets every quarter." }
  equality { breakdown: "deprivation fifth", "ethnicity", "age band" }
  exit {
    notice: 1⟦v 1⟧2 months
    handover: "Records, registers and open referrals pass to ⟦v x⟧the successor within 30 days."
  }
}
`);
  }

  private contract(): void {
    const { number, commissioner, provider, partner } = this.last();
    const end = `${number}${this.suffix}`;
    const control = this.random.pick(this.controls);
    const rate = this.random.pick(this.rates);
    const experience = this.random.pick(this.experiences);
    this.openContract(`Agreement${end}`, `Community${end}`, '£14.4m');
    this.fixedPayment(`Core${end}`);
    this.text.add(`
  payment Outcomes${end} "Payment for ⟦v x⟧outcomes" {
    mechanism: ⟦s "⟧outcome
    from: ${broken(commissioner)}
    to: ${broken(provider)} 70%, ${partner} 30%
    pool {
      2026/27:          0% of Core${end}
      2027/28:          4% of Core${end}
      2028/29 onwards:  8% of Core${end}
    }
    pool-is: on-top-of Core${end}
    paid: yearly in-arrears
    settle: yearly within 120 days
    ${used(control)} 50% {
      below 63%:              nothing
      from 63% to below 68%:  0% ⟦s {⟧rising to 100%
      at least 68%:           100%
    }
    ${used(rate)} 30% {
      below 7 per 10,000 people:                                ⟦s )⟧100%
      from 7 per 10,000 people to below 8.4 per 10,000 people:  100% falling to 0%
      at least 8.4 per 10,000 people:                           nothing
    }
    ${used(experience)} 20% {
      below 76%:              nothing
      from 76% to below 84%:  0% rising to 100%
      at least 84%:           100%
    }
  }

  risk-share Admissions${end} "Emergency ⟦v x⟧admissions gain and loss share" {
    measure: ${used(`Spend${end}`)}
    benchmark: £4.2m per year
    applies: 2027/28 onwards
    shadow-year: 2026/27
    rest-with: ${broken(commissioner)}
    gain {
      paid-on: part-in-each-band
      over 0% up to 2%:   not shared
      over 2% up to 10%:  ${broken(provider)} 35%, ${partner} 15%
      above 10%:          not shared
      most-paid: £150,000 per year, cut back in proportion
      only-if: ${used(control)} meets target, ${experience} meets target
    }
    loss {
      paid-on: part-in-each-band
      over 0% up to 2%:   not ⟦s (⟧shared
      over 2% up to 8%:   ${provider} 20%, ${partner} 10%
      above 8%:           not shared
      most-paid: £60,000 per year, cut back in proportion
    }
    settle: yearly within 120 days
  }

  remedy Late${end} "First appointments ⟦v x⟧are late" {
    when: ${broken(`Promptness${end}`)} below 95%
    applies: 1 October 2026 to 31 March 2031
    action: "A plan within 10 working days, ⟦v x⟧agreed by the contract board"
    withhold: 10% of Core${end}
    each: quarter
    returned: when-met
    most-withheld: 5% of Core${end} per year
  }

  exit {
    notice: 12 months
    settlement: "Gains and losses are settled on the accounts ⟦v x⟧to the last day"
  }

  example Good${end} "Targets met and ⟦v x⟧admissions down a tenth" {
    year: 2028/29
    given {
      ${control}:    65.4%
      ${rate}:     7.7 per 10,000 people
      ${experience}:     84%
      Spend${end}:  £3,780,000
    }
    expect Outcomes${end} {
      ${broken(provider)}:       receives £409,696.00
      ${partner}:       receives £175,584.00
    }
    expect Admissions${end} {
      ${provider}:       receives £105,000.00
      ${partner}:       receives £45,000.00
      ${commissioner}:  keeps £270,000.00
    }
  }
}
`);
  }

  /** A service whose sections are as short as they may be. */
  smallService(control: string): void {
    const { number, commissioner, provider, population } = this.last();
    const end = `${number}${this.suffix}`;
    this.text.add(`service Community${end} "Community diabetes service ⟦v x⟧${end}" {
  commissioner: ${broken(commissioner)}
  provider: ${broken(provider)}
  population: ${broken(population)}
  period: 1 April 2026 to 31 March 2031
  review-by: 30 September 2030
  needs { "Diagnosed type 2 diabetes has risen ⟦v x⟧since 2019." }
  aims {
    aim Treatment "More people reach their ⟦v x⟧treatment targets" { measured-by: ${used(control)} }
  }
  scope { includes: "structured education", "foot ⟦v x⟧protection" }
  access { referral: "any practice, or ⟦v x⟧self-referral" }
  requirements {
    requirement Treated "People reach their targets" { measure: ${used(control)}  threshold: at least 60% }
  }
  standards { follows: "NICE ⟦v x⟧NG28" }
  locations { "At least one site in ⟦v x⟧each district." }
  exit { notice: 1⟦v 1⟧2 months  handover: "Records pass to ⟦v x⟧the successor within 30 days." }
}
`);
  }

  smallContract(control: string): void {
    const { number, commissioner, provider, partner } = this.last();
    const end = `${number}${this.suffix}`;
    this.openContract(`Agreement${end}`, `Community${end}`, '£13.5m');
    this.fixedPayment(`Core${end}`);
    this.text.add(`
  payment Outcomes${end} "Payment for ⟦v x⟧outcomes" {
    mechanism: outcome
    from: ${broken(commissioner)}
    to: ${provider} 70%, ${broken(partner)} 30%
    pool: 8% of Core${end}
    pool-is: on-top-of Core${end}
    paid: yearly in-arrears
    settle: yearly within 120 days
    ${used(control)} 100% {
      below 63%:              nothing
      from 63% to below 68%:  0% ⟦s {⟧rising to 100%
      at least 68%:           100%
    }
  }

  exit {
    notice: 12 months
    settlement: "Settled on the accounts ⟦v x⟧to the last day"
  }
}
`);
  }

  /** A contract of about that many lines, most of them outcome payments that use measures from the whole file. */
  largeContract(lines: number): void {
    const { commissioner, provider, partner } = this.last();
    this.openContract(`Large${this.suffix}`, `Community${this.last().number}${this.suffix}`, '£40m');
    this.fixedPayment(`LargeCore${this.suffix}`);
    const start = this.text.length;
    for (let i = 0; this.text.length - start < lines - 40; i++) {
      this.text.add(`
  payment Quality${i}${this.suffix} "Payment for ⟦v x⟧quality, part ${i + 1}" {
    mechanism: outcome
    from: ${broken(commissioner)}
    to: ${broken(provider)} 70%, ${partner} 30%
    pool: £100,000 per year
    pool-is: on-top-of LargeCore${this.suffix}
    paid: yearly in-arrears
    settle: yearly within 120 days
    ${used(this.controls[i % this.controls.length] as string)} 100% {
      below 63%:              nothing
      from 63% to below 68%:  0% ⟦s {⟧rising to 100%
      at least 68%:           ⟦s "⟧100%
    }
  }`);
    }
    this.text.add(`
  exit {
    notice: 12 months
    settlement: "Settled on the accounts ⟦v x⟧to the last day"
  }
}
`);
  }

  private openContract(name: string, service: string, envelope: string): void {
    const { commissioner, provider, partner } = this.last();
    this.text.add(`contract ${name} "Community diabetes ⟦v x⟧agreement" {
  form: "NHS Standard Contract 2026/27, ⟦v x⟧full length"
  commissioners: ${broken(commissioner)}
  providers: ${broken(provider)} lead, ${broken(partner)}
  services: ${broken(service)}
  term: 1 April 2026 to 31 March 2031
  review-every: 1⟦v 1⟧2 months
  vat: exe⟦m x⟧mpt
  envelope: ${envelope} per year
  rounding: half-⟦m x⟧up
`);
  }

  private fixedPayment(name: string): void {
    const { commissioner, provider, partner } = this.last();
    this.text.add(`  payment ${name} "Core ⟦v x⟧service" {
    mechanism: fixed
    from: ${broken(commissioner)}
    to: ${broken(provider)} 80%, ${partner} 20%
    amount: £12.4m ⟦s )⟧per year
    paid: monthly in-arrears
  }`);
  }

  private last(): Place {
    const place = this.places.at(-1);
    if (!place) {
      throw new Error('no place has been written yet');
    }
    return place;
  }
}

/** A name where one more letter makes it unknown. */
function broken(name: string): string {
  return `${name.slice(0, 2)}⟦m x⟧${name.slice(2)}`;
}

/** The same, where hovering and completing are asked as well. Hover shows a measure's title, which ends in its name. */
function used(name: string): string {
  return `⟦h ${name}|admissions⟧${name.slice(0, 3)}⟦c ^${name}$⟧⟦m x⟧${name.slice(3)}`;
}
