import type { Declared } from '../../semantics/names.js';
import type { WorkspaceRule } from '../rule.js';
import { contractsIn, meantBy } from './contract-facts.js';
import { secondContract, twoContracts, wardService } from './example.js';

export const serviceInNoContract: WorkspaceRule = {
  code: 'R802',
  name: 'service-in-no-contract',
  severity: 'info',
  since: '0.1.0',
  summary: 'A service is specified, and no contract is for it.',
  why: 'A specification binds nobody until a contract names it. Where the other services of a workspace have theirs, one without is forgotten more often than meant.',
  source: 'NHS Standard Contract: a specification is part of the contract, as its schedule 2A.',
  bad: twoContracts(wardService),
  good: twoContracts(secondContract('WardQuits')),
  fix: 'none',
  check(view, context) {
    const contracts = contractsIn(view);
    if (contracts.length === 0) return;
    const needed = new Set<Declared | undefined>();
    for (const contract of contracts) for (const name of contract.facts.services) needed.add(meantBy(contract, name));
    const services: Declared[] = [];
    for (const file of view.files()) {
      for (let piece = 0; piece < file.source.pieces.length; piece++) {
        for (const declared of file.outline(piece).declared) {
          if (declared.kind !== 'service') continue;
          if (!file.shipped) services.push(declared);
          // What other specifications extend has no contract of its own.
          const extended = declared.facts.get('extends')?.text;
          if (extended !== undefined) needed.add(meantBy({ file, piece }, extended));
        }
      }
    }
    for (const service of services) {
      const place = needed.has(service) ? undefined : view.placeOf(service);
      if (place)
        context.report(place, {
          message: `No contract is for the service ${service.name}: name it in the \`services:\` of one.`,
        });
    }
  },
};
