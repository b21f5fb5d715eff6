import { join } from 'node:path';
import { databaseOf, ensureDatabases, urlOf, type ServiceDatabase } from './databases';
import { keepFile } from './keep-file';
import { reachableHost, repositoryRoot, type LocalPorts } from './local-settings';

/** The services of CONECT; each has a database of its own. */
export const services = ['identity', 'registry', 'messaging', 'consultations', 'volunteering'] as const;

/** Those that hand in parts of an export of personal data to identity, which reads its own. */
const handingServices = services.filter((service) => service !== 'identity');

/** The secrets a local installation makes for itself. */
export const secretNames = [
  'POSTGRES_PASSWORD',
  'MESSAGING_LOOKUP_SECRET',
  'MESSAGING_PUSH_SECRET',
  'VOLUNTEERING_LOOKUP_SECRET',
  'VOLUNTEERING_IDENTITY_KEYS',
  ...services.flatMap((service) => [
    `${service.toUpperCase()}_SECRET`,
    `${service.toUpperCase()}_PRINCIPAL_SECRET`,
    `${service.toUpperCase()}_OWNER_PASSWORD`,
    `${service.toUpperCase()}_APP_PASSWORD`,
  ]),
  ...handingServices.map((service) => `${service.toUpperCase()}_EXPORT_SECRET`),
];

interface LocalStack {
  readonly ports: LocalPorts;
  readonly secrets: Readonly<Record<string, string>>;
  /** What the person who starts it has set; it wins. */
  readonly env: NodeJS.ProcessEnv;
}

interface StackSettings extends LocalStack {
  readonly dataFolder: string;
}

/** Which servers a local run starts itself; the others the settings point at elsewhere. */
export interface OwnServers {
  readonly postgres: boolean;
  readonly kafka: boolean;
  readonly mail: boolean;
}

/** A server is somebody else's as soon as a setting names another place than our own would have. */
export function ownServers(env: NodeJS.ProcessEnv, ports: LocalPorts): OwnServers {
  const isElsewhere = (name: string, own: string): boolean => (env[name] ?? '') !== '' && !env[name]!.includes(own);
  const databaseUrls = services.flatMap((service) => [`${service.toUpperCase()}_DATABASE_URL`, `${service.toUpperCase()}_MIGRATIONS_DATABASE_URL`]);
  return {
    postgres: !databaseUrls.every((name) => isElsewhere(name, ownPostgres(ports))),
    kafka: !isElsewhere('KAFKA_BROKERS', `127.0.0.1:${ports.kafka.port}`),
    mail: !isElsewhere('SMTP_URL', `127.0.0.1:${ports.mail.port}`),
  };
}

const ownPostgres = (ports: LocalPorts): string => `127.0.0.1:${ports.postgres.port}`;

/** The ports that must be free for the servers and processes of this run. */
export function neededPorts(ports: LocalPorts, own: OwnServers): LocalPorts[keyof LocalPorts][] {
  const { gateway, identity, registry, messaging, consultations, volunteering, postgres, kafka, kafkaController, mail } = ports;
  return [gateway, identity, registry, messaging, consultations, volunteering, ...(own.postgres ? [postgres] : []), ...(own.kafka ? [kafka, kafkaController] : []), ...(own.mail ? [mail] : [])];
}

/** The databases of the services, with the passwords of their roles. */
export const serviceDatabases = (stack: LocalStack): Readonly<Record<(typeof services)[number], ServiceDatabase>> => ({
  identity: databaseOf('identity', passwordOf('identity', 'owner', stack), passwordOf('identity', 'app', stack)),
  registry: databaseOf('registry', passwordOf('registry', 'owner', stack), passwordOf('registry', 'app', stack)),
  messaging: databaseOf('messaging', passwordOf('messaging', 'owner', stack), passwordOf('messaging', 'app', stack)),
  consultations: databaseOf('consultations', passwordOf('consultations', 'owner', stack), passwordOf('consultations', 'app', stack)),
  volunteering: databaseOf('volunteering', passwordOf('volunteering', 'owner', stack), passwordOf('volunteering', 'app', stack)),
});

/** A role's password follows the URL that the person set, when that URL means our own server; otherwise it is this installation's secret. */
function passwordOf(service: string, role: 'owner' | 'app', { env, ports, secrets }: LocalStack): string {
  const name = service.toUpperCase();
  const given = env[role === 'owner' ? `${name}_MIGRATIONS_DATABASE_URL` : `${name}_DATABASE_URL`] ?? '';
  if (given.includes(`@${ownPostgres(ports)}/`)) return decodeURIComponent(new URL(given).password);
  return secrets[`${name}_${role.toUpperCase()}_PASSWORD`]!;
}

