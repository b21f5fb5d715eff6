import { assertNoAllowedHosts, assertProductionSecrets, bucketSetting, commonShape, jobsShape, kafkaShape, keptRowsShape, outgoingShape, portSetting, readEnvironment, s3Shape, secretSetting } from '@conect/service-kit';
import { z } from 'zod';

const postgresUrl = (role: string) => z.url({ protocol: /^postgres(ql)?$/ }).default(`postgres://${role}:${role}@127.0.0.1:54320/conect_messaging`);
const webUrl = z.url({ protocol: /^https?$/ });

/** Every setting of messaging's process. */
export const environmentShape = {
  ...commonShape,
  ...kafkaShape,
  ...keptRowsShape,
  ...jobsShape,
  ...s3Shape,
  ...outgoingShape,
  MESSAGING_PORT: portSetting(4003),
  MESSAGING_DATABASE_URL: postgresUrl('conect_messaging_app'),
  MESSAGING_SECRET: secretSetting('MESSAGING_SECRET'),
  MESSAGING_EXPORT_SECRET: secretSetting('MESSAGING_EXPORT_SECRET'),
  MESSAGING_PRINCIPAL_SECRET: secretSetting('MESSAGING_PRINCIPAL_SECRET'),
  MESSAGING_LOOKUP_SECRET: secretSetting('MESSAGING_LOOKUP_SECRET'),
  /** The key pair by which push services know this installation follows from it. */
  MESSAGING_PUSH_SECRET: secretSetting('MESSAGING_PUSH_SECRET'),
  MESSAGING_PUBLIC_URL: webUrl.default('http://127.0.0.1:4003'),
  MESSAGING_DOCUMENTS_DIR: z.string().min(1).default('.conect/messaging-documents'),
  /** Set: documents are kept there, and only arrive in the folder. */
  MESSAGING_DOCUMENTS_BUCKET: bucketSetting,
  IDENTITY_RECIPIENTS_URL: webUrl.default('http://127.0.0.1:4001/internal/recipients'),
  VOLUNTEERING_RECIPIENTS_URL: webUrl.optional(),
  VOLUNTEERING_LOOKUP_SECRET: z.string().min(32).optional(),
  MESSAGING_SECOND_FACTOR: z.enum(['true', 'false']).transform((text) => text === 'true').optional(),
  EFFECT_MAXIMUM_AGE_DAYS: z.coerce.number().int().min(1).default(7),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).default('smtp://127.0.0.1:4025'),
  SMTP_PATIENCE_MILLIS: z.coerce.number().int().min(100).max(25_000).default(15_000),
  /** How push services reach whoever runs this installation (RFC 8292). */
  PUSH_CONTACT: z.url({ protocol: /^(mailto|https)$/ }).default('mailto:no-reply@conect.local'),
  MAIL_FROM: z.email().default('no-reply@conect.local'),
  FOLLOWS_PER_PERSON: z.coerce.number().int().min(1).default(500),
  BROADCAST_LIMIT: z.coerce.number().int().min(1).default(1),
  BROADCAST_WINDOW_HOURS: z.coerce.number().int().min(1).default(24),
  BROADCAST_BATCH_SIZE: z.coerce.number().int().min(1).max(1_000).default(500),
  WEB_URL: webUrl.default('http://127.0.0.1:3000'),
  WEBHOOK_DISABLED_AFTER_DAYS: z.coerce.number().int().min(1).max(30).default(3),
  WEBHOOK_DELIVERIES_KEPT_DAYS: z.coerce.number().int().min(2).default(14),
};

/** The settings of the migrations' process: the role that owns the schema, and the one that is given rights in it. */
export const migrationEnvironmentShape = {
  LOG_LEVEL: commonShape.LOG_LEVEL,
  MESSAGING_DATABASE_URL: environmentShape.MESSAGING_DATABASE_URL,
  MESSAGING_MIGRATIONS_DATABASE_URL: postgresUrl('conect_messaging_owner'),
};

/** Messaging's settings, checked. */
export type MessagingEnvironment = ReturnType<typeof loadEnvironment>;

/** Reads messaging's settings, or throws one error that names every bad one. */
export function loadEnvironment(source: NodeJS.ProcessEnv) {
  const environment = readEnvironment(environmentShape, source);
  assertProductionSecrets(environment);
  assertNoAllowedHosts(environment);
  // What was sent is forgotten only when its event is too old to be sent again by a rebuild.
  if (environment.WEBHOOK_DELIVERIES_KEPT_DAYS <= environment.EFFECT_MAXIMUM_AGE_DAYS) throw new Error('Invalid settings:\n  WEBHOOK_DELIVERIES_KEPT_DAYS: expected more than EFFECT_MAXIMUM_AGE_DAYS');
  const { VOLUNTEERING_RECIPIENTS_URL: url, VOLUNTEERING_LOOKUP_SECRET: secret } = environment;
  if ((url === undefined) !== (secret === undefined)) throw new Error('Invalid settings:\n  VOLUNTEERING_RECIPIENTS_URL, VOLUNTEERING_LOOKUP_SECRET: expected both or neither');
  return environment;
}

/** Reads the settings of the migrations. */
export const loadMigrationEnvironment = (source: NodeJS.ProcessEnv) => readEnvironment(migrationEnvironmentShape, source);

/** Reads what a command at a shell needs. */
export const loadCommandEnvironment = (source: NodeJS.ProcessEnv) => readEnvironment({ MESSAGING_DATABASE_URL: environmentShape.MESSAGING_DATABASE_URL }, source);
