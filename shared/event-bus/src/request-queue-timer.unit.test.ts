import RequestQueue from 'kafkajs/src/network/requestQueue';
import './kafka-connection';

/** kafkajs's own queue, as far as this test looks into it. */
interface Queue {
  readonly pending: unknown[];
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null | undefined;
  readonly scheduleCheckPendingRequests: () => void;
}

const queues: Queue[] = [];

function aQueue(): Queue {
  const Constructor = RequestQueue as unknown as new (settings: object) => Queue;
  const namespace = () => ({ debug: () => undefined, error: () => undefined });
  const queue = new Constructor({ maxInFlightRequests: 1, requestTimeout: 1_000, logger: { namespace } });
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
