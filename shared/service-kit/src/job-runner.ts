import { EventEmitter } from 'node:events';
import type { LogLevel, Runner, WorkerEvents } from 'graphile-worker';
import { Pool } from 'pg';
import { jobsSchema, type JobTask, type JobTasks } from './jobs';
import type { Logger } from './logger';

interface JobRunnerOptions {
  /** The service's own database, as its app role. */
  readonly databaseUrl: string;
  readonly tasks: JobTasks;
  /** Recurring tasks in crontab syntax, UTC, one per line. */
  readonly crontab?: string;
  readonly logger: Logger;
  readonly concurrency?: number;
  /** How soon a job is found whose time has come, or whose notification got lost. */
  readonly pollIntervalMillis: number;
  /** How long it may fail to take jobs before it counts as broken. */
  readonly deafMillis?: number;
  /** How long a runner that broke waits before it begins again. */
  readonly restartPauseMillis?: number;
}

/** Runs a service's jobs in this process. */
export interface JobRunner {
  readonly start: () => Promise<void>;
  /** Takes no new job and waits for those that run. */
  readonly stop: () => Promise<void>;
  /** A readiness check: throws while jobs are not being taken. */
  readonly assertRunning: () => void;
}

/**
 * Makes the job runner of one process. A runner that breaks, e.g. because the database was away, begins again. A job whose process
 * was killed is taken by another one within a minute or so; graphile-worker alone would leave it for four hours.
 */
export function createJobRunner(options: JobRunnerOptions): JobRunner {
  const pool = createPool(options);
  let running: MarkedRunner | null = null;
  let supervision: Promise<void> = Promise.resolve();
  const stopping = new AbortController();
  const begin = async (): Promise<void> => {
    await releaseAbandonedJobs(pool);
    running = await runMarked(pool, options);
  };

  return {
    start: async () => {
      await begin();
      supervision = supervise(options, {
        isStopping: () => stopping.signal.aborted,
        run: async () => {
          if (running === null) await begin();
          await running?.broken;
        },
        clear: async () => {
          const broken = running;
          running = null;
          await broken?.abandon();
        },
      });
    },
    stop: async () => {
      stopping.abort();
      await running?.stop();
      await supervision;
      await pool.end();
    },
    assertRunning: () => {
      if (running === null) throw new Error('The job runner is not running');
    },
  };
}

interface Supervised {
  readonly isStopping: () => boolean;
  /** Settles when the runner has ended, for whatever reason. */
  readonly run: () => Promise<void>;
  readonly clear: () => Promise<void>;
}

async function supervise({ logger, restartPauseMillis = 1_000 }: JobRunnerOptions, { isStopping, run, clear }: Supervised): Promise<void> {
  const told = (work: () => Promise<void>): Promise<void> => work().catch((error: unknown) => logger.error({ err: error }, 'job runner broke'));
  while (!isStopping()) {
    await told(run);
    await told(clear);
    if (!isStopping()) await pause(restartPauseMillis);
  }
}

interface MarkedRunner {
  readonly stop: () => Promise<void>;
  /** Settles when the runner ends by itself or can no longer take jobs. */
  readonly broken: Promise<void>;
  /** Frees the jobs it had begun for others to take. */
  readonly abandon: () => Promise<void>;
}

/** A runner's jobs are locked in the name of its pool; a connection with that name shows that the process lives. */
const markerOf = (poolId: string): string => `jobs ${poolId}`;

async function runMarked(pool: Pool, options: JobRunnerOptions): Promise<MarkedRunner> {
  const events: WorkerEvents = new EventEmitter();
  const marked = new Promise<{ poolId: string; unmark: () => void }>((resolve, reject) => {
    events.once('pool:create', ({ workerPool: { id: poolId } }) => void markAlive(pool, poolId).then((unmark) => resolve({ poolId, unmark }), reject));
  });
  const runner = await runWith(pool, options, events);
  const { poolId, unmark } = await marked;
  const stop = (): Promise<void> =>
    runner.stop().catch((error: unknown) => options.logger.debug({ err: error }, 'job runner had stopped already'));
  whenDeaf(events, options.deafMillis ?? 5_000, () => {
    options.logger.warn('job runner takes no jobs, making a new one');
    void stop();
  });
  return {
    stop,
    broken: runner.promise,
    abandon: async () => {
      unmark();
      await pool.query(`SELECT ${jobsSchema}.force_unlock_workers(ARRAY[$1])`, [poolId]);
    },
  };
}

/**
 * A runner whose first look at the database failed keeps that failure and repeats it for ever, while it seems to run: what can take
 * no job for this long is given up.
 */
function whenDeaf(events: WorkerEvents, deafMillis: number, giveUp: () => void): void {
  let since: number | null = null;
  const hears = (): void => void (since = null);
  events.on('worker:getJob:empty', hears);
  events.on('job:start', hears);
  events.on('worker:getJob:error', () => {
    since ??= performance.now();
    if (performance.now() - since < deafMillis) return;
    since = Number.POSITIVE_INFINITY;
    giveUp();
  });
}

async function markAlive(pool: Pool, poolId: string): Promise<() => void> {
  const client = await pool.connect();
  await client.query(`SELECT set_config('application_name', $1, false)`, [markerOf(poolId)]);
  let isMarked = true;
  return () => {
    if (isMarked) client.release(true);
    isMarked = false;
  };
}

const releaseTask = 'release-abandoned-jobs';

/** Frees jobs locked by a process that no longer lives. One that has just begun may not have its mark yet. */
async function releaseAbandonedJobs(pool: Pool): Promise<void> {
  await pool.query(
    `SELECT ${jobsSchema}.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM ${jobsSchema}._private_jobs
     WHERE locked_at < now() - interval '10 seconds' AND NOT EXISTS (
       SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'jobs ' || locked_by)
     HAVING count(*) > 0`,
  );
}

/** A pool of its own, so that waiting jobs never keep a request from a connection; one is kept for LISTEN and one as the mark of life. */
function createPool({ databaseUrl, concurrency = 2, logger }: JobRunnerOptions): Pool {
  const pool = new Pool({ connectionString: databaseUrl, max: concurrency + 3, application_name: 'jobs', connectionTimeoutMillis: 5_000 });
  const onError = (error: unknown) => logger.warn({ err: error }, 'job connection lost');
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}

async function runWith(pgPool: Pool, options: JobRunnerOptions, events: WorkerEvents): Promise<Runner> {
  const { Logger: WorkerLogger, run } = await import('graphile-worker');
  const { tasks, crontab = '', logger, concurrency = 2, pollIntervalMillis } = options;
  return run({
    pgPool,
    events,
    crontab: `* * * * * ${releaseTask}\n${crontab}`,
    concurrency,
    pollInterval: pollIntervalMillis,
    noHandleSignals: true,
    logger: new WorkerLogger((scope) => (level, message) => logger[pinoLevel[level]]({ job: scope }, message)),
    taskList: Object.fromEntries(
      Object.entries<JobTask>({ ...tasks, [releaseTask]: () => releaseAbandonedJobs(pgPool) }).map(([name, task]) => [
        name,
        (payload: unknown, { job: { id: jobId, attempts: attempt, max_attempts: maximum } }: { job: { id: string; attempts: number; max_attempts: number } }) =>
          task(payload, { jobId, attempt, isLastAttempt: attempt >= maximum }),
      ]),
    ),
  });
}

/** graphile-worker tells of each job at `info`; that is our `debug`. */
const pinoLevel = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const satisfies Record<LogLevel, string>;

const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis));
