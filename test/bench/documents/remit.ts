/**
 * Realistic Remit documents: places, each with its organisations, population, measures, service and contract. Measures
 * and organisations are used from far away, as in a commissioner's real files. The documents are valid: no checker may
 * find an error in them, and the sums in their examples are right.
 */
import { type MarkedDocument, MarkedText } from '../marked.js';
import type { DocumentOptions } from './options.js';
import { broken, PlaceWriter, used } from './places.js';

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

/** Writes places whole, and contracts of other sizes. */
class RemitWriter extends PlaceWriter {
  place(): void {
    this.organisations();
    this.population();
    this.measures();
    this.promptness();
    this.spend();
    this.service();
    this.contract();
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
}
