import { waitFor } from '@conect/testing';
import type { DataSource } from 'typeorm';
import { openServiceDatabase, type ServiceDatabase } from '../test/service-database';
import { createJobRunner, createLogger, scheduleJob, type JobRunner, type JobTasks } from './index';

const logger = createLogger({ service: 'test', level: 'silent' });
let database: ServiceDatabase;
let dataSource: DataSource;
let runner: JobRunner | null = null;

beforeAll(async () => {
  database = await openServiceDatabase('jobs');
  ({ dataSource } = database);
});
afterEach(async () => {
  await runner?.stop();
  runner = null;
});
afterAll(() => database.drop());

async function runJobs(tasks: JobTasks, restartPauseMillis = 10): Promise<void> {
  runner = createJobRunner({ databaseUrl: database.appUrl, tasks, logger, pollIntervalMillis: 50, restartPauseMillis, deafMillis: 500 });
  await runner.start();
}
const waitingJobs = () => dataSource.query<{ key: string; run_at: Date }[]>('SELECT key, run_at FROM graphile_worker._private_jobs');

const lockedBy = async (task: string): Promise<string | null> => {
  const [job] = await dataSource.query<{ locked_by: string | null }[]>(
    'SELECT locked_by FROM graphile_worker._private_jobs JOIN graphile_worker._private_tasks t ON t.id = task_id WHERE t.identifier = $1',
    [task],
  );
  return job?.locked_by ?? null;
};

describe('a job', () => {
  it('runs once after its cause was committed', async () => {
    const ran: unknown[] = [];
    await runJobs({ greet: async (payload) => void ran.push(payload) });

    await dataSource.transaction((manager) => scheduleJob(manager, 'greet', { userId: 'one' }));

    await waitFor(() => ran.length > 0, { describe: 'the job to run' });
    expect(ran).toEqual([{ userId: 'one' }]);
    await waitFor(async () => (await waitingJobs()).length === 0, { describe: 'the job to be done with' });
  });

  it('does not exist when its cause was rolled back', async () => {
    const failing = dataSource.transaction(async (manager) => {
      await scheduleJob(manager, 'greet', { userId: 'two' });
      throw new Error('the cause failed');
    });

    await expect(failing).rejects.toThrow('the cause failed');
    expect(await waitingJobs()).toEqual([]);
  });

  it('replaces the waiting one with the same key', async () => {
    const ran: unknown[] = [];
    await scheduleJob(dataSource.manager, 'greet', { userId: 'old' }, { jobKey: 'greet:three' });
    await scheduleJob(dataSource.manager, 'greet', { userId: 'new' }, { jobKey: 'greet:three' });

    await runJobs({ greet: async (payload) => void ran.push(payload) });

    await waitFor(() => ran.length > 0, { describe: 'the job to run' });
    await waitFor(async () => (await waitingJobs()).length === 0, { describe: 'no job to be left' });
    expect(ran).toEqual([{ userId: 'new' }]);
  });

  it('is tried again after it failed', async () => {
    const attempts: number[] = [];
    await runJobs({
      greet: async (_payload, { attempt }) => {
        attempts.push(attempt);
        if (attempt === 1) throw new Error('not yet');
      },
    });

    await scheduleJob(dataSource.manager, 'greet', {});

    await waitFor(() => attempts.length === 2, { describe: 'the second try' });
    expect(attempts).toEqual([1, 2]);
  });

  it('is due at its business instant less the offset of the clock', async () => {
    await database.asOwner("UPDATE business_clock SET clock_offset = '31 days'");

    await scheduleJob(dataSource.manager, 'later', {}, { runAt: new Date('2030-02-01T00:00:00Z'), jobKey: 'later' });

    expect(await waitingJobs()).toEqual([{ key: 'later', run_at: new Date('2030-01-01T00:00:00Z') }]);
    await database.asOwner("UPDATE business_clock SET clock_offset = '0'; DELETE FROM graphile_worker._private_jobs");
  });
});

describe('a job runner', () => {
  it('begins again after the database cut its connections', async () => {
    const ran: unknown[] = [];
    await runJobs({ greet: async (payload) => void ran.push(payload) });
    await dataSource.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'jobs%' AND datname = current_database()");

    await scheduleJob(dataSource.manager, 'greet', { userId: 'after' });

    await waitFor(() => ran.length > 0, { describe: 'the job to run' });
    expect(() => runner!.assertRunning()).not.toThrow();
  });

  it('takes the job of a process that was killed, and leaves that of one that lives', async () => {
    const ran: unknown[] = [];
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    await runJobs({ long: async () => finished });
    await scheduleJob(dataSource.manager, 'long', {});
    await waitFor(async () => (await lockedBy('long')) !== null, { describe: 'the long job to begin' });
    await scheduleJob(dataSource.manager, 'greet', { userId: 'of the dead' });
    await database.asOwner(`UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 minute', locked_by = coalesce(locked_by, 'pool-dead')`);

    const tasks: JobTasks = { greet: async (payload) => void ran.push(payload), long: async () => void ran.push('long') };
    const other = createJobRunner({ databaseUrl: database.appUrl, tasks, logger, pollIntervalMillis: 50 });
    await other.start();
    try {
      await waitFor(() => ran.length > 0, { describe: 'the job of the dead to run' });
      expect(ran).toEqual([{ userId: 'of the dead' }]);
      expect(await lockedBy('long')).not.toBeNull();
    } finally {
      finish();
      await other.stop();
    }
  });

  it('has an app role that cannot change the queue\'s tables', async () => {
    await expect(dataSource.query('ALTER TABLE graphile_worker._private_jobs ADD COLUMN more text')).rejects.toThrow('must be owner');
    await expect(dataSource.query('DELETE FROM graphile_worker.migrations')).rejects.toThrow('permission denied');
  });
});
