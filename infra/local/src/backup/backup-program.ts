import { join } from 'node:path';
import { repositoryRoot } from '../local-settings';
import { Problem } from '../problem';
import { runToEnd } from '../run-to-end';
import { services } from '../stack';
import { restoreBackup } from './restore-backup';
import { writeBackup, type BackupSummary } from './write-backup';

/** What an operator asks for: which service, and which file. */
interface Wanted {
  readonly service: string;
  readonly file: string;
  readonly ownerUrl: string;
}

/** Takes a backup of one service's database; answers what to tell. */
export async function runBackup(words: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const wanted = wantedOf('backup', words, env);
  return `${wanted.file}: ${wanted.service} as of ${told(await writeBackup(wanted))}.`;
}

/** Restores a backup into an empty database; answers what to tell. */
export async function runRestore(words: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const wanted = wantedOf('restore', words, env);
  const { service } = wanted;
  const summary = await restoreBackup({ ...wanted, migrations: await migrationsOfBuild(service), migrate: () => migrate(service, env) });
  return `${service} is restored as of ${told(summary)}. Start it now: it reads every topic again and does what the backup does not know of.`;
}

const told = ({ takenAt, tables, rows }: BackupSummary): string => `${takenAt}, ${rows} rows of ${tables} tables`;

function wantedOf(program: string, words: readonly string[], env: NodeJS.ProcessEnv): Wanted {
  const [service, file] = words;
  if (service === undefined || file === undefined || words.length > 2) throw new Problem(`How to call it: infra/${program}.sh SERVICE FILE, SERVICE being one of ${services.join(', ')}.`);
  if (!services.some((name) => name === service)) throw new Problem(`No service ${service}: expected one of ${services.join(', ')}.`);
  const setting = `${service.toUpperCase()}_MIGRATIONS_DATABASE_URL`;
  const ownerUrl = env[setting];
  if (ownerUrl === undefined) throw new Problem(`No ${setting}: run npm start once, or set it.`);
  return { service, file, ownerUrl };
}

interface DataSourceModule {
  readonly [name: string]: (options: { readonly url: string }) => { readonly options: { readonly migrations?: unknown } };
}

/** The migrations that the service's build names; no database is asked. */
async function migrationsOfBuild(service: string): Promise<readonly string[]> {
  const module = (await import(join(repositoryRoot, 'services', service, 'dist', 'service', 'database', 'data-source.js'))) as DataSourceModule;
  const create = module[`create${service[0]!.toUpperCase()}${service.slice(1)}DataSource`]!;
  const migrations = create({ url: 'postgres://nobody@127.0.0.1/nothing' }).options.migrations as readonly (new () => { readonly name: string })[];
  return migrations.map((Migration) => new Migration().name);
}

async function migrate(service: string, env: NodeJS.ProcessEnv): Promise<void> {
  const program = join(repositoryRoot, 'services', service, 'dist', 'service', 'migrate.js');
  const { code, output, errors } = await runToEnd({ command: process.execPath, args: ['--enable-source-maps', program], cwd: repositoryRoot, env, show: 'collect' });
  if (code !== 0) throw new Problem(`The empty database could not be migrated: ${errors || output}`);
}
