import { contractWith, quitRate, quits, service, spend } from '../money/example.js';

/** What the examples of the rules about all files together have in common: two services, and contracts for one or both of them. */

const results = (name: string, measure: string): string => `  payment ${name} "Payment for quits" {
    mechanism: activity
    from: Eastmere
    to: FreshStart
    measure: ${measure}
    price: £60 per quit
    most-paid: £30,000 per year
    paid: quarterly in-arrears
  }
`;

/** A loss share of a provider with a turnover of £3.1m. */
export const lossShare = (measure: string, limit: string): string => `
  risk-share Overspend "Overspend on admissions" {
    measure: ${measure}
    benchmark: £2.1m per year
    rest-with: Eastmere
    loss {
      paid-on: part-in-each-band
      over 0% up to 2%:   not shared
      over 2% up to 40%:  FreshStart 20%
      above 40%:          not shared
      most-paid: ${limit} per year
    }
    settle: yearly within 120 days
  }
`;

const alone = (text: string): string => text.replaceAll('FreshStart lead, Harbour', 'FreshStart');

const measures = `${quits}${quits.replace('measure Quits "Four-week quits', 'measure WardQuits "Four-week quits of people seen on a ward,')}${quitRate}${spend}${spend.replace('measure Spend "Spend on', 'measure WardSpend "Ward spend on')}`;

/** A second service, in the same file. */
export const wardService = alone(service)
  .replace(
    'service StopSmoking "Community stop-smoking service"',
    'service WardSmoking "Stop-smoking advice on hospital wards"',
  )
  .replace('aim Stopping "More people stop', 'aim Wards "More people on wards stop')
  .replace('requirement Success', 'requirement WardSuccess')
  .replace('Quits, QuitRate, Spend', 'WardQuits, QuitRate, WardSpend');

/** The second service and its contract, which pays for a measure. */
export function secondContract(measure: string, terms = ''): string {
  const text = alone(contractWith(results('WardResults', measure) + terms))
    .replace('contract Smokefree "Stop-smoking contract"', 'contract WardAgreement "Advice on wards"')
    .replace('services: StopSmoking', 'services: WardSmoking');
  return text.slice(0, text.indexOf('\nservice ')) + wardService;
}

/** The first service and its contract, with what is given after them. */
export function twoContracts(rest: string): string {
  return alone(contractWith(results('Results', 'Quits') + lossShare('Spend', '£90,000'), { measures })) + rest;
}
