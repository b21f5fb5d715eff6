import { assertProductionSecrets, bucketSetting, commonShape, jobsShape, kafkaShape, keptRowsShape, portSetting, readEnvironment, s3Shape, secretSetting } from '@conect/service-kit';
import { z } from 'zod';

const postgresUrl = (role: string) => z.url({ protocol: /^postgres(ql)?$/ }).default(`postgres://${role}:${role}@127.0.0.1:54320/conect_registry`);

const daysSetting = (fallback: number) => z.coerce.number().int().min(1).max(365).default(fallback);

/** Every setting of the registry's process. */
export const environmentShape = {
  ...commonShape,
  ...kafkaShape,
  ...s3Shape,
  ...keptRowsShape,
  ...jobsShape,
  REGISTRY_PORT: portSetting(4002),
  REGISTRY_DATABASE_URL: postgresUrl('conect_registry_app'),
  REGISTRY_SECRET: secretSetting('REGISTRY_SECRET'),
  REGISTRY_EXPORT_SECRET: secretSetting('REGISTRY_EXPORT_SECRET'),
  REGISTRY_PRINCIPAL_SECRET: secretSetting('REGISTRY_PRINCIPAL_SECRET'),
  /** Absent: required in production only, where officers are real; the demonstration's accounts have a password alone. */
  REGISTRY_SECOND_FACTOR: z.enum(['true', 'false']).transform((text) => text === 'true').optional(),
  REGISTRY_PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:4002'),
  /** Calendar days for SGG to forward an application: OG 26/2000 art. 39. */
  PUBLIC_UTILITY_FORWARDING_DAYS: daysSetting(15),
  /** Calendar days for the competent institution, from the forwarding; around OG 26/2000 art. 40, not settled. */
  PUBLIC_UTILITY_EXAMINATION_DAYS: daysSetting(60),
  /** Calendar days for the Government, from the proposal; around OG 26/2000 art. 40, not settled. */
  PUBLIC_UTILITY_DECISION_DAYS: daysSetting(90),
  /** `mm-dd` of the next year, until which a yearly report is expected: NGO Hub's own date (domain 1.7), no law. */
  YEARLY_REPORT_DUE_DAY: z.string().regex(/^((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))$/, 'expected a day that every year has, mm-dd').default('06-30'),
  DOCUMENTS_DIR: z.string().min(1).default('.conect/documents'),
  /** Set: documents are kept there, and only arrive in the folder. */
  REGISTRY_DOCUMENTS_BUCKET: bucketSetting,
  /** In percent: a full file that lacks more of the known entries is taken for a part of one. */
  REGISTRY_SHRINK_LIMIT: z.coerce.number().min(0).max(100).default(2),
  /** How many claims of one person may wait at a time; each is examined by hand. */
  REGISTRY_OPEN_CLAIMS: z.coerce.number().int().min(1).default(10),
  /** The graph's Int ends at 2,047 MB. */
  REGISTER_FILE_MAXIMUM_MEGABYTES: z.coerce.number().int().min(1).max(2_047).default(200),
};

/** The terms of public utility, as the settings say. */
export const publicUtilityTerms = (environment: RegistryEnvironment) => ({
  forwardingDays: environment.PUBLIC_UTILITY_FORWARDING_DAYS,
  examinationDays: environment.PUBLIC_UTILITY_EXAMINATION_DAYS,
  decisionDays: environment.PUBLIC_UTILITY_DECISION_DAYS,
});

/** What the commands at a shell need. */
const commandShape = {
  LOG_LEVEL: commonShape.LOG_LEVEL,
  REGISTRY_DATABASE_URL: environmentShape.REGISTRY_DATABASE_URL,
  DOCUMENTS_DIR: environmentShape.DOCUMENTS_DIR,
  REGISTRY_SHRINK_LIMIT: environmentShape.REGISTRY_SHRINK_LIMIT,
};

/** The settings of the migrations' process: the role that owns the schema, and the one that is given rights in it. */
export const migrationEnvironmentShape = {
  LOG_LEVEL: commonShape.LOG_LEVEL,
  REGISTRY_DATABASE_URL: environmentShape.REGISTRY_DATABASE_URL,
  REGISTRY_MIGRATIONS_DATABASE_URL: postgresUrl('conect_registry_owner'),
};

/** The registry's settings, checked. */
export type RegistryEnvironment = ReturnType<typeof loadEnvironment>;

/** Reads the registry's settings, or throws one error that names every bad one. */
export function loadEnvironment(source: NodeJS.ProcessEnv) {
  const environment = readEnvironment(environmentShape, source);
  assertProductionSecrets(environment);
  return environment;
}

/** Reads the settings of the migrations. */
export const loadMigrationEnvironment = (source: NodeJS.ProcessEnv) => readEnvironment(migrationEnvironmentShape, source);

/** Reads what a command at a shell needs. */
export const loadCommandEnvironment = (source: NodeJS.ProcessEnv) => readEnvironment(commandShape, source);
