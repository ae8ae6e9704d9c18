/** What a place of a generated document has besides its contract: organisations, a population, measures and a service. */
import type { MarkedText } from '../marked.js';
import type { Random } from '../random.js';

/** Names of one place; every place declares the same kinds of thing. */
export interface Place {
  number: number;
  commissioner: string;
  provider: string;
  partner: string;
  population: string;
}

/** Writes all of a place but its contract. */
export class PlaceWriter {
  protected readonly places: Place[] = [];
  protected readonly controls: string[] = [];
  protected readonly experiences: string[] = [];
  protected readonly rates: string[] = [];

  constructor(
    protected readonly text: MarkedText,
    protected readonly suffix: string,
  ) {}

  protected get random(): Random {
    return this.text.random;
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

  protected experience(): void {
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

  protected rate(): void {
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

  protected promptness(): void {
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

  protected spend(): void {
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

  protected service(): void {
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

  protected last(): Place {
    const place = this.places.at(-1);
    if (!place) {
      throw new Error('no place has been written yet');
    }
    return place;
  }
}

/** A name where one more letter makes it unknown. */
export function broken(name: string): string {
  return `${name.slice(0, 2)}⟦m x⟧${name.slice(2)}`;
}

/** The same, where hovering and completing are asked as well. Hover shows a measure's title, which ends in its name. */
export function used(name: string): string {
  return `⟦h ${name}|admissions⟧${name.slice(0, 3)}⟦c ^${name}$⟧⟦m x⟧${name.slice(3)}`;
}
