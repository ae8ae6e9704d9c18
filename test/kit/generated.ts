import { edit, type Source, textOf } from '../../grammar/text/source.js';
import { type Generated, generateExamples } from '../../server/src/payment/generate/generate.js';
import { insertion } from '../../server/src/payment/generate/write.js';
import { contractsIn } from '../../server/src/payment/model/contract.js';
import type { FileView } from '../../server/src/semantics/view.js';

/** What is generated for the contracts of a file, in their order, and the text of the file with all of it written. */
export interface GeneratedFile {
  readonly contracts: readonly Generated[];
  readonly text: string;
}

export function generatedFor(file: FileView): GeneratedFile {
  const contracts: Generated[] = [];
  let source: Source = file.source;
  for (let index = file.source.pieces.length - 1; index >= 0; index--) {
    const piece = file.source.pieces[index];
    for (const contract of contractsIn(file.parsed(index).tree.items)) {
      const made = generateExamples(contract, { text: piece.text, scope: file.scope(index) });
      if ('problem' in made) continue;
      contracts.unshift(made);
      const { at, text } = insertion(contract, piece.text, made);
      const start = file.source.offsets[index] + at;
      source = edit(source, start, start, text).source;
    }
  }
  return { contracts, text: textOf(source) };
}
