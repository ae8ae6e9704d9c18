// The status bar item: what is checked, and whether checking works.

import { type Disposable, MarkdownString, StatusBarAlignment, type StatusBarItem, ThemeColor, window } from 'vscode';
import { describe, type ServerStatus } from './status-text.js';

export type { ServerStatus } from './status-text.js';

export class StatusItem implements Disposable {
  private readonly item: StatusBarItem = window.createStatusBarItem('remit.status', StatusBarAlignment.Left, 0);
  private status: ServerStatus = { state: 'working' };

  constructor() {
    this.item.name = 'Remit';
    this.show(this.status);
    this.item.show();
  }

  get state(): ServerStatus['state'] {
    return this.status.state;
  }

  get text(): string {
    return describe(this.status);
  }

  show(status: ServerStatus): void {
    this.status = status;
    const failed = status.state === 'failed';
    this.item.text = `$(${icon(status)}) ${this.text}`;
    this.item.tooltip = tooltip(status);
    this.item.accessibilityInformation = { label: this.text, role: 'button' };
    this.item.backgroundColor = failed ? new ThemeColor('statusBarItem.errorBackground') : undefined;
    this.item.command = failed ? 'remit.restartServer' : 'workbench.actions.view.problems';
  }

  /** The server runs, but has not yet said what it has checked. */
  started(): void {
    if (this.status.state === 'working') this.show({ state: 'ready' });
  }

  dispose(): void {
    this.item.dispose();
  }
}

function icon(status: ServerStatus): string {
  if (status.state === 'working') return 'sync~spin';
  if (status.state === 'failed' || status.errors) return 'error';
  return status.warnings ? 'warning' : 'check';
}

function tooltip(status: ServerStatus): MarkdownString {
  const text = new MarkdownString();
  text.isTrusted = { enabledCommands: ['remit.restartServer', 'remit.showOutput'] };
  // What the server says is shown as text, never run as Markdown.
  text.appendText(describe(status));
  if (status.message && status.state !== 'failed') text.appendText(`\n${status.message}`);
  text.appendMarkdown('\n\n[Restart server](command:remit.restartServer) · [Show output](command:remit.showOutput)');
  return text;
}
