import { randomUUID } from 'node:crypto';
import { registryEvents, organizationApproved, toMessage, type OutgoingEvent } from '@conect/events';
import { systemClock } from '@conect/kernel';
import { Partitioners } from 'kafkajs';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { DataSource } from 'typeorm';
import { createKafkaConnection, type KafkaConnection } from '../kafka-connection';
import { createKafkaSender } from '../kafka-sender';
import { appendToOutbox } from '../outbox';
import { createOutboxRelay, type OutboxRelay } from '../outbox-relay';

/** What is to be measured, told as JSON in the first argument. */
interface Task {
  /** A database with an empty outbox. */
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
  readonly events: number;
  readonly rounds: number;
}

const batchSize = 500;
const aggregates = 1_000;
const logger = pino({ level: 'warn' }, pino.destination(2));

/**
 * `npm run bench`: how long the relay takes for a full outbox, and how long kafkajs takes for the same messages from memory, in
 * batches of the same size and with the same acknowledgements. Prints the rounds in seconds as JSON.
 */
async function main(task: Task): Promise<void> {
  const kafka = createKafkaConnection({ clientId: 'bench', replicationFactor: 1, logger, ...task });
  const dataSource = await new DataSource({ type: 'postgres', url: task.databaseUrl }).initialize();
  const pool = (dataSource.driver as unknown as { master: Pool }).master;
  const relay = createOutboxRelay({ pool, sender: createKafkaSender(kafka, registryEvents), logger });
  const producer = kafka.kafka.producer({ idempotent: true, maxInFlightRequests: 1, createPartitioner: Partitioners.DefaultPartitioner });
  relay.start();
  await drained(pool, await append(dataSource, relay, eventsOf(1)));
  await producer.connect();

  const rounds = [];
  // The first round warms both up.
  for (let round = 0; round <= task.rounds; round += 1) {
    const events = eventsOf(task.events);
    const relaySeconds = await drained(pool, await append(dataSource, relay, events));
    await pool.query('TRUNCATE outbox');
    const kafkajsSeconds = await produce(producer, kafka, events);
    if (round > 0) rounds.push({ relaySeconds, kafkajsSeconds });
  }
  process.stdout.write(`${JSON.stringify(rounds)}\n`);
  await relay.stop();
  await producer.disconnect();
  await dataSource.destroy();
}

const eventsOf = (count: number): OutgoingEvent[] => {
  const subjects = Array.from({ length: aggregates }, () => randomUUID());
  return Array.from({ length: count }, (_none, index) => {
    const subject = subjects[index % aggregates]!;
    const data = { ...organizationApproved.example, organizationId: subject };
    const version = Math.floor(index / aggregates) + 1;
    return { eventId: randomUUID(), contract: organizationApproved, subject, aggregateVersion: version, actorId: randomUUID(), traceparent: null, time: systemClock.now(), data };
  });
};

/** Commits all events at once and wakes the relay; answers the moment. */
async function append(dataSource: DataSource, relay: OutboxRelay, events: readonly OutgoingEvent[]): Promise<number> {
  await dataSource.transaction((manager) => appendToOutbox(manager, events));
  relay.nudge();
  return performance.now();
}

/** Waits until the outbox is sent and marked; answers the seconds since the moment. */
async function drained(pool: Pool, startedAt: number): Promise<number> {
  for (;;) {
    const { rowCount } = await pool.query('SELECT FROM outbox WHERE sent_at IS NULL LIMIT 1');
    if (rowCount === 0) return (performance.now() - startedAt) / 1_000;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Sends the messages of the events batch by batch; answers the seconds. */
async function produce(producer: ReturnType<KafkaConnection['kafka']['producer']>, { wireName }: KafkaConnection, events: readonly OutgoingEvent[]): Promise<number> {
  const topic = wireName(organizationApproved.topic);
  const messages = events.map((event) => {
    const { key, headers, value } = toMessage(event);
    return { key, headers: { ...headers } as Record<string, string>, value };
  });
  const startedAt = performance.now();
  for (let start = 0; start < messages.length; start += batchSize) {
    await producer.sendBatch({ acks: -1, topicMessages: [{ topic, messages: messages.slice(start, start + batchSize) }] });
  }
  return (performance.now() - startedAt) / 1_000;
}

void main(JSON.parse(process.argv[2]!) as Task);
