import { randomUUID } from 'node:crypto';
import { createLogger, unusedDocumentPurge } from '@conect/service-kit';
import { createTestDatabase, type TestDatabase } from '@conect/testing';
import type { DataSource } from 'typeorm';
import { createRegistryDataSource } from '../../service/database/data-source';
import { migrateRegistry } from '../../service/database/migrate-registry';
import { createDocumentRecordStore } from '../database/stores/document-record-store';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase({ service: 'registry', migrate: migrateRegistry });
  dataSource = createRegistryDataSource({ url: database.appUrl, poolSize: 2 });
  await dataSource.initialize();
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

async function aDocument(sha256: string, ageDays: number): Promise<string> {
  const id = randomUUID();
  await dataSource.query(
    `INSERT INTO document (id, owner_user_id, purpose, file_name, media_type, byte_length, sha256, status, created_at, stored_at)
     VALUES ($1, $1, 'STATUTE', 'statut.pdf', 'application/pdf', 1, $2, 'STORED', now() - make_interval(days => $3), now())`,
    [id, sha256, ageDays],
  );
  return id;
}

async function attach(documentId: string, logoId: string): Promise<void> {
  await dataSource.query(
    `INSERT INTO organization (id, version, source, type, status, legal_name, is_branch, applicant_id, statute_document_id, logo_document_id, created_at, updated_at, status_since)
     VALUES (gen_random_uuid(), 1, 'REGISTRATION', 'ASSOCIATION', 'DRAFT', 'Asociația Verde', false, gen_random_uuid(), $1, $2, now(), now(), now())`,
    [documentId, logoId],
  );
}

interface OfRequests {
  readonly evidence: string;
  readonly shown: string;
  readonly wanted: string;
  readonly filed: string;
}

/** To a claim, to a change request as its proof and as the statute that is to come, and to a case of public utility. */
async function attachToRequests({ evidence, shown, wanted, filed }: OfRequests): Promise<void> {
  await dataSource.query(
    `WITH claimed AS (INSERT INTO claim (id, version, organization_id, claimant_id, message, status, created_at)
       SELECT gen_random_uuid(), 1, id, id, 'x', 'PENDING', now() FROM organization LIMIT 1 RETURNING id),
     shown AS (INSERT INTO claim_document SELECT id, $1 FROM claimed)
     INSERT INTO change_request (id, version, organization_id, source, requester_id, changes, reason, document_id, status, created_at)
     SELECT gen_random_uuid(), 1, id, 'ORGANIZATION', id, jsonb_build_object('statuteDocumentId', $3::text), 'x', $2, 'PENDING', now() FROM organization LIMIT 1`,
    [evidence, shown, wanted],
  );
  await dataSource.query(
    `WITH applied AS (INSERT INTO public_utility_case (id, version, organization_id, applicant_id, prior_status, created_at, status, status_since, due_at)
       SELECT gen_random_uuid(), 1, id, id, 'NONE', now(), 'SUBMITTED', now(), now() FROM organization LIMIT 1 RETURNING id)
     INSERT INTO public_utility_case_document (case_id, document_id, position, year) SELECT id, $1, 0, 2025 FROM applied`,
    [filed],
  );
}

/** To an activity, as what is to be read about it and as its picture. */
async function attachToActivity(document: string, image: string): Promise<void> {
  await dataSource.query(
    `INSERT INTO activity (id, version, organization_id, kind, status, published_by, created_at, updated_at, title_ro, text_ro, search_key, domains, document_id, image_id, image_description)
     SELECT gen_random_uuid(), 1, id, 'NEWS', 'PUBLISHED', id, now(), now(), 'x', 'x', ' x', '{E}', $1, $2, 'x' FROM organization LIMIT 1`,
    [document, image],
  );
}

/** To a yearly report, as its activity report and its financial statement. */
async function attachToYearlyReport(report: string, statement: string): Promise<void> {
  await dataSource.query(
    `INSERT INTO yearly_report (id, version, organization_id, year, submitted_at, submitted_by, activity_report_id, financial_statement_id, income_bani, expense_bani, employee_count, volunteer_count, beneficiary_count)
     SELECT gen_random_uuid(), 1, id, 2025, now(), id, $1, $2, 0, 0, 0, 0, 0 FROM organization LIMIT 1`,
    [report, statement],
  );
}

it('removes old documents that nothing uses, and bytes that no other record needs', async () => {
  const old = await aDocument('a'.repeat(64), 31);
  const oldOfSharedBytes = await aDocument('b'.repeat(64), 31);
  const young = await aDocument('b'.repeat(64), 29);
  const used = await aDocument('c'.repeat(64), 400);
  const logo = await aDocument('1'.repeat(64), 400);
  await attach(used, logo);
  const [evidence, shown, wanted, filed] = [await aDocument('d'.repeat(64), 400), await aDocument('e'.repeat(64), 400), await aDocument('f'.repeat(64), 400), await aDocument('0'.repeat(64), 400)];
  await attachToRequests({ evidence, shown, wanted, filed });
  const [told, picture] = [await aDocument('1'.repeat(64), 400), await aDocument('2'.repeat(64), 400)];
  await attachToActivity(told, picture);
  const [report, statement] = [await aDocument('3'.repeat(64), 400), await aDocument('4'.repeat(64), 400)];
  await attachToYearlyReport(report, statement);
  const removed: string[] = [];
  const { tasks } = unusedDocumentPurge({
    records: createDocumentRecordStore(dataSource.manager),
    store: { remove: async (sha256) => void removed.push(sha256) },
    logger: createLogger({ service: 'test', level: 'silent' }),
  });

  for (const run of [1, 2]) await tasks['purge-unused-documents']!({}, { jobId: String(run), attempt: 1, isLastAttempt: false });

  const left = await dataSource.query<{ id: string }[]>('SELECT id FROM document');
  expect(new Set(left.map(({ id }) => id))).toEqual(new Set([young, used, logo, evidence, shown, wanted, filed, told, picture, report, statement]));
  expect(left.map(({ id }) => id)).not.toContain(old);
  expect(left.map(({ id }) => id)).not.toContain(oldOfSharedBytes);
  expect(removed).toEqual(['a'.repeat(64)]);
});
