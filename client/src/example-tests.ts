// The worked examples of contracts in VS Code's Test Explorer. The server finds them and works them out; here they are only shown.

import {
  type CancellationToken,
  type Disposable,
  FileCoverage,
  Location,
  languages,
  MarkdownString,
  type Range,
  StatementCoverage,
  type TestItem,
  TestMessage,
  type TestRun,
  TestRunProfileKind,
  type TestRunRequest,
  tests,
  type Uri,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

type ServerRange = Parameters<BaseLanguageClient['protocol2CodeConverter']['asRange']>[0] & object;

/** What the server tells in `remit/examples`: all contracts of one file. */
interface Listed {
  readonly uri: string;
  readonly contracts: readonly {
    readonly name: string;
    readonly title: string;
    readonly range: ServerRange;
    readonly examples: readonly {
      readonly name: string;
      readonly title: string;
      readonly period: string;
      readonly range: ServerRange;
    }[];
  }[];
}

interface Result {
  readonly contract: string;
  readonly name: string;
  readonly failures: readonly {
    readonly message: string;
    readonly expected?: string;
    readonly actual?: string;
    /** How the terms come to the actual sum. */
    readonly steps?: readonly string[];
    readonly range: ServerRange;
  }[];
}

interface ListedRange {
  readonly contract: string;
  readonly range: ServerRange;
  readonly examples: readonly string[];
}

/** Which example an item of the tree stands for; without `example`, a whole contract. */
interface Meant {
  readonly uri: string;
  readonly contract: string;
  readonly example?: string;
}

/** How an example came out when it was run last, for other extensions and for tests. */
export interface ShownExample {
  readonly contract: string;
  readonly example: string;
  readonly state: 'passed' | 'failed' | undefined;
  /** What was said of it, as texts to compare. */
  readonly messages: readonly {
    readonly text: string;
    readonly expected?: string;
    readonly actual?: string;
    readonly line?: number;
  }[];
}

/** How long, in milliseconds, findings have to be at rest before examples that run by themselves are run again. */
const restDelay = 400;

export class ExampleTests implements Disposable {
  private readonly controller = tests.createTestController('remit.examples', 'Worked examples (Remit)');
  private readonly meant = new WeakMap<TestItem, Meant>();
  private readonly results = new Map<string, Pick<ShownExample, 'state' | 'messages'>>();
  private readonly details = new WeakMap<FileCoverage, readonly StatementCoverage[]>();
  private ranges: readonly StatementCoverage[] = [];
  private readonly registrations: readonly Disposable[];

  constructor(private readonly client: () => BaseLanguageClient | undefined) {
    const run = (request: TestRunRequest, token: CancellationToken) => this.runOrFollow(request, token);
    this.controller.createRunProfile('Work out', TestRunProfileKind.Run, run, true, undefined, true);
    const coverage = this.controller.createRunProfile(
      'Work out, with the ranges that have an example',
      TestRunProfileKind.Coverage,
      (request, token) => this.run(request, token, true),
      true,
    );
    coverage.loadDetailedCoverage = async (_, file) => [...(this.details.get(file) ?? [])];
    this.registrations = [
      this.controller,
      // What any file says may be in the sums of another.
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document.languageId === 'remit' && contentChanges.length > 0) this.controller.invalidateTestResults();
      }),
    ];
  }

  /** Takes what a new client tells; what the one before told is forgotten. */
  listen(client: BaseLanguageClient): void {
    this.controller.items.replace([]);
    client.onNotification('remit/examples', (listed: Listed) => this.show(client, listed));
  }

  /** All examples as they are shown. */
  shown(): ShownExample[] {
    return this.leaves().map((item) => {
      const { contract, example = '' } = this.meant.get(item) as Meant;
      return { contract, example, ...(this.results.get(item.id) ?? { state: undefined, messages: [] }) };
    });
  }

  /** How many examples lay in each range, in the run that looked at ranges last. */
  shownRanges(): number[] {
    return this.ranges.map(({ executed }) => Number(executed));
  }

  dispose(): void {
    for (const registration of this.registrations) registration.dispose();
  }

  private show(client: BaseLanguageClient, { uri, contracts }: Listed): void {
    const place = client.protocol2CodeConverter;
    const at = place.asUri(uri);
    const others = [...this.controller.items].flatMap(([, item]) =>
      item.uri?.toString() === at.toString() ? [] : [item],
    );
    const own = contracts
      .filter(({ examples }) => examples.length > 0)
      .map(({ name, title, range, examples }) => {
        const contract = this.item({ uri, contract: name }, title || name, at, place.asRange(range));
        contract.description = workspace.asRelativePath(at);
        contract.children.replace(
          examples.map((one, i) => {
            const meant: Meant = { uri, contract: name, example: one.name };
            const item = this.item(meant, one.title || one.name, at, place.asRange(one.range));
            item.description = `${one.name}, ${one.period}`;
            item.sortText = String(i).padStart(6, '0');
            return item;
          }),
        );
        return contract;
      });
    this.controller.items.replace([...others, ...own]);
  }

  private item(meant: Meant, label: string, uri: Uri, range: Range): TestItem {
    const id = [meant.uri, meant.contract, ...(meant.example === undefined ? [] : [meant.example])].join(' ');
    const item = this.controller.createTestItem(id, label, uri);
    item.range = range;
    this.meant.set(item, meant);
    return item;
  }

  /** The examples that a request names, without those that it leaves out; all where it names none. */
  private leaves(
    { include, exclude }: Pick<TestRunRequest, 'include' | 'exclude'> = { include: undefined, exclude: undefined },
  ): TestItem[] {
    const leftOut = new Set(exclude?.map(({ id }) => id));
    const found: TestItem[] = [];
    const visit = (item: TestItem): void => {
      if (leftOut.has(item.id)) return;
      if (this.meant.get(item)?.example !== undefined) found.push(item);
      for (const [, child] of item.children) visit(child);
    };
    if (include) for (const item of include) visit(this.today(item));
    else for (const [, item] of this.controller.items) visit(item);
    return found;
  }

  /** An item may be from before a change; the one with its place is the one that is shown now. */
  private today(item: TestItem): TestItem {
    for (const [, contract] of this.controller.items) {
      if (contract.id === item.id) return contract;
      const example = contract.children.get(item.id);
      if (example) return example;
    }
    return item;
  }

  /** Runs once, or again after every change for as long as the user wants it. */
  private async runOrFollow(request: TestRunRequest, token: CancellationToken): Promise<void> {
    if (!request.continuous) return this.run(request, token, false);
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const change = languages.onDidChangeDiagnostics(({ uris }) => {
      if (!uris.some(({ path }) => /\.remit$/i.test(path))) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => void this.run(request, token, false), restDelay);
    });
    token.onCancellationRequested(() => {
      clearTimeout(waiting);
      change.dispose();
    });
  }

  private async run(request: TestRunRequest, token: CancellationToken, withRanges: boolean): Promise<void> {
    const run = this.controller.createTestRun(request);
    const byContract = new Map<string, TestItem[]>();
    for (const item of this.leaves(request)) {
      run.enqueued(item);
      const { uri, contract } = this.meant.get(item) as Meant;
      const key = `${uri} ${contract}`;
      byContract.set(key, [...(byContract.get(key) ?? []), item]);
    }
    try {
      for (const items of byContract.values()) {
        if (token.isCancellationRequested) break;
        await this.runContract(run, items);
      }
      if (withRanges && !token.isCancellationRequested) await this.addRanges(run, [...byContract.values()].flat());
    } finally {
      // VS Code waits for the end of every run, also of one whose server has gone.
      run.end();
    }
  }

  private async runContract(run: TestRun, items: readonly TestItem[]): Promise<void> {
    const client = this.client();
    const { uri, contract } = this.meant.get(items[0]) as Meant;
    for (const item of items) run.started(item);
    let results: readonly Result[];
    try {
      results = client ? await client.sendRequest<Result[]>('remit/runExamples', { uri, contract }) : [];
    } catch (error) {
      const message = new TestMessage(error instanceof Error ? error.message : String(error));
      for (const item of items) run.errored(item, message);
      return;
    }
    for (const item of items) {
      const { example } = this.meant.get(item) as Meant;
      const result = results.find(({ name }) => name === example);
      if (!client || !result) run.skipped(item);
      else this.tell(run, client, item, result);
    }
  }

  private tell(run: TestRun, client: BaseLanguageClient, item: TestItem, { failures }: Result): void {
    const messages = failures.map(({ message, expected, actual, steps = [], range }) => {
      const told =
        expected === undefined || actual === undefined
          ? new TestMessage(message)
          : TestMessage.diff(inFull(message, steps), expected, actual);
      told.location = new Location(item.uri as Uri, client.protocol2CodeConverter.asRange(range));
      for (const line of [message, ...steps.map((step) => `  ${step}`), ''])
        run.appendOutput(`${line}\r\n`, told.location, item);
      return told;
    });
    this.results.set(item.id, {
      state: messages.length === 0 ? 'passed' : 'failed',
      messages: messages.map(({ message, expectedOutput, actualOutput, location }) => ({
        text: typeof message === 'string' ? message : message.value,
        expected: expectedOutput,
        actual: actualOutput,
        line: location?.range.start.line,
      })),
    });
    if (messages.length === 0) run.passed(item);
    else run.failed(item, messages);
  }

  /** The ranges of tables as statements: one is covered where an example of this run lies in it. */
  private async addRanges(run: TestRun, items: readonly TestItem[]): Promise<void> {
    const client = this.client();
    if (!client) return;
    this.ranges = [];
    for (const uri of new Set(items.map((item) => (this.meant.get(item) as Meant).uri))) {
      const ranges = await client.sendRequest<ListedRange[]>('remit/exampleRanges', { uri });
      const ran = new Set(
        items
          .map((item) => this.meant.get(item) as Meant)
          .filter((meant) => meant.uri === uri)
          .map(({ contract, example }) => `${contract} ${example}`),
      );
      const place = client.protocol2CodeConverter;
      const details = ranges.map(
        ({ contract, range, examples }) =>
          new StatementCoverage(
            examples.filter((example) => ran.has(`${contract} ${example}`)).length,
            place.asRange(range),
          ),
      );
      if (details.length === 0) continue;
      const file = FileCoverage.fromDetails(place.asUri(uri), details);
      this.details.set(file, details);
      this.ranges = [...this.ranges, ...details];
      run.addCoverage(file);
    }
  }
}

/** What is wrong, with every step behind it; steps are shown as they are, never run as Markdown. */
function inFull(message: string, steps: readonly string[]): MarkdownString {
  const text = new MarkdownString().appendText(message);
  return steps.length === 0 ? text : text.appendCodeblock(steps.join('\n'), 'text');
}
