import { randomUUID } from 'node:crypto';
import { anonymous } from '@conect/auth';
import { aUser } from '@conect/testing';
import { anImported } from './claims';
import { aRow, createRegisterFiles, eventTypesIn, fileOf } from './register-files';
import { grantRole, startRegistry, type TestRegistry } from './registry';

let registry: TestRegistry;
const officerId = randomUUID();
const officer = aUser(officerId);

beforeAll(async () => {
  registry = await startRegistry();
  await grantRole(registry, officerId, 'SGG_ADMIN');
});
afterAll(() => registry?.stop());
beforeEach(async () => {
  await registry.sql('DELETE FROM organization');
  await registry.sql('DELETE FROM outbox');
});

interface Payload {
  readonly organization: { readonly purpose: string | null } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}
const release = async (principal: typeof officer, input: object): Promise<Payload> =>
  (await registry.ask<{ releaseRegisterPurpose: Payload }>(principal, 'mutation ($input: ReleaseRegisterPurposeInput!) { releaseRegisterPurpose(input: $input) { organization { id purpose } userErrors { code field } } }', { input })).data.releaseRegisterPurpose;
const see = async (principal: typeof officer, id: string) =>
  (await registry.ask<{ organization: object }>(principal, 'query ($id: ID!) { organization(id: $id) { purpose registerPurpose } }', { id })).data.organization;
const own = 'Protecția pădurii, prin Ion Popescu';

describe('the purpose of an organization that nobody claimed', () => {
  it('is read by SGG alone, until an officer releases it, redacted', async () => {
    const organizationId = await anImported(registry);

    expect(await see(anonymous, organizationId)).toEqual({ purpose: null, registerPurpose: null });
    expect(await see(officer, organizationId)).toEqual({ purpose: null, registerPurpose: own });
    expect(await release(officer, { organizationId, text: 'Protecția pădurii' })).toEqual({ organization: { id: organizationId, purpose: 'Protecția pădurii' }, userErrors: [] });
    expect(await see(anonymous, organizationId)).toEqual({ purpose: 'Protecția pădurii', registerPurpose: null });
    expect(await eventTypesIn(registry)).toEqual({ OrganizationUpdated: 1 });
    expect(await registry.sql(`SELECT 1 FROM audit_entry WHERE subject_id = $1 AND actor_id = $2 AND changes ? 'shownPurpose'`, [organizationId, officerId])).toHaveLength(1);
  });

  it('is told as released in the public history, with no text, which another release may have had to take back', async () => {
    const files = await createRegisterFiles(registry);
    await files.imported('registru.csv', fileOf(aRow(1, { scop: '"Protecția pădurii, prin Ion Popescu"' })));
    await files.remove();
    const [{ id: organizationId }] = (await registry.sql<{ id: string }>('SELECT id FROM organization')) as [{ id: string }];
    await release(officer, { organizationId, text: 'Protecția pădurii, cu Maria Ionescu' });
    await release(officer, { organizationId, text: 'Protecția pădurii' });

    const { data } = await registry.ask<{ organization: { history: { nodes: readonly { actor: unknown; changes: readonly object[] }[] } } }>(anonymous, 'query ($id: ID!) { organization(id: $id) { history { nodes { actor { id } changes { field before after } } } } }', { id: organizationId });
    const released = { actor: null, changes: [{ field: 'purpose', before: null, after: '[personal]' }] };
    expect(data.organization.history.nodes.slice(0, 2)).toEqual([released, released]);
    expect(JSON.stringify(await registry.sql('SELECT changes FROM audit_entry WHERE subject_id = $1', [organizationId]))).not.toContain('Ionescu');
  });

  it('is shown as it is when nothing has to go, and no longer once the register says otherwise', async () => {
    const organizationId = await anImported(registry);
    await release(officer, { organizationId });
    expect(await see(anonymous, organizationId)).toMatchObject({ purpose: own });

    await registry.sql(`UPDATE organization SET purpose = 'Protecția apelor, prin Maria Ionescu' WHERE id = $1`, [organizationId]);
    expect(await see(anonymous, organizationId)).toMatchObject({ purpose: null });
    await release(officer, { organizationId, text: 'Protecția apelor' });
    expect(await see(anonymous, organizationId)).toMatchObject({ purpose: 'Protecția apelor' });
  });

  it('is released by nobody else, nor once it ended or somebody speaks for it, nor as an empty text', async () => {
    const organizationId = await anImported(registry);
    const ended = await anImported(registry, 'DEREGISTERED');

    expect((await release(aUser(), { organizationId })).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await release(officer, { organizationId, text: ' ' })).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['text'] }]);
    expect((await release(officer, { organizationId: ended })).userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
    expect((await release(officer, { organizationId: randomUUID() })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await see(anonymous, organizationId)).toMatchObject({ purpose: null });
    expect(await eventTypesIn(registry)).toEqual({});
  });
});
