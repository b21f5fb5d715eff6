import { pino } from 'pino';
import { Pool } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { IncomingEvent } from '@conect/events';
import { on, type BatchSender, type KafkaSettings } from '../../src/index';
import { numberForgotten, numberWritten } from '../contracts';
import type { BusImplementation } from './implementation';

/** Where a worker ends itself with SIGKILL. */
export type CrashPoint = 'AFTER_SEND' | 'IN_HANDLER' | 'AFTER_COMMIT';

/** What a process of the suite is to do. */
export interface WorkerTask {
  readonly role: 'relay' | 'consumer';
  /** The file that exports `implementation`. */
  readonly implementation: string;
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
  readonly group: string;
  readonly sessionTimeoutMillis: number;
  /** Ends itself the n-th time it comes to this point. */
  readonly crash?: { readonly at: CrashPoint; readonly passing: number } | undefined;
}

const task = JSON.parse(process.argv[2]!) as WorkerTask;
const logger = pino({ level: process.env['WORKER_LOG_LEVEL'] ?? 'silent' }, pino.destination(2));
let passings = 0;

function passCrashPoint(point: CrashPoint): void {
  if (task.crash?.at !== point) return;
  passings += 1;
  if (passings === task.crash.passing) process.kill(process.pid, 'SIGKILL');
}

/** As a handler should be: an effect that shows when it is had twice, and a projection that ignores what is stale. */
async function handle({ id, aggregateVersion, data: { seriesId, number, note } }: IncomingEvent<{ seriesId: string; number: number; note?: string | undefined }>, manager: EntityManager): Promise<void> {
  if (note === 'poison') throw new Error('cannot digest this');
  await manager.query('INSERT INTO effect (series_id, number, event_id) VALUES ($1, $2, $3)', [seriesId, number, id]);
  await manager.query(
    `INSERT INTO latest AS known (series_id, number, version) VALUES ($1, $2, $3)
     ON CONFLICT (series_id) DO UPDATE SET number = excluded.number, version = excluded.version WHERE known.version < excluded.version`,
    [seriesId, number, aggregateVersion],
  );
  passCrashPoint('IN_HANDLER');
}

const settings: KafkaSettings = { clientId: `conformance-${task.role}`, brokers: task.brokers, topicPrefix: task.topicPrefix, replicationFactor: 1, logger };

function startRelay({ createSender, createRelay }: BusImplementation): void {
  const pool = new Pool({ connectionString: task.databaseUrl, max: 2, connectionTimeoutMillis: 5_000, statement_timeout: 30_000 });
  pool.on('error', (error) => logger.warn({ err: error }, 'idle connection lost'));
  const sender = createSender(settings, [numberWritten]);
  const crashing: BatchSender = {
    ...sender,
    send: async (rows) => {
      await sender.send(rows);
      passCrashPoint('AFTER_SEND');
    },
  };
  createRelay({ pool, sender: crashing, logger, idleMillis: 50 }).start();
}

/** Tries until it is there: on a loaded machine the first connection may take longer than the others are waited for. */
async function openDatabase(): Promise<DataSource> {
  for (;;) {
    const dataSource = new DataSource({
      type: 'postgres',
      url: task.databaseUrl,
      poolSize: 4,
      poolErrorHandler: (error: unknown) => logger.warn({ err: error }, 'idle connection lost'),
      extra: { connectionTimeoutMillis: 5_000, statement_timeout: 30_000 },
    });
    try {
      return await dataSource.initialize();
    } catch (error) {
      logger.warn({ err: error }, 'database not reached yet');
    }
  }
}

async function startConsumer({ createConsumer }: BusImplementation): Promise<void> {
  const dataSource = await openDatabase();
  const transaction = async <Value>(work: (manager: EntityManager) => Promise<Value>): Promise<Value> => {
    const value = await dataSource.transaction(work);
    passCrashPoint('AFTER_COMMIT');
    return value;
  };
  const { group, sessionTimeoutMillis } = task;
  const knownContracts = [numberWritten, numberForgotten];
  createConsumer(settings, { group, sessionTimeoutMillis, transaction, knownContracts, logger, subscriptions: [on(numberWritten, handle)] }).start();
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- the file is an argument: any implementation of the port
const { implementation } = require(task.implementation) as { implementation: BusImplementation };
if (task.role === 'relay') startRelay(implementation);
else void startConsumer(implementation);
process.on('disconnect', () => process.exit(0));
