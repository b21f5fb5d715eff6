import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { readPositions, recordPositions, walk, type Walk } from './event-positions';
import { recordInInbox } from './inbox';
import { settledBefore } from './inbox-floor';
import { isOutage } from './outage';
import type { Reading } from './read-message';

/** What became of messages that were to be handled together. */
export type Outcome =
  | {
      readonly kind: 'DONE';
      /** From the first on; those to be parked among them. Less than was given when something is to be read again first. */
      readonly readings: readonly Reading[];
      /** Read from this offset on before anything else: a version is missing that may stand there. */
      readonly readAgainFrom: string | null;
    }
  /** One of several failed and nothing was done: try each by itself. */
  | { readonly kind: 'APART' }
  | { readonly kind: 'INTERRUPTED' };

/** What handling needs of its consumer. */
export interface MessageHandling {
  /** The generation in which this member joined. */
  readonly generation: () => number;
  readonly transaction: <Value>(work: (manager: EntityManager) => Promise<Value>) => Promise<Value>;
  readonly logger: Logger;
}

/** The partition whose messages are handled, as long as this member has it. */
export interface Lease {
  /** The topic as contracts spell it. */
  readonly topic: string;
  readonly partition: number;
  readonly heartbeat: () => Promise<void>;
  readonly isLost: () => boolean;
  /** Whether reading again may bring what is missing before the message at this offset. */
  readonly mayReadAgain: (offset: string) => boolean;
}

const maximumTries = 5;
const firstPauseMillis = 100;
const outagePauseMillis = 1_000;

/**
 * Handles messages of one partition in one transaction: at most once in effect. A single one is tried five times, then it is to be parked;
 * an outage of the database is waited out.
 */
export async function handleMessages(readings: readonly Reading[], handling: MessageHandling, lease: Lease): Promise<Outcome> {
  for (let attempt = 1; ; ) {
    try {
      const { count, readAgainFrom } = await apply(readings, handling, lease);
      return { kind: 'DONE', readings: readings.slice(0, count), readAgainFrom };
    } catch (error) {
      const outage = isOutage(error);
      handling.logger.warn({ err: error, topic: lease.topic, offset: readings[0]!.message.offset, count: readings.length, attempt, outage }, 'events not handled yet');
      if (!outage && (readings.length > 1 || attempt >= maximumTries)) return giveUp(readings, error, { handling, lease });
      await pause(outage ? outagePauseMillis : firstPauseMillis * 2 ** (attempt - 1));
      if (!outage) attempt += 1;
      await lease.heartbeat();
      if (lease.isLost()) return { kind: 'INTERRUPTED' };
    }
  }
}

/** A single message will be parked, so that its version was seen, though not handled. */
async function giveUp(readings: readonly Reading[], error: unknown, { handling, lease }: { handling: MessageHandling; lease: Lease }): Promise<Outcome> {
  if (readings.length > 1) return { kind: 'APART' };
  const [reading] = readings as [Reading];
  if (reading.task.kind !== 'HANDLE') throw error;
  return handleMessages([{ ...reading, task: { kind: 'PARK', reason: 'HANDLER_FAILED', detail: String(error), attempts: maximumTries } }], handling, lease);
}

function apply(readings: readonly Reading[], handling: MessageHandling, lease: Lease): Promise<Walk> {
  const { topic, partition } = lease;
  return handling.transaction(async (manager) => {
    const subjects = readings.flatMap(({ told }) => (told === null ? [] : [told.subject]));
    const known = await readPositions(manager, topic, subjects);
    const way = walk(readings, known, lease.mayReadAgain);
    if (way.count === 0) return way;
    const generation = handling.generation();
    const settled = await settledBefore(manager, readings.slice(0, way.count), known, lease);
    const tasks = readings.slice(0, way.count).flatMap((reading) => (reading.task.kind === 'HANDLE' && !settled.has(reading) ? [{ ...reading.task, offset: reading.message.offset }] : []));
    const isNew = await recordInInbox(manager, tasks.map(({ event, subscription, offset }) => ({ event, offset, type: subscription.contract.type })), { topic, partition, generation });
    for (const { event, subscription } of tasks) {
      if (!isNew.delete(event.id.toLowerCase())) continue;
      await subscription.handle(event, manager);
      // A refused heartbeat is no reason to undo what was done; the next one, after the transaction, is refused as well and tells.
      await lease.heartbeat().catch((error: unknown) => handling.logger.debug({ err: error }, 'heartbeat refused'));
    }
    await recordPositions(manager, { topic, generation, way });
    if (way.missing.length > 0) handling.logger.error({ topic, missing: way.missing.slice(0, 10), count: way.missing.length }, 'events missing');
    return way;
  });
}

const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis));
