/**
 * The peer: a Langium server with the framework's own services, a few checks of the kind a language needs, a formatter
 * and semantic tokens. Its grammar is compiled beforehand and arrives as a constant of the bundle.
 *
 * `langium.cjs --stdio` serves; `langium.cjs check FOLDER` parses, links and validates every file of a folder.
 */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AstNode,
  type DefaultSharedCoreModuleContext,
  inject,
  type LangiumDocument,
  loadGrammarFromJson,
  type Module,
  URI,
  type ValidationAcceptor,
} from 'langium';
import { interpretAstReflection } from 'langium/grammar';
import {
  AbstractFormatter,
  AbstractSemanticTokenProvider,
  createDefaultModule,
  createDefaultSharedModule,
  type DefaultSharedModuleContext,
  Formatting,
  type LangiumServices,
  type LangiumSharedServices,
  type PartialLangiumServices,
  type SemanticTokenAcceptor,
  startLanguageServer,
} from 'langium/lsp';
import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';

/** The compiled grammar, put in by the bundler. */
declare const contractGrammar: object;

interface Node extends AstNode {
  name?: string;
  [property: string]: unknown;
}

class ContractTokens extends AbstractSemanticTokenProvider {
  protected override highlightElement(node: AstNode, acceptor: SemanticTokenAcceptor): void {
    const known = node as Node;
    if (known.name) {
      acceptor({ node, property: 'name' as never, type: 'variable' });
    }
    for (const property of ['measure', 'org', 'unit', 'period', 'band', 'term', 'by', 'to']) {
      if ((known[property] as { $refText?: string } | undefined)?.$refText) {
        acceptor({ node, property: property as never, type: 'type' });
      }
    }
    if (typeof known.value === 'number') {
      acceptor({ node, property: 'value' as never, type: 'number' });
    }
  }
}

class ContractFormatter extends AbstractFormatter {
  protected override format(node: AstNode): void {
    const formatter = this.getNodeFormatter(node);
    const open = formatter.keyword('{');
    const close = formatter.keyword('}');
    if (open.nodes.length > 0) {
      formatter.interior(open, close).prepend(Formatting.indent({ allowMore: true }));
      close.prepend(Formatting.newLine({ allowMore: true }));
    }
  }
}

const checks = {
  Contract(contract: Node, accept: ValidationAcceptor) {
    const seen = new Set<string | undefined>();
    const walk = (declarations: Node[]) => {
      for (const declaration of declarations) {
        if (seen.has(declaration.name)) {
          accept('error', `Duplicate name ${declaration.name}.`, { node: declaration, property: 'name' });
        }
        seen.add(declaration.name);
        walk((declaration.declarations as Node[] | undefined) ?? []);
      }
    };
    walk(contract.declarations as Node[]);
  },
  Measure(measure: Node, accept: ValidationAcceptor) {
    const properties = measure.properties as Node[];
    if (!properties.some((property) => property.$type === 'Owner')) {
      accept('warning', 'A measure needs an owner.', { node: measure, property: 'name' });
    }
    const levels = properties.filter((property) => property.$type === 'Threshold').map((property) => property.level);
    if (new Set(levels).size !== levels.length) {
      accept('error', 'The same threshold level is given twice.', { node: measure, property: 'name' });
    }
  },
  Between(range: Node, accept: ValidationAcceptor) {
    if (Number(range.low) >= Number(range.high)) {
      accept('error', 'The lower bound must be below the upper bound.', { node: range, property: 'low' });
    }
  },
  When(row: Node, accept: ValidationAcceptor) {
    if (Number(row.percent) > 150) {
      accept('error', 'A band pays 150 % at most.', { node: row, property: 'percent' });
    }
  },
};

function createServices(context: DefaultSharedModuleContext & DefaultSharedCoreModuleContext): LangiumSharedServices {
  const grammar = loadGrammarFromJson(JSON.stringify(contractGrammar));
  const shared: LangiumSharedServices = inject(createDefaultSharedModule(context) as Module<LangiumSharedServices>, {
    AstReflection: () => interpretAstReflection(grammar),
  });
  const own: Module<LangiumServices, PartialLangiumServices> = {
    parser: { ParserConfig: () => ({ recoveryEnabled: true, nodeLocationTracking: 'full', skipValidations: true }) },
    lsp: {
      SemanticTokenProvider: (services) => new ContractTokens(services),
      Formatter: () => new ContractFormatter(),
    },
  };
  const services = inject(
    createDefaultModule({ shared }) as Module<LangiumServices>,
    {
      Grammar: () => grammar,
      LanguageMetaData: () => ({
        languageId: 'contract',
        fileExtensions: ['.contract'],
        caseInsensitive: false,
        mode: 'production' as const,
      }),
    },
    own,
  );
  shared.ServiceRegistry.register(services);
  services.validation.ValidationRegistry.register(checks as never, services.validation);
  return shared;
}

async function check(folder: string): Promise<number> {
  const shared = createServices(NodeFileSystem);
  await shared.workspace.ConfigurationProvider.initialized({});
  const documents: LangiumDocument[] = [];
  for (const name of readdirSync(folder)) {
    documents.push(await shared.workspace.LangiumDocuments.getOrCreateDocument(URI.file(join(folder, name))));
  }
  await shared.workspace.DocumentBuilder.build(documents, { validation: true });
  return documents.filter((document) => document.diagnostics?.some((diagnostic) => diagnostic.severity === 1)).length;
}

if (process.argv[2] === 'check') {
  check(String(process.argv[3])).then((broken) => {
    process.exitCode = broken > 0 ? 1 : 0;
  });
} else {
  startLanguageServer(createServices({ connection: createConnection(ProposedFeatures.all), ...NodeFileSystem }));
}
