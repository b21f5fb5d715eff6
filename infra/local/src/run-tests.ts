import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { checks, generation, runChecks, type CheckOutcome } from './checks';
import { closingLine, totalsOf, type JestReport } from './jest-summary';
import { fetchKafka, startKafka } from './kafka';
import { repositoryRoot } from './local-settings';
import { freePorts } from './ports';
import { startPostgres } from './postgres';
import { step } from './steps';
import { withContainers, type Servers } from './test-containers';

interface TestRun {
  readonly heavy: boolean;
  /** Jest's own arguments: paths and patterns. With any, only these tests run. */
  readonly filters: readonly string[];
}

/** `npm test`: every check and test, or only the tests that the arguments name. Answers the exit code. */
export async function runTests(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const run: TestRun = { heavy: args.includes('--heavy'), filters: args.filter((arg) => arg !== '--heavy') };
  const outcomes = await checksOf(run);
  const report = await withServers(env, (servers) => jest(run, { ...env, ...servers }));
  const totals = totalsOf(outcomes, report);
  process.stdout.write(`\n${closingLine(totals)}\n`);
  return totals.failed === 0 ? 0 : 1;
}

async function checksOf({ heavy, filters }: TestRun): Promise<CheckOutcome[]> {
  const generated = await runChecks(generation, 1);
  if (heavy || filters.length > 0) return generated;
  return [...generated, ...(await runChecks(checks, availableParallelism()))];
}

/** Runs the work with one PostgreSQL and one Kafka of this run's own: embedded, or in containers when TEST_CONTAINERS=1 asks for them. */
function withServers<Value>(env: NodeJS.ProcessEnv, work: (servers: Servers) => Promise<Value>): Promise<Value> {
  return env['TEST_CONTAINERS'] === '1' ? withContainers(work) : withEmbedded(work);
}

/** The embedded servers, in a folder that goes afterwards. */
async function withEmbedded<Value>(work: (servers: Servers) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'conect-test-'));
  const folders = { logs: join(folder, 'logs'), run: join(folder, 'run') };
  const [postgresPort, kafkaPort, controllerPort] = (await freePorts(3)) as [number, number, number];
  const stops: (() => Promise<void>)[] = [];
  try {
    const password = randomBytes(16).toString('hex');
    const postgres = await step('PostgreSQL', () =>
      startPostgres({ folder: join(folder, 'postgres'), folders, port: postgresPort, password, durable: false }),
    );
    stops.push(postgres.process.stop);
    const libraries = join(repositoryRoot, '.conect', 'kafka-libs');
    await step("Kafka's jars", () => fetchKafka(libraries, join(repositoryRoot, 'infra', 'kafka', 'pom.xml')));
    const kafka = await step('Kafka', () =>
      startKafka({ folder: join(folder, 'kafka'), folders, libraries, port: kafkaPort, controllerPort }),
    );
    stops.push(kafka.stop);
    return await work({ TEST_POSTGRES_URL: postgres.url, TEST_KAFKA_BROKERS: `127.0.0.1:${kafkaPort}`, TEST_RUN_ID: password.slice(0, 8) });
  } finally {
    for (const stop of stops.toReversed()) await stop();
    removeRun(folder);
  }
}

/** The cluster may be a link to where it had to go; its target goes too. */
function removeRun(folder: string): void {
  const cluster = join(folder, 'postgres');
  if (lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(readlinkSync(cluster), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

/** One run of Jest over the chosen kinds; null when it left no report. */
async function jest({ heavy, filters }: TestRun, env: NodeJS.ProcessEnv): Promise<JestReport | null> {
  const reports = join(repositoryRoot, '.conect', 'reports');
  mkdirSync(reports, { recursive: true });
  const outputFile = join(reports, 'jest.json');
  rmSync(outputFile, { force: true });
  const args = [
    join(repositoryRoot, 'node_modules', 'jest', 'bin', 'jest.js'),
    '--config',
    join(repositoryRoot, 'shared', 'tooling', 'jest.config.cjs'),
    '--json',
    `--outputFile=${outputFile}`,
    '--selectProjects',
    ...projectNames(heavy ? ['heavy'] : ['unit', 'int', 'e2e']),
    ...(filters.length === 0 ? [] : ['--testPathPatterns', ...filters]),
  ];
  const options = `${env['NODE_OPTIONS'] ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim();
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: repositoryRoot, env: { ...env, NODE_OPTIONS: options, CONECT_HEAVY: heavy ? '1' : '' }, stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
  try {
    return JSON.parse(readFileSync(outputFile, 'utf8')) as JestReport;
  } catch {
    return null;
  }
}

/** Names as the Jest preset gives them: package and kind. */
function projectNames(kinds: readonly string[]): string[] {
  const within = (folder: string): string[] => readdirSync(join(repositoryRoot, folder));
  const packages = [...within('shared').filter((name) => name !== 'tooling'), ...within('services'), 'gateway', 'local'];
  return packages.flatMap((name) => kinds.map((kind) => `${name} ${kind}`));
}
