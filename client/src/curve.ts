// The curves of payment terms, in a view beside the contract: pictures without scripts, drawn by the server.

import { type Disposable, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type Curves, curvesPage } from './curve-page.js';

/** What is shown: a term of a contract in a file, or all of its terms. */
type Subject = readonly [uri: string, contract: string, term: string | null];

/** Shows curves. They are drawn again when a file is saved: while somebody types, nothing moves. */
export class CurveView implements Disposable {
  private panel: WebviewPanel | undefined;
  private subject: Subject | undefined;
  private readonly saving = workspace.onDidSaveTextDocument(({ languageId }) => {
    // Where the server does not answer, the page stays as it is; the status bar says what is wrong.
    if (languageId === 'remit') this.draw().catch(() => {});
  });

  constructor(private readonly client: () => BaseLanguageClient | undefined) {}

  async show(...subject: Subject): Promise<void> {
    this.subject = subject;
    if (!this.panel) {
      this.panel = window.createWebviewPanel(
        'remit.curve',
        'Curve',
        { viewColumn: ViewColumn.Beside, preserveFocus: true },
        { enableScripts: false, enableForms: false, enableCommandUris: false, localResourceRoots: [] },
      );
      this.panel.onDidDispose(() => {
        this.panel = undefined;
      });
    } else this.panel.reveal(undefined, true);
    await this.draw();
  }

  /** The page as it stands, for tests. */
  get page(): string {
    return this.panel?.webview.html ?? '';
  }

  dispose(): void {
    this.saving.dispose();
    this.panel?.dispose();
  }

  private async draw(): Promise<void> {
    const { panel, subject } = this;
    const client = this.client();
    if (!panel || !subject || !client) return;
    const [uri, contract, term] = subject;
    const curves = await client.sendRequest<Curves | null>('remit/curves', {
      uri: Uri.parse(uri, true).toString(),
      contract,
      term,
    });
    if (this.panel !== panel || this.subject !== subject) return;
    panel.title = `${term ?? contract}: curve`;
    panel.webview.html = curvesPage(curves ?? undefined, nonce());
  }
}

function nonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
