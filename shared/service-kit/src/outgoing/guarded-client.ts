import { request as requestHttp, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { checkOutgoing, type CheckedAddress, type OutgoingObstacle, type OutgoingRules } from './outgoing-address';

/** What came of a request: an answer, whatever its status, or why there is none. */
export type OutgoingAnswer =
  | { readonly answered: true; readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }
  | { readonly answered: false; readonly reason: OutgoingObstacle | 'TIMED_OUT' | 'NOT_REACHED' };

/** What is sent. */
export interface OutgoingMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Sends to addresses that somebody gave us, and so never into our own network. */
export interface GuardedClient {
  /** Why nothing would be sent there; null when it would. For an answer at once to who gives the address; each request checks again. */
  readonly check: (url: string) => Promise<OutgoingObstacle | null>;
  /** Never throws, follows no redirect, and has read a bounded piece of the answer when it returns. */
  readonly post: (url: string, message: OutgoingMessage) => Promise<OutgoingAnswer>;
}

interface Options extends OutgoingRules {
  /** For all of a request: the name, the connection, the answer. */
  readonly patienceMillis: number;
  /** So much of an answer's body is read. */
  readonly maximumAnswerBytes?: number;
}

/**
 * Makes a client for addresses that others choose. The name is resolved once, what it means is checked, and the connection goes to what was checked: a name
 * that means something else a moment later (DNS rebinding) leads nowhere. The certificate is still that of the name. Each request has a connection of its own.
 */
export function createGuardedClient({ patienceMillis, maximumAnswerBytes = 4_096, ...rules }: Options): GuardedClient {
  return {
    async check(url) {
      const checked = await within(patienceMillis, checkOutgoing(url, rules));
      if (checked === null) return 'UNKNOWN_HOST';
      return typeof checked === 'string' ? checked : null;
    },
    async post(url, message) {
      const signal = AbortSignal.timeout(patienceMillis);
      const checked = await within(patienceMillis, checkOutgoing(url, rules));
      if (checked === null) return { answered: false, reason: 'TIMED_OUT' };
      if (typeof checked === 'string') return { answered: false, reason: checked };
      try {
        const answer = await send(checked, message, signal);
        return { answered: true, status: answer.statusCode ?? 0, headers: answer.headers, body: await beginningOf(answer, maximumAnswerBytes) };
      } catch {
        return { answered: false, reason: signal.aborted ? 'TIMED_OUT' : 'NOT_REACHED' };
      }
    },
  };
}

/** Null when it takes longer; the system's resolver cannot be called off. */
async function within<Value>(millis: number, work: Promise<Value>): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), millis)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Node's own client follows no redirect; it asks our look-up for where to connect, but not where an address is written out. */
function send({ url, addresses }: CheckedAddress, { headers, body }: OutgoingMessage, signal: AbortSignal): Promise<IncomingMessage> {
  const lookup: LookupFunction = (_hostname, { all }, callback) => (all === true ? callback(null, [...addresses]) : callback(null, addresses[0]!.address, addresses[0]!.family));
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent: false, lookup, signal, headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) } }, resolve);
    sent.on('error', reject);
    sent.end(body);
  });
}

async function beginningOf(answer: IncomingMessage, maximumBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let left = maximumBytes;
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part.subarray(0, left));
    left -= part.length;
    if (left <= 0) break;
  }
  return Buffer.concat(parts).toString('utf8');
}
