import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { FormattedExecutionResult } from 'graphql';
import type { EventStream, ServerSentEvent } from './event-stream';
import { comparePositions, writePosition, type LiveItem, type LiveLog, type LivePosition } from './live-log';
import type { LiveOperation } from './live-operation';

/** Why a stream ended. */
export type StreamEnd = 'CLIENT_LEFT' | 'TOKEN_EXPIRED' | 'SESSION_ENDED' | 'CLIENT_TOO_SLOW' | 'SUBGRAPH_UNAVAILABLE' | 'FAULT' | 'GATEWAY_STOPS';

/** Asks the graph, as the person who listens, what he wants to know of one thing. */
type AnswerLive = (item: LiveItem) => Promise<FormattedExecutionResult>;

/** What one client listens to, and how it is told. */
export interface LiveStreamOptions {
  readonly userId: string;
  readonly operation: LiveOperation;
  readonly answer: AnswerLive;
  readonly out: EventStream;
  readonly log: LiveLog;
  /** Behind which it goes on; null when the client was at a place that is not known here any more. */
  readonly from: LivePosition | null;
  readonly patienceMillis: number;
  readonly onSent: () => void;
  readonly onEnd: (reason: StreamEnd) => void;
  readonly onFault: (error: unknown) => void;
}

/** One client that listens. */
export interface LiveStream {
  readonly userId: string;
  /** A message for it came, the first since it had heard all. */
  readonly wake: (offset: number) => void;
  /** Keeps the connection open, and tells how far the client has heard though nothing was for it. */
  readonly beat: () => void;
  readonly end: (reason: StreamEnd) => void;
}

/**
 * Tells one client of each thing that concerns it, in order and one at a time: the next is asked for when the client has read the last. It keeps no
 * queue, but its place in the log, so that a client that reads slowly costs nothing.
 */
export function createLiveStream(options: LiveStreamOptions): LiveStream {
  const { userId, operation, out, log, onEnd, onFault } = options;
  const place: Place = { position: options.from ?? log.end(), hasEnded: false };
  let isBusy = false;
  let isCalled = false;

  const end = (reason: StreamEnd): void => {
    if (place.hasEnded) return;
    place.hasEnded = true;
    out.end(...partingOf(reason));
    onEnd(reason);
  };
  const work = async (): Promise<void> => {
    isBusy = true;
    try {
      do {
        isCalled = false;
        const reason = await goOn(place, options);
        if (reason !== null) end(reason);
      } while (isCalled && !place.hasEnded);
    } catch (error) {
      onFault(error);
      end('FAULT');
    }
    isBusy = false;
  };

  out.send({ comment: 'open', retryMillis, id: writePosition(place.position) });
  if (options.from === null) tellMissed(place, options);
  void work();
  return {
    userId,
    wake(offset) {
      isCalled = true;
      if (isBusy || place.hasEnded) return;
      // Whoever had nothing to do has had all that came before.
      place.position = later(place.position, { offset, count: 0 });
      void work();
    },
    beat() {
      if (place.hasEnded || out.isBackedUp()) return;
      const hasAll = !isBusy && nextOf(place, operation, options) === null;
      out.send({ comment: 'alive', ...(hasAll ? { id: writePosition(place.position) } : {}) });
    },
    end,
  };
}

const later = (one: LivePosition, other: LivePosition): LivePosition => (comparePositions(one, other) < 0 ? other : one);

/** How long a client waits before it comes back; when a gateway stops, the waits are spread, so that not all come at once. */
const retryMillis = 3_000;
const returnWithinMillis = 2_000;

interface Place {
  position: LivePosition;
  hasEnded: boolean;
}

/** The next thing that the client wants to hear of; the place moves past all else. */
function nextOf(place: Place, { kind, onlyId }: LiveOperation, { log, userId }: Pick<LiveStreamOptions, 'log' | 'userId'>): LiveItem | null {
  for (let item = log.next(userId, place.position); item !== null; item = log.next(userId, place.position)) {
    if (item.kind === kind && (onlyId === null || onlyId === item.id)) return item;
    place.position = item.position;
  }
  place.position = log.end();
  return null;
}

/** Tells of everything that is there; answers why the stream has to end, or null. */
async function goOn(place: Place, options: LiveStreamOptions): Promise<StreamEnd | null> {
  const { operation, log, out, patienceMillis } = options;
  while (!place.hasEnded) {
    if (log.reachOf(place.position) === 'PAST') tellMissed(place, options);
    const item = nextOf(place, operation, options);
    if (item === null) return null;
    const reason = await tell(place, item, options);
    if (reason !== null) return reason;
    if (!(await out.drained(patienceMillis))) return 'CLIENT_TOO_SLOW';
  }
  return null;
}

