import type { Clock } from '@conect/kernel';
import type { LiveLog } from './live-log';
import type { LiveStream, StreamEnd } from './live-stream';

/** Somebody who may listen, for as long as his access token is good. */
export interface Listener {
  readonly userId: string;
  /** Why he may not listen any more; null while he may. */
  readonly endOf: (now: Date) => 'TOKEN_EXPIRED' | 'SESSION_ENDED' | null;
}

/** How many streams there may be, and how they are kept open. */
export interface StreamLimits {
  readonly streams: number;
  readonly streamsPerUser: number;
  readonly heartbeatMillis: number;
  /** So much is kept for a client that does not read, and for so long. */
  readonly bufferBytes: number;
  readonly patienceMillis: number;
}

/** All streams of this process. */
export interface LiveStreams {
  /** Which limit one more stream of a user would go over; null when there is room, or `STOPPING`. */
  readonly excessOf: (userId: string) => { readonly limit: 'streams' | 'streamsPerUser'; readonly allowed: number } | 'STOPPING' | null;
  /** Keeps a stream until it ends; `listen` makes it, told what to do when it ends. */
  readonly open: (listener: Listener, listen: (onEnd: (reason: StreamEnd) => void) => LiveStream) => LiveStream;
  readonly count: () => number;
  /** Ends all of them, and lets no other begin. */
  readonly stop: () => void;
}

interface LiveStreamsOptions {
  readonly log: LiveLog;
  readonly limits: StreamLimits;
  readonly clock: Clock;
  readonly onEnd: (reason: StreamEnd) => void;
}

interface OpenStream {
  readonly stream: LiveStream;
  readonly listener: Listener;
  beatAt: number;
}

/** How often it is looked who may still listen: a session that ended is silent within five seconds. */
const lookEveryMillis = 1_000;

/** Makes the place where streams are kept; it looks after them until it is stopped. */
export function createLiveStreams({ log, limits, clock, onEnd }: LiveStreamsOptions): LiveStreams {
  const byUser = new Map<string, Set<OpenStream>>();
  const all = new Set<OpenStream>();
  let isStopping = false;

  const look = (): void => {
    log.trim();
    const now = clock.now();
    for (const open of all) {
      const reason = open.listener.endOf(now);
      if (reason !== null) open.stream.end(reason);
      else if (now.getTime() >= open.beatAt) {
        open.beatAt = now.getTime() + limits.heartbeatMillis;
        open.stream.beat();
      }
    }
  };
  const timer = setInterval(look, lookEveryMillis);
  timer.unref();
  log.watch((offset, userIds) => userIds.forEach((userId) => byUser.get(userId)?.forEach(({ stream }) => stream.wake(offset))));

  const forget = (open: OpenStream): void => {
    const { userId } = open.listener;
    all.delete(open);
    byUser.get(userId)?.delete(open);
    if (byUser.get(userId)?.size === 0) byUser.delete(userId);
  };
  return {
    excessOf(userId) {
      if (isStopping) return 'STOPPING';
      if (all.size >= limits.streams) return { limit: 'streams', allowed: limits.streams };
      return (byUser.get(userId)?.size ?? 0) >= limits.streamsPerUser ? { limit: 'streamsPerUser', allowed: limits.streamsPerUser } : null;
    },
    open(listener, listen) {
      const beatAt = clock.now().getTime() + limits.heartbeatMillis;
      // It ends at some later moment, never while it is made.
      const stream = listen((reason) => {
        forget(open);
        onEnd(reason);
      });
      const open: OpenStream = { stream, listener, beatAt };
      all.add(open);
      byUser.set(listener.userId, (byUser.get(listener.userId) ?? new Set()).add(open));
      return stream;
    },
    count: () => all.size,
    stop() {
      isStopping = true;
      clearInterval(timer);
      for (const { stream } of all) stream.end('GATEWAY_STOPS');
    },
  };
}
