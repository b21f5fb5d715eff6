import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Problem } from './problem';
import { startProcess, type RunFolders, type RunningProcess } from './processes';
import { waitUntil } from './wait-until';

/** What a local broker needs. */
export interface KafkaOptions {
  readonly folder: string;
  readonly folders: RunFolders;
  /** Holds the jars; see {@link fetchKafka}. */
  readonly libraries: string;
  readonly port: number;
  readonly controllerPort: number;
  /** Where clients are told to come back to; a test puts its proxy there. */
  readonly advertisedPort?: number;
}

const wayOut = 'or set KAFKA_BROKERS to a broker of your own';

/** Fetches Apache Kafka's jars by Maven, once. */
export function fetchKafka(libraries: string, pomFile: string): void {
  assertJava();
  if (existsSync(libraries) && readdirSync(libraries).some((file) => file.startsWith('kafka_'))) return;
  const maven = spawnSync('mvn', ['--version'], { stdio: 'ignore' });
  if (maven.error !== undefined) throw new Problem(`Maven is not installed and fetches Kafka's jars: install Maven 3, ${wayOut}.`);

  const partial = `${libraries}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const args = ['-q', '-B', '-f', pomFile, 'dependency:copy-dependencies', `-DoutputDirectory=${partial}`];
  const { status, stdout, stderr } = spawnSync('mvn', args, { encoding: 'utf8' });
  if (status !== 0) throw new Problem(`Maven could not fetch Kafka's jars (${(stderr || stdout).trim().split('\n')[0]}): see to the connection, ${wayOut}.`);
  rmSync(libraries, { recursive: true, force: true });
  renameSync(partial, libraries);
}

function assertJava(): void {
  const { error, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (error !== undefined) throw new Problem(`Java is not installed and runs Kafka: install Java 17 or newer, ${wayOut}.`);
  const version = Number(/version "(\d+)/.exec(stderr)?.[1] ?? '0');
  if (version < 17) throw new Problem(`Java ${version} is too old for Kafka: install Java 17 or newer, ${wayOut}.`);
}

/** Starts one Apache Kafka broker in KRaft mode on this folder's log, formatted at the first start. */
export async function startKafka(options: KafkaOptions): Promise<RunningProcess> {
  const { folder, folders, libraries, port } = options;
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'server.properties');
  writeFileSync(config, propertiesOf(options));
  const classPath = join(libraries, '*');
  if (!existsSync(join(folder, 'log', 'meta.properties'))) format(classPath, config);

  const broker = startProcess(folders, {
    name: 'kafka',
    command: 'java',
    args: ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', classPath, 'kafka.Kafka', config],
    cwd: folder,
  });
  await waitUntil('Kafka', () => listens(port), { of: broker });
  return broker;
}

function propertiesOf({ folder, port, controllerPort, advertisedPort = port }: KafkaOptions): string {
  const properties = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.bootstrap.servers': `127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${advertisedPort}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'log.dirs': join(folder, 'log').replaceAll('\\', '\\\\'),
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '3',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'group.initial.rebalance.delay.ms': '0',
    'auto.create.topics.enable': 'false',
    // Topics are kept for ever; so are the places up to which each group has read them.
    'offsets.retention.minutes': String(10 * 365 * 24 * 60),
  };
  return `${Object.entries(properties).map(([name, value]) => `${name}=${value}`).join('\n')}\n`;
}

function format(classPath: string, config: string): void {
  const tool = (...args: string[]): string =>
    execFileSync('java', ['-cp', classPath, 'kafka.tools.StorageTool', ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const clusterId = tool('random-uuid').trim().split('\n').at(-1)!;
  tool('format', '--standalone', '-t', clusterId, '-c', config);
}

/** The port opens when the broker has caught up and takes requests. */
function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
