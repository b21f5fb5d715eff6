import RequestQueue from 'kafkajs/src/network/requestQueue';
import './kafka-connection';

/** kafkajs's own queue, as far as this test looks into it. */
interface Queue {
  readonly pending: unknown[];
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null | undefined;
  readonly scheduleCheckPendingRequests: () => void;
  readonly scheduleRequestTimeoutCheck: () => void;
  readonly inflight: Map<number, object>;
  readonly destroy: () => void;
}

const queues: Queue[] = [];

function aQueue(isConnected = () => true): Queue {
  const Constructor = RequestQueue as unknown as new (settings: object) => Queue;
  const namespace = () => ({ debug: () => undefined, error: () => undefined });
  const queue = new Constructor({ maxInFlightRequests: 1, requestTimeout: 15_000, enforceRequestTimeout: true, isConnected, logger: { namespace } });
  queues.push(queue);
  return queue;
}
afterAll(() => queues.forEach(({ throttleCheckTimeoutId }) => clearTimeout(throttleCheckTimeoutId ?? undefined)));

describe('a connection of kafkajs', () => {
  it('arms no timer while it is idle', () => {
    const queue = aQueue();

    queue.scheduleCheckPendingRequests();

    expect(queue.throttleCheckTimeoutId ?? null).toBeNull();
  });

  it.each([
    ['a request waits', (queue: Queue) => void queue.pending.push({})],
    ['the broker throttles it', (queue: Queue) => void (queue.throttledUntil = Date.now() + 60_000)],
  ])('arms one when %s', (_when, happens) => {
    const queue = aQueue();
    happens(queue);

    queue.scheduleCheckPendingRequests();

    expect(queue.throttleCheckTimeoutId ?? null).not.toBeNull();
  });
});

describe('an answer that does not come', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());
  const sent = (timeoutRequest: () => void) => ({ sentAt: Date.now(), requestTimeout: 15_000, timeoutRequest });

  it('is given up within a second of its time, by few looks', () => {
    const queue = aQueue();
    const timeoutRequest = jest.fn();
    queue.inflight.set(1, sent(timeoutRequest));
    const looks = jest.spyOn(queue.inflight, 'values');

    queue.scheduleRequestTimeoutCheck();

    jest.advanceTimersByTime(15_000);
    expect(timeoutRequest).not.toHaveBeenCalled();
    expect(looks).toHaveBeenCalledTimes(15);
    jest.advanceTimersByTime(1_000);
    expect(timeoutRequest).toHaveBeenCalled();
    queue.destroy();
  });

  it('is no longer looked for once the connection is gone', () => {
    const queue = aQueue(() => false);

    queue.scheduleRequestTimeoutCheck();
    jest.advanceTimersByTime(1_000);

    expect(jest.getTimerCount()).toBe(0);
  });
});
