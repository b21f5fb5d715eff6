import { assertProductionSecrets, bucketSetting, commonShape, jobsShape, kafkaShape, keptRowsShape, portSetting, readEnvironment, s3Shape, secretSetting } from '@conect/service-kit';
import { z } from 'zod';

const postgresUrl = (role: string) => z.url({ protocol: /^postgres(ql)?$/ }).default(`postgres://${role}:${role}@127.0.0.1:54320/conect_consultations`);

/** Every setting of the consultations' process. */
export const environmentShape = {
  ...commonShape,
  ...kafkaShape,
  ...s3Shape,
  ...keptRowsShape,
  ...jobsShape,
  CONSULTATIONS_PORT: portSetting(4004),
  CONSULTATIONS_DATABASE_URL: postgresUrl('conect_consultations_app'),
  CONSULTATIONS_PRINCIPAL_SECRET: secretSetting('CONSULTATIONS_PRINCIPAL_SECRET'),
  CONSULTATIONS_SECRET: secretSetting('CONSULTATIONS_SECRET'),
  CONSULTATIONS_EXPORT_SECRET: secretSetting('CONSULTATIONS_EXPORT_SECRET'),
  CONSULTATIONS_PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:4004'),
  CONSULTATIONS_DOCUMENTS_DIR: z.string().min(1).default('.conect/consultations-documents'),
  /** Set: documents are kept there, and only arrive in the folder. */
  CONSULTATIONS_DOCUMENTS_BUCKET: bucketSetting,
  /** Absent: required in production only, where officers are real; the demonstration's accounts have a password alone. */
  CONSULTATIONS_SECOND_FACTOR: z.enum(['true', 'false']).transform((text) => text === 'true').optional(),
};

/** The settings of the migrations' process: the role that owns the schema, and the one that is given rights in it. */
export const migrationEnvironmentShape = {
  LOG_LEVEL: commonShape.LOG_LEVEL,
  CONSULTATIONS_DATABASE_URL: environmentShape.CONSULTATIONS_DATABASE_URL,
  CONSULTATIONS_MIGRATIONS_DATABASE_URL: postgresUrl('conect_consultations_owner'),
};

/** The consultations' settings, checked. */
export type ConsultationsEnvironment = ReturnType<typeof loadEnvironment>;

/** Reads the consultations' settings, or throws one error that names every bad one. */
export function loadEnvironment(source: NodeJS.ProcessEnv) {
  const environment = readEnvironment(environmentShape, source);
  assertProductionSecrets(environment);
  return environment;
}

/** Reads the settings of the migrations. */
export const loadMigrationEnvironment = (source: NodeJS.ProcessEnv) => readEnvironment(migrationEnvironmentShape, source);

/** Reads what a command at a shell needs. */
export function loadCommandEnvironment(source: NodeJS.ProcessEnv) {
  const { CONSULTATIONS_DATABASE_URL, CONSULTATIONS_DOCUMENTS_DIR } = environmentShape;
  return readEnvironment({ CONSULTATIONS_DATABASE_URL, CONSULTATIONS_DOCUMENTS_DIR }, source);
}
