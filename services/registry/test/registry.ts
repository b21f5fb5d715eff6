import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import type { Principal } from '@conect/auth';
import { createLogger } from '@conect/service-kit';
import { countStatements, startTestService, waitFor, type TestService } from '@conect/testing';
import { createApp } from '../src/service/app';
import { migrateRegistry } from '../src/service/database/migrate-registry';
import { loadEnvironment } from '../src/service/environment';

/** The registry on a throw-away database, reached over real HTTP. */
export interface TestRegistry extends TestService {
  /** How many statements this process has sent so far. */
  readonly statementCount: () => number;
}

/** Starts the registry; `changes` override the settings of its environment. */
export async function startRegistry(changes: Readonly<Record<string, string>> = {}): Promise<TestRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'conect-registry-'));
  const service = await startTestService({
    service: 'registry',
    migrate: migrateRegistry,
    settings: { DOCUMENTS_DIR: folder, ...changes },
    createApp: (settings) => {
      const environment = loadEnvironment(settings);
      return createApp(environment, createLogger({ service: 'registry', level: environment.LOG_LEVEL }));
    },
  });
  return {
    ...service,
    statementCount: countStatements(),
    stop: async () => {
      await service.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Other tests' transactions on the same server hold the order of changes back too: waits until what is committed can be read. */
export const untilChangesAreRead = ({ sql }: TestRegistry): Promise<unknown> =>
  waitFor(
    async () => (await sql('SELECT FROM organization_change WHERE transaction_id >= pg_snapshot_xmin(pg_current_snapshot()) AND transaction_id < pg_snapshot_xmax(pg_current_snapshot())')).length === 0,
    { describe: 'older transactions to end', timeoutMillis: 60_000 },
  );

/** Gives a user a role, as if identity had said so. */
export async function grantRole({ sql }: TestRegistry, userId: string, role: string, organizationId: string | null = null): Promise<void> {
  await sql(
    `INSERT INTO membership (id, user_id, role, organization_id, version, as_of, revoked) VALUES ($1, $2, $3, $4, 1, now(), false)`,
    [randomUUID(), userId, role, organizationId],
  );
}

/** Gives a user a role in an institution, as if identity had said so. */
export async function grantInstitutionRole({ sql }: TestRegistry, userId: string, role: string, institutionId: string): Promise<void> {
  await sql(
    `INSERT INTO membership (id, user_id, role, institution_id, version, as_of, revoked) VALUES ($1, $2, $3, $4, 1, now(), false)`,
    [randomUUID(), userId, role, institutionId],
  );
}

/** An institution, as if identity had said that there is one; answers its id. */
export async function anInstitution({ sql }: TestRegistry): Promise<string> {
  const id = randomUUID();
  await sql('INSERT INTO institution (id, version, as_of) VALUES ($1, 1, now())', [id]);
  return id;
}

/** A one-page PDF; `mark` makes its bytes differ. */
export const aStatute = (mark: string = randomUUID()): Buffer =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n` +
      `3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n% ${mark}\n` +
      `trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`,
  );

/** A PNG of one pixel; `mark` makes its bytes differ. */
export function aLogo(mark: string = randomUUID()): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(1, 0);
  header.writeUInt32BE(1, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([start, pngChunk('IHDR', header), pngChunk('IDAT', deflateSync(Buffer.alloc(2))), pngChunk('tEXt', Buffer.from(`mark\0${mark}`)), pngChunk('IEND', Buffer.alloc(0))]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(typed.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(typed, 4);
  framed.writeUInt32BE(crc32(typed), typed.length + 4);
  return framed;
}

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
export const uploadStatute = (registry: TestRegistry, principal: Principal, bytes: Buffer = aStatute()): Promise<string> =>
  uploadDocument(registry, principal, 'STATUTE', bytes);

/** Announces and sends a logo; answers the id of the document. */
export async function uploadLogo(registry: TestRegistry, principal: Principal, bytes: Buffer = aLogo()): Promise<string> {
  const { upload } = await announceStatute(registry, principal, bytes, { purpose: 'LOGO', fileName: 'sigla.png', mediaType: 'image/png' });
  const response = await send(registry, upload!, bytes);
  if (!response.ok) throw new Error(`Expected the logo to be accepted, got ${response.status} ${await response.text()}`);
  return upload!.documentId;
}

/** Announces and sends a document for a purpose; answers its id. */
export async function uploadDocument(registry: TestRegistry, principal: Principal, purpose: string, bytes: Buffer = aStatute()): Promise<string> {
  const { upload } = await announceStatute(registry, principal, bytes, { purpose });
  const response = await send(registry, upload!, bytes);
  if (!response.ok) throw new Error(`Expected the upload to be accepted, got ${response.status} ${await response.text()}`);
  return upload!.documentId;
}

/** A signed address names the public URL; the test server listens elsewhere. */
export const localAddressOf = ({ address }: TestRegistry, url: string): string => {
  const { pathname, search } = new URL(url);
  return `${address}${pathname}${search}`;
};
