import type { Line, Name } from '../../../../grammar/syntax/tree.js';
import { declaredAs } from '../../semantics/context.js';
import { blockOf, blocksOf, lineOf } from '../../semantics/lines.js';
import { partiesOf, sharersOf, termsOf, wordFact } from '../contracts.js';
import { namesOf } from '../reading.js';
import type { RuleContext, SpecificationRule } from '../rule.js';
import { contractWith, headWith } from './example.js';

const core = `  payment Core "Advisers and rooms" {
    mechanism: fixed
    from: Eastmere
    to: FreshStart 70%, Harbour 30%
    amount: £150,000 per year
    paid: monthly in-arrears
  }
`;

export const partyNotInContract: SpecificationRule = {
  code: 'R753',
  name: 'party-not-in-contract',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Someone pays or is paid under a contract that does not name them as a party.',
  why: 'A contract binds those who sign it. Whoever pays, receives, or bears a loss under it without being a party can neither be held to it nor rely on it.',
  source: 'Template of the NHS Standard Contract: the Particulars name every commissioner and provider.',
  bad: contractWith(core, { head: headWith(['FreshStart lead, Harbour', 'FreshStart']) }),
  good: contractWith(core),
  fix: 'none',
  on: ['contract'],
  check({ block, name: contract }, context) {
    const [commissioners, providers] = ['commissioners', 'providers'].map((key) => lineOf(block, key));
    // A list with a name that nobody can place may name anybody: that is said there.
    if (!commissioners || !providers || ![commissioners, providers].every((line) => namesAll(context, line))) return;
    const known = new Set([...namesOf(commissioners.value), ...namesOf(providers.value)]);
    const look = (names: readonly Name[], does: string, list: string): void => {
      for (const name of names) {
        if (known.has(name.text)) continue;
        const declared = declaredAs(context, name.text);
        // An investor is repaid under a contract that it did not make.
        if (declared?.kind !== 'organisation' || wordFact(context, declared, 'role') === 'investor') continue;
        known.add(name.text);
        context.report({
          start: name.start,
          end: name.end,
          message: `${name.text} ${does} under ${contract}, but is neither among its commissioners nor its providers: add it to \`${list}:\`.`,
        });
      }
    };
    const namesAt = (key: string, within: Parameters<typeof lineOf>[0]): Name[] =>
      partiesOf(lineOf(within, key)?.value).map(({ name }) => name);
    for (const term of termsOf(block)) {
      look(namesAt('from', term.block), 'pays', 'commissioners');
      look(namesAt('to', term.block), 'is paid', 'providers');
      look(namesAt('rest-with', term.block), 'bears or keeps money', 'commissioners');
      const sharers = ['gain', 'loss'].flatMap((side) => sharersOf(blockOf(term.block, side)));
      look(
        sharers.map(({ name }) => name),
        'shares gains or losses',
        'providers',
      );
    }
    for (const fund of blocksOf(block, 'pooled-fund')) look(namesAt('host', fund), 'holds the fund', 'commissioners');
  },
};

/** Whether each entry of a list of parties is the name of an organisation, and not a title or a name that is not known. */
function namesAll(context: RuleContext, { value }: Line): boolean {
  return value.phrases.every(({ parts: [first, ...rest] }) => {
    const declared = first?.kind === 'name' ? declaredAs(context, first.text) : undefined;
    return declared?.kind === 'organisation' && rest.every(({ kind }) => kind !== 'name' && kind !== 'text');
  });
}
