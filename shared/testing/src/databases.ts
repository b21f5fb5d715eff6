import { Client } from 'pg';

/** Counts rows of a database. */
export async function countRows(url: string, table: string, where: string): Promise<number> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM ${table} WHERE ${where}`);
    return Number(rows[0]!.count);
  });
}

/** Changes rows of a database as no command does; for a test's arrangement. */
export const runSql = (url: string, text: string, values: readonly unknown[] = []): Promise<void> =>
  withClient(url, async (client) => void (await client.query(text, [...values])));

/** Reads rows of a database. */
export const readRows = <Row extends object>(url: string, text: string, values: readonly unknown[] = []): Promise<readonly Row[]> =>
  withClient(url, async (client) => (await client.query<Row>(text, [...values])).rows);

/** Makes every relay of this database wait: takes the leader's place, ending whoever holds it, until released. */
export async function holdRelay(url: string, leaderLock = 7_461_003): Promise<{ readonly release: () => Promise<void> }> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const taken = client.query('SELECT pg_advisory_lock($1)', [leaderLock]);
  await withClient(url, (other) =>
    other.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid = $1
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      [leaderLock],
    ),
  );
  await taken;
  return { release: () => client.end() };
}

async function withClient<Value>(url: string, work: (client: Client) => Promise<Value>): Promise<Value> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