/** Tells of one thing, unless the person may not see it; he stays before it when it cannot be asked for now. */
async function tell(place: Place, item: LiveItem, { operation, answer, out, onSent }: LiveStreamOptions): Promise<StreamEnd | null> {
  const result = await answerPatiently(place, operation.answerName, () => answer(item));
  if (place.hasEnded) return null;
  const outcome = outcomeOf(result, operation.answerName);
  if (outcome === 'SUBGRAPH_UNAVAILABLE' || outcome === 'SESSION_ENDED') return outcome;
  place.position = item.position;
  if (outcome === 'NOTHING') return null;
  out.send({ event: 'next', id: writePosition(item.position), data: JSON.stringify(result) });
  onSent();
  return null;
}

/** What becomes of an answer: it is told, or it is of nothing that the person may see, or there is none. */
function outcomeOf({ data, errors = [] }: FormattedExecutionResult, answerName: string): 'TOLD' | 'NOTHING' | 'SUBGRAPH_UNAVAILABLE' | 'SESSION_ENDED' {
  if (data?.[answerName] != null) return 'TOLD';
  if (errors.length === 0) return 'NOTHING';
  const codes = errors.map(({ extensions }) => extensions?.['code']);
  if (codes.includes('UNAUTHENTICATED')) return 'SESSION_ENDED';
  return codes.includes('SUBGRAPH_UNAVAILABLE') ? 'SUBGRAPH_UNAVAILABLE' : 'TOLD';
}

/** A service that is released or restarted is away for seconds; nobody who listens needs to notice. */
const pausesMillis = [250, 500, 1_000, 2_000, 4_000];

async function answerPatiently(place: Place, answerName: string, answer: () => Promise<FormattedExecutionResult>): Promise<FormattedExecutionResult> {
  let result = await answer();
  for (const pause of pausesMillis) {
    if (place.hasEnded || outcomeOf(result, answerName) !== 'SUBGRAPH_UNAVAILABLE') return result;
    await setTimeout(pause, undefined, { ref: false });
    if (place.hasEnded) return result;
    result = await answer();
  }
  return result;
}

/** The client was away for too long, or another installation gave it its place: it is told to read for itself, never nothing. */
function tellMissed(place: Place, { log, out, operation, onSent }: LiveStreamOptions): void {
  place.position = log.end();
  out.send({ event: 'next', id: writePosition(place.position), data: failure('EVENTS_MISSED', { readAgain: operation.kind === 'THREAD' ? 'Thread' : 'notifications' }) });
  onSent();
}

const texts = {
  EVENTS_MISSED: 'What has happened since then is not known here any more. Read the list again; what happens from now on follows.',
  UNAUTHENTICATED: 'The access token is not valid or no longer valid. Sign in again, or refresh the session, and come back with the last event\'s id.',
  CLIENT_TOO_SLOW: 'The client does not read what it is sent. Come back with the last event\'s id.',
  SUBGRAPH_UNAVAILABLE: 'A service does not answer. Come back with the last event\'s id.',
  INTERNAL_SERVER_ERROR: 'Something went wrong on our side. Come back with the last event\'s id.',
};

const failure = (code: keyof typeof texts, more: object = {}): string => JSON.stringify({ data: null, errors: [{ message: texts[code], extensions: { code, ...more } }] });

/** The last words: why the stream is over. A gateway that stops is replaced by another one, to which the client shall come without being asked. */
function partingOf(reason: StreamEnd): readonly ServerSentEvent[] {
  if (reason === 'CLIENT_LEFT') return [];
  if (reason === 'GATEWAY_STOPS') return [{ comment: 'the gateway stops; come back', retryMillis: 100 + randomInt(returnWithinMillis) }];
  return [{ event: 'next', data: failure(codes[reason]) }, { event: 'complete', data: '' }];
}

const codes: Readonly<Record<Exclude<StreamEnd, 'CLIENT_LEFT' | 'GATEWAY_STOPS'>, keyof typeof texts>> = {
  TOKEN_EXPIRED: 'UNAUTHENTICATED',
  SESSION_ENDED: 'UNAUTHENTICATED',
  CLIENT_TOO_SLOW: 'CLIENT_TOO_SLOW',
  SUBGRAPH_UNAVAILABLE: 'SUBGRAPH_UNAVAILABLE',
  FAULT: 'INTERNAL_SERVER_ERROR',
};