/** The settings of every process of a local installation. */
export function processSettings({ dataFolder, ...stack }: StackSettings): Readonly<Record<string, string>> {
  const { ports, secrets, env } = stack;
  const address = (name: (typeof services)[number] | 'gateway'): string => `http://${reachableHost(env)}:${ports[name].port}`;
  const databases = serviceDatabases(stack);
  const own: Record<string, string> = {
    KAFKA_BROKERS: `127.0.0.1:${ports.kafka.port}`,
    SMTP_URL: `smtp://127.0.0.1:${ports.mail.port}`,
    WEB_URL: address('gateway'),
    DOCUMENTS_DIR: join(dataFolder, 'documents'),
    IDENTITY_DOCUMENTS_DIR: join(dataFolder, 'identity-documents'),
    CONSULTATIONS_DOCUMENTS_DIR: join(dataFolder, 'consultations-documents'),
    VOLUNTEERING_DOCUMENTS_DIR: join(dataFolder, 'volunteering-documents'),
    MESSAGING_DOCUMENTS_DIR: join(dataFolder, 'messaging-documents'),
    IDENTITY_PUBLIC_URL: address('identity'),
    IDENTITY_ISSUER: address('identity'),
    IDENTITY_JWKS_URL: `${address('identity')}/.well-known/jwks.json`,
    REGISTRY_PUBLIC_URL: address('registry'),
    MESSAGING_PUBLIC_URL: address('messaging'),
    CONSULTATIONS_PUBLIC_URL: address('consultations'),
    VOLUNTEERING_PUBLIC_URL: address('volunteering'),
    MESSAGING_LOOKUP_SECRET: secrets['MESSAGING_LOOKUP_SECRET']!,
    MESSAGING_PUSH_SECRET: secrets['MESSAGING_PUSH_SECRET']!,
    IDENTITY_RECIPIENTS_URL: `${address('identity')}/internal/recipients`,
    VOLUNTEERING_LOOKUP_SECRET: secrets['VOLUNTEERING_LOOKUP_SECRET']!,
    VOLUNTEERING_IDENTITY_KEYS: secrets['VOLUNTEERING_IDENTITY_KEYS']!,
    VOLUNTEERING_RECIPIENTS_URL: `${address('volunteering')}/internal/recipients`,
    GATEWAY_PORT: String(ports.gateway.port),
  };
  for (const service of services) {
    const name = service.toUpperCase();
    const { database, owner, ownerPassword, app, appPassword } = databases[service];
    const server = `postgres://${ownPostgres(ports)}`;
    own[`${name}_PORT`] = String(ports[service].port);
    own[`${name}_GRAPHQL_URL`] = `${address(service)}/graphql`;
    own[`${name}_DATABASE_URL`] = urlOf(server, database, app, appPassword);
    own[`${name}_MIGRATIONS_DATABASE_URL`] = urlOf(server, database, owner, ownerPassword);
    own[`${name}_SECRET`] = secrets[`${name}_SECRET`]!;
    own[`${name}_PRINCIPAL_SECRET`] = secrets[`${name}_PRINCIPAL_SECRET`]!;
  }
  for (const service of handingServices) {
    const name = service.toUpperCase();
    own[`${name}_EXPORT_SECRET`] = secrets[`${name}_EXPORT_SECRET`]!;
    own[`${name}_EXPORTS_URL`] = `${address(service)}/internal/data-export-parts`;
  }
  const given = Object.entries(env).filter((entry): entry is [string, string] => entry[0] in own && entry[1] !== undefined && entry[1] !== '');
  return { ...own, ...Object.fromEntries(given) };
}

/** Makes the databases and roles of all services on our own server. */
export const ensureServiceDatabases = (superuserUrl: string, stack: LocalStack): Promise<void> =>
  ensureDatabases(superuserUrl, Object.values(serviceDatabases(stack)));

/** Keeps the settings for the programs of `npm run clock|identity|registry`. */
export function keepSettings(dataFolder: string, settings: Readonly<Record<string, string>>): void {
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  keepFile(join(dataFolder, 'services.env'), `${lines.join('\n')}\n`);
}

/** A service's built program. */
export const programOf = (service: string, program: 'main' | 'migrate' | 'demo'): string =>
  join(repositoryRoot, 'services', service, 'dist', 'service', `${program}.js`);

/** The gateway's built program. */
export const gatewayProgram = join(repositoryRoot, 'gateway', 'dist', 'main.js');
