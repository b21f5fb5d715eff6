import { spawn } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchKafka, startKafka } from './kafka';
import { assertRoom, dataFolder, localSecrets, readPorts, repositoryRoot, type LocalPorts } from './local-settings';
import { startMailCatcher } from './mail-catcher';
import { assertPortsFree } from './ports';
import { startPostgres } from './postgres';
import { Problem } from './problem';
import { claimFolder, startProcess, stopLeftovers, type RunFolders, type RunningProcess } from './processes';
import { ensureServiceDatabases, gatewayProgram, keepSettings, processSettings, programOf, secretNames, services } from './stack';
import { step } from './steps';
import { answers, waitUntil } from './wait-until';
import { welcome, type DemoAccount } from './welcome';

interface Run {
  readonly data: string;
  readonly folders: RunFolders;
  readonly ports: LocalPorts;
  readonly env: NodeJS.ProcessEnv;
  /** What to stop, first started first. */
  readonly started: { readonly name: string; readonly stop: () => Promise<void> }[];
  /** Processes whose end ends the run. */
  readonly watched: RunningProcess[];
  readonly interrupted: AbortSignal;
}

/** `npm start`: everything CONECT needs on this machine, until Ctrl-C. Answers the exit code. */
export async function start(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const unknown = args.find((arg) => arg !== '--fresh');
  if (unknown !== undefined) throw new Problem(`Unknown option ${unknown}: npm start takes only "-- --fresh", which begins anew.`);
  const data = dataFolder(env);
  assertRoom(data);
  const folders: RunFolders = { logs: join(data, 'logs'), run: join(data, 'run') };
  const release = claimFolder(folders);
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interruption.abort(signal));

  const run: Run = { data, folders, ports: readPorts(env), env, started: [], watched: [], interrupted: interruption.signal };
  try {
    return await startAndWait(run, args.includes('--fresh'));
  } finally {
    for (const { name, stop } of run.started.toReversed()) await step(`Stopping ${name}`, stop);
    release();
  }
}

async function startAndWait(run: Run, fresh: boolean): Promise<number> {
  const { folders, ports, data, env } = run;
  const left = await stopLeftovers(folders);
  if (left.length > 0) process.stdout.write(`Stopped what an earlier start left behind: ${left.join(', ')}\n`);
  if (fresh) await step('Removing the data of earlier starts', () => removeData(data));
  await assertPortsFree(Object.values(ports) as LocalPorts[keyof LocalPorts][]);

  const secrets = localSecrets(data, secretNames);
  const superuserUrl = await startDatabase(run, secrets['POSTGRES_PASSWORD']!);
  await startBroker(run);
  const mail = join(data, 'mail');
  const catcher = await startMailCatcher(mail, ports.mail.port);
  run.started.push({ name: 'mail catcher', stop: catcher.stop });

  const settings = processSettings({ ports, secrets, dataFolder: data, superuserUrl, env });
  keepSettings(data, settings);
  const processEnv = { ...env, ...settings };
  await step('Databases', () => ensureServiceDatabases(superuserUrl, secrets));
  for (const service of services) await step(`Migrating ${service}`, () => runToEnd(run, programOf(service, 'migrate'), processEnv));
  const accounts = await loadDemo(run, processEnv);
  for (const service of services) await startNode(run, { name: service, file: programOf(service, 'main'), port: ports[service].port, env: processEnv });
  await startNode(run, { name: 'gateway', file: gatewayProgram, port: ports.gateway.port, env: processEnv });

  process.stdout.write(welcome({ port: ports.gateway.port, accounts, mail, logs: folders.logs }));
  return untilEnd(run);
}

async function startDatabase(run: Run, password: string): Promise<string> {
  assertGoesOn(run);
  const { folders, ports, data } = run;
  const postgres = await step('PostgreSQL', () =>
    startPostgres({ folder: join(data, 'postgres'), folders, port: ports.postgres.port, password, durable: true }),
  );
  run.started.push(postgres.process);
  run.watched.push(postgres.process);
  return postgres.url;
}

async function startBroker(run: Run): Promise<void> {
  assertGoesOn(run);
  const { folders, ports, data, env } = run;
  if ((env['KAFKA_BROKERS'] ?? '') !== '') return;
  const libraries = join(repositoryRoot, '.conect', 'kafka-libs');
  await step("Kafka's jars", () => fetchKafka(libraries, join(repositoryRoot, 'infra', 'kafka', 'pom.xml')));
  const kafka = await step('Kafka', () =>
    startKafka({ folder: join(data, 'kafka'), folders, libraries, port: ports.kafka.port, controllerPort: ports.kafkaController.port }),
  );
  run.started.push(kafka);
  run.watched.push(kafka);
}

async function startNode(run: Run, { name, file, port, env }: { name: string; file: string; port: number; env: NodeJS.ProcessEnv }): Promise<void> {
  assertGoesOn(run);
  await step(`Starting ${name}`, async () => {
    const child = startProcess(run.folders, { name, command: process.execPath, args: ['--enable-source-maps', file], env, cwd: repositoryRoot });
    run.started.push(child);
    run.watched.push(child);
    await waitUntil(name, () => answers(`http://127.0.0.1:${port}/readyz`), { of: child });
  });
}

/** Loads the demo data once; its accounts are told at every start. */
async function loadDemo(run: Run, env: NodeJS.ProcessEnv): Promise<readonly DemoAccount[]> {
  const file = join(run.data, 'demo.json');
  if (!existsSync(file)) {
    const outcomes: unknown[] = [];
    for (const service of services) {
      const output = await step(`Demo data of ${service}`, () => runToEnd(run, programOf(service, 'demo'), env));
      outcomes.push(JSON.parse(output.trim().split('\n').at(-1) ?? '{}'));
    }
    writeFileSync(file, JSON.stringify(outcomes));
  }
  const outcomes = JSON.parse(readFileSync(file, 'utf8')) as { readonly accounts?: readonly DemoAccount[] }[];
  return outcomes.flatMap(({ accounts }) => accounts ?? []);
}

/** Runs a program to its end; its output, or a problem with its last words. */
function runToEnd(run: Run, file: string, env: NodeJS.ProcessEnv): Promise<string> {
  assertGoesOn(run);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', file], { env, cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve(output) : reject(new Problem(`${file} failed:\n${errors || output}`))));
    run.interrupted.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
  });
}

/** Ends a start that was interrupted between two steps. */
function assertGoesOn({ interrupted }: Run): void {
  if (interrupted.aborted) throw new Problem('Stopped before everything had started.');
}

/** Waits for Ctrl-C (exit 0) or for a process that ends by itself (a sentence, exit 1). */
async function untilEnd({ watched, interrupted, folders }: Run): Promise<number> {
  const interruption = new Promise<null>((resolve) => {
    if (interrupted.aborted) resolve(null);
    interrupted.addEventListener('abort', () => resolve(null), { once: true });
  });
  const end = await Promise.race([interruption, ...watched.map(({ ended }) => ended)]);
  process.stdout.write('\n');
  if (end !== null) throw new Problem(`${end}, so everything stops: see the logs in ${folders.logs} and start again.`);
  return 0;
}

/** Everything a start has made but the fetched jars; the cluster may be a link to where it had to go. */
function removeData(data: string): void {
  for (const name of ['postgres', 'kafka', 'documents', 'mail', 'logs', 'demo.json', 'services.env', 'secrets.json']) {
    const path = join(data, name);
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(readlinkSync(path), { recursive: true, force: true });
    rmSync(path, { recursive: true, force: true });
  }
}
