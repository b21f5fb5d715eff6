import { join } from 'node:path';
import { tellDemoStory } from './demo-story';
import { fetchKafka, startKafka } from './kafka';
import { listenForInterruption } from './interruption';
import { loadDemo } from './load-demo';
import { assertGoesOn, removeData, runProgramOf, stopAll, type LocalRun } from './local-run';
import { assertRoom, dataFolder, localSecrets, reachableHost, readPorts, repositoryRoot } from './local-settings';
import { startMailCatcher } from './mail-catcher';
import { assertPortsFree } from './ports';
import { startPostgres } from './postgres';
import { Problem } from './problem';
import { claimFolder, startProcess, stopLeftovers } from './processes';
import { ensureServiceDatabases, gatewayProgram, keepSettings, neededPorts, ownServers, processSettings, programOf, secretNames, services } from './stack';
import { step } from './steps';
import { answers, waitUntil } from './wait-until';
import { firstQuery, welcome } from './welcome';

/** `npm start`: everything CONECT needs on this machine, until Ctrl-C. Answers the exit code. */
export async function start(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const unknown = args.find((arg) => arg !== '--fresh');
  if (unknown !== undefined) throw new Problem(`Unknown option ${unknown}: npm start takes only "-- --fresh", which begins anew.`);
  if (env['NODE_ENV'] === 'production') throw new Problem('npm start brings demo accounts and is not for production: unset NODE_ENV, or see docker-compose.yml.');
  const data = dataFolder(env);
  const ports = readPorts(env);
  assertRoom(data);
  const folders = { logs: join(data, 'logs'), run: join(data, 'run') };
  const release = claimFolder(folders);

  const run: LocalRun = { data, folders, ports, own: ownServers(env, ports), env, started: [], watched: [], interrupted: listenForInterruption() };
  try {
    return await startAndWait(run, args.includes('--fresh'));
  } catch (error) {
    if (run.interrupted.aborted) throw new Problem('Stopped before everything had started.', { cause: error });
    throw error;
  } finally {
    await stopAll(run.started);
    release();
  }
}

async function startAndWait(run: LocalRun, fresh: boolean): Promise<number> {
  const { folders, ports, own, data, env } = run;
  const left = await stopLeftovers(folders);
  if (left.length > 0) process.stdout.write(`Stopped what an earlier start left behind: ${left.join(', ')}\n`);
  await assertPortsFree(neededPorts(ports, own));
  if (fresh) await step('Removing the data of earlier starts', () => removeData(data));

  const stack = { ports, secrets: localSecrets(data, secretNames), env };
  const superuserUrl = own.postgres ? await startDatabase(run, stack.secrets['POSTGRES_PASSWORD']!) : null;
  if (own.kafka) await startBroker(run);
  if (own.mail) await startCatcher(run);

  const settings = processSettings({ ...stack, dataFolder: data });
  keepSettings(data, settings);
  const processEnv = { ...env, ...settings };
  if (superuserUrl !== null) await step('Databases', () => ensureServiceDatabases(superuserUrl, stack));
  await step(`Migrating ${services.join(', ')}`, () => Promise.all(services.map((service) => runProgramOf(run, { service, program: 'migrate', env: processEnv }))));
  const accounts = await loadDemo(run, processEnv);
  await startNodes(run, services.map((service) => ({ name: service, file: programOf(service, 'main'), port: ports[service].port })), processEnv);
  await startNodes(run, [{ name: 'gateway', file: gatewayProgram, port: ports.gateway.port }], processEnv);

  const address = `http://${reachableHost(env)}:${ports.gateway.port}`;
  const { certificate } = await tellDemoStory(run, address, accounts);
  process.stdout.write(welcome({ address, accounts, certificate, mail: own.mail ? mailFolderOf(run) : null, logs: folders.logs, query: firstQuery() }));
  return untilEnd(run);
}

async function startDatabase(run: LocalRun, password: string): Promise<string> {
  assertGoesOn(run);
  const { folders, ports, data, interrupted } = run;
  const postgres = await step('PostgreSQL', () =>
    startPostgres({ folder: join(data, 'postgres'), folders, port: ports.postgres.port, password, durable: true, interrupted }),
  );
  run.started.push(postgres.process);
  run.watched.push(postgres.process);
  return postgres.url;
}

async function startBroker(run: LocalRun): Promise<void> {
  assertGoesOn(run);
  const { folders, ports, data, interrupted } = run;
  const libraries = join(repositoryRoot, '.conect', 'kafka-libs');
  await step("Kafka's jars", () => fetchKafka(libraries, join(repositoryRoot, 'infra', 'kafka', 'pom.xml'), interrupted));
  assertGoesOn(run);
  const kafka = await step('Kafka', () =>
    startKafka({ folder: join(data, 'kafka'), folders, libraries, port: ports.kafka.port, controllerPort: ports.kafkaController.port, interrupted }),
  );
  run.started.push(kafka);
  run.watched.push(kafka);
}

const mailFolderOf = ({ data }: LocalRun): string => join(data, 'mail');

async function startCatcher(run: LocalRun): Promise<void> {
  const catcher = await startMailCatcher(mailFolderOf(run), run.ports.mail.port);
  run.started.push({ name: 'mail catcher', stop: catcher.stop });
}

interface NodeProgram {
  readonly name: string;
  readonly file: string;
  readonly port: number;
}

/** Starts processes that do not need each other, at the same time; they stop at the same time too. */
async function startNodes(run: LocalRun, programs: readonly NodeProgram[], env: NodeJS.ProcessEnv): Promise<void> {
  assertGoesOn(run);
  const { folders, watched, started, interrupted } = run;
  const names = programs.map(({ name }) => name).join(', ');
  await step(`Starting ${names}`, async () => {
    const nodes = programs.map(({ name, file, port }) => ({
      port,
      child: startProcess(folders, { name, command: process.execPath, args: ['--enable-source-maps', file], env, cwd: repositoryRoot }),
    }));
    started.push({ name: names, stop: async () => void (await Promise.all(nodes.map(({ child }) => child.stop()))) });
    watched.push(...nodes.map(({ child }) => child));
    const isReady = (port: number) => () => answers(`http://${reachableHost(env)}:${port}/readyz`);
    await Promise.all(nodes.map(({ child, port }) => waitUntil(child.name, isReady(port), { of: child, interrupted })));
  });
}

/** Waits for Ctrl-C (exit 0) or for a process that ends by itself (a sentence, exit 1). */
async function untilEnd({ watched, interrupted, folders }: LocalRun): Promise<number> {
  const interruption = new Promise<null>((resolve) => {
    if (interrupted.aborted) resolve(null);
    interrupted.addEventListener('abort', () => resolve(null), { once: true });
  });
  const end = await Promise.race([interruption, ...watched.map(({ ended }) => ended)]);
  process.stdout.write('\n');
  if (end !== null) throw new Problem(`${end}, so everything stops: see the logs in ${folders.logs} and start again.`);
  return 0;
}
