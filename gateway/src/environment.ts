import { join } from 'node:path';
import { env } from 'node:process';
import { assertProductionSecrets, commonShape, kafkaShape, portSetting, readEnvironment, secretSetting } from '@conect/service-kit';
import { z } from 'zod';

const count = (fallback: number, minimum = 1) => z.coerce.number().int().min(minimum).default(fallback);
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** The gateway's settings; each stands in `.env.example` too. */
const environmentShape = {
  ...commonShape,
  ...kafkaShape,
  GATEWAY_PORT: portSetting(4000),
  SUPERGRAPH_FILE: z.string().default(join(__dirname, '../dist/supergraph.graphql')),

  IDENTITY_GRAPHQL_URL: z.url().default('http://127.0.0.1:4001/graphql'),
  IDENTITY_PRINCIPAL_SECRET: secretSetting('IDENTITY_PRINCIPAL_SECRET'),
  IDENTITY_JWKS_URL: z.url().default('http://127.0.0.1:4001/.well-known/jwks.json'),
  IDENTITY_ISSUER: z.url().default('http://127.0.0.1:4001'),
  ACCESS_TOKEN_AUDIENCE: z.string().min(1).default('conect'),
  REGISTRY_GRAPHQL_URL: z.url().default('http://127.0.0.1:4002/graphql'),
  REGISTRY_PRINCIPAL_SECRET: secretSetting('REGISTRY_PRINCIPAL_SECRET'),
  MESSAGING_GRAPHQL_URL: z.url().default('http://127.0.0.1:4003/graphql'),
  MESSAGING_PRINCIPAL_SECRET: secretSetting('MESSAGING_PRINCIPAL_SECRET'),
  CONSULTATIONS_GRAPHQL_URL: z.url().default('http://127.0.0.1:4004/graphql'),
  VOLUNTEERING_GRAPHQL_URL: z.url().default('http://127.0.0.1:4005/graphql'),
  CONSULTATIONS_PRINCIPAL_SECRET: secretSetting('CONSULTATIONS_PRINCIPAL_SECRET'),
  VOLUNTEERING_PRINCIPAL_SECRET: secretSetting('VOLUNTEERING_PRINCIPAL_SECRET'),

  /** Absent: on everywhere but in production. */
  GATEWAY_INTROSPECTION: flag.optional(),
  /** Absent: on everywhere but in production. */
  GATEWAY_IDE: flag.optional(),
  GATEWAY_FAST_EXECUTOR: flag.default(true),
  GATEWAY_CORS_ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(',').map((origin) => origin.trim()).filter((origin) => origin !== '')),
  /** Reverse proxies in front of the gateway, whose `x-forwarded-for` tells the client's address. */
  GATEWAY_PROXY_HOPS: count(0, 0),
  /** Requests per client and minute; 0 turns the limit off. */
  GATEWAY_REQUESTS_PER_MINUTE: count(1_200, 0),
  GATEWAY_BODY_LIMIT_BYTES: count(262_144),
  GATEWAY_QUERY_DEPTH: count(12),
  GATEWAY_QUERY_ALIASES: count(15),
  GATEWAY_QUERY_ROOT_FIELDS: count(20),
  GATEWAY_QUERY_TOKENS: count(2_000),
  GATEWAY_QUERY_COST: count(5_000),
  GATEWAY_QUERY_TIMEOUT_MILLIS: count(4_500),
  GATEWAY_MUTATION_TIMEOUT_MILLIS: count(10_000),
  SUBGRAPH_CONNECTIONS: count(48),

  /** Clients that may listen to what happens, in all and of one person. */
  GATEWAY_STREAMS: count(10_000),
  GATEWAY_STREAMS_PER_USER: count(8),
  GATEWAY_STREAM_HEARTBEAT_MILLIS: count(15_000),
  /** How much is kept for a client that does not read, and for how long. */
  GATEWAY_STREAM_BUFFER_BYTES: count(65_536),
  GATEWAY_STREAM_PATIENCE_MILLIS: count(10_000),
  /** How many of the last live updates are kept for clients that come back. */
  GATEWAY_LIVE_ITEMS: count(200_000),
};

/** The gateway's settings, checked. */
export type GatewayEnvironment = ReturnType<typeof loadEnvironment>;

/** Reads the gateway's settings, or throws one error that names every bad one. */
export function loadEnvironment(source: NodeJS.ProcessEnv) {
  const environment = readEnvironment(environmentShape, source);
  assertProductionSecrets(environment);
  return environment;
}

/** `@apollo/gateway` reports on every installation to its maker unless this variable says no; CONECT reports to nobody. */
export function silenceVendorReports(): void {
  env['APOLLO_TELEMETRY_DISABLED'] = 'true';
}
