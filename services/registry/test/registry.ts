import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Principal } from '@conect/auth';
import { createLogger } from '@conect/service-kit';
import { createTestDatabase, principalHeaders } from '@conect/testing';
import { Client, Pool, type PoolClient } from 'pg';
import { createApp } from '../src/service/app';
import { migrateRegistry } from '../src/service/database/migrate-registry';
import { loadEnvironment } from '../src/service/environment';

/** One answer of `/graphql`; the test says what it asked for. */
export interface Answer<Data = unknown> {
  readonly status: number;
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

/** The registry on a throw-away database, reached over real HTTP. */
export interface TestRegistry {
  readonly address: string;
  /** As the role of the process. */
  readonly databaseUrl: string;
  readonly secret: string;
  readonly ask: <Data = unknown>(principal: Principal, query: string, variables?: object, headers?: Record<string, string>) => Promise<Answer<Data>>;
  /** A request as it is, without the gateway's signature unless it is among the headers. */
  readonly post: <Data = unknown>(body: object, headers?: Record<string, string>) => Promise<Answer<Data>>;
  readonly sql: <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  /** How many statements this process has sent so far. */
  readonly statementCount: () => number;
  /** A connection of its own, for a rival's transaction. */
  readonly connect: () => Promise<PoolClient>;
  readonly startBackground: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const secret = 'a-principal-secret-of-tests-only-0123456789';

/** Starts the registry; `settings` override those of its environment. */
export async function startRegistry(settings: Readonly<Record<string, string>> = {}): Promise<TestRegistry> {
  const database = await createTestDatabase({ service: 'registry', migrate: migrateRegistry });
  const folder = await mkdtemp(join(tmpdir(), 'conect-registry-'));
  const environment = loadEnvironment({
    NODE_ENV: 'test',
    REGISTRY_PORT: '0',
    REGISTRY_DATABASE_URL: database.appUrl,
    REGISTRY_PRINCIPAL_SECRET: secret,
    DOCUMENTS_DIR: folder,
    ...settings,
  });
  const statements = jest.spyOn(Client.prototype, 'query');
  const app = await createApp(environment, createLogger({ service: 'registry', level: process.env['LOG_LEVEL'] ?? 'silent' }));
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
    secret,
    post,
    ask: (principal, query, variables = {}, headers = {}) =>
      post({ query, variables }, { ...principalHeaders('registry', secret, principal), 'accept-language': 'en', ...headers }),
    sql: async <Row extends object>(text: string, values: readonly unknown[] = []) => (await pool.query<Row>(text, [...values])).rows,
    statementCount: () => statements.mock.calls.length,
    connect: () => pool.connect(),
    startBackground: app.startBackground,
    stop: async () => {
      for (const { stop } of app.parts) await stop();
      statements.mockRestore();
      await pool.end();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Gives a user a role, as if identity had said so. */
export async function grantRole({ sql }: TestRegistry, userId: string, role: string, organizationId: string | null = null): Promise<void> {
  await sql(
    `INSERT INTO membership (id, user_id, role, organization_id, version, as_of, revoked) VALUES ($1, $2, $3, $4, 1, now(), false)`,
    [randomUUID(), userId, role, organizationId],
  );
}

/** A one-page PDF; `mark` makes its bytes differ. */
export const aStatute = (mark: string = randomUUID()): Buffer =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n` +
      `3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n% ${mark}\n` +
      `trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`,
  );

const requestUpload = `mutation ($input: RequestRegistryDocumentUploadInput!) {
  requestRegistryDocumentUpload(input: $input) {
    upload { documentId url method headers { name value } expiresAt }
    userErrors { code field message }
  }
}`;

/** Announces a document; nothing is sent. */
export async function announceStatute(
  registry: TestRegistry,
  principal: Principal,
  bytes: Buffer,
  changes: object = {},
): Promise<{ upload: Upload | null; userErrors: readonly { code: string; field: readonly string[] }[] }> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const input = { fileName: 'statut.pdf', mediaType: 'application/pdf', byteLength: bytes.length, sha256, purpose: 'STATUTE', ...changes };
  const { data } = await registry.ask<{ requestRegistryDocumentUpload: Awaited<ReturnType<typeof announceStatute>> }>(principal, requestUpload, { input });
  return data.requestRegistryDocumentUpload;
}

/** Where and how to send a document. */
export interface Upload {
  readonly documentId: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** Sends the bytes of a document. */
export const send = (registry: TestRegistry, { url, headers }: Upload, bytes: Buffer): Promise<Response> =>
  fetch(localAddressOf(registry, url), {
    method: 'PUT',
    headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
    body: new Uint8Array(bytes),
  });

/** Announces and sends a statute; answers the id of the document. */
export async function uploadStatute(registry: TestRegistry, principal: Principal, bytes: Buffer = aStatute()): Promise<string> {
  const { upload } = await announceStatute(registry, principal, bytes);
  const response = await send(registry, upload!, bytes);
  if (!response.ok) throw new Error(`Expected the upload to be accepted, got ${response.status} ${await response.text()}`);
  return upload!.documentId;
}

/** A signed address names the public URL; the test server listens elsewhere. */
export const localAddressOf = ({ address }: TestRegistry, url: string): string => {
  const { pathname, search } = new URL(url);
  return `${address}${pathname}${search}`;
};
