import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchKafka, freePorts, startKafka, type KafkaSecurity, type RunFolders, type RunningProcess } from '@conect/local';
import { startTcpProxy, type TcpProxy } from './tcp-proxy';

const root = join(__dirname, '../../..');

/** A broker of a test's own, reached through a proxy, to be killed and cut off. */
export interface TestBroker {
  readonly brokers: readonly string[];
  readonly proxy: TcpProxy;
  /** Ends it without warning. */
  readonly kill: () => Promise<void>;
  /** Starts it again on its log; resolves when it takes requests. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts a real broker behind a proxy, which is what it tells its clients to come back to; one where clients sign in, if users are given. */
export async function startTestBroker(secured?: KafkaSecurity): Promise<TestBroker> {
  const folder = mkdtempSync(join(tmpdir(), 'conect-broker-'));
  const folders: RunFolders = { logs: join(folder, 'logs'), run: join(folder, 'run') };
  const libraries = join(root, '.conect', 'kafka-libs');
  await fetchKafka(libraries, join(root, 'infra', 'kafka', 'pom.xml'));
  const [port, controllerPort] = (await freePorts(2)) as [number, number];
  const proxy = await startTcpProxy(port);
  const start = (): Promise<RunningProcess> => startKafka({ folder: join(folder, 'kafka'), folders, libraries, port, controllerPort, advertisedPort: proxy.port, secured });
  const stopProxy = async (): Promise<void> => {
    await proxy.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  let broker: RunningProcess;
  try {
    broker = await start();
  } catch (error) {
    await stopProxy();
    throw error;
  }

  return {
    brokers: [`127.0.0.1:${proxy.port}`],
    proxy,
    kill: async () => {
      process.kill(broker.pid, 'SIGKILL');
      await broker.ended;
    },
    restart: async () => {
      broker = await start();
    },
    stop: async () => {
      await broker.stop();
      await stopProxy();
    },
  };
}
