import { z } from 'zod';

/** Reads a process's settings from `source`, or throws one error that names every bad variable. An empty value counts as absent. */
export function readEnvironment<Shape extends z.ZodRawShape>(
  shape: Shape,
  source: NodeJS.ProcessEnv,
): Readonly<z.infer<z.ZodObject<Shape>>> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = z.object(shape).safeParse(given);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Invalid settings:\n${problems.join('\n')}`);
  }
  return Object.freeze(result.data);
}

/** The marker every local default secret begins with; production refuses it. */
const localSecretPrefix = 'local-only-';

/** A secret of at least 32 characters, with a default for local use that production refuses. */
export const secretSetting = (name: string) =>
  z
    .string()
    .min(32, 'a secret needs at least 32 characters (256 random bits as hex or base64)')
    .default(`${localSecretPrefix}${name.toLowerCase()}-never-use-in-production`);

/** Settings whose value still begins with the local marker; `readEnvironment` callers refuse them in production. */
export function assertProductionSecrets(settings: Readonly<Record<string, unknown>>): void {
  if (settings['NODE_ENV'] !== 'production') return;
  const unsafe = Object.entries(settings)
    .filter(([, value]) => typeof value === 'string' && value.startsWith(localSecretPrefix))
    .map(([name]) => name);
  if (unsafe.length > 0) throw new Error(`Invalid settings:\n  ${unsafe.join(', ')}: production needs its own secret, at least 256 random bits`);
}

/** A TCP port. */
export const portSetting = (fallback: number) => z.coerce.number().int().min(0).max(65535).default(fallback);

/** The settings every process has. */
export const commonShape = {
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  HOST: z.string().default('127.0.0.1'),
};

const days = (fallback: number) => z.coerce.number().int().min(1).default(fallback);

/**
 * How long a service keeps rows that have done their work, in days: answers for a phone that comes back on line late, sent events that a broker
 * may lose, and ids of handled ones. The last bounds do not meet: what the outbox can send again, the inbox must still know.
 */
export const keptRowsShape = {
  IDEMPOTENCY_KEPT_DAYS: days(30),
  OUTBOX_KEPT_DAYS: days(7).pipe(z.number().max(29)),
  INBOX_KEPT_DAYS: days(90).pipe(z.number().min(30)),
};

/** The settings of a process that runs jobs. */
export const jobsShape = {
  /** How soon it finds one whose time has come, or whose notification got lost; each look costs an idle process half a millisecond. */
  JOBS_POLL_MILLIS: z.coerce.number().int().min(50).max(60_000).default(4_000),
};

/** The settings of a process that reads or writes the event log. */
export const kafkaShape = {
  KAFKA_BROKERS: z
    .string()
    .default('127.0.0.1:19092')
    .transform((list) => list.split(',').map((broker) => broker.trim())),
  KAFKA_TOPIC_PREFIX: z.string().regex(/^[a-z0-9.-]+$/).default('conect'),
  KAFKA_REPLICATION_FACTOR: z.coerce.number().int().min(1).max(5).default(1),
  KAFKA_SASL_MECHANISM: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
  KAFKA_SASL_USERNAME: z.string().optional(),
  KAFKA_SASL_PASSWORD: z.string().optional(),
  KAFKA_TLS: z.enum(['true', 'false']).default('false').transform((flag) => flag === 'true'),
};

/** Where an S3 server is, for a process that keeps documents in a bucket; which bucket is each service's own setting. */
export const s3Shape = {
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_REGION: z.string().min(1).default('eu-central-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_PATH_STYLE: z.enum(['true', 'false']).default('true').transform((flag) => flag === 'true'),
};

/** The name of a bucket, as S3 allows it. */
export const bucketSetting = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/).optional();

type S3Settings = z.infer<z.ZodObject<typeof s3Shape>>;

/** The settings of an S3 server as who connects to it wants them; half a key is refused. */
export function s3ConnectionOf({ S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey, S3_PATH_STYLE }: S3Settings) {
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined)) throw new Error('Invalid settings:\n  S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY: set both, or neither');
  const credentials = accessKeyId === undefined || secretAccessKey === undefined ? undefined : { accessKeyId, secretAccessKey };
  return { endpoint: S3_ENDPOINT, region: S3_REGION, pathStyle: S3_PATH_STYLE, credentials };
}
