import { systemClock } from '@conect/kernel';

interface RequestQueuePrototype {
  scheduleCheckPendingRequests: (this: RequestQueueState) => void;
  scheduleRequestTimeoutCheck: (this: RequestQueueState) => void;
}

interface RequestQueueState {
  readonly pending: readonly unknown[];
  readonly throttledUntil: number;
  readonly inflight: ReadonlyMap<number, InflightRequest>;
  readonly enforceRequestTimeout: boolean;
  /** Milliseconds. */
  readonly requestTimeout: number;
  readonly isConnected: () => boolean;
  /** Clears both timers. */
  readonly destroy: () => void;
  requestTimeoutIntervalId: NodeJS.Timeout | null;
}

interface InflightRequest {
  readonly sentAt: number;
  readonly requestTimeout: number;
  readonly timeoutRequest: () => void;
}

const now = (): number => systemClock.now().getTime();

/** How often a connection looks whether an answer is overdue; the time-outs themselves are of 15 s and more. */
const timeoutCheckMillis = 1_000;

/**
 * kafkajs 2.2.4 wakes an idle process for nothing, on every connection. It re-arms a timer with a negative delay for ever: 6 % of a core
 * per process and a warning on Node 24 (tulios/kafkajs#1751); one is only needed when something waits or the broker throttles.
 * And it looks ten times a second whether an answer is overdue, a third of what a service costs at rest. Nothing else changes.
 */
export function stopIdleTimers(requestQueue: { readonly prototype: RequestQueuePrototype }): void {
  const original = requestQueue.prototype.scheduleCheckPendingRequests;
  requestQueue.prototype.scheduleCheckPendingRequests = function scheduleWhenNeeded(this: RequestQueueState) {
    if (this.pending.length === 0 && this.throttledUntil <= now()) return;
    original.call(this);
  };
  requestQueue.prototype.scheduleRequestTimeoutCheck = function scheduleSeldom(this: RequestQueueState) {
    if (!this.enforceRequestTimeout) return;
    this.destroy();
    this.requestTimeoutIntervalId = setInterval(() => {
      for (const request of this.inflight.values()) if (now() - request.sentAt > request.requestTimeout) request.timeoutRequest();
      if (!this.isConnected()) this.destroy();
    }, Math.min(this.requestTimeout, timeoutCheckMillis));
  };
}
