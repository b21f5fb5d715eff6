import { waitFor } from '@conect/testing';
import { openServiceDatabase, type ServiceDatabase } from '../test/service-database';
import { createServiceBackground, type Background, type EventWorkers } from './background';
import { createLogger } from './logger';
import { stopInOrder } from './shutdown';

const logger = createLogger({ service: 'test', level: 'silent' });
let database: ServiceDatabase;
let background: Background | null = null;

beforeAll(async () => {
  database = await openServiceDatabase('background');
});
afterEach(async () => {
  await stopInOrder(background?.parts ?? [], logger);
  background = null;
});
afterAll(() => database.drop());

/** Our own port to the event log, which only remembers. */
function aBus(): { bus: EventWorkers; calls: string[] } {
  const calls: string[] = [];
  const worker = (name: string) => ({
    start: () => void calls.push(`${name} starts`),
    stop: async () => void calls.push(`${name} stops`),
    assertHealthy: () => {
      throw new Error(`${name} is away`);
    },
  });
  return { calls, bus: { relay: { ...worker('relay'), nudge: () => void calls.push('nudge') }, consumer: worker('consumer'), purges: { inbox: async () => calls.push('purge') } } };
}

function aBackground(bus: EventWorkers, NODE_ENV: string): Background {
  background = createServiceBackground({ bus, dataSource: database.dataSource, databaseUrl: database.appUrl, environment: { NODE_ENV, IDEMPOTENCY_KEPT_DAYS: 30, JOBS_POLL_MILLIS: 4_000 }, logger });
  return background;
}

const moveClock = (offset: string): Promise<void> => database.asOwner('UPDATE business_clock SET clock_offset = $1::interval', [offset]);

describe("a service's background", () => {
  it('runs the jobs of every area, and stops taking work before it stops telling of it', async () => {
    const { bus, calls } = aBus();
    const { start, parts } = aBackground(bus, 'production');
    await start([
      { tasks: { one: async () => void calls.push('one') }, crontab: '' },
      { tasks: { two: async () => void calls.push('two') }, crontab: '0 4 * * * two' },
    ]);
    for (const task of ['one', 'two']) await database.dataSource.query('SELECT graphile_worker.add_job($1::text)', [task]);
    await waitFor(() => calls.includes('one') && calls.includes('two'), { describe: 'both jobs to run' });

    await stopInOrder(parts, logger);

    expect(calls.filter((call) => call.includes(' '))).toEqual(['relay starts', 'consumer starts', 'consumer stops', 'relay stops']);
    expect(parts.map(({ name }) => name)).toEqual(['listeners', 'jobs', 'relay']);
  });

  it('removes old rows: what was kept for repeated requests longer than the setting says, and what the bus has', async () => {
    await database.dataSource.query(
      `INSERT INTO idempotency_record (user_id, operation, key, input_hash, created_at)
       SELECT gen_random_uuid(), 'approve', n::text, '', now() - make_interval(days => CASE WHEN n <= 1500 THEN 31 ELSE 29 END)
       FROM generate_series(1, 1501) AS n`,
    );
    const { bus, calls } = aBus();
    await aBackground(bus, 'test').start([]);

    await database.dataSource.query(`SELECT graphile_worker.add_job('purge-old-rows')`);

    await waitFor(() => calls.includes('purge'), { describe: 'the purge' });
    expect(await database.dataSource.query('SELECT key FROM idempotency_record')).toEqual([{ key: '1501' }]);
  });

  it('tells of relay, consumer and jobs in readiness', () => {
    const { readiness } = aBackground(aBus().bus, 'test');

    expect(() => readiness['outboxRelay']!()).toThrow('relay is away');
    expect(() => readiness['eventConsumer']!()).toThrow('consumer is away');
    expect(Object.keys(readiness)).toContain('jobs');
  });

  it('does not start in production on a database whose business clock was moved; elsewhere it does', async () => {
    await moveClock('31 days');
    const { bus, calls } = aBus();

    await expect(aBackground(bus, 'production').start([])).rejects.toThrow('found it moved by 31 days');
    expect(calls).toEqual([]);
    await aBackground(bus, 'development').start([]);

    await moveClock('0');
    expect(calls).toEqual(['relay starts', 'consumer starts']);
  });
});
