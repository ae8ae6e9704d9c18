/**
 * Documents in the language of the Langium reference (`servers/contract.langium`): organisations, units, periods, then
 * measures, bands and obligations that refer to each other, near and far.
 */
import { type MarkedDocument, MarkedText } from '../marked.js';
import type { DocumentOptions } from './options.js';

export function contractDocument(lines: number, seed: number, options: DocumentOptions = {}): MarkedDocument {
  const text = new MarkedText(seed);
  const { random } = text;
  const own = options.suffix ?? '';
  const organisations: string[] = [];
  const measures: string[] = [];
  const bands: string[] = [];
  let terms = 0;
  const organisation = () => {
    const number = organisations.length;
    text.add(
      `organisation Org_${number}${own} "Company number ${number}" {\n  role ${number % 2 ? 'supplier' : 'buyer'}\n  contact "desk⟦v x⟧@example.org"`,
    );
    if (number > 0) {
      text.add(`  parent Org⟦c Org_⟧_⟦m x⟧${random.below(number)}${own}`);
    }
    text.add('}');
    organisations.push(`Org_${number}${own}`);
  };
  const measure = () => {
    const number = measures.length;
    const amber = (80 + random.next() * 15).toFixed(1);
    text.add(
      `/** Availability ⟦v x⟧of measure ${number}. */\nmeasure Measure_${number}${own} "Availability of service ${number}" { // kept ⟦v x⟧by the buyer\n  owner ${random.pick(organisations)}\n  in Percent${own} per ${random.pick(['Monthly', 'Quarterly'])}${own}\n  direction higher`,
    );
    text.add(
      `  threshold red < ⟦s "⟧${amber}\n  threshold amber from ${amber} to 9⟦v 0⟧6.5\n  threshold green >= ⟦s {⟧96.5`,
    );
    if (number > 1) {
      const foreign = options.others?.length && random.next() < 0.1;
      const used = foreign ? `Measure_${random.below(3)}${random.pick(options.others ?? [])}` : random.pick(measures);
      text.add(
        `  formula (⟦h measure⟧Mea⟦c Measure_⟧sure_⟦m x⟧${used.slice(8)} * 0.${random.below(9)}5 + ${random.pick(measures)} * 0.⟦v 4⟧5) / max(1, 2)`,
      );
    }
    text.add('}');
    measures.push(`Measure_${number}${own}`);
  };
  const band = () => {
    const used = random.pick(measures).slice(8);
    text.add(
      `band Band_${bands.length}${own} for ⟦h measure⟧Measure⟦c Measure_⟧_⟦m x⟧${used} currency EUR {\n  when >= 96.5 ⟦s )⟧pay 100 %\n  when from 80 to 96.5 pay ${50 + random.below(40)} %\n  otherwise pay ⟦v 1⟧0 %\n  cap ${1000 * (1 + random.below(90))} per Monthly${own}\n}`,
    );
    bands.push(`Band_${bands.length}${own}`);
  };
  const duty = () => {
    const number = terms++;
    const by = random.below(organisations.length);
    const to = organisations[(by + 1) % organisations.length];
    text.add(`term Term_${number}⟦d x⟧${own} means "An event ⟦v x⟧beyond control"`);
    text.add(
      `obligation Duty_${number}${own} by ${organisations[by]} to ${to} {\n  must meet ⟦h measure⟧Measure⟦c Measure_⟧_⟦m x⟧${random.pick(measures).slice(8)} within ${1 + random.below(30)} days\n  unless Term_${number}${own}\n  subject ⟦s (⟧to ${random.pick(bands)}\n  note "reported ⟦v x⟧monthly"\n}`,
    );
  };
  const kinds = [measure, measure, band, duty, organisation];
  const fillTo = (end: number) => {
    for (let i = 0; text.length < end - 8; i++) {
      kinds[i % kinds.length]?.();
    }
  };

  text.keepMarks = !options.oneLargeBlock;
  text.add(`contract "Services ag⟦v x⟧reement" version 1.${seed % 10}`);
  text.add(`period Monthly${own} every 1 months\nperiod Quarterly${own} every 3 months`);
  text.add(
    `unit Percent${own} symbol "%"\nunit Hours${own} symbol "h"\nunit Minutes${own} symbol "min" base Hours${own} factor 60`,
  );
  organisation();
  organisation();
  measure();
  band();
  if (options.oneLargeBlock) {
    // At the end, because what a schedule declares is not known outside it.
    fillTo(lines - 400);
    text.keepMarks = true;
    text.add(`schedule Large${own} "The large schedule" {`);
    fillTo(lines);
    text.add('}');
  }
  fillTo(lines);
  return text.done();
}
