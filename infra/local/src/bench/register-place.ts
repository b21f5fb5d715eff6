import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import { databaseOf, ensureDatabases, urlOf } from '../databases';
import { repositoryRoot } from '../local-settings';
import { Problem } from '../problem';
import { runToEnd } from '../run-to-end';
import { programOf } from '../stack';
import { step } from '../steps';
import type { BenchRun } from './bench-run';
import { peakBytesOf } from './process-figures';

/** A registry's database of its own, migrated and empty. */
export interface RegisterPlace {
  /** What a program of registry is told of it. */
  readonly settings: Readonly<Record<string, string>>;
  readonly ownerUrl: string;
}

/** How one command of registry went. */
export interface CommandFigures {
  readonly seconds: number;
  /** The most memory that its process ever had. */
  readonly peakBytes: number;
  readonly output: string;
}

/** Makes a database as the migrations leave it. */
export async function makeRegisterPlace(run: BenchRun, name: string): Promise<RegisterPlace> {
  const superuser = run.servers.settings['TEST_POSTGRES_URL']!;
  const [owner, app] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];
  const database = databaseOf(`bench_${name}`, owner, app);
  await ensureDatabases(superuser, [database]);
  const ownerUrl = urlOf(superuser, database.database, database.owner, owner);
  const settings = {
    LOG_LEVEL: 'warn',
    REGISTRY_DATABASE_URL: urlOf(superuser, database.database, database.app, app),
    REGISTRY_MIGRATIONS_DATABASE_URL: ownerUrl,
    DOCUMENTS_DIR: join(run.servers.folder, 'documents', name),
  };
  await runRegistry(run, settings, programOf('registry', 'migrate'));
  return { settings, ownerUrl };
}

/** Does work on the place's database as its owner. */
export async function asOwner<Value>({ ownerUrl }: RegisterPlace, work: (client: Client) => Promise<Value>): Promise<Value> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes a register of the real one's shape; answers the file. */
export async function generateRegister(run: BenchRun, rows: number): Promise<string> {
  const file = join(run.servers.folder, `register-${rows}.csv`);
  await registryCommand(run, {}, 'generate', file, '--rows', String(rows));
  return file;
}

/** A place with a register in it, the same for every part of one run that asks. */
export function createRegisterSource(run: BenchRun): () => Promise<RegisterPlace> {
  let imported: Promise<RegisterPlace> | undefined;
  return () =>
    (imported ??= step(`A register of ${run.registerRows} rows, imported`, async () => {
      const place = await makeRegisterPlace(run, 'register');
      await registryCommand(run, place.settings, 'import', await generateRegister(run, run.registerRows));
      return place;
    }));
}

/** One of registry's commands as an operator runs it, in a process of its own. */
export const registryCommand = (run: BenchRun, settings: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<CommandFigures> =>
  runRegistry(run, settings, join(repositoryRoot, 'services', 'registry', 'dist', 'service', 'cli.js'), ...words);

const lookEveryMillis = 100;

async function runRegistry({ env, interrupted }: BenchRun, settings: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<CommandFigures> {
  let peakBytes = 0;
  const watch = (pid: number, ended: Promise<void>): void => {
    // The kernel keeps the peak: only what the last tenth of a second added can be missed.
    const timer = setInterval(() => (peakBytes = Math.max(peakBytes, peakBytesOf(pid))), lookEveryMillis);
    void ended.then(() => clearInterval(timer));
  };
  const startedAt = performance.now();
  const { code, output, errors } = await runToEnd({ command: process.execPath, args, cwd: repositoryRoot, env: { ...env, ...settings }, interrupted, show: 'collect', onStart: watch });
  const seconds = (performance.now() - startedAt) / 1_000;
  if (code !== 0) throw new Problem(`registry ${args.slice(1).join(' ')} failed:\n${output}${errors.slice(-2_000)}`);
  return { seconds, peakBytes, output };
}
