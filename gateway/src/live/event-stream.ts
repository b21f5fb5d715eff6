import type { FastifyReply } from 'fastify';

/** One event as the client gets it. */
export interface ServerSentEvent {
  readonly event?: 'next' | 'complete';
  /** What a client that comes back names as `Last-Event-ID`. */
  readonly id?: string;
  readonly data?: string;
  /** How long a client waits before it comes back. */
  readonly retryMillis?: number;
  /** What no client reads; it keeps the connection open. */
  readonly comment?: string;
}

/** An HTTP answer that goes on. */
export interface EventStream {
  readonly send: (event: ServerSentEvent) => void;
  /** Whether the client has yet to read more than is kept for it. */
  readonly isBackedUp: () => boolean;
  /** Resolves when the client has read what was sent, or after so long with false. */
  readonly drained: (patienceMillis: number) => Promise<boolean>;
  /** Sends the last events; a client that does not read them is cut off. */
  readonly end: (...events: readonly ServerSentEvent[]) => void;
}

/** How long a client has for the last events. */
const partingMillis = 2_000;

/** Takes the answer out of Fastify's hands, with the headers that hooks have set, and begins it. */
export function beginEventStream(reply: FastifyReply, { bufferBytes, onClosed }: { readonly bufferBytes: number; readonly onClosed: () => void }): EventStream {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries({ ...reply.getHeaders(), ...headers })) if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200);
  raw.once('close', onClosed);
  // A connection that breaks is one that closes.
  raw.on('error', () => undefined);
  const unread = createUnread(bufferBytes);
  raw.once('close', unread.forget);
  return {
    send(event) {
      const lines = write(event);
      raw.write(lines, unread.add(Buffer.byteLength(lines)));
    },
    isBackedUp: unread.isTooMuch,
    drained: unread.isRead,
    end(...events) {
      if (raw.destroyed) return;
      raw.end(events.map(write).join(''));
      const timer = setTimeout(() => raw.destroy(), partingMillis);
      raw.once('close', () => clearTimeout(timer));
    },
  };
}

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  // Neither a cache nor a proxy keeps or compresses it.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/** The lines of an event. What is sent is JSON or a constant, so no line ends within. */
function write({ event, id, data, retryMillis, comment }: ServerSentEvent): string {
  const lines = [
    ...(comment === undefined ? [] : [`: ${comment}`]),
    ...(retryMillis === undefined ? [] : [`retry: ${retryMillis}`]),
    ...(event === undefined ? [] : [`event: ${event}`]),
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(data === undefined ? [] : [`data: ${data}`]),
  ];
  return `${lines.join('\n')}\n\n`;
}

/** Counts the bytes that the network has not taken from this process yet. */
function createUnread(maximumBytes: number) {
  let bytes = 0;
  const waiting = new Set<(isRead: boolean) => void>();
  const isTooMuch = (): boolean => bytes > maximumBytes;
  const take = (length: number): void => {
    bytes -= length;
    if (!isTooMuch()) waiting.forEach((settle) => settle(true));
  };
  return {
    isTooMuch,
    /** Answers what is to be called when they are taken. */
    add(length: number) {
      bytes += length;
      return () => take(length);
    },
    forget: () => take(bytes),
    isRead: (patienceMillis: number): Promise<boolean> =>
      new Promise((resolve) => {
        if (!isTooMuch()) return resolve(true);
        const settle = (isRead: boolean): void => {
          clearTimeout(timer);
          waiting.delete(settle);
          resolve(isRead);
        };
        const timer = setTimeout(settle, patienceMillis, false);
        waiting.add(settle);
      }),
  };
}
