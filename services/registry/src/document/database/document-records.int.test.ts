import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@conect/testing';
import type { DataSource } from 'typeorm';
import { createRegistryDataSource } from '../../service/database/data-source';
import { migrateRegistry } from '../../service/database/migrate-registry';
import { documentRecordsOf } from './document-records';

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

async function anOldDocument(): Promise<string> {
  const id = randomUUID();
  await dataSource.query(
    `INSERT INTO document (id, owner_user_id, purpose, file_name, media_type, byte_length, sha256, status, created_at, stored_at)
     VALUES ($1, $1, 'STATUTE', 'statut.pdf', 'application/pdf', 1, $2, 'STORED', now() - interval '31 days', now())`,
    [id, 'a'.repeat(64)],
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

it('keeps what anything of the registry uses, however old, and removes the rest', async () => {
  const unused = await anOldDocument();
  const [statute, logo] = [await anOldDocument(), await anOldDocument()];
  await attach(statute, logo);
  const [evidence, shown, wanted, filed] = [await anOldDocument(), await anOldDocument(), await anOldDocument(), await anOldDocument()];
  await attachToRequests({ evidence, shown, wanted, filed });
  const [told, picture] = [await anOldDocument(), await anOldDocument()];
  await attachToActivity(told, picture);
  const [report, statement] = [await anOldDocument(), await anOldDocument()];
  await attachToYearlyReport(report, statement);

  await documentRecordsOf(dataSource.manager).deleteUnused(30, 100);

  const left = (await dataSource.query<{ id: string }[]>('SELECT id FROM document')).map(({ id }) => id);
  expect(left).not.toContain(unused);
  expect(new Set(left)).toEqual(new Set([statute, logo, evidence, shown, wanted, filed, told, picture, report, statement]));
});
