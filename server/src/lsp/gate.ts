import { ErrorCodes, Message, type MessageStrategy, type ResponseMessage } from 'vscode-languageserver';

/** Where the protocol is in a server's life: what may be asked hangs on that. */
type Phase = 'new' | 'in service' | 'shut down';

/**
 * Keeps what comes from the client in its order until there is somebody to hear it. What comes before `openAfter` goes through. What may not be asked at
 * that time is answered here, by `answer`.
 */
export class Gate implements MessageStrategy {
  private phase: Phase = 'new';
  private state: 'not yet closed' | 'closed' | 'open' = 'not yet closed';
  private prepare: (() => Promise<void>) | undefined;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly answer: (refusal: ResponseMessage) => Promise<void>) {}

  /** From now on all waits. With the first that comes, which says that the client has what it was sent before, `prepare` is called; then all is let through. */
  openAfter(prepare: () => Promise<void>): void {
    this.state = 'closed';
    this.prepare = prepare;
    if (this.waiting.length > 0) this.open();
  }

  handleMessage(message: Message, next: (message: Message) => void): void {
    if (Message.isRequest(message)) {
      const error = this.refusalOf(message.method);
      // Whoever has left meanwhile needs no answer.
      if (error) return void this.answer({ jsonrpc: '2.0', id: message.id, error }).catch(() => {});
    }
    if (this.state === 'closed') this.whenOpen(() => next(message));
    else next(message);
  }

  /** Why a request may not be made now; undefined where it may. */
  private refusalOf(method: string): ResponseMessage['error'] {
    if (this.phase === 'shut down')
      return { code: ErrorCodes.InvalidRequest, message: 'Nothing can be asked after `shutdown`.' };
    if (method === 'initialize') {
      if (this.phase !== 'new') return { code: ErrorCodes.InvalidRequest, message: '`initialize` is sent once.' };
      this.phase = 'in service';
    } else if (this.phase === 'new')
      return { code: ErrorCodes.ServerNotInitialized, message: 'Nothing can be asked before `initialize`.' };
    if (method === 'shutdown') this.phase = 'shut down';
    return undefined;
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
