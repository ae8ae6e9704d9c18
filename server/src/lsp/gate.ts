import type { Message, MessageStrategy } from 'vscode-languageserver';

/** Keeps what comes from the client in its order until there is somebody to hear it. What comes before `openAfter` goes through. */
export class Gate implements MessageStrategy {
  private state: 'not yet closed' | 'closed' | 'open' = 'not yet closed';
  private prepare: (() => Promise<void>) | undefined;
  private readonly waiting: (() => void)[] = [];

  /** From now on all waits. With the first that comes, which says that the client has what it was sent before, `prepare` is called; then all is let through. */
  openAfter(prepare: () => Promise<void>): void {
    this.state = 'closed';
    this.prepare = prepare;
    if (this.waiting.length > 0) this.open();
  }

  handleMessage(message: Message, next: (message: Message) => void): void {
    if (this.state === 'closed') this.whenOpen(() => next(message));
    else next(message);
  }

  /** Does something in its turn. */
  whenOpen(action: () => void): void {
    if (this.state === 'open') return action();
    this.waiting.push(action);
    this.open();
  }

  private open(): void {
    void this.prepare?.().then(() => {
      this.state = 'open';
      for (const action of this.waiting.splice(0)) action();
    });
    this.prepare = undefined;
  }
}
