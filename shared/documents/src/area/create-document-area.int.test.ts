import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anonymous, type Principal, type UserPrincipal } from '@conect/auth';
import { createAuditChain, createDataSource, createLogger, createServiceTables, dropAuditChain, dropServiceTables, migrate, roleOf, serviceTableNames, type SubgraphRequest } from '@conect/service-kit';
import { aUser, createTestDatabase, describeMigrations, type TestDatabase } from '@conect/testing';
import fastify, { type FastifyInstance } from 'fastify';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { pdf } from '../../test/sample-documents';
import type { DocumentStore } from '../document-store';
import { createLocalDocumentStore } from '../local-document-store';
import { paper } from '../upload-policy';
import { createDocumentArea, type DocumentArea, type DocumentContext } from './create-document-area';
import { createDocumentRecords } from './document-records';
import { createDocumentTable, documentTableOf } from './document-table';

const purposes = ['MINUTES', 'REGISTER_FILE'] as const;
type Purpose = (typeof purposes)[number];

class CreateTables1764000000000 implements MigrationInterface {
  up = async (queryRunner: QueryRunner) => {
    await createServiceTables(queryRunner);
    await createAuditChain(queryRunner);
    await createDocumentTable(queryRunner, purposes);
    await queryRunner.query('CREATE TABLE debate (minutes_id uuid, CONSTRAINT debate_minutes_id_fkey FOREIGN KEY (minutes_id) REFERENCES document (id))');
  };
  down = async (queryRunner: QueryRunner) => {
    await queryRunner.query('DROP TABLE debate; DROP TABLE document');
    await dropAuditChain(queryRunner);
    await dropServiceTables(queryRunner);
  };
}

const table = documentTableOf(purposes);
const recordsOf = createDocumentRecords<Purpose>({ table, uses: ['debate WHERE minutes_id = d.id'] });
const dataSourceOf = ({ url, poolSize }: { url: string; poolSize: number }): DataSource =>
  createDataSource({ url, poolSize, applicationName: 'test', entities: [table], migrations: [CreateTables1764000000000] });

async function migrateTables({ ownerUrl, appUrl }: { ownerUrl: string; appUrl: string }): Promise<void> {
  const owner = await dataSourceOf({ url: ownerUrl, poolSize: 3 }).initialize();
  await migrate({ dataSource: owner, appRole: roleOf(appUrl) });
  await owner.destroy();
}

describeMigrations({ service: 'documents', migrate: migrateTables, createDataSource: dataSourceOf, otherTables: [...serviceTableNames, 'debate'], moreConditionsThan: 0 });

const logger = createLogger({ service: 'test', level: 'silent' });
const ana = aUser() as UserPrincipal;

let database: TestDatabase;
let dataSource: DataSource;
let folder: string;
let store: DocumentStore;
let area: DocumentArea<Purpose, 'BAD_USER_INPUT' | 'FORBIDDEN'>;
let context: DocumentContext<Purpose>;
let app: FastifyInstance;
let address: string;

beforeAll(async () => {
  database = await createTestDatabase({ service: 'documents', migrate: migrateTables });
  dataSource = await dataSourceOf({ url: database.appUrl, poolSize: 4 }).initialize();
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  store = await createLocalDocumentStore({ folder });
  area = createDocumentArea<Purpose, 'BAD_USER_INPUT' | 'FORBIDDEN'>(
    { dataSource, logger, store, key: Buffer.alloc(32, 7), baseUrl: 'http://documents.test' },
    {
      recordsOf,
      policy: { MINUTES: paper, REGISTER_FILE: { ...paper, maximumByteLength: 100 } },
      refusalsOf: async (purpose, { userId }) => (purpose === 'REGISTER_FILE' && userId !== ana.userId ? [{ code: 'FORBIDDEN' }] : []),
      auditSubject: 'document',
      userErrorsOf: (refusals) => refusals.map(({ code, field = null, blockers = [] }) => ({ code, message: '', field, blockers })),
    },
  );
  context = area.contextFor();
  app = fastify({ forceCloseConnections: true });
  await area.routes(app);
  address = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app?.close();
  await dataSource?.destroy();
  await database?.drop();
  await rm(folder, { recursive: true });
});

/** A signed address names the public URL; the test server listens elsewhere. */
const localAddressOf = (url: string): string => url.replace('http://documents.test', address);

const requestOf = (principal: Principal): SubgraphRequest => ({ principal, locale: 'EN', requestId: 'r', traceparent: null, clientAddress: null });
const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

interface Said {
  readonly purpose?: Purpose;
  readonly mediaType?: string;
  readonly fileName?: string;
  readonly sha256?: string;
}

/** Says what is to come. */
const announce = (principal: Principal, bytes: Buffer, said: Said = {}) =>
  area.announce(
    null,
    { input: { fileName: 'Proces-verbal Ion Ionescu.pdf', mediaType: 'application/pdf', byteLength: bytes.length, sha256: sha256Of(bytes), purpose: 'MINUTES', ...said } },
    requestOf(principal),
    { fieldName: 'requestSomeDocumentUpload' },
  );

const countRows = async (): Promise<unknown> => (await dataSource.query<object[]>('SELECT (SELECT count(*) FROM document) AS documents, (SELECT count(*) FROM audit_entry) AS entries'))[0];
const minutes = (text: string): Buffer => pdf('', `%${text}`);

