import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchJars, javaEnvironment } from './maven';
import { startProcess, type RunFolders, type RunningProcess } from './processes';
import { waitOrStop } from './wait-until';

/** What an S3 server on a folder needs. */
export interface S3ServerOptions {
  /** A bucket is a folder in `data` below it. */
  readonly folder: string;
  readonly folders: RunFolders;
  /** Holds the jars; see {@link fetchS3Server}. */
  readonly libraries: string;
  readonly port: number;
  /** The one key that may sign requests. */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly buckets: readonly string[];
}

/** Fetches S3Proxy's jars by Maven, once. */
export const fetchS3Server = (libraries: string, pomFile: string): Promise<void> =>
  fetchJars({ libraries, pomFile, what: 'S3Proxy', wayOut: 'which the tests of documents in a bucket need' });

/** Starts S3Proxy on this folder: it answers on the loopback address, and only who signs with the key. */
export async function startS3Server({ folder, folders, libraries, port, ...access }: S3ServerOptions): Promise<RunningProcess> {
  const data = join(folder, 'data');
  for (const bucket of access.buckets) mkdirSync(join(data, bucket), { recursive: true });
  const config = join(folder, 's3proxy.conf');
  const properties = {
    's3proxy.endpoint': `http://127.0.0.1:${port}`,
    's3proxy.authorization': 'aws-v4',
    's3proxy.identity': access.accessKeyId,
    's3proxy.credential': access.secretAccessKey,
    // It holds a request whole to check the hash in its signature; above this it refuses.
    's3proxy.v4-max-non-chunked-request-size': String(128 * 1_048_576),
    'jclouds.provider': 'filesystem-nio2',
    'jclouds.filesystem.basedir': data,
  };
  writeFileSync(config, `${Object.entries(properties).map(([name, value]) => `${name}=${value}`).join('\n')}\n`, { mode: 0o600 });
  const server = startProcess(folders, {
    name: 's3',
    command: 'java',
    // Relative to the folder of the jars, because a colon in an absolute path would cut the class path in two.
    args: ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', '*', 'org.gaul.s3proxy.Main', '--properties', config],
    env: javaEnvironment,
    cwd: libraries,
  });
  await waitOrStop('S3Proxy', () => responds(port), { of: server });
  return server;
}

/** Whoever does not sign is refused, which is an answer too. */
const responds = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/`).then(
    (response) => response.status < 500,
    () => false,
  );
