import type { UserPrincipal } from '@conect/auth';
import { documentRecordsOf } from '../src/document/database/document-records';
import { createIdentityDataSource } from '../src/service/database/data-source';
import { aDesignation, described, localAddressOf, uploadDesignation } from './documents';
import { startIdentity, type TestIdentity } from './identity';
import { anSggAdmin, aSignedInUser, auditOf, mutate, tableCounts } from './operations';

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

it('one that is no paper is refused and leaves nothing', async () => {
  const before = await tableCounts(identity);

  const { upload, userErrors } = await mutate(identity, 'requestIdentityDocumentUpload', described(aDesignation(), { mediaType: 'text/html' }), elena);

  expect(upload).toBeNull();
  expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['mediaType'] }]);
  expect(await tableCounts(identity)).toEqual(before);
});

it('those that no request uses go after 30 days', async () => {
  const mara = await aSignedInUser(identity, 'mara@exemplu.ro');
  const [used, unused] = [await uploadDesignation(identity, mara), await uploadDesignation(identity, mara)];
  await mutate(identity, 'requestInstitutionAccount', { institutionId: await aMinistryId(), designationDocumentId: used, position: 'Director' }, mara);
  await identity.sql("UPDATE document SET created_at = now() - interval '31 days' WHERE id = ANY($1)", [[used, unused]]);
  const dataSource = await createIdentityDataSource({ url: identity.databaseUrl }).initialize();

  await documentRecordsOf(dataSource.manager).deleteUnused(30, 100);
  await dataSource.destroy();

  expect(await identity.sql('SELECT id FROM document WHERE owner_user_id = $1', [mara.userId])).toEqual([{ id: used }]);
});
