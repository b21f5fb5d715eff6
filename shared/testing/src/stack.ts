import { randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { answers, freePorts, startMailCatcher, startProcess, waitUntil, type RunFolders, type RunningProcess } from '@conect/local';
import { testKafka } from './kafka';
import { createTestDatabase, type TestDatabase } from './postgres';
import { waitFor } from './wait-for';

const root = join(__dirname, '../../..');
const runFile = promisify(execFile);
const services = ['identity', 'registry', 'messaging', 'consultations', 'volunteering'] as const;
type ServiceName = (typeof services)[number];
type ProcessName = ServiceName | 'gateway';

/** All of CONECT as built, on databases, topics and ports of its own. */
export interface TestStack {
  readonly graphqlUrl: string;
  readonly urlOf: (name: ProcessName) => string;
  readonly databases: Readonly<Record<ServiceName, TestDatabase>>;
  readonly settings: Readonly<Record<string, string>>;
  /** Ends a process without warning. */
  readonly kill: (name: ProcessName) => Promise<void>;
  /** Starts a process again, with the same settings and some changed, and waits until it is ready. */
  readonly restart: (name: ProcessName, changes?: Readonly<Record<string, string>>) => Promise<void>;
  /** Runs a service's program, e.g. `cli` with its arguments; answers what it printed. */
  readonly run: (service: ServiceName, program: string, args?: readonly string[]) => Promise<string>;
  /** The newest mail to this address that the filter accepts, as text; waits for it. */
  readonly mailTo: (address: string, accepts?: (mail: string) => boolean) => Promise<string>;
  readonly logsOf: (name: ProcessName) => string;
  readonly stop: () => Promise<void>;
}

/** Starts the services and the gateway as an operator would: built programs, real database, broker and mail. */
export async function startTestStack(changes: Readonly<Record<string, string>> = {}): Promise<TestStack> {
  const folder = mkdtempSync(join(tmpdir(), 'conect-stack-'));
  const folders: RunFolders = { logs: join(folder, 'logs'), run: join(folder, 'run') };
  const mail = join(folder, 'mail');
  const [identity, registry, messaging, consultations, volunteering, gateway, smtp] = (await freePorts(7)) as [number, number, number, number, number, number, number];
  const ports = { identity, registry, messaging, consultations, volunteering, gateway };
  const databases = await databasesOfAll();
  const settings = { ...settingsOf({ ports, smtp, databases, folder }), ...changes };
  const catcher = await startMailCatcher(mail, smtp);
  const running = new Map<ProcessName, RunningProcess>();

  const start = async (name: ProcessName, different: Readonly<Record<string, string>> = {}): Promise<void> => {
    const child = startProcess(folders, { name, command: process.execPath, args: ['--enable-source-maps', programOf(name)], cwd: root, env: { ...process.env, NODE_OPTIONS: '', ...settings, ...different } });
    running.set(name, child);
    await waitUntil(name, () => answers(`http://127.0.0.1:${ports[name]}/readyz`), { of: child, timeoutMillis: 90_000 });
  };
  const stop = async (): Promise<void> => {
    for (const name of ['gateway', ...services] as const) await running.get(name)?.stop();
    await catcher.stop();
    await Promise.all(services.map((service) => databases[service].drop()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all(services.map((service) => start(service)));
    await start('gateway');
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    graphqlUrl: `http://127.0.0.1:${gateway}/graphql`,
    urlOf: (name) => `http://127.0.0.1:${ports[name]}`,
    databases,
    settings,
    restart: start,
    kill: async (name) => {
      const child = running.get(name)!;
      process.kill(child.pid, 'SIGKILL');
      await child.ended;
    },
    run: (service, program, args = []) => runProgram(join(root, 'services', service, 'dist', 'service', `${program}.js`), args, settings),
    mailTo: (address, accepts = () => true) => waitFor(() => newestMail(mail, address, accepts), { describe: `a mail to ${address}`, timeoutMillis: 60_000 }),
    logsOf: (name) => readFileSync(running.get(name)!.logFile, 'utf8'),
    stop,
  };
}

const programOf = (name: ProcessName): string =>
  name === 'gateway' ? join(root, 'gateway', 'dist', 'main.js') : join(root, 'services', name, 'dist', 'service', 'main.js');

async function databasesOfAll(): Promise<Readonly<Record<ServiceName, TestDatabase>>> {
  const made: Partial<Record<ServiceName, TestDatabase>> = {};
  for (const service of services) made[service] = await databaseOf(service);
  return made as Record<ServiceName, TestDatabase>;
}

/** A migrated database of a service: its own program migrates the template. */
const databaseOf = (service: ServiceName): Promise<TestDatabase> =>
  createTestDatabase({
    service: `built_${service}`,
    migrate: async ({ ownerUrl, appUrl }) => {
      const name = service.toUpperCase();
      const urls = { [`${name}_MIGRATIONS_DATABASE_URL`]: ownerUrl, [`${name}_DATABASE_URL`]: appUrl };
      await runProgram(join(root, 'services', service, 'dist', 'service', 'migrate.js'), [], urls);
    },
  });

async function runProgram(file: string, args: readonly string[], settings: Readonly<Record<string, string>>): Promise<string> {
  const { stdout } = await runFile(process.execPath, ['--enable-source-maps', file, ...args], { cwd: root, env: { ...process.env, NODE_OPTIONS: '', LOG_LEVEL: 'warn', ...settings } });
  return stdout;
}

interface Places {
  readonly ports: Readonly<Record<ProcessName, number>>;
  readonly smtp: number;
  readonly databases: Readonly<Record<ServiceName, TestDatabase>>;
  readonly folder: string;
}

function settingsOf(places: Places): Record<string, string> {
  const { ports, smtp, folder } = places;
  const { brokers, topicPrefix } = testKafka();
  return {
    NODE_ENV: 'test',
    LOG_LEVEL: 'info',
    JOBS_POLL_MILLIS: '200',
    KAFKA_BROKERS: brokers.join(','),
    KAFKA_TOPIC_PREFIX: topicPrefix,
    SMTP_URL: `smtp://127.0.0.1:${smtp}`,
    WEB_URL: addressOf(ports.gateway),
    OUTGOING_ALLOWED_HOSTS: '127.0.0.1:9',
    GATEWAY_PORT: String(ports.gateway),
    ...Object.fromEntries(services.flatMap((service) => Object.entries(settingsOfEvery(service, places)))),
    DOCUMENTS_DIR: join(folder, 'documents'),
    IDENTITY_DOCUMENTS_DIR: join(folder, 'identity-documents'),
    CONSULTATIONS_DOCUMENTS_DIR: join(folder, 'consultations-documents'),
    VOLUNTEERING_DOCUMENTS_DIR: join(folder, 'volunteering-documents'),
    MESSAGING_DOCUMENTS_DIR: join(folder, 'messaging-documents'),
    IDENTITY_ISSUER: addressOf(ports.identity),
    IDENTITY_JWKS_URL: `${addressOf(ports.identity)}/.well-known/jwks.json`,
    VOLUNTEERING_IDENTITY_KEYS: aSecret(),
    IDENTITY_RECIPIENTS_URL: `${addressOf(ports.identity)}/internal/recipients`,
    VOLUNTEERING_RECIPIENTS_URL: `${addressOf(ports.volunteering)}/internal/recipients`,
    MESSAGING_LOOKUP_SECRET: aSecret(),
    MESSAGING_PUSH_SECRET: aSecret(),
    VOLUNTEERING_LOOKUP_SECRET: aSecret(),
  };
}

const aSecret = (): string => randomBytes(32).toString('hex');
const addressOf = (port: number): string => `http://127.0.0.1:${port}`;

/** What each service is told of itself, under its own name. */
function settingsOfEvery(service: ServiceName, { ports, databases }: Places): Record<string, string> {
  const { appUrl, ownerUrl } = databases[service];
  const own = {
    PORT: String(ports[service]),
    GRAPHQL_URL: `${addressOf(ports[service])}/graphql`,
    PUBLIC_URL: addressOf(ports[service]),
    DATABASE_URL: appUrl,
    MIGRATIONS_DATABASE_URL: ownerUrl,
    SECRET: aSecret(),
    PRINCIPAL_SECRET: aSecret(),
    EXPORT_SECRET: aSecret(),
    EXPORTS_URL: `${addressOf(ports[service])}/internal/data-export-parts`,
  };
  return Object.fromEntries(Object.entries(own).map(([name, value]) => [`${service.toUpperCase()}_${name}`, value]));
}

/** File names begin with the moment, so the last one is the newest. */
function newestMail(folder: string, address: string, accepts: (mail: string) => boolean): string | null {
  const files = readdirSync(folder).filter((name) => name.includes(address)).sort();
  return files.map((name) => readFileSync(join(folder, name), 'utf8')).findLast(accepts) ?? null;
}
