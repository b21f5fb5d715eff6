import { randomUUID } from 'node:crypto';
import { fromMessage, type DataOf, type EventContract, type IncomingEvent } from '@conect/events';
import { systemClock } from '@conect/kernel';
import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { Logger } from 'pino';
import { createBroadcastPosition, type BroadcastPosition } from './broadcast-position';
import { createGroupMember, type GroupMember } from './group-member';
import type { KafkaConnection } from './kafka-connection';
import { headersOf } from './message-headers';

/** What a process does when a broadcast of one contract arrives. */
export interface BroadcastSubscription {
  readonly contract: EventContract;
  readonly hear: Hear<unknown>;
}

/** Told of an event, and of how many messages its partition had before it: the same number in every process. */
type Hear<Data> = (event: IncomingEvent<Data>, offset: number) => void | Promise<void>;

/** Says what a process does with a broadcast; hearing one again, after a restart, must change nothing. */
export function onBroadcast<Contract extends EventContract>(
  contract: Contract,
  hear: Hear<DataOf<Contract>>,
): BroadcastSubscription {
  if (contract.mode !== 'broadcast') throw new Error(`Expected a broadcast, ${contract.name} is handled in groups: use on()`);
  return { contract, hear: hear as BroadcastSubscription['hear'] };
}

interface BroadcastListenerOptions {
  readonly kafka: KafkaConnection;
  /** The name of the program; each process of it hears everything. */
  readonly process: string;
  readonly subscriptions: readonly BroadcastSubscription[];
  /** How far back a starting process listens: the life of what the broadcasts speak of, e.g. of an access token. */
  readonly lookBackMillis: number;
  readonly logger: Logger;
  readonly silentMillis?: number;
}

/** Listens for every process by itself. Healthy once it has heard what was said before it started, and as long as it hears brokers. */
export interface BroadcastListener extends GroupMember {
  /** How many messages this topic has had, as far as this process has heard; once it is healthy, all that were there when it began are counted. */
  readonly countPassed: (topic: string) => number;
}

/**
 * Makes a listener in broadcast mode: a consumer group of this process alone, which keeps no offsets and leaves nothing behind.
 * Nothing is parked or tried again: what cannot be read, or fails, is logged as an error and passed by.
 */
export function createBroadcastListener(options: BroadcastListenerOptions): BroadcastListener {
  const { kafka, process: program, subscriptions, lookBackMillis, logger } = options;
  const groupId = kafka.wireName(`conect.broadcast.${program}.${randomUUID()}`);
  const since = systemClock.now().getTime() - lookBackMillis;
  const contracts = subscriptions.map(({ contract }) => contract);
  const position = createBroadcastPosition(kafka, contracts);

  const member = createGroupMember({
    ...options,
    contracts,
    groupId: () => Promise.resolve(groupId),
    beforeRun: position.readEnds,
    eachBatch: (payload) => hearBatch(payload, { position, since, hear: (message) => hearMessage(message, subscriptions, logger) }),
  });
  return {
    ...member,
    stop: async () => {
      await member.stop();
      await forgetGroup(kafka, groupId).catch((error: unknown) => logger.debug({ err: error }, 'group left to be forgotten by the brokers'));
    },
    countPassed: (topic) => position.countPassed(kafka.wireName(topic)),
    assertHealthy: () => {
      member.assertHealthy();
      if (!position.hasCaughtUp()) throw new Error(`The broadcasts of the last ${lookBackMillis / 1000} s are not all heard yet`);
    },
  };
}

/** A group without members and offsets goes by itself, but only after minutes. */
async function forgetGroup({ kafka }: KafkaConnection, groupId: string): Promise<void> {
  const admin = kafka.admin({ retry: { retries: 0 } });
  await admin.connect();
  try {
    await admin.deleteGroups([groupId]);
  } finally {
    await admin.disconnect();
  }
}

interface Hearing {
  readonly position: BroadcastPosition;
  readonly since: number;
  readonly hear: (message: KafkaMessage) => Promise<void>;
}

async function hearBatch(payload: EachBatchPayload, { position, since, hear }: Hearing): Promise<void> {
  const { batch } = payload;
  for (const message of batch.messages) {
    if (!payload.isRunning() || payload.isStale()) return;
    const isNew = position.isNew(batch, message.offset);
    if (isNew && Number(message.timestamp) >= since) await hear(message);
    position.pass(batch, message.offset);
    payload.resolveOffset(message.offset);
    await payload.heartbeat();
  }
  position.pass(batch, batch.lastOffset());
}

async function hearMessage(message: KafkaMessage, subscriptions: readonly BroadcastSubscription[], logger: Logger): Promise<void> {
  const headers = headersOf(message);
  const wanted = subscriptions.find(({ contract }) => contract.dataschema === headers['ce_dataschema']);
  if (wanted === undefined) return;
  try {
    await wanted.hear(fromMessage(wanted.contract, headers, message.value?.toString('utf8') ?? ''), Number(message.offset));
  } catch (error) {
    logger.error({ err: error, eventId: headers['ce_id'], type: wanted.contract.type }, 'broadcast passed by');
  }
}
