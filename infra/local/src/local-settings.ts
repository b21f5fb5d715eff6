import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statfsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { keepFile } from './keep-file';
import { Problem } from './problem';
import { isOpenToBrowsers, type NeededPort } from './ports';

/** The folder of the checkout. */
export const repositoryRoot = join(__dirname, '../../..');

/** The ports of a local run, each with the setting that chooses it. */
export interface LocalPorts {
  readonly gateway: NeededPort;
  readonly identity: NeededPort;
  readonly registry: NeededPort;
  readonly messaging: NeededPort;
  readonly consultations: NeededPort;
  readonly volunteering: NeededPort;
  readonly postgres: NeededPort;
  readonly kafka: NeededPort;
  readonly kafkaController: NeededPort;
  readonly mail: NeededPort;
}

/** Reads the ports; a value that is no port is a problem with its name. */
export function readPorts(env: NodeJS.ProcessEnv): LocalPorts {
  const port = (setting: string, fallback: number): NeededPort => {
    const value = env[setting] === undefined || env[setting] === '' ? fallback : Number(env[setting]);
    if (!Number.isInteger(value) || value < 1 || value > 65535) throw new Problem(`${setting}=${env[setting]} is no port: set a whole number from 1 to 65535.`);
    return { port: value, setting };
  };
  const asked = ({ port: value, setting }: NeededPort): NeededPort => {
    if (!isOpenToBrowsers(value)) throw new Problem(`${setting}=${value} is a port that browsers refuse to open: choose another.`);
    return { port: value, setting, host: env['HOST'] === '' ? undefined : env['HOST'] };
  };
  return {
    gateway: asked(port('GATEWAY_PORT', 4000)),
    identity: asked(port('IDENTITY_PORT', 4001)),
    registry: asked(port('REGISTRY_PORT', 4002)),
    messaging: asked(port('MESSAGING_PORT', 4003)),
    consultations: asked(port('CONSULTATIONS_PORT', 4004)),
    volunteering: asked(port('VOLUNTEERING_PORT', 4005)),
    postgres: port('POSTGRES_PORT', 54320),
    kafka: port('KAFKA_PORT', 19092),
    kafkaController: port('KAFKA_CONTROLLER_PORT', 19093),
    mail: port('SMTP_CATCHER_PORT', 4025),
  };
}

/** The address a service is reached by from this machine: HOST, or the loopback address when it means every address. */
export function reachableHost(env: NodeJS.ProcessEnv): string {
  const host = env['HOST'] ?? '';
  if (['', '0.0.0.0', '::'].includes(host)) return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** The folder of everything a local run keeps; `.conect` in the checkout unless CONECT_DATA_DIR says otherwise. */
export function dataFolder(env: NodeJS.ProcessEnv): string {
  const given = env['CONECT_DATA_DIR'] ?? '';
  if (given === '') return join(repositoryRoot, '.conect');
  return isAbsolute(given) ? given : join(repositoryRoot, given);
}

const neededBytes = 1_000_000_000;

/** Fails with one sentence when the folder cannot be written or the disk is nearly full. */
export function assertRoom(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Problem(`The folder ${folder} cannot be written: make it writable, or set CONECT_DATA_DIR to another folder.`);
  }
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < neededBytes) {
    throw new Problem(`The disk of ${folder} has ${Math.floor((bavail * bsize) / 1_000_000)} MB left and CONECT needs 1,000: free some, or set CONECT_DATA_DIR to another disk.`);
  }
}

/** Secrets of this installation by name, made at the first start and kept in a file that only this user reads. */
export function localSecrets(folder: string, names: readonly string[]): Readonly<Record<string, string>> {
  const file = join(folder, 'secrets.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  const all = Object.fromEntries(names.map((name) => [name, known[name] ?? randomBytes(32).toString('hex')]));
  keepFile(file, JSON.stringify({ ...known, ...all }, null, 2));
  return all;
}
