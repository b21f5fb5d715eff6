import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseOf, ensureDatabases, urlOf } from './databases';
import { repositoryRoot, type LocalPorts } from './local-settings';

/** The services of CONECT; each has a database of its own. */
export const services = ['identity', 'registry'] as const;

/** The secrets a local installation makes for itself. */
export const secretNames = [
  'POSTGRES_PASSWORD',
  ...services.flatMap((service) => [
    `${service.toUpperCase()}_SECRET`,
    `${service.toUpperCase()}_PRINCIPAL_SECRET`,
    `${service.toUpperCase()}_OWNER_PASSWORD`,
    `${service.toUpperCase()}_APP_PASSWORD`,
  ]),
];

interface StackSettings {
  readonly ports: LocalPorts;
  readonly secrets: Readonly<Record<string, string>>;
  readonly dataFolder: string;
  readonly superuserUrl: string;
  /** What the person who starts it has set; it wins. */
  readonly env: NodeJS.ProcessEnv;
}

/** The settings of every process of a local installation. */
export function processSettings({ ports, secrets, dataFolder, superuserUrl, env }: StackSettings): Readonly<Record<string, string>> {
  const own: Record<string, string> = {
    KAFKA_BROKERS: `127.0.0.1:${ports.kafka.port}`,
    SMTP_URL: `smtp://127.0.0.1:${ports.mail.port}`,
    WEB_URL: `http://127.0.0.1:${ports.gateway.port}`,
    DOCUMENTS_DIR: join(dataFolder, 'documents'),
    IDENTITY_ISSUER: `http://127.0.0.1:${ports.identity.port}`,
    IDENTITY_JWKS_URL: `http://127.0.0.1:${ports.identity.port}/.well-known/jwks.json`,
    REGISTRY_PUBLIC_URL: `http://127.0.0.1:${ports.registry.port}`,
    GATEWAY_PORT: String(ports.gateway.port),
  };
  for (const service of services) {
    const name = service.toUpperCase();
    const database = databaseOf(service, secrets[`${name}_OWNER_PASSWORD`]!, secrets[`${name}_APP_PASSWORD`]!);
    own[`${name}_PORT`] = String(ports[service].port);
    own[`${name}_GRAPHQL_URL`] = `http://127.0.0.1:${ports[service].port}/graphql`;
    own[`${name}_DATABASE_URL`] = urlOf(superuserUrl, database.database, database.app, database.appPassword);
    own[`${name}_MIGRATIONS_DATABASE_URL`] = urlOf(superuserUrl, database.database, database.owner, database.ownerPassword);
    own[`${name}_SECRET`] = secrets[`${name}_SECRET`]!;
    own[`${name}_PRINCIPAL_SECRET`] = secrets[`${name}_PRINCIPAL_SECRET`]!;
  }
  const given = Object.entries(env).filter((entry): entry is [string, string] => entry[0] in own && entry[1] !== undefined && entry[1] !== '');
  return { ...own, ...Object.fromEntries(given) };
}

/** Makes the databases and roles of all services. */
export const ensureServiceDatabases = (superuserUrl: string, secrets: Readonly<Record<string, string>>): Promise<void> =>
  ensureDatabases(
    superuserUrl,
    services.map((service) => {
      const name = service.toUpperCase();
      return databaseOf(service, secrets[`${name}_OWNER_PASSWORD`]!, secrets[`${name}_APP_PASSWORD`]!);
    }),
  );

/** Keeps the settings for the programs of `npm run clock|identity|registry`. */
export function keepSettings(dataFolder: string, settings: Readonly<Record<string, string>>): void {
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  writeFileSync(join(dataFolder, 'services.env'), `${lines.join('\n')}\n`, { mode: 0o600 });
}

/** A service's built program. */
export const programOf = (service: string, program: 'main' | 'migrate' | 'demo'): string =>
  join(repositoryRoot, 'services', service, 'dist', 'service', `${program}.js`);

/** The gateway's built program. */
export const gatewayProgram = join(repositoryRoot, 'gateway', 'dist', 'main.js');
