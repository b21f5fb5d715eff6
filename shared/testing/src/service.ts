import type { Principal } from '@conect/auth';
import { Pool, type PoolClient } from 'pg';
import { createTestDatabase, type TestDatabase } from './postgres';
import { principalHeaders } from './principals';

/** One answer of `/graphql`; each test knows the shape of what it asked for. */
export interface SubgraphAnswer<Data = unknown> {
  readonly status: number;
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

/** A service on a throw-away database, reached over real HTTP. */
export interface TestService {
  readonly address: string;
  /** As the role of the process. */
  readonly databaseUrl: string;
  /** Signs the principals that this service believes. */
  readonly principalSecret: string;
  /** A request as the gateway makes it. */
  readonly ask: <Data>(principal: Principal, query: string, variables?: object, headers?: Record<string, string>) => Promise<SubgraphAnswer<Data>>;
  /** A request as it is, without the gateway's signature unless it is among the headers. */
  readonly post: <Data>(body: object, headers?: Record<string, string>) => Promise<SubgraphAnswer<Data>>;
  /** As the owner of the database. */
  readonly sql: <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  /** A connection of its own, for a rival's transaction. */
  readonly connect: () => Promise<PoolClient>;
  readonly startBackground: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface TestServiceOptions {
  /** The service's name, and of its database and its settings. */
  readonly service: string;
  readonly migrate: Parameters<typeof createTestDatabase>[0]['migrate'];
  /** Builds the service from its settings: those that every service has, named after it, and what the test adds. */
  readonly createApp: (settings: Readonly<Record<string, string>>) => Promise<StartableApp>;
  /** What this service needs beside the common settings, and what a test wants otherwise. */
  readonly settings?: Readonly<Record<string, string>>;
}

interface StartableApp {
  readonly startBackground: () => Promise<void>;
  readonly listen: () => Promise<string>;
  readonly parts: readonly { readonly stop: () => Promise<void> | void }[];
}

const principalSecret = 'a-principal-secret-of-tests-only-0123456789';

/** Starts a service in this process on a clone of its migrated database and a port of its own. */
export async function startTestService({ service, migrate, createApp, settings = {} }: TestServiceOptions): Promise<TestService> {
  const database = await createTestDatabase({ service, migrate });
  const app = await createApp({ ...commonSettings(service, database), ...settings });
  const address = await app.listen();
  const pool = new Pool({ connectionString: database.ownerUrl, max: 2 });
  let isEnding = false;
  // A pool has ended before the server has read that its connections are closed, and dropping the database cuts them off meanwhile.
  pool.on('error', (error) => {
    if (!isEnding) throw error;
  });

  const post = async <Data>(body: object, headers: Record<string, string> = {}): Promise<SubgraphAnswer<Data>> => {
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, ...((await response.json()) as Omit<SubgraphAnswer<Data>, 'status'>) };
  };
  return {
    address,
    databaseUrl: database.appUrl,
    principalSecret,
    post,
    ask: (principal, query, variables = {}, headers = {}) =>
      post({ query, variables }, { ...principalHeaders(service, principalSecret, principal), 'accept-language': 'en', ...headers }),
    sql: async <Row extends object>(text: string, values: readonly unknown[] = []) => (await pool.query<Row>(text, [...values])).rows,
    connect: () => pool.connect(),
    startBackground: app.startBackground,
    stop: async () => {
      for (const { stop } of app.parts) await stop();
      isEnding = true;
      await pool.end();
      await database.drop();
    },
  };
}

function commonSettings(service: string, { appUrl }: TestDatabase): Record<string, string> {
  const prefix = service.toUpperCase();
  return {
    NODE_ENV: 'test',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    JOBS_POLL_MILLIS: '200',
    [`${prefix}_PORT`]: '0',
    [`${prefix}_DATABASE_URL`]: appUrl,
    [`${prefix}_PRINCIPAL_SECRET`]: principalSecret,
  };
}
