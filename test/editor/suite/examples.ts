// The worked examples of contracts in the Test Explorer, in every kind of extension host.

import * as vscode from 'vscode';
import { equal, matches, ok } from './assertions.js';
import { expected } from './expected.js';
import { extension, open, place, replace, revert, type ShownExample, until } from './workspace.js';

export function examples(): void {
  describe('worked examples', () => {
    before(async () => {
      // A file that is saved cannot be put back, and a failure that is shown at once would take the place of the editor that the tests act in.
      const testing = vscode.workspace.getConfiguration('testing');
      await testing.update('saveBeforeTest', false, vscode.ConfigurationTarget.Global);
      await testing.update('automaticallyOpenPeekView', 'never', vscode.ConfigurationTarget.Global);
      await open('contract.remit');
      await extension();
    });

    it('are listed by contract, whether or not their file is open', async () => {
      const shown = await until('the examples', async () => (await list()).length === 2 && list());
      equal(
        shown.map(({ contract, example }) => `${contract} ${example}`),
        expected.examples.names,
        'the examples',
      );
    });

    it('come out when they are run', async () => {
      await until('the examples', async () => (await list()).length === 2);
      await allPass();
    });

    it('show both sums, step by step and in their line, where one does not come out', async () => {
      const document = await open('contract.remit');
      const line = place(document, expected.examples.sum).line;
      await replace(document, expected.examples.sum, expected.examples.wrong);
      const failed = await until('a failure', async () => {
        await vscode.commands.executeCommand('testing.runAll');
        return (await list()).find(({ state }) => state === 'failed');
      });
      equal(failed.example, 'Halfway', 'the example');
      const [message] = failed.messages;
      matches(message.expected ?? '', expected.examples.said, 'what it says');
      matches(message.actual ?? '', expected.examples.given, 'what the terms give');
      matches(message.text, expected.examples.steps, 'the steps');
      equal(message.line, line, 'the line');
      await revert(document);
      await allPass();
    });

    it('are run again by themselves after a change, where that is wanted', async () => {
      const document = await open('contract.remit');
      await vscode.commands.executeCommand('testing.startContinuousRun');
      await replace(document, expected.examples.sum, expected.examples.wrong);
      await until('a failure', async () => (await list()).some(({ state }) => state === 'failed'));
      await revert(document);
      await until('all to pass again', async () => (await list()).every(({ state }) => state === 'passed'));
      await vscode.commands.executeCommand('testing.stopContinuousRun');
    });

    it('can be run with the ranges that they lie in', async () => {
      const document = await open('contract.remit');
      await replace(document, expected.examples.sum, expected.examples.wrong);
      await vscode.commands.executeCommand('testing.coverageAll');
      await until('a failure', async () => (await list()).some(({ state }) => state === 'failed'));
      await until('the ranges', async () => (await extension()).ranges().length === 3);
      equal((await extension()).ranges(), [0, 1, 1], 'how many examples lie in each range');
      await revert(document);
    });

    it('are added at every threshold of a range that has none', async () => {
      const document = await open('contract.remit');
      const at = place(document, 'below 40%:');
      const actions = await until('the action', async () => {
        const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          new vscode.Range(at, at),
          vscode.CodeActionKind.QuickFix.value,
          20,
        );
        return found.some(({ title }) => title === expected.examples.action) && found;
      });
      const action = actions.find(({ title }) => title === expected.examples.action);
      ok(action?.edit, 'the action has an edit');
      ok(await vscode.workspace.applyEdit(action.edit), 'the edit is applied');
      await until('the new examples', async () => (await list()).length === 5);
      await allPass();
      await revert(document);
      await until('the two that there were', async () => (await list()).length === 2);
    });
  });
}

async function list(): Promise<readonly ShownExample[]> {
  return (await extension()).examples();
}

/** Runs all examples until all pass: VS Code may run those that it knows before it knows of the newest. */
async function allPass(): Promise<void> {
  await until('all to pass', async () => {
    await vscode.commands.executeCommand('testing.runAll');
    return (await list()).every(({ state }) => state === 'passed');
  });
}
