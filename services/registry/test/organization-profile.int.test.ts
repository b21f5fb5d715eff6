import { anonymous, type Principal } from '@conect/auth';
import { aUser } from '@conect/testing';
import { accepted, anOrganizationIn, mutate, type Payload } from './operations';
import { grantRole, startRegistry, type TestRegistry } from './registry';

let registry: TestRegistry;
const applicant = aUser();
const officer = aUser();
const editor = aUser();
const idOf = (principal: Principal): string => (principal.kind === 'USER' ? principal.userId : '');

beforeAll(async () => {
  registry = await startRegistry();
  await grantRole(registry, idOf(officer), 'SGG_ADMIN');
});
afterAll(() => registry?.stop());

async function anActive(): Promise<string> {
  const id = await anOrganizationIn(registry, 'ACTIVE', { applicant, officer });
  await grantRole(registry, idOf(editor), 'NGO_EDITOR', id);
  return id;
}

const update = (organizationId: string, changes: object): Promise<Payload> => mutate(registry, editor, 'updateOrganization', { organizationId, ...changes });

/** One field of an organization as the viewer sees it. */
async function seen(viewer: Principal, id: string, selection: string): Promise<unknown> {
  const { data, errors } = await registry.ask<{ organization: { field: unknown } | null }>(viewer, `query ($id: ID!) { organization(id: $id) { field: ${selection} } }`, { id });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.organization?.field;
}

const eventsOf = (id: string) =>
  registry.sql<{ type: string; fields: string[] | null }>(
    `SELECT replace(headers->>'ce_type', 'ro.gov.conect.registry.', '') AS type, value::jsonb->'changedFields' AS fields FROM outbox WHERE key = $1 ORDER BY position`,
    [id],
  );

const lastChanges = async (id: string): Promise<object> => {
  const [entry] = await registry.sql<{ changes: object }>('SELECT changes FROM audit_entry WHERE subject_id = $1 ORDER BY id DESC LIMIT 1', [id]);
  return entry!.changes;
};

describe('the short description', () => {
  it('is in the language asked for, or else in the one there is', async () => {
    const id = await anActive();
    accepted(await update(id, { shortDescription: { ro: 'Plantăm copaci.', en: 'We plant trees.' } }));

    expect(await seen(anonymous, id, 'shortDescription(locale: RO) { text locale }')).toEqual({ text: 'Plantăm copaci.', locale: 'RO' });
    expect(await seen(anonymous, id, 'shortDescription(locale: EN) { text locale }')).toEqual({ text: 'We plant trees.', locale: 'EN' });

    accepted(await update(id, { shortDescription: { en: null } }));
    expect(await seen(anonymous, id, 'shortDescription(locale: EN) { text locale }')).toEqual({ text: 'Plantăm copaci.', locale: 'RO' });
  });

  it('changes by one event and one audit entry, which names the field and keeps the text to itself', async () => {
    const id = await anActive();
    const before = (await eventsOf(id)).length;
    accepted(await update(id, { shortDescription: { ro: 'Plantăm copaci.' } }));
    accepted(await update(id, { shortDescription: { ro: ' Plantăm copaci. ' } }));

    expect((await eventsOf(id)).slice(before)).toEqual([{ type: 'OrganizationUpdated', fields: ['shortDescription.ro'] }]);
    expect(await lastChanges(id)).toMatchObject({ shortDescriptionRo: { before: null, after: '[personal]' } });
    expect(JSON.stringify(await lastChanges(id))).not.toContain('copaci');
  });

  it('is no longer shown once the organization has ended', async () => {
    const id = await anOrganizationIn(registry, 'DEREGISTERED', { applicant, officer }, { shortDescription: { ro: 'Plantăm copaci.' } });

    expect(await seen(anonymous, id, 'shortDescription { text }')).toBeNull();
    expect(await seen(officer, id, 'shortDescription { text }')).toEqual({ text: 'Plantăm copaci.' });
  });
});
