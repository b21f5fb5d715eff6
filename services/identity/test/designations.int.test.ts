import { randomUUID } from 'node:crypto';
import { anonymous, type UserPrincipal } from '@conect/auth';
import { createLogger, unusedDocumentPurge } from '@conect/service-kit';
import { createDocumentRecordStore } from '../src/document/database/stores/document-record-store';
import { createIdentityDataSource } from '../src/service/database/data-source';
import { aDesignation, described, localAddressOf, send, uploadDesignation } from './documents';
import { startIdentity, type TestIdentity } from './identity';
import { anSggAdmin, aSignedInUser, auditOf, mutate, mutationOf, tableCounts } from './operations';

let identity: TestIdentity;
let elena: UserPrincipal;

beforeAll(async () => {
  identity = await startIdentity();
  elena = await aSignedInUser(identity, 'elena@exemplu.ro');
});
afterAll(() => identity.stop());

const aMinistryId = async (): Promise<string> =>
  (await identity.sql<{ id: string }>("SELECT id FROM institution WHERE name = 'Ministerul Culturii'"))[0]!.id;

it('a designation is taken as announced, and fetched by who may see the request', async () => {
  const bytes = aDesignation();
  const designationDocumentId = await uploadDesignation(identity, elena, bytes);
  const victor = await anSggAdmin(identity, 'victor@exemplu.ro');

  const { request } = await mutate(identity, 'requestInstitutionAccount', { institutionId: await aMinistryId(), designationDocumentId, position: 'Director' }, elena);
  const queue = await identity.ask<{ institutionAccountRequests: { nodes: { designationDocument: { fileName: string; downloadUrl: string } }[] } }>(
    victor,
    '{ institutionAccountRequests { nodes { designationDocument { fileName downloadUrl } } } }',
  );
  const fetched = await fetch(localAddressOf(identity, queue.data.institutionAccountRequests.nodes[0]!.designationDocument.downloadUrl));

  expect(request.designationDocument.fileName).toBe('desemnare.pdf');
  expect(Buffer.from(await fetched.arrayBuffer())).toEqual(bytes);
  expect(await auditOf(identity, designationDocumentId)).toEqual(['requestIdentityDocumentUpload']);
  expect(JSON.stringify(await identity.sql('SELECT * FROM audit_entry WHERE subject_id = $1', [designationDocumentId]))).not.toContain('desemnare');
});

it('other bytes than announced are refused', async () => {
  const bytes = aDesignation();
  const { upload } = await mutate(identity, 'requestIdentityDocumentUpload', described(bytes), elena);

  const other = await send(identity, upload, Buffer.from(bytes.map((byte, index) => (index === 20 ? byte ^ 1 : byte))));

  expect(other.status).toBe(400);
  expect(await identity.sql('SELECT 1 FROM document WHERE id = $1 AND stored_at IS NULL', [upload.documentId])).toHaveLength(1);
});

it.each([
  ['a name that is not its type\'s', { fileName: 'desemnare.exe' }, ['fileName']],
  ['a type that is no paper', { mediaType: 'text/html' }, ['mediaType']],
  ['nothing', { byteLength: 0 }, ['byteLength']],
  ['more than 10 MiB', { byteLength: 10 * 1_048_576 + 1 }, ['byteLength']],
  ['a hash that is none', { sha256: 'x' }, ['sha256']],
])('%s is refused', async (_what, changes, field) => {
  const before = await tableCounts(identity);

  const { upload, userErrors } = await mutate(identity, 'requestIdentityDocumentUpload', described(aDesignation(), changes), elena);

  expect(upload).toBeNull();
  expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field }]);
  expect(await tableCounts(identity)).toEqual(before);
});

it('nobody who is not signed in announces one', async () => {
  const { errors } = await identity.ask(anonymous, mutationOf('requestIdentityDocumentUpload'), { input: described(aDesignation()) });

  expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
});

it('those that no request uses go after 30 days, with bytes that no other record needs', async () => {
  const mara = await aSignedInUser(identity, 'mara@exemplu.ro');
  const [used, shared] = [await uploadDesignation(identity, mara), aDesignation()];
  const [unused, twin] = [await uploadDesignation(identity, mara, shared), await uploadDesignation(identity, mara, shared)];
  const alone = await uploadDesignation(identity, mara);
  await mutate(identity, 'requestInstitutionAccount', { institutionId: await aMinistryId(), designationDocumentId: used, position: 'Director' }, mara);
  await identity.sql("UPDATE document SET created_at = now() - interval '31 days' WHERE id = ANY($1)", [[used, unused, alone]]);
  const dataSource = await createIdentityDataSource({ url: identity.databaseUrl }).initialize();
  const removed: string[] = [];
  const { tasks } = unusedDocumentPurge({
    records: createDocumentRecordStore(dataSource.manager),
    store: { remove: async (sha256) => void removed.push(sha256) },
    logger: createLogger({ service: 'test', level: 'silent' }),
  });
  const [{ sha256 } = { sha256: '' }] = await identity.sql<{ sha256: string }>('SELECT sha256 FROM document WHERE id = $1', [alone]);

  await tasks['purge-unused-documents']!({}, { jobId: randomUUID(), attempt: 1, isLastAttempt: false });
  await dataSource.destroy();

  const left = await identity.sql<{ id: string }>('SELECT id FROM document WHERE owner_user_id = $1', [mara.userId]);
  expect(left.map(({ id }) => id).sort()).toEqual([used, twin].sort());
  expect(removed).toEqual([sha256]);
});