async function send(bytes: Buffer, { url, method, headers }: { url: string; method: string; headers: readonly { name: string; value: string }[] }): Promise<Response> {
  return fetch(localAddressOf(url), { method, headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])), body: new Uint8Array(bytes) });
}

/** Announces and sends a document; answers its id. */
async function upload(bytes: Buffer): Promise<string> {
  const announced = await announce(ana, bytes);
  expect((await send(bytes, announced.upload!)).status).toBe(200);
  return announced.upload!.documentId;
}

const makeOlder = (ids: readonly string[], days: number) => dataSource.query('UPDATE document SET created_at = now() - make_interval(days => $2) WHERE id = ANY($1)', [ids, days]);

describe('an announced document', () => {
  it('is its owner\'s, and fetched whole from a signed address once it was sent', async () => {
    const bytes = minutes('fetched');
    const id = await upload(bytes);

    const document = await context.documentById(id);
    const response = await fetch(localAddressOf(area.fields.downloadUrl(document!, {}, context)));

    expect(document).toMatchObject({ id, ownerUserId: ana.userId, purpose: 'MINUTES', storedAt: expect.any(Date) });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
    expect(area.fields.expiresAt(document!, {}, context).getTime()).toBeGreaterThan(Date.now());
  });

  it('stays awaited when other bytes come', async () => {
    const bytes = minutes('announced');
    const announced = await announce(ana, bytes);

    const response = await send(minutes('other one'), announced.upload!);

    expect(response.status).toBe(400);
    expect(await context.documentById(announced.upload!.documentId)).toMatchObject({ storedAt: null });
  });

  it('keeps the time at which it was first stored', async () => {
    const bytes = minutes('twice');
    const announced = await announce(ana, bytes);
    const { documentId } = announced.upload!;
    await send(bytes, announced.upload!);
    await dataSource.query("UPDATE document SET stored_at = '2026-01-01Z' WHERE id = $1", [documentId]);

    await send(bytes, announced.upload!);

    expect(await context.documentById(documentId)).toMatchObject({ storedAt: new Date('2026-01-01Z') });
  });

  it('is in the audit trail by its hash, without its name', async () => {
    const bytes = minutes('audited');
    const id = (await announce(ana, bytes)).upload!.documentId;

    const [entry, ...more] = await dataSource.query<object[]>('SELECT action, subject_type, actor_id, changes FROM audit_entry WHERE subject_id = $1', [id]);

    expect(more).toEqual([]);
    expect(entry).toMatchObject({ action: 'requestSomeDocumentUpload', subject_type: 'document', actor_id: ana.userId, changes: { sha256: { before: null, after: sha256Of(bytes) } } });
    expect(JSON.stringify(entry)).not.toContain('Ionescu');
  });
});

describe('an announcement is refused and leaves nothing', () => {
  it.each<[string, Said, string[]]>([
    ['for a type that its purpose does not take', { mediaType: 'text/csv', fileName: 'a.csv' }, ['mediaType']],
    ['for more than its purpose takes', { purpose: 'REGISTER_FILE' }, ['byteLength']],
    ['for each wrong field', { fileName: 'a/b.pdf', sha256: 'x' }, ['fileName', 'sha256']],
  ])('%s', async (_what, said, fields) => {
    const before = await countRows();

    const { upload: instructions, userErrors } = await announce(ana, minutes('x'.repeat(200)), said);

    expect(instructions).toBeNull();
    expect(userErrors.map(({ code, field }) => [code, field])).toEqual(fields.map((field) => ['BAD_USER_INPUT', [field]]));
    expect(await countRows()).toEqual(before);
  });

  it('by the rule of the service for its purpose', async () => {
    const before = await countRows();
    const small = Buffer.from('%PDF-');

    const { userErrors } = await announce(aUser(), small, { purpose: 'REGISTER_FILE' });

    expect(userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(await countRows()).toEqual(before);
    expect((await announce(ana, small, { purpose: 'REGISTER_FILE' })).userErrors).toEqual([]);
  });

  it('at top level when nobody is signed in', async () => {
    await expect(announce(anonymous, minutes('x'))).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });
});

describe('a document that nothing uses', () => {
  const purge = (run = 1) => area.jobs[0]!.tasks['purge-unused-documents']!({}, { jobId: String(run), attempt: 1, isLastAttempt: false });
  const exists = async (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await recordsOf(dataSource.manager).findByIds([id])).length === 1));

  it('goes after 30 days, with bytes that no other record needs', async () => {
    const [alone, shared] = [minutes('alone'), minutes('shared')];
    const [unused, young, used] = [await upload(alone), await upload(minutes('young')), await upload(minutes('used'))];
    const [twin, youngTwin] = [await upload(shared), await upload(shared)];
    await dataSource.query('INSERT INTO debate VALUES ($1)', [used]);
    await makeOlder([unused, used, twin], 31);
    await makeOlder([young, youngTwin], 29);

    for (const run of [1, 2]) await purge(run);

    expect(await exists([unused, twin, young, used, youngTwin])).toEqual([false, false, true, true, true]);
    expect([await store.exists(sha256Of(alone)), await store.exists(sha256Of(shared))]).toEqual([false, true]);
  });

  it('stays while a command is about to use it', async () => {
    const id = await upload(minutes('locked'));
    await makeOlder([id], 31);

    await dataSource.transaction(async (manager) => {
      await recordsOf(manager).findById(id);
      await purge();
      await manager.query('INSERT INTO debate VALUES ($1)', [id]);
    });
    await purge();

    expect(await exists([id])).toEqual([true]);
  });
});
