import { Client } from 'pg';
import type { EntityManager } from 'typeorm';

/** What a task is told of the job it runs. */
export interface JobFacts {
  readonly jobId: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** When it fails too, the job is not tried again. */
  readonly isLastAttempt: boolean;
}

/** Does what a job stands for. It looks at the state first and does nothing that is not called for: a job may run twice. */
export type JobTask = (payload: unknown, job: JobFacts) => Promise<void>;

/** Tasks by name. */
export type JobTasks = Readonly<Record<string, JobTask>>;

/** A task that recurs, with its line of the crontab. */
export interface RecurringJob {
  readonly tasks: JobTasks;
  readonly crontab: string;
}

interface ScheduleOptions {
  /** The business instant at which it is due; now when absent. */
  readonly runAt?: Date;
  /** A job with this key that has not begun is replaced, so that there is one. */
  readonly jobKey?: string;
  /** Jobs of one queue run one after the other, so that what goes on for long keeps one worker at most. */
  readonly queue?: string;
  /** A job of many waits for those that somebody waits for. */
  readonly isOfMany?: boolean;
}

/** The place in the queue of what nobody waits for; 0 is every other job's. */
const behindOthers = 10;

/** graphile-worker's tables live in a schema of their own, owned by the migrations' role. */
export const jobsSchema = 'graphile_worker';

/** One of the jobs of a name that are scheduled together. */
interface GivenJob extends Omit<ScheduleOptions, 'isOfMany'> {
  readonly payload: object;
}

/**
 * Schedules a job in the caller's transaction: it exists if and only if its cause was committed. `runAt` is business time; the
 * queue runs in real time, so the offset of the business clock is taken off. The payload holds ids, never personal data.
 */
export const scheduleJob = (manager: EntityManager, name: string, payload: object, { isOfMany = false, ...options }: ScheduleOptions = {}): Promise<void> =>
  scheduleJobs(manager, name, [{ payload, ...options }], { isOfMany });

/** Schedules jobs of one name by one statement, as {@link scheduleJob} does one. */
export async function scheduleJobs(manager: EntityManager, name: string, jobs: readonly GivenJob[], { isOfMany = false }: Pick<ScheduleOptions, 'isOfMany'> = {}): Promise<void> {
  if (jobs.length === 0) return;
  await manager.query(
    `SELECT count(${jobsSchema}.add_job($1::text, payload := given.payload, job_key := given."jobKey", queue_name := given.queue, priority := $3::integer,
         run_at := coalesce(given."runAt" - (SELECT clock_offset FROM business_clock), now())))
       FROM json_to_recordset($2::json) AS given (payload json, "jobKey" text, queue text, "runAt" timestamptz)`,
    [name, JSON.stringify(jobs), isOfMany ? behindOthers : 0],
  );
}

/**
 * Brings graphile-worker's schema up to date as owner and lets the app role use it: DML and functions, no more. Its tables have row
 * level security without a policy, which shuts everybody out but the owner, so each gets one for the app role.
 */
export async function migrateJobs(ownerUrl: string, appRole: string): Promise<void> {
  const { runMigrations } = await import('graphile-worker');
  await runMigrations({ connectionString: ownerUrl });

  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const role = client.escapeIdentifier(appRole);
    await client.query(`
      GRANT USAGE ON SCHEMA ${jobsSchema} TO ${role};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${jobsSchema} TO ${role};
      REVOKE INSERT, UPDATE, DELETE ON ${jobsSchema}.migrations FROM ${role};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${jobsSchema} TO ${role};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${jobsSchema} TO ${role};
    `);
    await addMissingPolicies(client, role);
  } finally {
    await client.end();
  }
}

async function addMissingPolicies(client: Client, role: string): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    `SELECT c.relname AS table FROM pg_class c
     WHERE c.relnamespace = $1::regnamespace AND c.relrowsecurity
       AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'app_role')`,
    [jobsSchema],
  );
  for (const { table } of rows) {
    await client.query(`CREATE POLICY app_role ON ${jobsSchema}.${client.escapeIdentifier(table)} FOR ALL TO ${role} USING (true) WITH CHECK (true)`);
  }
}
