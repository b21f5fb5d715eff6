import { assertProductionSecrets, bucketSetting, commonShape, jobsShape, kafkaShape, keptRowsShape, portSetting, readEnvironment, s3Shape, secretSetting } from '@conect/service-kit';
import { z } from 'zod';

const postgresUrl = (role: string) => z.url({ protocol: /^postgres(ql)?$/ }).default(`postgres://${role}:${role}@127.0.0.1:54320/conect_volunteering`);

/** Every setting of the process of volunteering. */
export const environmentShape = {
  ...commonShape,
  ...kafkaShape,
  ...s3Shape,
  ...keptRowsShape,
  ...jobsShape,
  VOLUNTEERING_PORT: portSetting(4005),
  VOLUNTEERING_DATABASE_URL: postgresUrl('conect_volunteering_app'),
  VOLUNTEERING_PRINCIPAL_SECRET: secretSetting('VOLUNTEERING_PRINCIPAL_SECRET'),
  VOLUNTEERING_SECRET: secretSetting('VOLUNTEERING_SECRET'),
  VOLUNTEERING_EXPORT_SECRET: secretSetting('VOLUNTEERING_EXPORT_SECRET'),
  /** Without a slash at its end, whatever was set: paths follow. */
  VOLUNTEERING_PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:4005').transform((url) => url.replace(/\/+$/, '')),
  /** After how many opportunities approved by SGG an organization publishes without it; 0: from the first one on. */
  VOLUNTEERING_TRUSTED_AFTER: z.coerce.number().int().min(0).max(1_000).default(1),
  /** What contracts say of people, and the names on certificates, are encrypted with the first of these; what the others encrypted still opens. */
  VOLUNTEERING_IDENTITY_KEYS: secretSetting('VOLUNTEERING_IDENTITY_KEYS').refine((keys) => keys.split(',').every((key) => key.trim().length >= 32), 'each key needs at least 32 characters, with commas between keys'),
  /** How long after a contract's end it is kept. The law names no term: as long as claims can be brought (Codul civil art. 2517), which no lawyer has confirmed. */
  VOLUNTEERING_IDENTITY_RETENTION_DAYS: z.coerce.number().int().min(1).default(1095),
  VOLUNTEERING_LOOKUP_SECRET: secretSetting('VOLUNTEERING_LOOKUP_SECRET'),
  VOLUNTEERING_DOCUMENTS_DIR: z.string().min(1).default('.conect/volunteering-documents'),
  /** Set: documents are kept there, and only arrive in the folder. */
  VOLUNTEERING_DOCUMENTS_BUCKET: bucketSetting,
  /** Absent: required in production only, where officers are real; the demonstration's accounts have a password alone. */
  VOLUNTEERING_SECOND_FACTOR: z.enum(['true', 'false']).transform((text) => text === 'true').optional(),
};

/** The settings of the migrations' process: the role that owns the schema, and the one that is given rights in it. */
export const migrationEnvironmentShape = {
  LOG_LEVEL: commonShape.LOG_LEVEL,
  VOLUNTEERING_DATABASE_URL: environmentShape.VOLUNTEERING_DATABASE_URL,
  VOLUNTEERING_MIGRATIONS_DATABASE_URL: postgresUrl('conect_volunteering_owner'),
};

/** The settings of volunteering, checked. */
export type VolunteeringEnvironment = ReturnType<typeof loadEnvironment>;

/** Reads the settings of volunteering, or throws one error that names every bad one. */
export function loadEnvironment(source: NodeJS.ProcessEnv) {
  const environment = readEnvironment(environmentShape, source);
  assertProductionSecrets(environment);
  return environment;
}

/** Reads the settings of the migrations. */
export const loadMigrationEnvironment = (source: NodeJS.ProcessEnv) => readEnvironment(migrationEnvironmentShape, source);

/** Reads what a command at a shell needs. */
export function loadCommandEnvironment(source: NodeJS.ProcessEnv) {
  const { VOLUNTEERING_DATABASE_URL, VOLUNTEERING_IDENTITY_KEYS } = environmentShape;
  return readEnvironment({ VOLUNTEERING_DATABASE_URL, VOLUNTEERING_IDENTITY_KEYS }, source);
}
