// What a person sees of the money in a contract, in every kind of extension host.

import * as vscode from 'vscode';
import { equal, matches, ok } from './assertions.js';
import { extension, open, place, provided, until } from './workspace.js';

export function money(): void {
  describe('money', () => {
    it('shows the curve of a payment when its name is hovered', async () => {
      const document = await open('agreement.remit');
      const at = place(document, 'payment Rew|ard');
      const hovers = await provided<vscode.Hover[]>('HoverProvider', document.uri, at);
      const [content] = hovers.flatMap(({ contents }) => contents);
      const text = typeof content === 'string' ? content : content.value;
      matches(text, /Between £0 and £80,000 in 2026\/27: nothing /, 'the hover');
      matches(text, /!\[Reward in 2026\/27, as Experience moves: .*\]\(data:image\/svg\+xml;base64,/, 'the picture');
    });

    it('shows the pounds behind a percentage', async () => {
      const document = await open('agreement.remit');
      const range = new vscode.Range(0, 0, document.lineCount, 0);
      const hints = await until('hints', async () => {
        const found = await provided<vscode.InlayHint[]>('InlayHintProvider', document.uri, range);
        return found.length > 0 && found;
      });
      const pool = hints.find(({ position }) => document.lineAt(position.line).text.includes('pool: 8% of Base'));
      equal(pool?.label, '£80,000', 'the hint behind the pool');
    });

    it('says above a payment what is at stake, and opens its curve beside it', async () => {
      const { curves } = await extension();
      const document = await open('agreement.remit');
      const lens = await until('the lens of Reward', async () => {
        const found = await provided<vscode.CodeLens[]>('CodeLensProvider', document.uri, 10);
        return found.find(
          ({ range, command }) => command && document.lineAt(range.start.line).text.includes('payment Reward'),
        );
      });
      equal(lens.command?.title, '£0 to £80,000 in 2026/27', 'the lens');
      ok(lens.command, 'the lens has a command');
      await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
      await until('the curve', () => /<figure><svg /.test(curves()));
      matches(curves(), /default-src 'none'; style-src 'nonce-/, 'what the page may load');
      matches(curves(), />Payment for experience \(Reward\) by Experience, 2026\/27</, 'the title');
      const tab = await until('a tab of its own', () =>
        vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label === 'Reward: curve'),
      );
      await vscode.window.tabGroups.close(tab);
    });
  });
}
