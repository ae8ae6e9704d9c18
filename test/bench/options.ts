import { definitions, type ServerName } from './servers/definitions.js';

export interface Options {
  /** Sizes of the documents, in lines. */
  lines: number[];
  only: ServerName[];
  /** Files of the folder; 0 leaves that part out. */
  files: number;
  /** Keystrokes per server and size. */
  edits: number;
  /** Cold starts per server and size. */
  cold: number;
  /** Seconds per server, size and figure: a slow server gets fewer samples (n says how many), never a cut-off figure. */
  budget: number;
  /** Longest document for Langium, in lines. */
  langiumLines: number;
  seed: number;
  json?: string;
  md?: string;
}

export const usage = `npm run bench -- [options]
  --quick            under a minute: fewer samples, a smaller folder
  --lines 1000,...   sizes of the documents (1000,10000,50000)
  --only a,b         of bare, langium, remit; bare is always there to compare with
  --files N          files of the folder, 0 for none (1000)
  --edits N          keystrokes per server and size (200)
  --budget N         seconds per server, size and figure (12)
  --seed N           documents, places and the order of turns follow from it (42)
  --json FILE        all figures
  --md FILE          the tables that are printed`;

const full: Options = {
  lines: [1000, 10_000, 50_000],
  only: ['bare', 'langium', 'remit'],
  files: 1000,
  edits: 200,
  cold: 5,
  budget: 12,
  langiumLines: 20_000,
  seed: 42,
};
const quick: Partial<Options> = { files: 200, edits: 60, cold: 2, budget: 2, langiumLines: 2000 };

/** Throws, with a message for people, on an option that is not known. */
export function readOptions(argv: string[]): Options {
  const options: Options = { ...full, ...(argv.includes('--quick') ? quick : {}) };
  for (let i = 0; i < argv.length; i++) {
    const name = argv[i];
    if (name === '--quick') {
      continue;
    }
    const value = argv[++i];
    if (value === undefined) {
      throw new Error(`${name} needs a value`);
    }
    switch (name) {
      case '--lines':
        options.lines = value.split(',').map(wholeNumber);
        break;
      case '--only':
        options.only = [...new Set<ServerName>(['bare', ...value.split(',').map(serverName)])];
        break;
      case '--files':
      case '--edits':
      case '--budget':
      case '--seed':
        options[name.slice(2) as 'files' | 'edits' | 'budget' | 'seed'] = wholeNumber(value);
        break;
      case '--json':
      case '--md':
        options[name.slice(2) as 'json' | 'md'] = value;
        break;
      default:
        throw new Error(`unknown option ${name}`);
    }
  }
  return options;
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) {
    throw new Error(`${text} is not a whole number`);
  }
  return Number(text);
}

function serverName(text: string): ServerName {
  if (!Object.hasOwn(definitions, text)) {
    throw new Error(`${text} is none of ${Object.keys(definitions).join(', ')}`);
  }
  return text as ServerName;
}
