import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { Problem } from '../problem';
import { step } from '../steps';
import type { BenchRun } from './bench-run';
import { monotonicMillis } from './bus-place';
import { makePlace, startWriter } from './bus-part';
import { latencyOf, ratioOf, type Latency, type Ratio, type Round } from './figures';
import { showLatency, showRatio, type Section } from './report';
import { asOwner } from './service-place';
import type { BenchStack } from './stack';

const idle = { count: 60, everyMillis: 1_000 };
const followers = 20_000;
/** As messaging has it. */
const batchSize = 1_000;
const rounds = 5;
const patienceMillis = 120_000;

/** How soon a notice is there after what it tells of, and how many are written in a second when many people are told. */
export const measureNotices = (stack: BenchStack, run: BenchRun): Promise<Section> =>
  asOwner({ ownerUrl: stack.settings['MESSAGING_MIGRATIONS_DATABASE_URL']! }, async (client) => {
    const soon = await step(`Commit to notice, an approval each ${idle.everyMillis} ms`, () => measureLatency(client, run));
    const target = await step(`${followers} followers`, () => addFollowers(client));
    const many = await step(`${followers} people told, ${rounds} rounds`, () => compareTelling(client, target));
    return sectionOf(soon, many);
  });

const sectionOf = (soon: Latency, many: Ratio): Section => ({
  name: 'notices',
  how: `approvals that another process writes, relayed through Kafka, until the applicant's notice is committed; ${followers} followers told by the job beside the same rows by plain SQL, ${batchSize} a transaction, ${rounds} rounds in turns`,
  header: ['', 'ours', 'beside', 'ratio', 'aim'],
  rows: [
    ['commit to notice when idle, ms p50 p95 p99', ...showLatency(soon)],
    ['notices written a second', many.ours.toFixed(0), many.theirs.toFixed(0), showRatio(many)],
  ],
  figures: { idle, followers, batchSize, rounds, soon, many },
});

/** The database tells of each notice as it is committed; the writer's clock is the same as ours. */
async function measureLatency(client: Client, run: BenchRun): Promise<Latency> {
  const seen = new Map<string, number>();
  client.on('notification', ({ payload }) => void seen.set(payload!, monotonicMillis()));
  await client.query(tellOfNotices);
  const writer = await startWriter(await makePlace(run, { name: 'bench_notices', topicPrefix: 'conect' }), run);
  try {
    const measure = async (pace: typeof idle): Promise<readonly number[]> => {
      const { commits } = await writer.ask({ kind: 'EVENTS', ...pace });
      await until(() => commits.every(([eventId]) => seen.has(eventId)), 'every notice');
      return commits.map(([eventId, committedAt]) => seen.get(eventId)! - committedAt);
    };
    await measure({ count: 5, everyMillis: idle.everyMillis });
    return latencyOf(await measure(idle));
  } finally {
    writer.stop();
    await client.query('UNLISTEN bench_notice; DROP TRIGGER bench_tell ON notification; DROP FUNCTION bench_tell()');
  }
}

const tellOfNotices = `
  CREATE FUNCTION bench_tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('bench_notice', new.cause_id::text); RETURN NULL; END $$;
  CREATE TRIGGER bench_tell AFTER INSERT ON notification FOR EACH ROW EXECUTE FUNCTION bench_tell();
  LISTEN bench_notice`;

async function until(isSo: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const giveUpAt = performance.now() + patienceMillis;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Problem(`Not ${what} was there within ${patienceMillis / 1_000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** People who follow an organization and want no mails; answers the organization. */
async function addFollowers(client: Client): Promise<string> {
  const organizationId = randomUUID();
  await client.query(
    `INSERT INTO follow (id, version, user_id, target_type, target_id, email_frequency, created_at)
     SELECT gen_random_uuid(), 1, gen_random_uuid(), 'Organization', $1, 'NONE', now() FROM generate_series(1, $2)`,
    [organizationId, followers],
  );
  await client.query('ANALYZE follow');
  return organizationId;
}

/** Notices a second of both. */
async function compareTelling(client: Client, organizationId: string): Promise<Ratio> {
  const measured: Round[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const told = await tell(client, organizationId);
    const theirs = followers / (await secondsToCopy(client, told.causeId));
    // The first round warms both up.
    if (round > 0) measured.push({ ours: followers / told.seconds, theirs });
  }
  return ratioOf(measured);
}

/** Has the job tell all of them, as an event does: from its row until the last batch is committed. */
async function tell(client: Client, organizationId: string): Promise<{ readonly causeId: string; readonly seconds: number }> {
  const causeId = randomUUID();
  const subject = { type: 'Organization', id: organizationId };
  const cause = { eventId: causeId, happenedAt: new Date(), subject, actorId: null, organizationIds: [], institutionId: null, applicantId: null, named: null, organizationName: null, consultationTitle: null, drawer: null };
  const audience = { of: 'FOLLOWERS', targets: [subject], publishedAt: new Date() };
  await client.query(`INSERT INTO telling (id, kind, cause, audience) VALUES ($1, 'FollowedActivityPublished', $2, $3)`, [causeId, JSON.stringify(cause), JSON.stringify(audience)]);
  await client.query(`SELECT graphile_worker.add_job('tell-many', queue_name := 'tell-many', job_key := 'tell-many')`);
  const telling = async () => (await client.query<{ seconds: number | null; told: number }>('SELECT extract(epoch FROM finished_at - started_at)::float AS seconds, told_count AS told FROM telling WHERE id = $1', [causeId])).rows[0]!;
  await until(async () => (await telling()).seconds !== null, 'everybody told');
  const { seconds, told } = await telling();
  if (told !== followers) throw new Problem(`${told} of ${followers} followers were told: bring infra/local/src/bench/notices-part.ts up to date.`);
  return { causeId, seconds: seconds! };
}

/** The same rows with other ids, from memory. */
async function secondsToCopy(client: Client, causeId: string): Promise<number> {
  const { rows } = await client.query<{ row: object }>(`SELECT to_jsonb(notification) || jsonb_build_object('id', gen_random_uuid(), 'cause_id', $2::uuid) AS row FROM notification WHERE cause_id = $1 ORDER BY recipient_ref`, [causeId, randomUUID()]);
  const batches = Array.from({ length: Math.ceil(rows.length / batchSize) }, (_none, index) => JSON.stringify(rows.slice(index * batchSize, (index + 1) * batchSize).map(({ row }) => row)));
  const startedAt = performance.now();
  for (const batch of batches) await client.query('INSERT INTO notification SELECT * FROM jsonb_populate_recordset(NULL::notification, $1)', [batch]);
  return (performance.now() - startedAt) / 1_000;
}
