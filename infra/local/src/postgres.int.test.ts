import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePorts } from './ports';
import { startPostgres, type LocalPostgres } from './postgres';
import { reachableHome, removeHome } from './postgres-home';

const place = mkdtempSync(join(tmpdir(), 'postgres-'));
const folder = join(place, 'postgres');
const folders = { logs: join(place, 'logs'), run: join(place, 'run') };
let port: number;

const begin = (password = 'secret'): Promise<LocalPostgres> => startPostgres({ folder, folders, port, password, durable: true });

async function query<Row>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as Row[];
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  [port] = (await freePorts(1)) as [number];
});
afterAll(() => removeHome(folder));

it('keeps its data over a kill -9, also when another program has got the pid since', async () => {
  const first = await begin();
  await query(first.url, 'CREATE TABLE kept (id int)');
  process.kill(first.process.pid, 'SIGKILL');
  await first.process.ended;
  const lock = join(reachableHome(folder, undefined), 'data', 'postmaster.pid');
  writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^\d+/, String(process.pid)));

  const second = await begin();

  expect(await query(second.url, 'SELECT count(*)::int AS count FROM kept')).toEqual([{ count: 0 }]);
  await second.process.stop();
}, 60_000);

it('says so when its password is lost, and is not left running', async () => {
  await expect(begin('another')).rejects.toThrow('another password than .conect/secrets.json: bring that file back, or begin anew');

  const again = await begin();
  await again.process.stop();
}, 60_000);

it('is PostgreSQL 18 with the sort order of Romanian', async () => {
  const server = await begin();

  expect(await query(server.url, "SELECT current_setting('server_version_num')::int / 10000 AS version, datlocale AS locale FROM pg_database WHERE datname = 'postgres'")).toEqual([{ version: 18, locale: 'ro' }]);
  await server.process.stop();
}, 60_000);

it('makes its folder anew when the link to it points nowhere', () => {
  const wanted = join(place, 'linked');
  symlinkSync(join(place, 'gone'), wanted);

  const home = reachableHome(wanted, undefined);

  expect(home).toBe(wanted);
  expect(() => readlinkSync(wanted)).toThrow('EINVAL');
});

it('takes a folder where a link points', () => {
  const wanted = join(place, 'linked-well');
  mkdirSync(join(place, 'target'));
  symlinkSync(join(place, 'target'), wanted);

  expect(reachableHome(wanted, undefined)).toBe(join(place, 'target'));
});
