// The pictures of docs/proofs.md: for each proof, the curve of the term in which the example of its rule goes wrong.

const { Workspace } = await import('../out/server/src/workspace/workspace.js');
const { viewOf } = await import('../out/server/src/workspace/view.js');
const { contractsOf } = await import('../out/server/src/features/contracts.js');
const { yearOfContract } = await import('../out/server/src/curve/clause.js');
const { picturesOf } = await import('../out/server/src/curve/picture.js');
const { drawn } = await import('../out/server/src/curve/svg/svg.js');
const { standingYear } = await import('../out/server/src/curve/years.js');
const { findRule } = await import('../out/server/src/rules/all.js');

/** By rule, the measure along which its picture is drawn; the term is `Results` in all of them. */
const measures = {
  'range-missing': 'QuitRate',
  'ranges-overlap': 'QuitRate',
  'range-never-reached': 'QuitRate',
  'jump-in-payment': 'QuitRate',
  'pays-more-for-worse': 'QuitRate',
  'condition-without-effect': 'QuitRate',
  'limit-without-effect': 'QuitRate',
  'limits-inverted': 'QuitRate',
  'payment-without-limit': 'Quits',
  'pool-exceeded': 'QuitRate',
  'envelope-exceeded': 'QuitRate',
  'divisor-can-be-nothing': 'Spend',
  'target-met-by-luck': 'QuitRate',
  'payment-below-nothing': 'QuitRate',
  'shares-beyond-whole': 'QuitRate',
};

/** By rule, where other measures are held to show what is meant: there is no gain to share where spending is what it was. */
const givens = {
  'shares-beyond-whole': new Map([['Spend', { n: 2_040_000n, d: 1n }]]),
};

/** The pictures, by their paths in the repository. */
export function proofPictures() {
  return new Map(
    Object.entries(measures).map(([name, measure]) => [`docs/images/proofs/${name}.svg`, pictureOf(name, measure)]),
  );
}

function pictureOf(name, measure) {
  const uri = 'file:///remit/example.remit';
  const workspace = new Workspace();
  workspace.setRoots(['file:///remit']);
  workspace.set(uri, findRule(name).bad);
  const [contract] = contractsOf(viewOf(workspace).file(uri));
  const clause = { contract: contract.block, text: contract.text, scope: contract.scope, lineAt: contract.lineAt };
  const year = yearOfContract(clause, standingYear(contract.block));
  const term = year.model.terms.find((one) => one.name === 'Results');
  const picture = picturesOf(year, term, { given: givens[name] ?? new Map() }).find(
    ({ mover }) => mover.name === measure,
  );
  return `${drawn(picture).svg}\n`;
}
