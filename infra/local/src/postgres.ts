import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { reachableBinaries, reachableHome, unprivilegedAccount, type Account, type PostgresBinaries } from './postgres-home';
import { Problem } from './problem';
import { programNameOf } from './process-identity';
import { startProcess, type RunFolders, type RunningProcess } from './processes';
import { waitOrStop } from './wait-until';

/** What a local PostgreSQL server needs. */
export interface PostgresOptions {
  /** Holds the cluster, or points at where it had to go. */
  readonly folder: string;
  readonly folders: RunFolders;
  readonly port: number;
  readonly password: string;
  /** A run whose data is thrown away afterwards does not wait for the disk. */
  readonly durable: boolean;
  readonly interrupted?: AbortSignal | undefined;
}

/** A running server. */
export interface LocalPostgres {
  readonly process: RunningProcess;
  /** As superuser, on the `postgres` database. */
  readonly url: string;
}

/** Starts the embedded PostgreSQL 18 on this folder's cluster, made at the first start. */
export async function startPostgres(options: PostgresOptions): Promise<LocalPostgres> {
  const account = unprivilegedAccount();
  const home = reachableHome(options.folder, account);
  const binaries = await reachableBinaries(home, account);
  const data = join(home, 'data');
  if (!existsSync(data)) initialise(binaries, { data, account, password: options.password });
  dropStaleLock(data);

  const process = startProcess(options.folders, {
    name: 'postgres',
    command: binaries.postgres,
    args: ['-D', data, ...serverSettings(options)],
    cwd: home,
    stopSignal: 'SIGINT',
    ...(account === undefined ? {} : { user: account }),
  });
  const url = `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/postgres`;
  await waitOrStop('PostgreSQL', () => accepts(url), { of: process, interrupted: options.interrupted });
  return { process, url };
}

function serverSettings({ port, durable }: PostgresOptions): string[] {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 300,
    shared_buffers: '256MB',
    idle_in_transaction_session_timeout: '5min',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Makes the cluster beside its place and moves it there whole: an interrupted attempt leaves nothing that looks like a cluster. */
function initialise(binaries: PostgresBinaries, { data, account, password }: { data: string; account: Account; password: string }): void {
  const partial = `${data}.partial`;
  const passwordFile = `${data}.password`;
  rmSync(partial, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account !== undefined) chownSync(passwordFile, account.uid, account.gid);
  try {
    const args = ['-D', partial, '-U', 'postgres', `--pwfile=${passwordFile}`, '-A', 'scram-sha-256', '-E', 'UTF8'];
    execFileSync(binaries.initdb, [...args, '--locale-provider=icu', '--icu-locale=ro', '--locale=C', '--no-instructions'], {
      cwd: dirname(data),
      stdio: 'pipe',
      ...account,
    });
    renameSync(partial, data);
  } catch (error) {
    const words = (error as { stderr?: Buffer }).stderr?.toString() ?? String(error);
    const reason = words.split('\n').find((line) => /error:|FATAL:|PANIC:/.test(line)) ?? words.trim();
    throw new Problem(`PostgreSQL could not make its cluster in ${data} (${reason.trim()}): mend that and start again.`, { cause: error });
  } finally {
    rmSync(partial, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}

/**
 * A killed server leaves its pid in `postmaster.pid`; once another program has got that pid, PostgreSQL would take it for itself
 * and refuse to start. This folder's own server has been stopped before, so a pid of any other program is stale.
 */
function dropStaleLock(data: string): void {
  const lock = join(data, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number.parseInt(readFileSync(lock, 'utf8'), 10);
  if (!programNameOf(pid).includes('postgres')) rmSync(lock, { force: true });
}

async function accepts(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    const wrongPassword = '28P01';
    if ((error as { code?: string }).code !== wrongPassword) return false;
    throw new Problem('The database has another password than .conect/secrets.json: bring that file back, or begin anew with npm start -- --fresh.', { cause: error });
  }
}
