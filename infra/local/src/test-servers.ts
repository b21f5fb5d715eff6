import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchKafka, startKafka } from './kafka';
import { repositoryRoot } from './local-settings';
import { freePorts } from './ports';
import { startPostgres } from './postgres';
import { removeHome } from './postgres-home';
import { claimFolder, isAbandoned, stopLeftovers, type RunFolders } from './processes';
import { step } from './steps';

/** What a test run is given. */
export interface TestServers {
  /** What tests are told of this run's servers. */
  readonly settings: Readonly<Record<string, string>>;
  /** Goes after the run, with all that is in it. */
  readonly folder: string;
}

const folderPrefix = 'conect-test-';

const foldersIn = (folder: string): RunFolders => ({ logs: join(folder, 'logs'), run: join(folder, 'run') });

/** Runs the work with an embedded PostgreSQL and Kafka, in a folder that goes afterwards; commits wait for the disk if `durable`. */
export async function withEmbedded<Value>(work: (servers: TestServers) => Promise<Value>, interrupted: AbortSignal, { durable = false } = {}): Promise<Value> {
  await removeKilledRuns();
  return withTestFolder(async (folder) => {
    const folders = foldersIn(folder);
    const [postgresPort, kafkaPort, controllerPort] = (await freePorts(3)) as [number, number, number];
    const stops: (() => Promise<void>)[] = [];
    try {
      const password = randomBytes(16).toString('hex');
      const postgres = await step('PostgreSQL', () =>
        startPostgres({ folder: join(folder, 'postgres'), folders, port: postgresPort, password, durable, interrupted }),
      );
      stops.push(postgres.process.stop);
      const libraries = join(repositoryRoot, '.conect', 'kafka-libs');
      await step("Kafka's jars", () => fetchKafka(libraries, join(repositoryRoot, 'infra', 'kafka', 'pom.xml'), interrupted));
      const kafka = await step('Kafka', () =>
        startKafka({ folder: join(folder, 'kafka'), folders, libraries, port: kafkaPort, controllerPort, heapMegabytes: 2_048, interrupted }),
      );
      stops.push(kafka.stop);
      return await work({ folder, settings: { TEST_POSTGRES_URL: postgres.url, TEST_KAFKA_BROKERS: `127.0.0.1:${kafkaPort}`, TEST_RUN_ID: password.slice(0, 8) } });
    } finally {
      for (const stop of stops.toReversed()) await stop();
    }
  });
}

/** Runs the work with a folder of its own in the temporary space; whatever tests started from there and left is stopped before it goes. */
export async function withTestFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), folderPrefix));
  claimFolder(foldersIn(folder));
  try {
    return await work(folder);
  } finally {
    await removeRun(folder);
  }
}

async function removeRun(folder: string): Promise<void> {
  const temporary = join(folder, 'tmp');
  const entries = existsSync(temporary) ? readdirSync(temporary, { withFileTypes: true }) : [];
  const inner = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(temporary, name));
  for (const place of [...inner, folder]) {
    if (existsSync(foldersIn(place).run)) await stopLeftovers(foldersIn(place));
    removeHome(join(place, 'postgres'));
  }
  rmSync(folder, { recursive: true, force: true });
}

/** A run that was killed could not clean up: the next one does, once nobody claims the folder. */
async function removeKilledRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(folderPrefix))) {
    const folder = join(tmpdir(), name);
    if (!isAbandoned(foldersIn(folder))) continue;
    claimFolder(foldersIn(folder));
    await removeRun(folder);
  }
}
