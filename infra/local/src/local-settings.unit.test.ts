import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertRoom, localSecrets, reachableHost, readPorts, repositoryRoot } from './local-settings';
import { ownServers, processSettings, secretNames, serviceDatabases } from './stack';

const secrets = Object.fromEntries(secretNames.map((name) => [name, `made-${name.toLowerCase()}`]));
const example = Object.fromEntries([...readFileSync(join(repositoryRoot, '.env.example'), 'utf8').matchAll(/^([A-Z][A-Z0-9_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]));

describe('ports', () => {
  it.each(['0', '70000', '4.5', 'x'])('refuse "%s" with the name of the setting', (value) => {
    expect(() => readPorts({ KAFKA_PORT: value })).toThrow(`KAFKA_PORT=${value} is no port`);
  });

  it('refuse one that no browser opens, for what a browser asks', () => {
    expect(() => readPorts({ GATEWAY_PORT: '6000' })).toThrow('GATEWAY_PORT=6000 is a port that browsers refuse');
    expect(readPorts({ KAFKA_PORT: '6000' }).kafka.port).toBe(6000);
  });

  it('count an empty value as absent', () => {
    expect(readPorts({ GATEWAY_PORT: '' }).gateway.port).toBe(4000);
  });
});

it.each([
  [undefined, '127.0.0.1'],
  ['0.0.0.0', '127.0.0.1'],
  ['::', '127.0.0.1'],
  ['::1', '[::1]'],
  ['10.0.0.7', '10.0.0.7'],
])('asks a service that listens on %s at %s', (host, reached) => {
  expect(reachableHost(host === undefined ? {} : { HOST: host })).toBe(reached);
});

it('refuses a data folder that cannot be made', () => {
  expect(() => assertRoom(join(repositoryRoot, 'package.json', 'data'))).toThrow('cannot be written: make it writable, or set CONECT_DATA_DIR');
});

it('keeps secrets for the next start, for this user only', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'));

  const first = localSecrets(folder, ['ONE']);

  expect(localSecrets(folder, ['ONE', 'OTHER'])['ONE']).toBe(first['ONE']);
  expect(statSync(join(folder, 'secrets.json')).mode & 0o077).toBe(0);
});

describe('own servers', () => {
  const ports = readPorts({});
  const elsewhere = { IDENTITY_DATABASE_URL: 'postgres://a@db/i', IDENTITY_MIGRATIONS_DATABASE_URL: 'postgres://o@db/i', REGISTRY_DATABASE_URL: 'postgres://a@db/r', REGISTRY_MIGRATIONS_DATABASE_URL: 'postgres://o@db/r', MESSAGING_DATABASE_URL: 'postgres://a@db/m', MESSAGING_MIGRATIONS_DATABASE_URL: 'postgres://o@db/m', CONSULTATIONS_DATABASE_URL: 'postgres://a@db/c', CONSULTATIONS_MIGRATIONS_DATABASE_URL: 'postgres://o@db/c', VOLUNTEERING_DATABASE_URL: 'postgres://a@db/v', VOLUNTEERING_MIGRATIONS_DATABASE_URL: 'postgres://o@db/v' };

  it('are all started unless settings point elsewhere', () => {
    expect(ownServers({}, ports)).toEqual({ postgres: true, kafka: true, mail: true });
    expect(ownServers({ ...elsewhere, KAFKA_BROKERS: 'kafka:9092', SMTP_URL: 'smtp://mail:25' }, ports)).toEqual({ postgres: false, kafka: false, mail: false });
  });

  it('include PostgreSQL as long as one database is not elsewhere', () => {
    expect(ownServers({ ...elsewhere, REGISTRY_DATABASE_URL: '' }, ports).postgres).toBe(true);
  });

  it('are those that the values of .env.example mean', () => {
    expect(ownServers(example, readPorts(example))).toEqual({ postgres: true, kafka: true, mail: true });
  });
});

describe('the settings of the processes', () => {
  const settingsFor = (env: NodeJS.ProcessEnv) => processSettings({ ports: readPorts(env), secrets, dataFolder: '/data', env });

  it('follow the ports and keep what the person has set', () => {
    const settings = settingsFor({ IDENTITY_PORT: '5001', WEB_URL: 'https://conect.example' });

    expect(settings).toMatchObject({ IDENTITY_GRAPHQL_URL: 'http://127.0.0.1:5001/graphql', IDENTITY_ISSUER: 'http://127.0.0.1:5001', WEB_URL: 'https://conect.example' });
    expect(settings['IDENTITY_DATABASE_URL']).toBe('postgres://conect_identity_app:made-identity_app_password@127.0.0.1:54320/conect_identity');
  });

  it('give a role the password of the URL that the person has set for our own server', () => {
    const stack = { ports: readPorts(example), secrets, env: example };

    expect(serviceDatabases(stack).registry).toMatchObject({ ownerPassword: 'conect_registry_owner', appPassword: 'conect_registry_app' });
    expect(settingsFor(example)['REGISTRY_DATABASE_URL']).toBe(example['REGISTRY_DATABASE_URL']);
  });
});
