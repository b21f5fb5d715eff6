import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchS3Server, freePorts, startS3Server, type RunningProcess } from '@conect/local';

const root = join(__dirname, '../../..');

/** An S3 server of a test's own. */
export interface TestS3 {
  readonly endpoint: string;
  readonly bucket: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Ends it without warning. */
  readonly kill: () => Promise<void>;
  /** Starts it again on what it has. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts a real S3 server on a folder of its own, with one empty bucket. */
export async function startTestS3(): Promise<TestS3> {
  const folder = mkdtempSync(join(tmpdir(), 'conect-s3-'));
  const libraries = join(root, '.conect', 's3-libs');
  await fetchS3Server(libraries, join(root, 'infra', 's3', 'pom.xml'));
  const [port] = (await freePorts(1)) as [number];
  const bucket = 'documents';
  const credentials = { accessKeyId: 'a-key-of-tests', secretAccessKey: 'a-secret-of-tests-only' };
  const start = (): Promise<RunningProcess> =>
    startS3Server({ folder, folders: { logs: join(folder, 'logs'), run: join(folder, 'run') }, libraries, port, buckets: [bucket], ...credentials });
  let server = await start();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    bucket,
    credentials,
    kill: async () => {
      process.kill(server.pid, 'SIGKILL');
      await server.ended;
    },
    restart: async () => {
      server = await start();
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
