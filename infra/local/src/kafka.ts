import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fetchJars, firstLineOf, javaEnvironment } from './maven';
import { Problem } from './problem';
import { startProcess, type RunFolders, type RunningProcess } from './processes';
import { runToEnd } from './run-to-end';
import { waitOrStop } from './wait-until';

/** What a local broker needs. */
export interface KafkaOptions {
  readonly folder: string;
  readonly folders: RunFolders;
  /** Holds the jars; see {@link fetchKafka}. */
  readonly libraries: string;
  readonly port: number;
  readonly controllerPort: number;
  readonly interrupted?: AbortSignal | undefined;
  /** So much memory it may take: 512 MB is ample for one installation, and too little for the thousands of topics of a whole test run, in which a full heap made it collect garbage and answer nobody. */
  readonly heapMegabytes?: number;
  /** Where clients are told to come back to; a test puts its proxy there. */
  readonly advertisedPort?: number;
  /** Nobody comes in without signing in (SCRAM-SHA-512), and nobody but the administrator may do what no rule allows. */
  readonly secured?: KafkaSecurity | undefined;
}

/** Who may sign in to a broker. */
export interface KafkaSecurity {
  /** May do everything; also the broker's own identity. */
  readonly administrator: string;
  /** Password by user, the administrator's among them; entered when the log is formatted. */
  readonly users: Readonly<Record<string, string>>;
}

const wayOut = 'or set KAFKA_BROKERS to a broker of your own';

/** Fetches Apache Kafka's jars by Maven, once. */
export const fetchKafka = (libraries: string, pomFile: string, interrupted?: AbortSignal): Promise<void> => fetchJars({ libraries, pomFile, what: 'Kafka', wayOut, interrupted });

/** Starts one Apache Kafka broker in KRaft mode on this folder's log, formatted at the first start. */
export async function startKafka(options: KafkaOptions): Promise<RunningProcess> {
  const { folder, folders, libraries, port, interrupted, heapMegabytes = 512 } = options;
  if (folder.includes(',')) throw new Problem(`Kafka cannot keep its log below ${folder}, since a comma stands in the path: set CONECT_DATA_DIR to a folder without one.`);
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'server.properties');
  writeFileSync(config, propertiesOf(options));
  if (!existsSync(join(folder, 'log', 'meta.properties'))) await format(options, config);

  const broker = startProcess(folders, {
    name: 'kafka',
    command: 'java',
    // The class path is relative to the folder of the jars, because a colon in an absolute path would cut it in two.
    args: [`-Xmx${heapMegabytes}m`, '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', '*', 'kafka.Kafka', config],
    env: javaEnvironment,
    cwd: libraries,
  });
  await waitOrStop('Kafka', () => listens(port), { of: broker, interrupted });
  return broker;
}

function propertiesOf(options: KafkaOptions): string {
  const { folder, port, controllerPort, advertisedPort = port, secured } = options;
  const protocol = secured === undefined ? 'PLAINTEXT' : 'SASL_PLAINTEXT';
  const properties = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.bootstrap.servers': `127.0.0.1:${controllerPort}`,
    listeners: `${protocol}://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `${protocol}://127.0.0.1:${advertisedPort}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': `CONTROLLER:PLAINTEXT,${protocol}:${protocol}`,
    'inter.broker.listener.name': protocol,
    'log.dirs': asProperty(join(folder, 'log')),
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '3',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'group.initial.rebalance.delay.ms': '0',
    'auto.create.topics.enable': 'false',
    // Topics are kept for ever; so are the places up to which each group has read them.
    'offsets.retention.minutes': String(10 * 365 * 24 * 60),
    ...(secured === undefined ? {} : securityProperties(secured)),
  };
  return `${Object.entries(properties).map(([name, value]) => `${name}=${value}`).join('\n')}\n`;
}

const securityProperties = ({ administrator, users }: KafkaSecurity): Record<string, string> => ({
  'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
  'sasl.mechanism.inter.broker.protocol': 'SCRAM-SHA-512',
  'listener.name.sasl_plaintext.scram-sha-512.sasl.jaas.config':
    `org.apache.kafka.common.security.scram.ScramLoginModule required username="${administrator}" password="${users[administrator]!}";`,
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  // The controller's port takes no sign-in here; it is open to this machine alone.
  'super.users': `User:${administrator};User:ANONYMOUS`,
});

/** Properties files are Latin-1 with `\` as the escape: letters such as ș are written by their number. */
const asProperty = (text: string): string =>
  text.replaceAll('\\', '\\\\').replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

async function format({ libraries, secured, interrupted }: KafkaOptions, config: string): Promise<void> {
  const users = Object.entries(secured?.users ?? {}).flatMap(([name, password]) => ['--add-scram', `SCRAM-SHA-512=[name=${name},password=${password}]`]);
  const args = ['-cp', '*', 'kafka.tools.StorageTool', 'format', '--standalone', '-t', newClusterId(), '-c', config, ...users];
  const { code, output, errors } = await runToEnd({ command: 'java', args, cwd: libraries, env: javaEnvironment, interrupted, show: 'collect' });
  if (code !== 0) throw new Problem(`Kafka could not make its log (${firstLineOf(errors, output)}): begin anew with npm start -- --fresh.`);
}

/** As Kafka writes it: 16 random bytes, not beginning with a dash, which its tool would take for an option. */
function newClusterId(): string {
  const id = randomBytes(16).toString('base64url');
  return id.startsWith('-') ? newClusterId() : id;
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
