import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { databaseOf, ensureDatabases, urlOf } from '../databases';
import { repositoryRoot } from '../local-settings';
import { Problem } from '../problem';
import { runToEnd } from '../run-to-end';
import { programOf } from '../stack';
import type { BenchRun } from './bench-run';
import { peakBytesOf } from './process-figures';

/** A service's database of its own, migrated and empty. */
export interface ServicePlace {
  /** What a program of the service is told of it. */
  readonly settings: Readonly<Record<string, string>>;
  readonly ownerUrl: string;
}

/** How one program of a service went. */
export interface CommandFigures {
  readonly seconds: number;
  /** The most memory that its process ever had. */
  readonly peakBytes: number;
  readonly output: string;
}

/** Makes a service's database as its migrations leave it; `more` is what its programs are told beside where it is. */
export async function makePlace(run: BenchRun, service: string, name: string, more: Readonly<Record<string, string>> = {}): Promise<ServicePlace> {
  const superuser = run.servers.settings['TEST_POSTGRES_URL']!;
  const [owner, app] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];
  const database = databaseOf(`bench_${name}`, owner, app);
  await ensureDatabases(superuser, [database]);
  const ownerUrl = urlOf(superuser, database.database, database.owner, owner);
  const prefix = service.toUpperCase();
  const settings = {
    LOG_LEVEL: 'warn',
    [`${prefix}_DATABASE_URL`]: urlOf(superuser, database.database, database.app, app),
    [`${prefix}_MIGRATIONS_DATABASE_URL`]: ownerUrl,
    ...more,
  };
  await runService(run, settings, programOf(service, 'migrate'));
  return { settings, ownerUrl };
}

/** Does work on the place's database as its owner. */
export async function asOwner<Value>({ ownerUrl }: Pick<ServicePlace, 'ownerUrl'>, work: (client: Client) => Promise<Value>): Promise<Value> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const lookEveryMillis = 100;

/** Runs a program of a service to its end, in a process of its own. */
export async function runService({ env, interrupted }: BenchRun, settings: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<CommandFigures> {
  let peakBytes = 0;
  const watch = (pid: number, ended: Promise<void>): void => {
    // The kernel keeps the peak: only what the last tenth of a second added can be missed.
    const timer = setInterval(() => (peakBytes = Math.max(peakBytes, peakBytesOf(pid))), lookEveryMillis);
    void ended.then(() => clearInterval(timer));
  };
  const startedAt = performance.now();
  const { code, output, errors } = await runToEnd({ command: process.execPath, args, cwd: repositoryRoot, env: { ...env, ...settings }, interrupted, show: 'collect', onStart: watch });
  const seconds = (performance.now() - startedAt) / 1_000;
  if (code !== 0) throw new Problem(`${args.join(' ')} failed:\n${output}${errors.slice(-2_000)}`);
  return { seconds, peakBytes, output };
}
