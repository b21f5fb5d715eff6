import { assertProductionSecrets, bucketSetting, commonShape, jobsShape, kafkaShape, keptRowsShape, portSetting, readEnvironment, s3Shape, secretSetting } from '@conect/service-kit';
import { z } from 'zod';
import type { DataExportTerms } from '../data-export/domain/data-export';
import type { InactivityTerms } from '../retention/domain/inactivity';
import { relyingPartySettings } from './relying-party-settings';
import { assertProviders, providersSetting, redirectUrisSetting } from './provider-settings';

const postgresUrl = (role: string) => z.url({ protocol: /^postgres(ql)?$/ }).default(`postgres://${role}:${role}@127.0.0.1:54320/conect_identity`);
const webUrl = z.url({ protocol: /^https?$/ });
const originList = z
  .string()
  .transform((list) => list.split(',').map((origin) => origin.trim()))
  .refine((origins) => origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin), 'expected origins, e.g. https://conect.example, separated by commas');
const seconds = (fallback: number) => z.coerce.number().int().min(1).default(fallback);

const days = (fallback: number) => z.coerce.number().int().min(1).max(36_500).default(fallback);

/** What the commands at a shell need too. */
const coreShape = {
  ...commonShape,
  IDENTITY_DATABASE_URL: postgresUrl('conect_identity_app'),
  IDENTITY_SECRET: secretSetting('IDENTITY_SECRET'),
  ACCESS_TOKEN_SECONDS: z.coerce.number().int().min(60).max(900).default(600),
  SIGNING_KEY_DAYS: z.coerce.number().int().min(1).default(30),
};

const handsInAt = (port: number) => webUrl.default(`http://127.0.0.1:${port}/internal/data-export-parts`);

/** Exports of personal data: where the others hand in, with the secret shared with each, and the terms. */
const dataExportShape = {
  REGISTRY_EXPORTS_URL: handsInAt(4002),
  MESSAGING_EXPORTS_URL: handsInAt(4003),
  CONSULTATIONS_EXPORTS_URL: handsInAt(4004),
  VOLUNTEERING_EXPORTS_URL: handsInAt(4005),
  REGISTRY_EXPORT_SECRET: secretSetting('REGISTRY_EXPORT_SECRET'),
  MESSAGING_EXPORT_SECRET: secretSetting('MESSAGING_EXPORT_SECRET'),
  CONSULTATIONS_EXPORT_SECRET: secretSetting('CONSULTATIONS_EXPORT_SECRET'),
  VOLUNTEERING_EXPORT_SECRET: secretSetting('VOLUNTEERING_EXPORT_SECRET'),
  DATA_EXPORT_PATIENCE_MINUTES: z.coerce.number().int().min(1).max(1_440).default(15),
  DATA_EXPORT_KEPT_HOURS: z.coerce.number().int().min(1).max(720).default(48),
  DATA_EXPORTS_PER_DAY: z.coerce.number().int().min(1).max(100).default(3),
};

/** Every setting of identity's process. */
const environmentShape = {
  ...coreShape,
  ...kafkaShape,
  ...s3Shape,
  ...keptRowsShape,
  ...jobsShape,
  IDENTITY_PORT: portSetting(4001),
  IDENTITY_PRINCIPAL_SECRET: secretSetting('IDENTITY_PRINCIPAL_SECRET'),
  MESSAGING_LOOKUP_SECRET: secretSetting('MESSAGING_LOOKUP_SECRET'),
  IDENTITY_PROXY_HOPS: z.coerce.number().int().min(0).default(0),
  IDENTITY_SECOND_FACTOR: z.enum(['true', 'false']).transform((text) => text === 'true').optional(),
  IDENTITY_PUBLIC_URL: webUrl.default('http://127.0.0.1:4001'),
  IDENTITY_DOCUMENTS_DIR: z.string().min(1).default('.conect/identity-documents'),
  /** Set: designations are kept there, and only arrive in the folder. */
  IDENTITY_DOCUMENTS_BUCKET: bucketSetting,
  IDENTITY_ISSUER: webUrl.default('http://127.0.0.1:4001'),
  ACCESS_TOKEN_AUDIENCE: z.string().min(1).default('conect'),
  REFRESH_IDLE_SECONDS: seconds(7 * 86_400),
  SESSION_SECONDS: seconds(30 * 86_400),
  INACTIVE_ACCOUNT_DAYS: days(1_095),
  INACTIVITY_FIRST_WARNING_DAYS: days(90),
  INACTIVITY_SECOND_WARNING_DAYS: days(30),
  ARCHIVED_ACCOUNT_DAYS: days(365),
  ...dataExportShape,
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).default('smtp://127.0.0.1:4025'),
  MAIL_FROM: z.email().default('no-reply@conect.local'),
  WEB_URL: webUrl.default('http://127.0.0.1:3000'),
  IDENTITY_PASSKEY_RP_ID: z.hostname().optional(),
  IDENTITY_PASSKEY_ORIGINS: originList.optional(),
  EXTERNAL_SIGN_IN_PROVIDERS: providersSetting,
  EXTERNAL_SIGN_IN_REDIRECT_URIS: redirectUrisSetting,
};

