import { systemClock } from '@conect/kernel';

interface RequestQueuePrototype {
  scheduleCheckPendingRequests: (this: RequestQueueState) => void;
}

interface RequestQueueState {
  readonly pending: readonly unknown[];
  readonly throttledUntil: number;
}

/**
 * kafkajs 2.2.4 re-arms a timer with a negative delay for ever on every idle connection: 6 % of a core per process and a warning
 * on Node 24 (tulios/kafkajs#1751). A timer is only needed when something waits or the broker throttles; nothing else changes.
 */
export function stopIdleTimers(requestQueue: { readonly prototype: RequestQueuePrototype }): void {
  const original = requestQueue.prototype.scheduleCheckPendingRequests;
  requestQueue.prototype.scheduleCheckPendingRequests = function scheduleWhenNeeded(this: RequestQueueState) {
    if (this.pending.length === 0 && this.throttledUntil <= systemClock.now().getTime()) return;
    original.call(this);
  };
}
