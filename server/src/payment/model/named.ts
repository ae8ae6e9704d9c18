import type { Block, Line } from '../../../../grammar/syntax/tree.js';
import { letName, readHead } from '../../semantics/heads.js';
import { lineOf } from '../../semantics/lines.js';

/** What the names inside a block stand for. Every name in a calculation asks, so that each block is read for them but once. */
interface Named {
  readonly lets: ReadonlyMap<string, Line | Block>;
  readonly payments: ReadonlyMap<string, readonly Block[]>;
  /** By payment, those whose pools are held back from it. */
  readonly holders: ReadonlyMap<string, readonly Block[]>;
}

const known = new WeakMap<Block, Named>();

function namedIn(block: Block): Named {
  const found = known.get(block) ?? read(block);
  known.set(block, found);
  return found;
}

function read(block: Block): Named {
  const lets = new Map<string, Line | Block>();
  const payments = new Map<string, Block[]>();
  const holders = new Map<string, Block[]>();
  for (const item of block.items) {
    if (item.kind === 'line') {
      const name = letName(item)?.text;
      if (name !== undefined && !lets.has(name)) lets.set(name, item);
    } else if (item.kind === 'block') {
      const { word, name } = readHead(item.head);
      if (word?.text === 'let' && name && !lets.has(name.text)) lets.set(name.text, item);
      if (word?.text !== 'payment') continue;
      if (name) note(payments, name.text, item);
      const from = heldBackFrom(item);
      if (from !== undefined) note(holders, from, item);
    }
  }
  return { lets, payments, holders };
}

function note(blocks: Map<string, Block[]>, name: string, block: Block): void {
  const known = blocks.get(name);
  if (known) known.push(block);
  else blocks.set(name, [block]);
}

/** The name of the payment from which the pool of another is held back. */
function heldBackFrom(payment: Block): string | undefined {
  const [place, from] = lineOf(payment, 'pool-is')?.value.phrases[0]?.parts ?? [];
  const isHeldBack = place?.kind === 'word' && place.text === 'held-back-from';
  return isHeldBack && from?.kind === 'name' ? from.text : undefined;
}

/** The `let` of that name directly in a block, a line or a table: the first, where there are several. */
export function letIn(block: Block, name: string): Line | Block | undefined {
  return namedIn(block).lets.get(name);
}

/** The payments in a contract whose pools are held back from the one of this name. */
export function poolsHeldBackFrom(contract: Block, name: string): readonly Block[] {
  return namedIn(contract).holders.get(name) ?? [];
}

/** The payments of that name directly in a contract. */
export function paymentsNamed(contract: Block, name: string): readonly Block[] {
  return namedIn(contract).payments.get(name) ?? [];
}
