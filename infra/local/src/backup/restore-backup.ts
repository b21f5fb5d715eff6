import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { countVersionsAnew } from '@conect/event-bus';
import { Client } from 'pg';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';
import { Problem } from '../problem';
import { readBackup, type BackupHeader, type BackupTrailer } from './backup-file';
import { isEmpty, migrationsOf, tablesOf, type BackedUpTable } from './database-shape';
import { columnsOf, type BackupSummary } from './write-backup';

interface RestoreOptions {
  readonly service: string;
  readonly ownerUrl: string;
  readonly file: string;
  /** The migrations that this build knows. */
  readonly migrations: readonly string[];
  /** Brings the empty database to this build's schema and gives the app role its rights, as every release does. */
  readonly migrate: () => Promise<void>;
}

/**
 * Brings the rows of a backup into an empty database, all or none. The file is read whole before anything is touched; then the service's
 * own migrations make the schema with its rights, and one transaction puts the rows in and lets the service go on from them.
 */
export async function restoreBackup({ service, ownerUrl, file, migrations, migrate }: RestoreOptions): Promise<BackupSummary> {
  const { header } = await checked(file);
  if (header.service !== service) throw new Problem(`${file} is a backup of ${header.service}, not of ${service}.`);
  if (header.migrations.join() !== [...migrations].sort().join()) throw new Problem(differenceOf(header.migrations, migrations));
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    if (!(await isEmpty(client))) throw new Problem(`The database that ${service.toUpperCase()}_MIGRATIONS_DATABASE_URL names is not empty: restore into one that is. Nothing was restored.`);
    await migrate();
    await assertSameShape(client, header);
    await client.query('BEGIN');
    const { rows } = await fill(client, file, header.tables);
    await letGoOn(client);
    await client.query('COMMIT');
    return { takenAt: header.takenAt, tables: header.tables.length, rows };
  } finally {
    // Ends the transaction too, if it is still open: then no row stays.
    await client.end();
  }
}

/** Reads the whole file once for nothing but to know that it is whole. */
async function checked(file: string): Promise<{ readonly header: BackupHeader }> {
  let header: BackupHeader | null = null;
  for await (const part of readBackup(file)) if (part.kind === 'HEADER') header = part.header;
  return { header: header! };
}

function differenceOf(inBackup: readonly string[], inBuild: readonly string[]): string {
  const missing = inBackup.filter((name) => !inBuild.includes(name));
  const added = inBuild.filter((name) => !inBackup.includes(name));
  return `The backup was taken from another version (${[...missing.map((name) => `without ${name}`), ...added.map((name) => `with ${name}`)].join(', ')} here): restore it with that version, then migrate. Nothing was restored.`;
}

async function assertSameShape(client: Client, header: BackupHeader): Promise<void> {
  const shapeOf = (tables: readonly BackedUpTable[]): string => JSON.stringify([...tables].sort((one, other) => (one.name < other.name ? -1 : 1)));
  const isSame = shapeOf(await tablesOf(client)) === shapeOf(header.tables) && (await migrationsOf(client)).join() === header.migrations.join();
  if (!isSame) throw new Problem('The backup has other tables than this version makes, e.g. by another version of the job queue: restore it with the version that took it. The database has a schema and no rows now.');
}

async function fill(client: Client, file: string, tables: readonly BackedUpTable[]): Promise<{ readonly rows: number }> {
  const names = tables.map(({ name }) => name);
  // What triggers derived stands in the backup itself, and the audit trail refuses to be emptied of what the migrations wrote.
  for (const name of names) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  await client.query(`TRUNCATE ${names.join(', ')}`);
  const { rows, trailer } = await copyRows(client, file);
  for (const name of names) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
  for (const [sequence, last] of Object.entries(trailer.sequences)) await client.query('SELECT setval($1::regclass, $2::bigint)', [sequence, last]);
  return { rows };
}

async function copyRows(client: Client, file: string): Promise<{ readonly rows: number; readonly trailer: BackupTrailer }> {
  let copying: CopyStreamQuery | null = null;
  let rows = 0;
  let trailer: BackupTrailer | null = null;
  for await (const part of readBackup(file)) {
    if (part.kind === 'TABLE') copying = client.query(copyFrom(`COPY ${part.table.name} ${columnsOf(part.table)} FROM STDIN`));
    if (part.kind === 'ROWS' && !copying!.write(part.lines)) await once(copying!, 'drain');
    if (part.kind === 'TABLE_END') rows += await endOf(copying!, part.table.name, part.count);
    if (part.kind === 'TRAILER') trailer = part.trailer;
  }
  return { rows, trailer: trailer! };
}

async function endOf(copying: CopyStreamQuery, name: string, count: number): Promise<number> {
  copying.end();
  await finished(copying);
  if (copying.rowCount !== count) throw new Problem(`${name} took ${copying.rowCount} of ${count} rows. Nothing was restored.`);
  return count;
}

/**
 * What the rows mean only where they come from:
 * - an outbox row waits for its transaction, whose number the other server gave;
 * - the group of consumers has read on since, so another one reads every topic from the beginning; the inbox knows what it need not do again.
 *   Its number is that of the minute, which no generation that began there by counting has, and versions are counted anew as after a rebuild;
 * - who was working on a job is gone.
 */
async function letGoOn(client: Client): Promise<void> {
  await client.query('UPDATE outbox SET transaction_id = pg_current_xact_id() WHERE sent_at IS NULL');
  await client.query('UPDATE consumer_generation SET generation = greatest(generation + 1, (extract(epoch FROM now()) / 60)::integer)');
  await countVersionsAnew(client);
  await client.query('UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL WHERE locked_at IS NOT NULL');
  await client.query('UPDATE graphile_worker._private_job_queues SET locked_at = NULL, locked_by = NULL WHERE locked_at IS NOT NULL');
}