/** The settings of the migrations' process: the role that owns the schema, and the one that is given rights in it. */
const migrationEnvironmentShape = {
  LOG_LEVEL: commonShape.LOG_LEVEL,
  IDENTITY_DATABASE_URL: environmentShape.IDENTITY_DATABASE_URL,
  IDENTITY_MIGRATIONS_DATABASE_URL: postgresUrl('conect_identity_owner'),
};

/** Identity's settings, checked. */
export type IdentityEnvironment = ReturnType<typeof loadEnvironment>;

/** The settings of a command at a shell, checked. */
export type CommandEnvironment = ReturnType<typeof loadCommandEnvironment>;

/** Reads identity's settings, or throws one error that names every bad one. */
export function loadEnvironment(source: NodeJS.ProcessEnv) {
  const environment = readEnvironment(environmentShape, source);
  assertProductionSecrets(environment);
  relyingPartySettings(environment);
  assertProviders(environment);
  assertInactivity(environment);
  return environment;
}

type InactivitySettings = Readonly<Record<'INACTIVE_ACCOUNT_DAYS' | 'INACTIVITY_FIRST_WARNING_DAYS' | 'INACTIVITY_SECOND_WARNING_DAYS' | 'ARCHIVED_ACCOUNT_DAYS', number>>;

/** The settings as the rules know them. */
export const inactivityTerms = (settings: InactivitySettings): InactivityTerms => ({
  inactiveDays: settings.INACTIVE_ACCOUNT_DAYS,
  firstWarningDays: settings.INACTIVITY_FIRST_WARNING_DAYS,
  secondWarningDays: settings.INACTIVITY_SECOND_WARNING_DAYS,
  archivedDays: settings.ARCHIVED_ACCOUNT_DAYS,
});

/** The terms of exports of personal data, as the settings say. */
export const dataExportTerms = (settings: IdentityEnvironment): DataExportTerms => ({
  patienceMinutes: settings.DATA_EXPORT_PATIENCE_MINUTES,
  keptHours: settings.DATA_EXPORT_KEPT_HOURS,
  perDay: settings.DATA_EXPORTS_PER_DAY,
});

/** Where the other services hand in, and the secret shared with each. */
export const handingServices = (settings: IdentityEnvironment) => ({
  registry: { url: settings.REGISTRY_EXPORTS_URL, secret: settings.REGISTRY_EXPORT_SECRET },
  messaging: { url: settings.MESSAGING_EXPORTS_URL, secret: settings.MESSAGING_EXPORT_SECRET },
  consultations: { url: settings.CONSULTATIONS_EXPORTS_URL, secret: settings.CONSULTATIONS_EXPORT_SECRET },
  volunteering: { url: settings.VOLUNTEERING_EXPORTS_URL, secret: settings.VOLUNTEERING_EXPORT_SECRET },
});

function assertInactivity({ INACTIVE_ACCOUNT_DAYS: inactive, INACTIVITY_FIRST_WARNING_DAYS: first, INACTIVITY_SECOND_WARNING_DAYS: second }: InactivitySettings): void {
  if (inactive > first && first > second) return;
  throw new Error('Invalid settings:\n  INACTIVITY_FIRST_WARNING_DAYS, INACTIVITY_SECOND_WARNING_DAYS: expected fewer days than INACTIVE_ACCOUNT_DAYS, the second fewer than the first');
}

/** Reads what a command at a shell needs. */
export function loadCommandEnvironment(source: NodeJS.ProcessEnv) {
  const environment = readEnvironment(coreShape, source);
  assertProductionSecrets(environment);
  return environment;
}

/** Reads the settings of the migrations. */
export const loadMigrationEnvironment = (source: NodeJS.ProcessEnv) => readEnvironment(migrationEnvironmentShape, source);
