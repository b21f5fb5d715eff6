import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { Problem } from '../problem';
import { endOfRows, type BackupHeader } from './backup-file';
import { migrationsOf, sequencesOf, tablesOf, type BackedUpTable } from './database-shape';

/** What a backup holds, for whoever took it. */
export interface BackupSummary {
  readonly takenAt: string;
  readonly tables: number;
  readonly rows: number;
}

interface BackupOptions {
  readonly service: string;
  /** As the owner, who sees every table. */
  readonly ownerUrl: string;
  readonly file: string;
}

/**
 * Writes all rows of a service's database to a file, as they stand at one moment, while the service goes on writing. The file appears
 * under its name when it is whole and on the disk, readable by its owner alone: it holds personal data.
 */
export async function writeBackup({ service, ownerUrl, file }: BackupOptions): Promise<BackupSummary> {
  if (existsSync(file)) throw new Problem(`${file} is there already: name another file.`);
  const partial = `${file}.${process.pid}.partial`;
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const header = await headerOf(client, service);
    const counts: Record<string, number> = {};
    await pipeline(Readable.from(contentOf(client, header, counts)), createGzip({ level: 6 }), createWriteStream(partial, { flags: 'wx', mode: 0o600 }));
    await client.query('COMMIT');
    await flush(partial);
    await rename(partial, file);
    await flush(dirname(file));
    return { takenAt: header.takenAt, tables: header.tables.length, rows: Object.values(counts).reduce((sum, count) => sum + count, 0) };
  } finally {
    await rm(partial, { force: true });
    await client.end();
  }
}

async function headerOf(client: Client, service: string): Promise<BackupHeader> {
  const { rows } = await client.query<{ takenAt: Date }>('SELECT now() AS "takenAt"');
  return { format: 'conect-backup/1', service, takenAt: rows[0]!.takenAt.toISOString(), migrations: await migrationsOf(client), tables: await tablesOf(client) };
}

async function* contentOf(client: Client, header: BackupHeader, counts: Record<string, number>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const hashed = (bytes: Buffer): Buffer => {
    hash.update(bytes);
    return bytes;
  };
  yield hashed(lineOf(header));
  for (const table of header.tables) {
    yield hashed(lineOf({ table: table.name }));
    const rows = client.query(copyTo(`COPY ${table.name} ${columnsOf(table)} TO STDOUT`));
    for await (const chunk of rows) yield hashed(chunk as Buffer);
    if (!rows.closed) await once(rows, 'close');
    counts[table.name] = rows.rowCount;
    yield hashed(endOfRows);
  }
  yield lineOf({ rows: counts, sequences: await sequencesOf(client), sha256: hash.digest('hex') });
}

const lineOf = (said: object): Buffer => Buffer.from(`${JSON.stringify(said)}\n`);

/** The columns of a table, for COPY. */
export const columnsOf = ({ columns }: BackedUpTable): string => (columns.length === 0 ? '' : `(${columns.join(', ')})`);

/** Until then a power cut could leave the name without the bytes. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
