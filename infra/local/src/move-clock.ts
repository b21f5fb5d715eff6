import { Client } from 'pg';
import { Problem } from './problem';
import { services } from './stack';

const usage = 'npm run clock -- show | reset | +31d | -2h (weeks w, days d, hours h, minutes m)';
const units: Readonly<Record<string, string>> = { w: 'weeks', d: 'days', h: 'hours', m: 'minutes' };

/** What a person asked of the business clock: the new offset as a PostgreSQL interval, or null to only show it. */
export function parseClockArgument(argument: string | undefined): { readonly offset: string | null } {
  if (argument === undefined || argument === 'show') return { offset: null };
  if (argument === 'reset') return { offset: '0' };
  const [, sign, count, unit] = /^([+-])(\d{1,6})([wdhm])$/.exec(argument) ?? [];
  if (sign === undefined) throw new Problem(`Cannot read "${argument}": expected ${usage}.`);
  return { offset: `${sign === '-' ? '-' : ''}${count} ${units[unit!]}` };
}

/** Stores the offset of the business clock in every service's database and moves waiting jobs with it, so that deadlines can be seen. */
export async function moveClock([argument]: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { offset } = parseClockArgument(argument);
  if (env['NODE_ENV'] === 'production' && offset !== null) throw new Problem('The business clock of a production installation cannot be moved.');
  for (const service of services) {
    const url = env[`${service.toUpperCase()}_MIGRATIONS_DATABASE_URL`];
    if (url === undefined) throw new Problem(`No ${service.toUpperCase()}_MIGRATIONS_DATABASE_URL: run npm start once, or set it.`);
    process.stdout.write(`${service}: ${await moveOne(url, offset)}\n`);
  }
  return 0;
}

/** Jobs are kept in real time: a job's instant is its business instant less the offset, so it moves against the clock. */
async function moveOne(url: string, offset: string | null): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect().catch((error: unknown) => {
    const { host } = new URL(url);
    throw new Problem(`No database answers at ${host} (${(error as Error).message}): run npm start first, and leave it running.`, { cause: error });
  });
  try {
    await client.query('BEGIN');
    if (offset !== null) {
      const { rows } = await client.query<{ moved: string }>(
        `UPDATE business_clock AS clock SET clock_offset = $1::interval FROM business_clock AS old RETURNING (clock.clock_offset - old.clock_offset)::text AS moved`,
        [offset],
      );
      const { rowCount } = await client.query(`SELECT 1 FROM pg_tables WHERE schemaname = 'graphile_worker' AND tablename = '_private_jobs'`);
      if (rowCount === 1) {
        await client.query(`UPDATE graphile_worker._private_jobs SET run_at = run_at - $1::interval WHERE locked_at IS NULL AND run_at > now()`, [rows[0]!.moved]);
      }
    }
    const { rows } = await client.query<{ line: string }>(
      `SELECT 'business time ' || business_now()::timestamptz(0) || ', offset ' || clock_offset AS line FROM business_clock`,
    );
    await client.query('COMMIT');
    return rows[0]!.line;
  } finally {
    await client.end();
  }
}
