import { randomUUID } from 'node:crypto';
import { appendToOutbox, createKafkaSender, createOutboxRelay } from '@conect/event-bus';
import { organizationApproved } from '@conect/events';
import { appendAudit, createCommandTransaction, createDataSource, createLogger, poolOf } from '@conect/service-kit';
import { benchKafka, monotonicMillis, type BusPlace } from './bus-place';

/** What the writer is asked for. */
export type WriterTask =
  /** Writes one event every so often, whether the one before is committed or not; eight at a time at most. */
  | { readonly kind: 'EVENTS'; readonly count: number; readonly everyMillis: number }
  /** Writes one after the other, with a pause after each, and waits at the end until all is sent. */
  | { readonly kind: 'WRITES'; readonly count: number; readonly withOutbox: boolean; readonly pauseMillis: number };

/** What it answers: moments of commits by event id for events, milliseconds a write for writes. */
export interface WriterAnswer {
  readonly commits: readonly (readonly [eventId: string, at: number])[];
  readonly millis: readonly number[];
}

/** Fewer than the pool's connections: a machine that cannot keep the pace writes more slowly instead of failing. */
const writers = 8;

/** A process that writes as a service does: commands in transactions, the relay beside them. Its parent asks by messages. */
async function main(place: BusPlace): Promise<void> {
  const logger = createLogger({ service: 'bench-writer', level: 'error' });
  const dataSource = createDataSource({ url: place.databaseUrl, applicationName: 'bench-writer', entities: [], migrations: [] });
  await dataSource.initialize();
  const relay = createOutboxRelay({ pool: poolOf(dataSource), sender: createKafkaSender(benchKafka(place, logger), [organizationApproved]), logger });
  relay.start();
  const inTransaction = createCommandTransaction({ dataSource, unitOf: (manager, facts) => ({ manager, facts }), afterCommit: relay.nudge });
  const aggregates = await makeAggregates(dataSource);
  // A version without its event would be a gap to the consumer.
  const untold = await makeAggregates(dataSource);
  let written = 0;

  /** One command: idempotency record, business clock, locked row, change, audit entry and, if asked, the event. */
  const write = async (withOutbox: boolean): Promise<string> => {
    const id = (withOutbox ? aggregates : untold)[(written += 1) % aggregates.length]!;
    const eventId = randomUUID();
    const principal = { kind: 'USER' as const, userId: id, sessionId: id, authenticatedAt: 0, assurance: 'PASSWORD' as const };
    const call = { principal, operation: 'write', idempotencyKey: eventId, inputHash: '', requestId: eventId, traceparent: null, locale: 'EN' as const };
    await inTransaction<{ id: string }, never>(call, async ({ manager, facts: { now, actorId } }) => {
      const [row] = await manager.query<{ version: number }[]>('SELECT version FROM aggregate WHERE id = $1 FOR UPDATE', [id]);
      const version = row!.version + 1;
      await manager.query('UPDATE aggregate SET version = $2, changed_at = $3 WHERE id = $1', [id, version, now]);
      await appendAudit(manager, { at: now, actorId, action: 'write', subjectType: 'Aggregate', subjectId: id, requestId: eventId, changes: { version: { before: row!.version, after: version } } });
      const data = { ...organizationApproved.example, organizationId: id };
      if (withOutbox) await appendToOutbox(manager, [{ eventId, contract: organizationApproved, subject: id, aggregateVersion: version, actorId, traceparent: null, time: new Date(), data }]);
      return { ok: true, value: { id } };
    });
    return eventId;
  };
  const drained = async (): Promise<void> => {
    while ((await poolOf(dataSource).query('SELECT FROM outbox WHERE sent_at IS NULL LIMIT 1')).rowCount !== 0) await pause(5);
  };
  process.on('message', (task: WriterTask) => void answer(task, write, drained).then((told) => process.send?.(told)));
  process.on('disconnect', () => process.exit(0));
  process.send?.('ready');
}

async function answer(task: WriterTask, write: (withOutbox: boolean) => Promise<string>, drained: () => Promise<void>): Promise<WriterAnswer> {
  if (task.kind === 'EVENTS') return { commits: await writeEvents(task, write), millis: [] };
  const millis = [];
  for (let count = 0; count < task.count; count += 1) {
    const startedAt = performance.now();
    await write(task.withOutbox);
    millis.push(performance.now() - startedAt);
    if (task.pauseMillis > 0) await pause(task.pauseMillis);
  }
  await drained();
  return { commits: [], millis };
}

/** Pauses are uneven, so that they do not keep step with anything else that has a rhythm. */
async function writeEvents({ count, everyMillis }: WriterTask & { kind: 'EVENTS' }, write: (withOutbox: boolean) => Promise<string>): Promise<WriterAnswer['commits']> {
  const startedAt = performance.now();
  const commits: (readonly [string, number])[] = [];
  const due = (index: number): number => startedAt + everyMillis * (index + ((index * 7) % 11) / 11);
  const writeEvery = async (first: number): Promise<void> => {
    for (let index = first; index < count; index += writers) {
      await pause(Math.max(0, due(index) - performance.now()));
      const eventId = await write(true);
      commits.push([eventId, monotonicMillis()]);
    }
  };
  await Promise.all(Array.from({ length: writers }, (_none, first) => writeEvery(first)));
  return commits;
}

const makeAggregates = (dataSource: ReturnType<typeof createDataSource>): Promise<string[]> => Promise.all(Array.from({ length: 100 }, () => makeAggregate(dataSource)));

async function makeAggregate(dataSource: ReturnType<typeof createDataSource>): Promise<string> {
  const id = randomUUID();
  await dataSource.query('INSERT INTO aggregate (id, version, changed_at) VALUES ($1, 0, now())', [id]);
  return id;
}

const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis));

void main(JSON.parse(process.argv[2]!) as BusPlace);
