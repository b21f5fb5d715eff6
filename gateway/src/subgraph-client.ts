import { Pool, type Dispatcher } from 'undici';
import { monotonicMillis } from './request-context';

/** One POST to a subgraph. */
interface SubgraphPost {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds of the monotonic clock after which nobody waits for the answer. */
  readonly deadline: number;
  /** Whether it may be sent a second time when the connection broke before any answer: queries only. */
  readonly isRepeatable: boolean;
}

/** What came back over HTTP, whatever it says. */
export interface SubgraphAnswer {
  readonly status: number;
  readonly text: string;
}

/** No usable answer came; the reason is for logs and metrics. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  constructor(
    readonly reason: 'TIMED_OUT' | 'UNREACHABLE' | 'TOO_LARGE' | 'NOT_GRAPHQL',
    options?: ErrorOptions,
  ) {
    super(`No answer: ${reason}`, options);
  }
}

/** Limits of the connections to one subgraph. */
export interface SubgraphConnections {
  readonly connections: number;
  readonly connectTimeoutMillis: number;
  readonly maximumAnswerBytes: number;
}

/** The connections to one subgraph; a pool each, so that a slow subgraph holds up no other. */
export interface SubgraphClient {
  readonly post: (request: SubgraphPost) => Promise<SubgraphAnswer>;
  readonly close: () => Promise<void>;
}

/** Opens a pool to a subgraph. `dispatch` and not `fetch`: it is several times cheaper per request. */
export function createSubgraphClient(url: string, limits: SubgraphConnections): SubgraphClient {
  const { origin, pathname, search } = new URL(url);
  const path = `${pathname}${search}`;
  const pool = new Pool(origin, {
    connections: limits.connections,
    pipelining: 1,
    connect: { timeout: limits.connectTimeoutMillis },
    // The exchange has one deadline of its own, which also ends an answer that drips.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const exchange = (request: SubgraphPost): Promise<SubgraphAnswer> =>
    new Promise((resolve, reject) => {
      const handler = new Exchange({ resolve, reject, maximumBytes: limits.maximumAnswerBytes, deadline: request.deadline });
      pool.dispatch({ path, method: 'POST', headers: request.headers, body: request.body }, handler);
    });

  return {
    close: () => pool.destroy(),
    async post(request) {
      try {
        return await exchange(request);
      } catch (error) {
        // A kept-alive connection may be closed by the subgraph just as it is used again.
        if (!request.isRepeatable || !(error instanceof NoAnswer) || error.reason !== 'UNREACHABLE') throw error;
        return exchange(request);
      }
    },
  };
}

interface ExchangeOptions {
  readonly resolve: (answer: SubgraphAnswer) => void;
  readonly reject: (error: NoAnswer) => void;
  readonly maximumBytes: number;
  readonly deadline: number;
}

/** Collects one answer; settles exactly once, at the latest at the deadline, even while the request still waits for a connection. */
class Exchange implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | null = null;
  private readonly chunks: Buffer[] = [];
  private bytes = 0;
  private status = 0;
  private isSettled = false;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly options: ExchangeOptions) {
    const left = Math.max(0, options.deadline - monotonicMillis());
    this.timer = setTimeout(() => this.fail(new NoAnswer('TIMED_OUT')), left);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.isSettled) controller.abort(new NoAnswer('TIMED_OUT'));
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number): void {
    this.status = status;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.bytes > this.options.maximumBytes) return this.fail(new NoAnswer('TOO_LARGE'));
    this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (!this.settle()) return;
    const [only] = this.chunks;
    const body = this.chunks.length === 1 && only ? only : Buffer.concat(this.chunks);
    this.options.resolve({ status: this.status, text: body.toString('utf8') });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(error instanceof NoAnswer ? error : new NoAnswer('UNREACHABLE', { cause: error }));
  }

  private fail(error: NoAnswer): void {
    if (!this.settle()) return;
    this.controller?.abort(error);
    this.options.reject(error);
  }

  private settle(): boolean {
    if (this.isSettled) return false;
    this.isSettled = true;
    clearTimeout(this.timer);
    return true;
  }
}
