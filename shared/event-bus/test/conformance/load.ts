import { randomUUID } from 'node:crypto';
import type { TestBus } from '../test-bus';
import { eventOf } from '../test-bus';
import type { Write } from './history';

/** Unique writes that go on until they are stopped. */
export interface Load {
  readonly writes: readonly Write[];
  readonly stop: () => Promise<void>;
}

const writers = 2;
const seriesPerWriter = 4;
/** Keeps the load below what one consumer can apply, so that a drain shows the fault and not the backlog. */
const pauseMillis = 20;

/** Starts writers that each count on in their series, one transaction a number, with its event in the outbox. */
export function startLoad(bus: TestBus): Load {
  const writes: Write[] = [];
  let stopping = false;

  const write = async (seriesId: string, number: number): Promise<void> => {
    const eventId = randomUUID();
    const acknowledge = (isAcknowledged: boolean): void => void writes.push({ eventId, seriesId, number, isAcknowledged });
    await bus.publish(eventOf(seriesId, number, { eventId })).then(
      () => acknowledge(true),
      () => acknowledge(false),
    );
  };
  const run = async (): Promise<void> => {
    const series = Array.from({ length: seriesPerWriter }, () => randomUUID());
    for (let number = 1; !stopping; number += 1) {
      for (const seriesId of series) await write(seriesId, number);
      await new Promise((resolve) => setTimeout(resolve, pauseMillis * seriesPerWriter));
    }
  };
  const running = Promise.all(Array.from({ length: writers }, run));
  return {
    writes,
    stop: async () => {
      stopping = true;
      await running;
    },
  };
}
