import type { Principal } from '@conect/auth';
import { createLogger } from '@conect/service-kit';
import { createTestDatabase, principalHeaders } from '@conect/testing';
import { Pool, type PoolClient } from 'pg';
import { createApp } from '../src/service/app';
import { loadEnvironment } from '../src/service/environment';
import { migrateIdentity } from '../src/service/migrate-identity';

/** One answer of `/graphql`. */
export interface Answer<Data = unknown> {
  readonly status: number;
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

/** Identity on a throw-away database, reached over real HTTP. */
export interface TestIdentity {
  readonly address: string;
  readonly databaseUrl: string;
  /** A request as the gateway makes it; each test knows the shape of what it asks for. */
  readonly ask: <Data>(principal: Principal, query: string, variables?: object, headers?: Record<string, string>) => Promise<Answer<Data>>;
  /** A request as it is, without the gateway's signature unless it is among the headers. */
  readonly post: <Data>(body: object, headers?: Record<string, string>) => Promise<Answer<Data>>;
  /** As the owner of the database. */
  readonly sql: <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  /** A connection of its own, for a rival's transaction. */
  readonly connect: () => Promise<PoolClient>;
  readonly startBackground: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export const testPrincipalSecret = 'a-principal-secret-of-tests-only-0123456789';
export const testSecret = 'an-identity-secret-of-tests-only-0123456789';

/** Starts identity; `settings` override those of its environment. */
export async function startIdentity(settings: Readonly<Record<string, string>> = {}): Promise<TestIdentity> {
  const database = await createTestDatabase({ service: 'identity', migrate: migrateIdentity });
  const environment = loadEnvironment({
    NODE_ENV: 'test',
    IDENTITY_PORT: '0',
    IDENTITY_DATABASE_URL: database.appUrl,
    IDENTITY_SECRET: testSecret,
    IDENTITY_PRINCIPAL_SECRET: testPrincipalSecret,
    WEB_URL: 'https://conect.test',
    ...settings,
  });
  const app = await createApp(environment, createLogger({ service: 'identity', level: process.env['LOG_LEVEL'] ?? 'silent' }));
  const address = await app.listen();
  const pool = new Pool({ connectionString: database.ownerUrl, max: 2 });

  const post = async <Data>(body: object, headers: Record<string, string> = {}): Promise<Answer<Data>> => {
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer<Data>, 'status'>) };
  };
  return {
    address,
    databaseUrl: database.appUrl,
    post,
    ask: (principal, query, variables = {}, headers = {}) =>
      post({ query, variables }, { ...principalHeaders('identity', testPrincipalSecret, principal), 'accept-language': 'en', ...headers }),
    sql: async <Row extends object>(text: string, values: readonly unknown[] = []) => (await pool.query<Row>(text, [...values])).rows,
    connect: () => pool.connect(),
    startBackground: app.startBackground,
    stop: async () => {
      for (const { stop } of app.parts) await stop();
      await pool.end();
      await database.drop();
    },
  };
}
