import type { DataSource } from 'typeorm';
import { assertRealClock } from './business-clock';
import type { ReadinessCheck } from './http-server';
import { createJobRunner, type JobRunner } from './job-runner';
import type { RecurringJob } from './jobs';
import type { Logger } from './logger';
import { oldRowPurge, type Purge } from './old-row-purge';
import type { StoppablePart } from './shutdown';

interface Worker {
  /** Returns at once; it works as soon as what it needs is there. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
  readonly assertHealthy: () => void;
}

/** A service's ways to and from the event log; `@conect/event-bus` makes them. */
export interface EventWorkers {
  readonly relay: Worker & { readonly nudge: () => void };
  readonly consumer: Worker;
  /** What removes old rows of outbox and inbox. */
  readonly purges: Readonly<Record<string, Purge>>;
  /** Hears what every process is to hear. */
  readonly broadcasts?: Worker;
}

interface BackgroundOptions {
  readonly bus: EventWorkers;
  readonly dataSource: DataSource;
  /** The service's own database, as its app role; for the job queue. */
  readonly databaseUrl: string;
  /** A production process does not start on a database whose business clock was moved. */
  readonly environment: { readonly NODE_ENV: string; readonly IDEMPOTENCY_KEPT_DAYS: number; readonly JOBS_POLL_MILLIS: number };
  readonly logger: Logger;
}

/** What a service does beside answering requests: it sends events, listens to others' and runs jobs. */
export interface Background {
  readonly start: (jobs: readonly RecurringJob[]) => Promise<void>;
  /** To be called after each commit that put events in the outbox. */
  readonly nudge: () => void;
  readonly readiness: Readonly<Record<string, ReadinessCheck>>;
  /** In the order in which they stop: nothing new is taken, what runs ends, what it said is sent. */
  readonly parts: readonly StoppablePart[];
}

/** Joins a service's relay, consumer and jobs; none waits for a broker to be there. */
export function createServiceBackground({ bus, dataSource, databaseUrl, environment, logger }: BackgroundOptions): Background {
  const { relay, consumer, broadcasts } = bus;
  let jobRunner: JobRunner | null = null;

  return {
    start: async (serviceJobs) => {
      if (environment.NODE_ENV === 'production') await assertRealClock(dataSource.manager);
      const jobs = [oldRowPurge({ dataSource, environment, purges: bus.purges, logger }), ...serviceJobs];
      jobRunner = createJobRunner({
        databaseUrl,
        tasks: Object.assign({}, ...jobs.map(({ tasks }) => tasks)) as RecurringJob['tasks'],
        crontab: jobs.map(({ crontab }) => crontab).join('\n'),
        logger,
        pollIntervalMillis: environment.JOBS_POLL_MILLIS,
      });
      await jobRunner.start();
      relay.start();
      consumer.start();
      broadcasts?.start();
    },
    nudge: relay.nudge,
    readiness: { outboxRelay: relay.assertHealthy, eventConsumer: consumer.assertHealthy, ...(broadcasts ? { broadcasts: broadcasts.assertHealthy } : {}), jobs: () => jobRunner?.assertRunning() },
    parts: [
      { name: 'listeners', stop: () => stopTogether(broadcasts ? [consumer, broadcasts] : [consumer]) },
      { name: 'jobs', stop: () => jobRunner?.stop() },
      { name: 'relay', stop: relay.stop },
    ],
  };
}

/** Each waits up to two seconds for what it has asked the brokers: they wait at the same time. */
async function stopTogether(workers: readonly Worker[]): Promise<void> {
  const outcomes = await Promise.allSettled(workers.map(({ stop }) => stop()));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason as Error;
}
