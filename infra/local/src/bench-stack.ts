import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages, type CataloguePage } from './bench-catalogue';
import { cpuSecondsOf, residentBytesOf } from './bench-process';
import { ensureDatabases } from './databases';
import { repositoryRoot, type LocalPorts } from './local-settings';
import { startMailCatcher } from './mail-catcher';
import { freePorts } from './ports';
import { Problem } from './problem';
import { startProcess, type RunFolders, type RunningProcess } from './processes';
import { runToEnd } from './run-to-end';
import { gatewayProgram, processSettings, programOf, secretNames, serviceDatabases, services } from './stack';
import { step } from './steps';
import type { TestServers } from './test-servers';
import { answers, waitOrStop } from './wait-until';

/** A gateway under load. */
export interface MeasuredGateway {
  readonly url: string;
  readonly cpuSeconds: () => number;
}

/** CONECT as built, with both gateways before the same services. */
export interface BenchStack {
  readonly pages: readonly CataloguePage[];
  readonly ours: MeasuredGateway;
  readonly stock: MeasuredGateway;
  /** Registry's database, as its process sees it. */
  readonly registryUrl: string;
  /** Memory in use by process, in bytes. */
  readonly memory: () => Readonly<Record<string, number>>;
  readonly stop: () => Promise<void>;
}

interface Caller {
  readonly env: NodeJS.ProcessEnv;
  readonly interrupted: AbortSignal;
}

/** The stock gateway as a program, for comparison only. */
const stockProgram = join(repositoryRoot, 'gateway', 'dist', 'bench', 'stock-gateway.js');

/** Makes databases, starts the services and both gateways, as production would. */
export async function startBenchStack(servers: TestServers, { env, interrupted }: Caller): Promise<BenchStack> {
  const settings = await settingsOf(servers);
  const folders: RunFolders = { logs: join(servers.folder, 'logs'), run: join(servers.folder, 'run') };
  const catcher = await startMailCatcher(join(servers.folder, 'mail'), Number(new URL(settings['SMTP_URL']!).port));
  const running: RunningProcess[] = [];
  const start = async (name: string, file: string, port: string, changes: Readonly<Record<string, string>> = {}): Promise<RunningProcess> => {
    const child = startProcess(folders, { name, command: process.execPath, args: [file], cwd: repositoryRoot, env: { ...env, ...settings, ...changes } });
    running.push(child);
    await waitOrStop(name, () => answers(`http://127.0.0.1:${port}/readyz`), { of: child, interrupted });
    return child;
  };
  const stop = async (): Promise<void> => {
    for (const child of running.toReversed()) await child.stop();
    await catcher.stop();
  };

  try {
    await step('Databases', () => migrateAll({ ...env, ...settings }, interrupted));
    await step('Services', () => Promise.all(services.map((name) => start(name, programOf(name, 'main'), settings[`${name.toUpperCase()}_PORT`]!))));
    const ours = await step('Our gateway', () => start('gateway', gatewayProgram, settings['GATEWAY_PORT']!));
    const stockPort = settings['STOCK_GATEWAY_PORT']!;
    const stock = await step('The stock gateway', () => start('stock gateway', stockProgram, stockPort, { GATEWAY_PORT: stockPort }));
    return {
      pages,
      ours: measured(ours, settings['GATEWAY_PORT']!),
      stock: measured(stock, stockPort),
      registryUrl: settings['REGISTRY_DATABASE_URL']!,
      memory: () => Object.fromEntries(running.map(({ name, pid }) => [name, residentBytesOf(pid)])),
      stop,
    };
  } catch (error) {
    const logs = running.map(({ logFile }) => readFileSync(logFile, 'utf8').slice(-2_000)).join('\n');
    await stop();
    throw error instanceof Problem ? new Problem(`${error.message}\n${logs}`) : error;
  }
}

const measured = ({ pid }: RunningProcess, port: string): MeasuredGateway => ({ url: `http://127.0.0.1:${port}/graphql`, cpuSeconds: () => cpuSecondsOf(pid) });

/** Settings as in production, but that nobody is refused for asking often; the stock gateway writes no log, so ours says only what went wrong. */
async function settingsOf({ settings, folder }: TestServers): Promise<Readonly<Record<string, string>>> {
  const [identity, registry, messaging, gateway, mail, stock] = await freePorts(6);
  const postgres = new URL(settings['TEST_POSTGRES_URL']!);
  const kafka = Number(settings['TEST_KAFKA_BROKERS']!.split(':').at(-1));
  const numbers = { identity, registry, messaging, gateway, mail, postgres: Number(postgres.port), kafka, kafkaController: 0 };
  const ports = Object.fromEntries(Object.entries(numbers).map(([name, port]) => [name, { port, setting: name }])) as unknown as LocalPorts;
  const secrets = Object.fromEntries(secretNames.map((name) => [name, randomBytes(32).toString('hex')]));
  await ensureDatabases(postgres.href, Object.values(serviceDatabases({ ports, secrets, env: {} })));
  return {
    ...processSettings({ ports, secrets, dataFolder: folder, env: {} }),
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    NODE_OPTIONS: '',
    GATEWAY_REQUESTS_PER_MINUTE: String(Number.MAX_SAFE_INTEGER),
    STOCK_GATEWAY_PORT: String(stock),
  };
}

async function migrateAll(env: NodeJS.ProcessEnv, interrupted: AbortSignal): Promise<void> {
  for (const service of services) {
    const args = [programOf(service, 'migrate')];
    const { code, output, errors } = await runToEnd({ command: process.execPath, args, cwd: repositoryRoot, env, interrupted, show: 'collect' });
    if (code !== 0) throw new Problem(`The migrations of ${service} failed:\n${output}${errors}`);
  }
}
