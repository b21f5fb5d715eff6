import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDatabases } from '../databases';
import { repositoryRoot, type LocalPorts } from '../local-settings';
import { startMailCatcher } from '../mail-catcher';
import { freePorts } from '../ports';
import { Problem } from '../problem';
import { startProcess, type RunFolders, type RunningProcess } from '../processes';
import { runToEnd } from '../run-to-end';
import { gatewayProgram, processSettings, programOf, secretNames, serviceDatabases, services } from '../stack';
import { step } from '../steps';
import { answers, waitOrStop } from '../wait-until';
import type { BenchRun } from './bench-run';
import { cpuSecondsOf, residentBytesOf } from './process-figures';

/** One process of CONECT under measurement. */
export interface MeasuredProcess {
  readonly name: string;
  readonly port: number;
  readonly cpuSeconds: () => number;
  readonly residentBytes: () => number;
  readonly stop: () => Promise<void>;
}

interface GatewayStart {
  /** Settings that differ from the stack's. */
  readonly changes?: Readonly<Record<string, string>>;
  /** Options of Node. */
  readonly nodeOptions?: readonly string[];
}

/** The services of CONECT as built, and whatever gateways a part of the bench puts before them. */
export interface BenchStack {
  readonly settings: Readonly<Record<string, string>>;
  readonly services: readonly MeasuredProcess[];
  readonly startGateway: (kind: 'ours' | 'stock', start?: GatewayStart) => Promise<MeasuredProcess>;
  /** Runs a service's program to its end; answers its last line. */
  readonly runProgram: (service: string, program: 'migrate' | 'demo', changes?: Readonly<Record<string, string>>) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** The stock gateway as a program, for comparison only. */
const stockProgram = join(repositoryRoot, 'gateway', 'dist', 'bench', 'stock-gateway.js');

/** Makes databases and starts the services as production would; with other settings if given. */
export async function startBenchStack(run: BenchRun, changed: Readonly<Record<string, string>> = {}): Promise<BenchStack> {
  const { servers, interrupted } = run;
  const settings = { ...(await settingsOf(run)), ...changed };
  const catcher = await startMailCatcher(join(servers.folder, 'mail'), Number(new URL(settings['SMTP_URL']!).port));
  const { start, runProgram, stopAll } = createStarter(run, settings);
  const stop = async (): Promise<void> => {
    await stopAll();
    await catcher.stop();
  };
  try {
    await step('Databases', async () => {
      for (const service of services) await runProgram(service, 'migrate');
    });
    const started = await step('Services', () => Promise.all(services.map((name) => start({ name, file: programOf(name, 'main'), port: Number(settings[`${name.toUpperCase()}_PORT`]) }))));
    return {
      settings,
      services: started,
      runProgram,
      stop,
      async startGateway(kind, { changes = {}, nodeOptions = [] } = {}) {
        const [port] = (await freePorts(1)) as [number];
        const [name, file] = kind === 'ours' ? ['gateway', gatewayProgram] : ['stock gateway', stockProgram];
        return step(`Starting ${name}`, () => start({ name, file, port, nodeOptions, changes: { ...changes, GATEWAY_PORT: String(port) } }));
      },
    };
  } catch (error) {
    await stop();
    if (interrupted.aborted) throw new Problem('Stopped before everything had started.', { cause: error });
    throw error;
  }
}

interface Start extends GatewayStart {
  readonly name: string;
  readonly file: string;
  readonly port: number;
}

interface Starter extends Pick<BenchStack, 'runProgram'> {
  readonly start: (start: Start) => Promise<MeasuredProcess>;
  readonly stopAll: () => Promise<void>;
}

/** Starts processes and remembers them, the last first to stop. */
function createStarter({ servers, env, interrupted }: BenchRun, settings: Readonly<Record<string, string>>): Starter {
  const folders: RunFolders = { logs: join(servers.folder, 'logs'), run: join(servers.folder, 'run') };
  const running: RunningProcess[] = [];
  return {
    async start({ name, file, port, changes, nodeOptions = [] }) {
      const child = startProcess(folders, { name, command: process.execPath, args: [...nodeOptions, file], cwd: repositoryRoot, env: { ...env, ...settings, ...changes } });
      running.push(child);
      try {
        await waitOrStop(name, () => answers(`http://127.0.0.1:${port}/readyz`), { of: child, interrupted });
      } catch (error) {
        throw error instanceof Problem ? new Problem(`${error.message}\n${readFileSync(child.logFile, 'utf8').slice(-2_000)}`) : error;
      }
      return { name, port, cpuSeconds: () => cpuSecondsOf(child.pid), residentBytes: () => residentBytesOf(child.pid), stop: child.stop };
    },
    async runProgram(service, program, changes = {}) {
      const args = [programOf(service, program)];
      const { code, output, errors } = await runToEnd({ command: process.execPath, args, cwd: repositoryRoot, env: { ...env, ...settings, ...changes }, interrupted, show: 'collect' });
      if (code !== 0) throw new Problem(`The program ${program} of ${service} failed:\n${output}${errors}`);
      return output.trim().split('\n').at(-1) ?? '';
    },
    stopAll: async () => {
      for (const child of running.toReversed()) await child.stop();
    },
  };
}

/** Settings as in production, but that nobody is refused for asking often and nobody has to sign in again; logs say only what went wrong. */
async function settingsOf({ servers: { settings, folder } }: BenchRun): Promise<Readonly<Record<string, string>>> {
  const [identity, registry, messaging, consultations, volunteering, mail] = await freePorts(6);
  const postgres = new URL(settings['TEST_POSTGRES_URL']!);
  const kafka = Number(settings['TEST_KAFKA_BROKERS']!.split(':').at(-1));
  const numbers = { identity, registry, messaging, consultations, volunteering, gateway: 0, mail, postgres: Number(postgres.port), kafka, kafkaController: 0 };
  const ports = Object.fromEntries(Object.entries(numbers).map(([name, port]) => [name, { port, setting: name }])) as unknown as LocalPorts;
  const secrets = Object.fromEntries(secretNames.map((name) => [name, randomBytes(32).toString('hex')]));
  await ensureDatabases(postgres.href, Object.values(serviceDatabases({ ports, secrets, env: {} })));
  return {
    ...processSettings({ ports, secrets, dataFolder: folder, env: {} }),
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    NODE_OPTIONS: '',
    GATEWAY_REQUESTS_PER_MINUTE: String(Number.MAX_SAFE_INTEGER),
    ACCESS_TOKEN_SECONDS: '900',
  };
}
